/** Tests 6.1.43, 6.1.44 and 6.1.61 of CSAF 2.1: one star at most stands for the rest of a number. */
import { textsOf } from "./csaf-view.ts";
import { type Rule, rule } from "./rule.ts";

/** Stars that no backslash stands before. */
function stars(value: string): number {
	let found = 0;
	for (let at = 0; at < value.length; at++) {
		if (value.charAt(at) === "\\") at++;
		else if (value.charAt(at) === "*") found++;
	}
	return found;
}

function oneStar(key: "model_numbers" | "serial_numbers" | "skus"): Rule["check"] {
	return ({ products }, report) => {
		for (const { helper, place } of products) {
			for (const [at, value] of textsOf(helper, key).entries())
				if (stars(value) > 1)
					report(place.pointer("product_identification_helper", key, at), `"${value.slice(0, 80)}" has more than one unescaped star`);
		}
	};
}

const why = "Two stars fit the same number in several ways, so programs differ in what they match.";

/** Test 6.1.43. */
export const starsInModel = rule("6.1.43", "Use of Multiple Stars in Model Number", why, oneStar("model_numbers"));

/** Test 6.1.44. */
export const starsInSerial = rule("6.1.44", "Use of Multiple Stars in Serial Number", why, oneStar("serial_numbers"));

/** Test 6.1.61. */
export const starsInSku = rule("6.1.61", "Use of Multiple Stars in SKU", why, oneStar("skus"));
