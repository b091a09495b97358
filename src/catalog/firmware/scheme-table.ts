/** Tables by which a scheme proves itself: what it reads, orders and refuses, with the source on the row. */

import { compareWithin } from "./compare-within.ts";
import type { Comparison, FirmwareScheme, FirmwareVersion, Order } from "./scheme.ts";

/** An order, and with `?` what else the comparison must say: `a` extends `b`, `b` extends `a`, or a conflict of axes. */
export type ExpectedOrder = Order | "? a extends" | "? b extends" | "? conflict";

/** Rows of one scheme. The last member of a row is its source: a document, a device answer, or the rule it follows. */
export interface SchemeTable {
	readonly reads: readonly (readonly [raw: string, parts: Partial<FirmwareVersion>, source: string])[];
	readonly orders: readonly (readonly [a: string, order: ExpectedOrder, b: string, source: string])[];
	readonly refuses: readonly (readonly [raw: string, source: string])[];
}

/** Every row that the scheme does not keep, one line each; each order is asked in both directions. */
export function contradictions(scheme: FirmwareScheme, table: SchemeTable): readonly string[] {
	return [
		...table.reads.flatMap(([raw, parts, source]) => wrongParts(scheme, raw, parts).map((text) => `${text} (${source})`)),
		...table.orders.flatMap(([a, order, b, source]) => [
			...wrongOrder(scheme, a, order, b).map((text) => `${text} (${source})`),
			...wrongOrder(scheme, b, mirrored(order), a).map((text) => `${text} (${source})`),
		]),
		...table.refuses
			.filter(([raw]) => scheme.parse(raw).ok)
			.map(([raw, source]) => `${scheme.id} reads ${JSON.stringify(raw)} (${source})`),
	];
}

function wrongParts(scheme: FirmwareScheme, raw: string, parts: Partial<FirmwareVersion>): readonly string[] {
	const parsed = scheme.parse(raw);
	if (!parsed.ok) return [`${scheme.id} refuses ${JSON.stringify(raw)}: ${parsed.error.code}`];
	const found: Partial<Record<string, unknown>> = { ...parsed.value };
	return Object.entries(parts).flatMap(([field, value]) =>
		JSON.stringify(found[field]) === JSON.stringify(value)
			? []
			: [`${scheme.id} ${JSON.stringify(raw)}: ${field} is ${JSON.stringify(found[field])}, not ${JSON.stringify(value)}`],
	);
}

function wrongOrder(scheme: FirmwareScheme, a: string, order: ExpectedOrder, b: string): readonly string[] {
	const comparison = compareWithin(scheme, a, b);
	const found = toExpected(comparison);
	return found === order ? [] : [`${scheme.id} ${a} ${found} ${b}, not ${order}: ${comparison.why}`];
}

function toExpected(comparison: Comparison): ExpectedOrder {
	if (comparison.conflict === true) return "? conflict";
	return comparison.order !== "?" || comparison.extends === undefined ? comparison.order : `? ${comparison.extends} extends`;
}

function mirrored(order: ExpectedOrder): ExpectedOrder {
	const other: Partial<Record<ExpectedOrder, ExpectedOrder>> = {
		"<": ">",
		">": "<",
		"? a extends": "? b extends",
		"? b extends": "? a extends",
	};
	return other[order] ?? order;
}
