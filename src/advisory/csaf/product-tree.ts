/** Walks a product tree (CSAF 2.0 section 3.2.2) without recursion and within bounds: a stranger decides its shape and size. */
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { asObject, type JsonObject, member, step, text } from "./json.ts";
import type { RepairLog } from "./repair-log.ts";

/** Branches, products and relationships taken in one document. */
export const MOST_PRODUCTS = 1_000_000;

/** One branch on the way to a product; the way is a chain to the root. */
export interface BranchStep {
	/** CSAF 2.0 section 3.1.2.2: `vendor`, `product_family`, `product_name`, `product_version`, `product_version_range`, … */
	readonly category: string;
	/** As published. */
	readonly name: string;
	readonly pointer: string;
	readonly parent: BranchStep | undefined;
}

/** A full_product_name_t with the branches above it; none for one of `full_product_names`. */
export interface Leaf {
	readonly productId: string;
	/** As published; empty when it has none. */
	readonly fullName: string;
	readonly product: JsonObject;
	readonly pointer: string;
	readonly branch: BranchStep | undefined;
}

interface Frame {
	readonly branches: readonly unknown[];
	readonly pointer: string;
	readonly parent: BranchStep | undefined;
	next: number;
}

/** All products of `branches` and `full_product_names`, in document order; `advisory/too-many-products` beyond the bound. */
export function walkTree(tree: JsonObject | undefined, source: string, log: RepairLog): Result<Leaf[], Problem> {
	const leaves: Leaf[] = [];
	const root = "/product_tree";
	const stack: Frame[] = [{ branches: log.array(tree, "branches", root), pointer: `${root}/branches`, parent: undefined, next: 0 }];
	let count = 0;
	for (let frame = stack[0]; frame !== undefined; frame = stack[stack.length - 1]) {
		if (frame.next >= frame.branches.length) {
			stack.pop();
			continue;
		}
		if (++count > MOST_PRODUCTS) return tooMany(source);
		const pointer = step(frame.pointer, frame.next);
		const branch = log.object(frame.branches[frame.next++], pointer);
		if (branch === undefined) continue;
		const name = log.string(member(branch, "name"), step(pointer, "name")) ?? "";
		const here: BranchStep = { category: text(branch, "category") ?? "", name, pointer, parent: frame.parent };
		pushLeaf(leaves, member(branch, "product"), step(pointer, "product"), here, log);
		if (Object.hasOwn(branch, "branches")) {
			stack.push({ branches: log.array(branch, "branches", pointer), pointer: step(pointer, "branches"), parent: here, next: 0 });
		}
	}
	const names = log.array(tree, "full_product_names", root);
	if (count + names.length > MOST_PRODUCTS) return tooMany(source);
	names.forEach((product, i) => {
		pushLeaf(leaves, product, `${root}/full_product_names/${i}`, undefined, log);
	});
	return ok(leaves);
}

function pushLeaf(leaves: Leaf[], value: unknown, pointer: string, branch: BranchStep | undefined, log: RepairLog): void {
	const leaf = readLeaf(value, pointer, branch, log);
	if (leaf !== undefined) leaves.push(leaf);
}

/** A full_product_name_t; `undefined` where there is none, or none with an id, which no status could name. */
export function readLeaf(value: unknown, pointer: string, branch: BranchStep | undefined, log: RepairLog): Leaf | undefined {
	if (value === undefined) return undefined;
	const product = asObject(value);
	const productId = text(product, "product_id");
	if (product === undefined || productId === undefined || productId === "") {
		log.add("product-without-id", pointer, text(product, "name") ?? "", "");
		return undefined;
	}
	const fullName = log.string(member(product, "name"), step(pointer, "name")) ?? "";
	return { productId, fullName, product, pointer, branch };
}

/** The document is refused as a whole: half a tree would be half the truth. */
export function tooMany(source: string): Result<never, Problem> {
	const message = `the document has more than ${MOST_PRODUCTS} branches, products or group members`;
	return err({ code: "advisory/too-many-products", message, at: `${source}#/product_tree`, todo: "Split the document." });
}
