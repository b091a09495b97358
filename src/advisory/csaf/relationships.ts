/**
 * Relationships (CSAF 2.0 section 3.2.2.4) and product paths (CSAF 2.1 section 3.2.3.4): firmware on hardware becomes one product with
 * the hardware's models and the firmware's versions.
 */
import { fold } from "../../core/text.ts";
import type { ModelName, Product, Unparsed } from "../document.ts";
import { cleanName } from "./clean-name.ts";
import { readIdentification } from "./identification.ts";
import { member, step, text } from "./json.ts";
import { splitModelNames } from "./model-names.ts";
import { type Leaf, readLeaf } from "./product-tree.ts";
import type { RepairLog } from "./repair-log.ts";

const MOST_CONDITIONS = 20;

/** What reading relationships adds to the advisory besides the products. */
export interface RelationshipSink {
	readonly log: RepairLog;
	readonly unparsed: Unparsed[];
}

interface Relation {
	readonly category: string;
	/** The part: firmware, component. */
	readonly part: string;
	/** What it is on or in. */
	readonly host: string;
	readonly leaf: Leaf;
	readonly pointer: string;
	readonly partPointer: string;
	readonly hostPointer: string;
	/** A step on the way of a path with several subpaths: a product that the document does not name. */
	readonly unnamed: boolean;
}

/** The two members of a product tree that join products. */
export interface JoiningEntries {
	readonly relationships: readonly unknown[];
	readonly paths: readonly unknown[];
}

/**
 * Builds the products of all relationships, in document order.
 *
 * A relationship may name another; they are resolved with a work list. A reference to nothing, or in a circle, is recorded and
 * leaves the versions unknown: the product keeps the models of the half that is there.
 */
export function buildRelationships(
	{ relationships, paths }: JoiningEntries,
	products: ReadonlyMap<string, Product>,
	{ log, unparsed }: RelationshipSink,
): Product[] {
	const relations = new Map<string, Relation>();
	const order: string[] = [];
	const take = (relation: Relation): void => {
		const id = relation.leaf.productId;
		if (relations.has(id) || products.has(id)) log.add("duplicate-product-id", relation.pointer, id, "");
		else {
			relations.set(id, relation);
			if (!relation.unnamed) order.push(id);
		}
	};
	relationships.forEach((entry, i) => {
		const relation = readRelation(entry, `/product_tree/relationships/${i}`, log);
		if (relation !== undefined) take(relation);
	});
	paths.forEach((entry, i) => {
		for (const relation of readPath(entry, `/product_tree/product_paths/${i}`, log)) take(relation);
	});
	const built = new Map<string, Product>();
	const known = (id: string): Product | undefined => products.get(id) ?? built.get(id);
	for (const id of order) resolve(id, relations, built, known, { log, unparsed });
	return order.flatMap((id) => built.get(id) ?? []);
}

function readRelation(entry: unknown, pointer: string, log: RepairLog): Relation | undefined {
	const object = log.object(entry, pointer);
	const leaf = readLeaf(member(object, "full_product_name"), step(pointer, "full_product_name"), undefined, log);
	if (object === undefined || leaf === undefined) return undefined;
	const part = text(object, "product_reference") ?? "";
	const host = text(object, "relates_to_product_reference") ?? "";
	const partPointer = step(pointer, "product_reference");
	const hostPointer = step(pointer, "relates_to_product_reference");
	return { category: text(object, "category") ?? "", part, host, leaf, pointer, partPointer, hostPointer, unnamed: false };
}

/** A path as a chain: each subpath relates to the path of all that stand before it, the last is the product that is named. */
function readPath(entry: unknown, pointer: string, log: RepairLog): readonly Relation[] {
	const object = log.object(entry, pointer);
	const leaf = readLeaf(member(object, "full_product_name"), step(pointer, "full_product_name"), undefined, log);
	if (object === undefined || leaf === undefined) return [];
	const subpaths = log.array(object, "subpaths", pointer);
	let part = text(object, "beginning_product_reference") ?? "";
	let partPointer = step(pointer, "beginning_product_reference");
	// Without a subpath it is a path to nowhere: kept as half a pair, so that nobody is told "not listed".
	return (subpaths.length === 0 ? [undefined] : subpaths).map((value, i): Relation => {
		const at = `${pointer}/subpaths/${i}`;
		const subpath = log.object(value, at);
		const hostPointer = step(at, "next_product_reference");
		const unnamed = i < subpaths.length - 1;
		// No id of a document can be the same: it would need the pointer of this very path.
		const id = unnamed ? `${leaf.productId} ${at}` : leaf.productId;
		const relation = {
			category: text(subpath, "category") ?? "",
			part,
			host: text(subpath, "next_product_reference") ?? "",
			leaf: { ...leaf, productId: id },
			pointer: at,
			partPointer,
			hostPointer,
			unnamed,
		};
		part = id;
		partPointer = pointer;
		return relation;
	});
}

/** Depth-first with a stack of its own: chains may be as long as the document. */
function resolve(
	start: string,
	relations: ReadonlyMap<string, Relation>,
	built: Map<string, Product>,
	known: (id: string) => Product | undefined,
	sink: RelationshipSink,
): void {
	const stack = [start];
	const open = new Set<string>();
	for (let id = stack[stack.length - 1]; id !== undefined; id = stack[stack.length - 1]) {
		const relation = relations.get(id);
		if (relation === undefined || built.has(id)) {
			stack.pop();
			continue;
		}
		const waiting = open.has(id)
			? []
			: [relation.part, relation.host].filter((other) => known(other) === undefined && relations.has(other));
		open.add(id);
		const next = waiting.filter((other) => !open.has(other));
		if (next.length < waiting.length) sink.log.add("relationship-cycle", relation.pointer, id, "");
		if (next.length > 0) {
			stack.push(...next);
			continue;
		}
		built.set(id, withOwnNames(join(relation, known(relation.part), known(relation.host), sink), relation, sink.log));
		stack.pop();
	}
}

/** What the joined product's own helper says, besides those of its halves. */
function withOwnNames(product: Product, { leaf, pointer, unnamed }: Relation, log: RepairLog): Product {
	const { names, conditions } = readIdentification(leaf.product, leaf.pointer);
	if (unnamed || names.length + conditions.length === 0) return product;
	return {
		...product,
		models: [...product.models, ...names],
		conditions: conditionsOf(pointer, log, product.conditions, conditions),
	};
}

function join(relation: Relation, part: Product | undefined, host: Product | undefined, sink: RelationshipSink): Product {
	const { leaf, pointer } = relation;
	const { log } = sink;
	const full = cleanName(leaf.fullName);
	log.addAll(step(leaf.pointer, "name"), full.changes);
	const base = { productId: leaf.productId, pointer: leaf.pointer, fullName: full.text };
	if (part === undefined || host === undefined) return { ...base, ...halfOf(relation, part, host, full.text, sink) };
	if (relation.category === "installed_with")
		return { ...pick(part, part), ...base, conditions: conditionsOf(pointer, log, part.conditions, [`installed with ${host.fullName}`]) };
	// A camera's own version and a component's are two numberings: the device's firmware is compared with its own.
	if (host.expression.kind !== "all")
		return { ...pick(host, host), ...base, conditions: conditionsOf(pointer, log, host.conditions, [`with ${part.fullName}`]) };
	if (isSystem(relation.category, part))
		return { ...pick(host, part), ...base, conditions: conditionsOf(pointer, log, host.conditions, part.conditions) };
	const condition = { kind: "condition", text: `with ${part.fullName}` } as const;
	return {
		...pick(host, part),
		...base,
		expression: part.expression.kind === "all" && part.name === host.name ? part.expression : condition,
		conditions: host.conditions,
	};
}

/**
 * A pair of which one half, or both, is nowhere: the models of the half that is there, else those of the pair's own name. Which
 * versions are meant is not known then, and no device is told that it is not listed.
 */
function halfOf(
	{ part: partId, host: hostId, leaf, partPointer, hostPointer }: Relation,
	part: Product | undefined,
	host: Product | undefined,
	fullName: string,
	{ log, unparsed }: RelationshipSink,
): Omit<Product, "productId" | "pointer" | "fullName"> {
	const missing = (part === undefined ? partId : hostId) || "no product id";
	const at = part === undefined ? partPointer : hostPointer;
	log.add("dangling-reference", at, missing, "");
	const expression = { kind: "unparsed", text: missing, at: 0, expected: "the id of a product of this document" } as const;
	unparsed.push({ pointer: at, text: missing, at: 0, expected: expression.expected });
	const there = host ?? part;
	const name = step(leaf.pointer, "name");
	const own = (): ModelName[] => splitModelNames(fullName).map((text) => ({ text, slot: "full_name", pointer: name }));
	return {
		vendor: there?.vendor ?? "",
		name: there?.name ?? fullName,
		models: there?.models ?? (fullName === "" ? [] : own()),
		expression,
		expressionText: missing,
		expressionPointer: at,
		conditions: there?.conditions ?? [],
	};
}

/** Conditions of both ends, bounded: a chain of relationships would otherwise pile them up. */
function conditionsOf(pointer: string, log: RepairLog, ...lists: readonly (readonly string[])[]): readonly string[] {
	const all = [...new Set(lists.flat())];
	if (all.length <= MOST_CONDITIONS) return all;
	log.add("conditions-cut", pointer, String(all.length), String(MOST_CONDITIONS));
	return all.slice(0, MOST_CONDITIONS);
}

/** Models of the one, version slot of the other. */
function pick(models: Product, versions: Product): Omit<Product, "productId" | "pointer" | "fullName" | "conditions"> {
	return {
		vendor: models.vendor,
		name: models.name,
		models: models.models,
		expression: versions.expression,
		expressionText: versions.expressionText,
		expressionPointer: versions.expressionPointer,
	};
}

/** Firmware or an operating system of the device itself, not a library in it. */
function isSystem(category: string, part: Product): boolean {
	return category === "installed_on" || /\b(?:firmware|software|os|operating system|bios)\b/.test(fold(`${part.name} ${part.fullName}`));
}
