/**
 * `fixed` with one version (CSAF 2.0 section 3.2.3.9): the hole is closed in it and, as nobody reopens a hole on purpose, in what
 * follows on its line. The version becomes the lower end of a range, so that a later build does not read as "another version".
 */
import { fold } from "../../core/text.ts";
import type { Product, ProductStatus, Vulnerability } from "../document.ts";
import type { Expression } from "../range/expression.ts";
import type { RepairLog } from "./repair-log.ts";

/** What a document says of one model name, over all its holes. */
interface Group {
	/** Products that are `fixed` wherever they are listed, with their one version. */
	readonly fixed: { readonly product: Product; readonly text: string }[];
	/** Versions of all other products: none may lie at or above the fix. */
	readonly others: { readonly text: string; readonly excluded: boolean }[];
	/** A range among the others could not be read. */
	unclear: boolean;
}

/**
 * Widens the highest `fixed` version of each name to "and later", with a repair; the list is the same otherwise.
 *
 * Only the highest: with fixes 1.4.9 and 2.3.2 a device at 2.0.0 has neither. And only where nothing of the same name is affected, or
 * open, at that version or above. What cannot be compared here keeps the version exact.
 */
export function widenFixed(products: readonly Product[], vulnerabilities: readonly Vulnerability[], log: RepairLog): readonly Product[] {
	// Few documents list a fixed product at all.
	if (!vulnerabilities.some(({ status }) => [...status.values()].includes("fixed"))) return products;
	const statuses = statusesOf(vulnerabilities);
	const groups = new Map<string, Group>();
	for (const product of products) {
		const said = statuses.get(product.productId);
		if (said === undefined) continue;
		const key = `${fold(product.vendor)}\u0000${fold(product.name)}`;
		const group = groups.get(key) ?? { fixed: [], others: [], unclear: false };
		groups.set(key, group);
		const text = exactVersion(product.expression);
		if (text !== undefined && said.size === 1 && said.has("fixed")) group.fixed.push({ product, text });
		else if (said.has("known_affected") || said.has("under_investigation") || said.has("fixed")) addOther(group, product.expression);
	}
	const widened = new Map<Product, Product>();
	for (const group of groups.values()) {
		for (const { product, text } of highestOf(group)) {
			log.add("fixed-and-later", product.expressionPointer, text, `>= ${text}`);
			widened.set(product, { ...product, expression: andLater(product.expression) });
		}
	}
	return widened.size === 0 ? products : products.map((product) => widened.get(product) ?? product);
}

function statusesOf(vulnerabilities: readonly Vulnerability[]): ReadonlyMap<string, ReadonlySet<ProductStatus>> {
	const found = new Map<string, Set<ProductStatus>>();
	for (const { status } of vulnerabilities) {
		for (const [id, one] of status) {
			const held = found.get(id);
			if (held === undefined) found.set(id, new Set([one]));
			else held.add(one);
		}
	}
	return found;
}

function exactVersion(expression: Expression): string | undefined {
	const only = expression.kind === "ranges" && expression.alternatives.length === 1 ? expression.alternatives[0] : undefined;
	return only?.kind === "exact" ? only.text : undefined;
}

function addOther(group: Group, expression: Expression): void {
	if (expression.kind === "condition" || expression.kind === "unparsed") group.unclear = true;
	if (expression.kind !== "ranges") return;
	for (const one of expression.alternatives) {
		if (one.kind === "exact") group.others.push({ text: one.text, excluded: false });
		else if (one.upper === undefined || one.upper.axis === "build_date") group.unclear = true;
		else group.others.push({ text: one.upper.text, excluded: !one.upper.inclusive });
	}
}

/** The fixed products of the highest version, one or several; none where that cannot be told. */
function highestOf({ fixed, others, unclear }: Group): Group["fixed"] {
	const [first, ...rest] = fixed;
	if (first === undefined || unclear) return [];
	let highest = first.text;
	for (const { text } of rest) {
		const order = compareWritten(text, highest);
		if (order === undefined) return [];
		if (order > 0) highest = text;
	}
	const below = others.every(({ text, excluded }) => {
		const order = compareWritten(text, highest);
		return order !== undefined && (order < 0 || (order === 0 && excluded));
	});
	return below ? fixed.filter(({ text }) => compareWritten(text, highest) === 0) : [];
}

function andLater(expression: Expression): Expression {
	if (expression.kind !== "ranges") return expression;
	const alternatives = expression.alternatives.map((one) =>
		one.kind === "exact" ? ({ kind: "interval", lower: { text: one.text, inclusive: true, axis: "version", at: one.at } } as const) : one,
	);
	return { ...expression, alternatives };
}

const WRITTEN = /^([a-z][a-z0-9]{0,10}-)?v?(\d{1,9}(?:\.\d{1,9}){0,7})(?:[\s_-]{0,3}build[\s_-]{0,3}(\d{6}))?$/i;

/** How two versions of one form stand, with no vendor's scheme at hand; `undefined` where the texts alone do not tell. */
function compareWritten(a: string, b: string): number | undefined {
	const [left, right] = [WRITTEN.exec(a.trim()), WRITTEN.exec(b.trim())];
	if (left === null || right === null) return a.trim() === b.trim() ? 0 : undefined;
	if ((left[1] ?? "").toLowerCase() !== (right[1] ?? "").toLowerCase()) return undefined;
	const [mine, theirs] = [left[2] ?? "", right[2] ?? ""].map((text) => text.split(".").map(Number));
	const length = Math.max(mine?.length ?? 0, theirs?.length ?? 0);
	for (let at = 0; at < length; at++) {
		const [x, y] = [mine?.[at], theirs?.[at]];
		if (x === undefined || y === undefined) return undefined;
		if (x !== y) return x - y;
	}
	if (left[3] === right[3]) return 0;
	return left[3] === undefined || right[3] === undefined ? undefined : Number(left[3]) - Number(right[3]);
}
