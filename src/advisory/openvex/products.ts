/** The products of OpenVEX statements: each identifier once for each thing that is said of it. */
import { asObject, type JsonObject, member, step, text } from "../csaf/json.ts";
import type { RepairLog } from "../csaf/repair-log.ts";
import type { Product, ProductStatus } from "../document.ts";
import type { Expression } from "../range/expression.ts";
import { type NamedProduct, readProductId } from "./product-id.ts";

/** Most products and identifiers taken; a statement that goes beyond is cut, with a record. */
export const MOST_PRODUCTS = 200_000;

/** Collects products over all statements of a document. */
export interface ProductShelf {
	/** Products that one entry of `products` names, as ids. `undefined` = the entry could not be read. */
	take(entry: unknown, pointer: string, about: About): readonly string[] | undefined;
	products(): readonly Product[];
}

/** What is said of the product: it decides what a missing version means. */
export interface About {
	readonly status: ProductStatus;
	readonly supplier: string;
}

/** An empty shelf. */
export function createShelf(log: RepairLog): ProductShelf {
	const held = new Map<string, Product>();
	return {
		products: () => [...held.values()],
		take(entry, pointer, { status, supplier }) {
			// OpenVEX 0.0.1 wrote a product as its identifier alone.
			const object = typeof entry === "string" ? undefined : log.object(entry, pointer);
			const written = typeof entry === "string" ? [[entry, pointer] as const] : identifiers(object, pointer);
			const parts = subcomponents(object, step(pointer, "subcomponents"), log);
			const ids = written.flatMap(([id, at]) => {
				const named = readProductId(id, supplier);
				const product = named === undefined ? undefined : toProduct(id, at, named, parts, status);
				if (product === undefined || (held.size >= MOST_PRODUCTS && !held.has(product.productId))) {
					log.add(product === undefined ? "unreadable-identifier" : "too-many-products", at, id.slice(0, 200), "");
					return [];
				}
				if (!held.has(product.productId)) held.set(product.productId, product);
				return [product.productId];
			});
			return ids.length === 0 ? undefined : [...new Set(ids)];
		},
	};
}

/** `@id` and `identifiers`, in which the specification writes `cpe23` and its schema `@cpe23`. Equal ones count once. */
function identifiers(object: JsonObject | undefined, pointer: string): readonly (readonly [id: string, at: string])[] {
	const found = new Map<string, string>();
	const add = (id: string | undefined, at: string) => {
		if (id !== undefined && !found.has(id)) found.set(id, at);
	};
	add(text(object, "@id"), step(pointer, "@id"));
	const inner = asObject(member(object, "identifiers"));
	for (const key of ["purl", "cpe23", "@cpe23", "cpe22", "@cpe22"]) add(text(inner, key), step(step(pointer, "identifiers"), key));
	return [...found];
}

/** Good news that holds for parts of a product only is no news of the product: it becomes a condition. */
function subcomponents(object: JsonObject | undefined, pointer: string, log: RepairLog): readonly string[] {
	return log
		.array(object, "subcomponents", pointer)
		.slice(0, 20)
		.map((value, i) => {
			const part = log.object(value, step(pointer, i));
			const name =
				(typeof value === "string" ? value : text(part, "@id")) ?? text(asObject(member(part, "identifiers")), "purl") ?? "unnamed";
			return `only the part ${name.slice(0, 200)}`;
		});
}

function toProduct(id: string, pointer: string, named: NamedProduct, parts: readonly string[], status: ProductStatus): Product {
	const good = status === "fixed" || status === "known_not_affected";
	const expression = expressionOf(named, status);
	const conditions = good ? [...named.conditions, ...parts] : named.conditions;
	const variant = [named.vendor, ...conditions, expression.kind === "condition" ? "no version" : ""]
		.filter((part) => part !== "")
		.join("|");
	const { model, slot } = named;
	// A proof quotes the words themselves: where the version is written in code (`V5.4%20build`), the identifier is quoted as a whole.
	const version = named.version !== undefined && id.includes(named.version) ? named.version : "";
	return {
		productId: `${id}${named.slot === "full_name" || conditions.length > 0 || expression.kind === "condition" ? `#${variant}` : ""}`,
		pointer,
		vendor: named.vendor,
		name: model ?? id,
		fullName: id,
		models: model === undefined ? [] : [{ text: model, slot, pointer }],
		expression,
		expressionText: version,
		expressionPointer: version === "" ? "" : pointer,
		conditions,
	};
}

/** An exact version. Without one every version is meant, but for `fixed`: that which version is fixed is then not said. */
function expressionOf({ version }: NamedProduct, status: ProductStatus): Expression {
	if (version !== undefined) return { kind: "ranges", alternatives: [{ kind: "exact", text: version, at: 0 }] };
	return status === "fixed" ? { kind: "condition", text: "the document does not say which version is fixed" } : { kind: "all" };
}
