/** Test 6.1.33: groups count too. */
import { text } from "../json.ts";
import { itemsOf, productsOf } from "./csaf-view.ts";
import { rule } from "./rule.ts";

/** The justifications of VEX (3.2.3.5). */
const JUSTIFICATIONS = new Set([
	"component_not_present",
	"inline_mitigations_already_exist",
	"vulnerable_code_cannot_be_controlled_by_adversary",
	"vulnerable_code_not_in_execute_path",
	"vulnerable_code_not_present",
]);

/** The test. */
export const multipleFlags = rule(
	"6.1.33",
	"Multiple Flags with VEX Justification Codes per Product",
	"Two reasons for one product leave open which of them holds.",
	(view, report) => {
		for (const vulnerability of view.vulnerabilities) {
			const first = new Map<string, string>();
			for (const { node, place } of itemsOf(vulnerability, "flags")) {
				const label = text(node, "label") ?? "";
				if (!JUSTIFICATIONS.has(label)) continue;
				for (const product of new Set(productsOf(view, node))) {
					const held = first.get(product);
					if (held === undefined) first.set(product, label);
					else report(place.pointer(), `"${product}" has the justifications ${held} and ${label}`);
				}
			}
		}
	},
);
