/** Test 6.2.11: a reference to the document itself, by https, under the file name that section 5.1 asks for. */
import { member, text } from "../json.ts";
import { type CsafView, itemsOf } from "./csaf-view.ts";
import { rule } from "./rule.ts";

/** The file name of a document (section 5.1). */
export function fileNameOf(id: string): string {
	return `${id.toLowerCase().replace(/[^+\-a-z0-9]+/g, "_")}.json`;
}

/** Addresses of the document itself that keep the rule. */
export function canonicalUrls({ document, documentPlace, tracking }: CsafView): readonly string[] {
	const id = text(tracking, "id");
	if (document === undefined || id === undefined) return [];
	return itemsOf({ node: document, place: documentPlace }, "references")
		.filter(({ node }) => text(node, "category") === "self")
		.map(({ node }) => text(node, "url") ?? "")
		.filter((url) => url.startsWith("https://") && url.endsWith(`/${fileNameOf(id)}`));
}

/** The test. */
export const canonicalUrl = rule(
	"6.2.11",
	"Missing Canonical URL",
	"A copy without the address of its original cannot be checked for a newer version.",
	(view, report) => {
		const id = text(view.tracking, "id");
		if (id === undefined || canonicalUrls(view).length > 0) return;
		const has = member(view.document, "references") !== undefined;
		report(
			view.documentPlace.pointer(...(has ? ["references"] : [])),
			`no reference of the category self leads by https to a file ${fileNameOf(id).slice(0, 200)}`,
		);
	},
);
