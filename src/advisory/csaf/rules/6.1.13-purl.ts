/** Test 6.1.13. */
import { text } from "../json.ts";
import { parsePurl } from "../purl.ts";
import { type CsafView, textsOf } from "./csaf-view.ts";
import { rule } from "./rule.ts";

/** One package URL and where it stands. */
export interface PurlAt {
	readonly value: string;
	readonly pointer: string;
}

/** The package URLs of each product, a list a product. */
export function purlsOf({ products, version }: CsafView): readonly (readonly PurlAt[])[] {
	const lists: PurlAt[][] = [];
	for (const { helper, place } of products) {
		if (helper === undefined) continue;
		const at = place.at("product_identification_helper");
		const single = version === "2.0" ? text(helper, "purl") : undefined;
		if (single !== undefined) lists.push([{ value: single, pointer: at.pointer("purl") }]);
		if (version === "2.1") lists.push(textsOf(helper, "purls").map((value, index) => ({ value, pointer: at.pointer("purls", index) })));
	}
	return lists;
}

/** The test. */
export const purl = rule("6.1.13", "PURL", "A package URL that cannot be read matches no software bill of materials.", (view, report) => {
	for (const { value, pointer } of purlsOf(view).flat()) {
		const read = parsePurl(value);
		if (!read.ok) report(pointer, `"${value.slice(0, 120)}" is no package URL: ${read.error}`);
	}
});
