/** Tests 6.1.29 and 6.1.32: remediations and flags say which products they are for. */
import { member } from "../json.ts";
import { itemsOf } from "./csaf-view.ts";
import { type Fix, rule } from "./rule.ts";
import { statusEntries } from "./status-groups.ts";

/** Test 6.1.29. The fix is the standard's: all products of the affected group. */
export const remediationProducts = rule(
	"6.1.29",
	"Remediation without Product Reference",
	"A remedy that is for no product helps the owner of none.",
	(view, report) => {
		for (const vulnerability of view.vulnerabilities) {
			for (const { node, place } of itemsOf(vulnerability, "remediations")) {
				if (member(node, "group_ids") !== undefined || member(node, "product_ids") !== undefined) continue;
				const value = [...new Set(statusEntries(view, vulnerability, ["Affected"]).map(({ product }) => product))];
				const fix: Fix | undefined =
					value.length === 0
						? undefined
						: { what: "adds all affected products", edits: [{ kind: "add", pointer: place.pointer(), key: "product_ids", value }] };
				report(place.pointer(), "the remediation has neither group_ids nor product_ids", fix);
			}
		}
	},
);

/** Test 6.1.32. */
export const flagProducts = rule(
	"6.1.32",
	"Flag without Product Reference",
	"A reason for not being affected that is for no product proves nothing.",
	(view, report) => {
		for (const vulnerability of view.vulnerabilities) {
			for (const { node, place } of itemsOf(vulnerability, "flags")) {
				if (member(node, "group_ids") === undefined && member(node, "product_ids") === undefined)
					report(place.pointer(), "the flag has neither group_ids nor product_ids");
			}
		}
	},
);
