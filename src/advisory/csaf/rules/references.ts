/** Where a document refers to products and groups that its tree defines. */
import { asObject, member, text } from "../json.ts";
import { type CsafView, itemsOf, type Located } from "./csaf-view.ts";
import type { Place } from "./place.ts";

/**
 * Lists of a vulnerability whose items name products and groups. The paths that 2.0 lists for tests 6.1.1 and 6.1.4 leave out `flags`, a
 * known issue of the standard; its sentence and its official files do not.
 */
const LISTS = {
	"2.0": ["flags", "remediations", "threats"],
	"2.1": ["first_known_exploitation_dates", "flags", "ids", "involvements", "notes", "remediations", "threats"],
} as const;

/** Visits a reference: the id, and where it stands as a place and a last step. */
export type VisitReference = (id: string, place: Place, key: string | number) => void;

function visitTexts(list: unknown, place: Place, key: string, visit: VisitReference): void {
	if (!Array.isArray(list)) return;
	const below = place.at(key);
	for (let at = 0; at < list.length; at++) {
		const id: unknown = (list as unknown[])[at];
		if (typeof id === "string") visit(id, below, at);
	}
}

function visitText({ node, place }: Located, key: string, visit: VisitReference): void {
	const id = text(node, key);
	if (id !== undefined) visit(id, place, key);
}

/** Items that carry `group_ids` and `product_ids`. */
function* boundItems(view: CsafView): Generator<Located, void, undefined> {
	if (view.version === "2.1" && view.document !== undefined) yield* itemsOf({ node: view.document, place: view.documentPlace }, "notes");
	for (const vulnerability of view.vulnerabilities) for (const list of LISTS[view.version]) yield* itemsOf(vulnerability, list);
}

/** Every reference to a product (test 6.1.1 names the paths). */
export function visitProductReferences(view: CsafView, visit: VisitReference): void {
	for (const { node, place } of view.groups) visitTexts(member(node, "product_ids"), place, "product_ids", visit);
	for (const path of view.paths) visitPathReferences(view, path, visit);
	for (const vulnerability of view.vulnerabilities) {
		const status = asObject(member(vulnerability.node, "product_status"));
		const place = vulnerability.place.at("product_status");
		if (status !== undefined) for (const key of Object.keys(status)) visitTexts(status[key], place, key, visit);
		for (const { node, place: at } of itemsOf(vulnerability, view.version === "2.0" ? "scores" : "metrics"))
			visitTexts(member(node, "products"), at, "products", visit);
	}
	for (const { node, place } of boundItems(view)) visitTexts(member(node, "product_ids"), place, "product_ids", visit);
}

/** The products that a relationship or product path is made of. */
export function visitPathReferences({ version }: CsafView, path: Located, visit: VisitReference): void {
	if (version === "2.0") {
		visitText(path, "product_reference", visit);
		visitText(path, "relates_to_product_reference", visit);
	} else {
		visitText(path, "beginning_product_reference", visit);
		for (const subpath of itemsOf(path, "subpaths")) visitText(subpath, "next_product_reference", visit);
	}
}

/** Every reference to a group (test 6.1.4 names the paths). */
export function visitGroupReferences(view: CsafView, visit: VisitReference): void {
	for (const { node, place } of boundItems(view)) visitTexts(member(node, "group_ids"), place, "group_ids", visit);
}
