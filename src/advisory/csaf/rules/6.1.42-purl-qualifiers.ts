/** Test 6.1.42 of CSAF 2.1. */
import { parsePurl } from "../purl.ts";
import { purlsOf } from "./6.1.13-purl.ts";
import { rule } from "./rule.ts";

/** A package URL without its qualifiers. */
function bare(value: string): string {
	const read = parsePurl(value);
	if (!read.ok) return value.replace(/\?[^#]*/, "");
	const { type, namespace, name, version, subpath } = read.value;
	return JSON.stringify([type, namespace, name, version, subpath]);
}

/** The test. */
export const purlQualifiers = rule(
	"6.1.42",
	"PURL Qualifiers",
	"Package URLs of one product name the same package in several places, not several packages.",
	(view, report) => {
		for (const list of purlsOf(view)) {
			const first = list[0];
			for (const { value, pointer } of list.slice(1))
				if (first !== undefined && bare(value) !== bare(first.value))
					report(pointer, `"${value.slice(0, 80)}" differs from the first package URL in more than its qualifiers`);
		}
	},
);
