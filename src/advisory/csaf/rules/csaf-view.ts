/**
 * A document as the tests of the standard look at it: products with their branches, vulnerabilities, groups, revisions.
 *
 * A stranger wrote it, and it may break the schema everywhere: what has the wrong type is not there. Built once, read by all rules.
 */
import { asObject, type JsonObject, member, text } from "../json.ts";
import type { CsafVersion } from "../schema/csaf-schema.ts";
import { Place } from "./place.ts";

/** An object of the document and its place. */
export interface Located {
	readonly node: JsonObject;
	readonly place: Place;
}

/** A branch of the product tree. */
export interface Branch extends Located {
	readonly category: string | undefined;
	readonly name: string | undefined;
	readonly above: Branch | undefined;
	/** Number of `branches` on the way here, from 1. */
	readonly depth: number;
	/** Its list, itself included. */
	readonly siblings: readonly Branch[];
}

/** A full product name. */
export interface Product extends Located {
	readonly id: string | undefined;
	readonly from: "branches" | "full_product_names" | "relationships" | "product_paths";
	/** The branch that holds it; its ancestors by `above`. */
	readonly branch: Branch | undefined;
	readonly helper: JsonObject | undefined;
}

/** A revision with its date as seconds since 1970; `undefined` where it is none. */
export interface Revision extends Located {
	readonly date: string | undefined;
	readonly seconds: number | undefined;
	readonly number: string | undefined;
}

/** What the rules read. */
export interface CsafView {
	readonly version: CsafVersion;
	readonly root: JsonObject;
	readonly top: Place;
	readonly document: JsonObject | undefined;
	readonly documentPlace: Place;
	readonly tracking: JsonObject | undefined;
	readonly trackingPlace: Place;
	readonly category: string | undefined;
	/** `tracking.status`. */
	readonly status: string | undefined;
	readonly tree: JsonObject | undefined;
	readonly treePlace: Place;
	readonly branches: readonly Branch[];
	readonly products: readonly Product[];
	readonly groups: readonly Located[];
	/** Product ids by group id. */
	readonly groupMembers: ReadonlyMap<string, readonly string[]>;
	/** `relationships` of 2.0, `product_paths` of 2.1. */
	readonly paths: readonly Located[];
	readonly vulnerabilities: readonly Located[];
	readonly revisions: readonly Revision[];
}

/** The items of a list that are objects. */
export function objectsIn(value: unknown, place: Place): readonly Located[] {
	if (!Array.isArray(value)) return [];
	const found: Located[] = [];
	for (let at = 0; at < value.length; at++) {
		const node = asObject((value as unknown[])[at]);
		if (node !== undefined) found.push({ node, place: place.at(at) });
	}
	return found;
}

/** The objects of a member that is a list. */
export function itemsOf({ node, place }: Located, key: string): readonly Located[] {
	const value = member(node, key);
	return value === undefined ? [] : objectsIn(value, place.at(key));
}

/** The items of a list that are texts. */
export function textsIn(value: unknown): readonly string[] {
	if (!Array.isArray(value)) return [];
	return (value as readonly unknown[]).every((one) => typeof one === "string")
		? (value as readonly string[])
		: (value as readonly unknown[]).filter((one) => typeof one === "string");
}

/** The texts of a member that is a list. */
export function textsOf(node: JsonObject | undefined, key: string): readonly string[] {
	return textsIn(member(node, key));
}

/** Seconds since 1970 of a date and time; `undefined` where the text is none. Parts of a second count. */
export function secondsOf(date: string | undefined): number | undefined {
	if (date === undefined || date.length < 20) return undefined;
	const found = /^(\d{4}-\d\d-\d\d)[Tt\s](\d\d:\d\d):(\d\d(?:\.\d+)?)(?:([Zz])|([+-]\d\d):?(\d\d)?)$/.exec(date);
	if (found === null) return undefined;
	const zone = found[4] === undefined ? `${found[5] ?? "+00"}:${found[6] ?? "00"}` : "Z";
	const minute = Date.parse(`${found[1] ?? ""}T${found[2] ?? ""}:00${zone}`);
	return Number.isNaN(minute) ? undefined : minute / 1000 + Number(found[3]);
}

/** Products that an item speaks of, directly or through groups. */
export function productsOf(view: CsafView, item: JsonObject): readonly string[] {
	const direct = textsOf(item, "product_ids");
	const groups = textsOf(item, "group_ids");
	return groups.length === 0 ? direct : [...direct, ...groups.flatMap((id) => view.groupMembers.get(id) ?? [])];
}

/** Makes the view. */
export function viewOf(root: JsonObject, version: CsafVersion): CsafView {
	const top = new Place();
	const document = asObject(member(root, "document"));
	const documentPlace = top.at("document");
	const tracking = asObject(member(document, "tracking"));
	const trackingPlace = documentPlace.at("tracking");
	const tree = asObject(member(root, "product_tree"));
	const treePlace = top.at("product_tree");
	const branches: Branch[] = [];
	const products: Product[] = [];
	walkBranches(member(tree, "branches"), treePlace, branches, products);
	for (const { node, place } of objectsIn(member(tree, "full_product_names"), treePlace.at("full_product_names")))
		products.push(productAt(node, place, "full_product_names", undefined));
	const key = version === "2.0" ? "relationships" : "product_paths";
	const paths = objectsIn(member(tree, key), treePlace.at(key));
	for (const { node, place } of paths) {
		const name = asObject(member(node, "full_product_name"));
		if (name !== undefined) products.push(productAt(name, place.at("full_product_name"), key, undefined));
	}
	const groups = objectsIn(member(tree, "product_groups"), treePlace.at("product_groups"));
	const groupMembers = new Map<string, readonly string[]>();
	for (const { node } of groups) {
		const id = text(node, "group_id");
		if (id !== undefined) groupMembers.set(id, [...(groupMembers.get(id) ?? []), ...textsOf(node, "product_ids")]);
	}
	const revisions = objectsIn(member(tracking, "revision_history"), trackingPlace.at("revision_history")).map((one): Revision => {
		const date = text(one.node, "date");
		return { ...one, date, seconds: secondsOf(date), number: text(one.node, "number") };
	});
	return {
		version,
		root,
		top,
		document,
		documentPlace,
		tracking,
		trackingPlace,
		category: text(document, "category"),
		status: text(tracking, "status"),
		tree,
		treePlace,
		branches,
		products,
		groups,
		groupMembers,
		paths,
		vulnerabilities: objectsIn(member(root, "vulnerabilities"), top.at("vulnerabilities")),
		revisions,
	};
}

function productAt(node: JsonObject, place: Place, from: Product["from"], branch: Branch | undefined): Product {
	return { node, place, id: text(node, "product_id"), from, branch, helper: asObject(member(node, "product_identification_helper")) };
}

/** In the order of the document, without recursion. */
function walkBranches(list: unknown, above: Place, branches: Branch[], products: Product[]): void {
	const open: { readonly items: readonly Branch[]; at: number }[] = [{ items: branchList(list, above, undefined), at: 0 }];
	for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
		const branch = level.items[level.at++];
		if (branch === undefined) {
			open.pop();
			continue;
		}
		branches.push(branch);
		const product = asObject(member(branch.node, "product"));
		if (product !== undefined) products.push(productAt(product, branch.place.at("product"), "branches", branch));
		const below = member(branch.node, "branches");
		if (below !== undefined) open.push({ items: branchList(below, branch.place, branch), at: 0 });
	}
}

function branchList(list: unknown, place: Place, above: Branch | undefined): readonly Branch[] {
	const siblings: Branch[] = [];
	for (const { node, place: at } of objectsIn(list, place.at("branches"))) {
		const depth = (above?.depth ?? 0) + 1;
		siblings.push({ node, place: at, category: text(node, "category"), name: text(node, "name"), above, depth, siblings });
	}
	return siblings;
}
