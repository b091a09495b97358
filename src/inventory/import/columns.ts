/** Which column of a delimited file holds which field. */
import { cleanCell, withoutFormulaMark } from "./clean-cell.ts";
import { guessField } from "./content-shape.ts";
import { FIELDS, type Field, type FieldValues } from "./field.ts";
import { findField } from "./find-field.ts";
import type { ColumnMap } from "./map-spec.ts";
import { keyOf } from "./name-key.ts";

/** Column numbers by field, from 0, the best first. */
export type Columns = Readonly<Record<Field, readonly number[]>>;

/** The plan for reading a file's rows. */
export interface ColumnPlan {
	readonly columns: Columns;
	/** How many columns the header, or most rows, have. */
	readonly width: number;
	/** Number of the last column that is read, from 1; a row shorter than that lacks something. */
	readonly needed: number;
	/** Fields that were recognised by their cells only. */
	readonly guessed: readonly Field[];
	/** Entries of the user's map that named no column. */
	readonly unmapped: readonly string[];
	/** Headings of columns that are not read, secrets apart. */
	readonly unused: readonly string[];
	/** True when a column of secrets was dropped. */
	readonly secrets: boolean;
	/** SADP's export: what answers that protocol is built by Hikvision, whatever the label says. */
	readonly sadp: boolean;
}

/**
 * Lays out the columns: the user's map first, then headings, then the looks of the cells.
 *
 * @param header - The heading row, `undefined` where the file has none.
 * @param sample - The first rows, raw.
 */
export function planColumns(header: readonly string[] | undefined, sample: readonly (readonly string[])[], map: ColumnMap): ColumnPlan {
	const width = header?.length ?? usualWidth(sample);
	const taken = new Set<number>();
	const ranked = new Map<Field, { index: number; rank: number }[]>();
	const put = (field: Field, index: number, rank: number): void => {
		ranked.set(field, [...(ranked.get(field) ?? []), { index, rank }]);
	};
	const names = (header ?? []).map((cell) => findField(withoutFormulaMark(cell)));
	for (const [index, named] of names.entries()) if (named.what === "secret") taken.add(index);
	const unmapped = applyMap(map, header ?? [], width, taken, put);
	const mapped = new Set(ranked.keys());
	for (const [index, named] of names.entries()) {
		if (taken.has(index)) continue;
		if (named.what === "ignored") taken.add(index);
		else if (named.what === "field") {
			taken.add(index);
			if (!mapped.has(named.field)) put(named.field, index, named.rank);
		}
	}
	const guessed = guessRest(sample, width, taken, ranked, put);
	const columns = Object.fromEntries(
		FIELDS.map((field) => [field, (ranked.get(field) ?? []).sort((a, b) => a.rank - b.rank).map(({ index }) => index)]),
	) as Record<Field, number[]>;
	const needed = Math.max(0, ...Object.values(columns).map((indices) => (indices[0] ?? -1) + 1));
	const used = new Set(Object.values(columns).flat());
	const unused = (header ?? []).flatMap((cell, index) =>
		used.has(index) || names[index]?.what === "secret" ? [] : (cleanCell(cell) ?? []),
	);
	const secrets = names.some((named) => named.what === "secret");
	return { columns, width, needed, guessed, unmapped, unused, secrets, sadp: isSadp(header ?? []) };
}

/** One row's raw texts by field. The order of the properties is fixed, which keeps the reading fast. */
export function valuesOf(cells: readonly string[], columns: Columns): FieldValues {
	return {
		oemManufacturer: first(cells, columns.oemManufacturer),
		oemModel: first(cells, columns.oemModel),
		oem: first(cells, columns.oem),
		mac: first(cells, columns.mac),
		serial: first(cells, columns.serial),
		build: first(cells, columns.build),
		firmware: first(cells, columns.firmware),
		isolated: first(cells, columns.isolated),
		exposure: first(cells, columns.exposure),
		ports: joined(cells, columns.ports),
		address: joined(cells, columns.address),
		model: first(cells, columns.model),
		maker: first(cells, columns.maker),
		brand: first(cells, columns.brand),
		manufacturer: first(cells, columns.manufacturer),
		driver: first(cells, columns.driver),
		protocol: first(cells, columns.protocol),
		kind: first(cells, columns.kind),
		type: first(cells, columns.type),
		id: first(cells, columns.id),
		site: first(cells, columns.site),
		name: first(cells, columns.name),
	};
}

function first(cells: readonly string[], indices: readonly number[]): string | undefined {
	const index = indices[0];
	if (index === undefined) return undefined;
	if (indices.length === 1) return cells[index];
	return cells[indices.find((index) => cleanCell(cells[index] ?? "") !== undefined) ?? index];
}

function joined(cells: readonly string[], indices: readonly number[]): string | undefined {
	if (indices.length <= 1) return first(cells, indices);
	return indices.map((index) => cells[index] ?? "").join(" ");
}

function applyMap(
	map: ColumnMap,
	header: readonly string[],
	width: number,
	taken: Set<number>,
	put: (field: Field, index: number, rank: number) => void,
): readonly string[] {
	const keys = header.map(keyOf);
	const unmapped: string[] = [];
	for (const [rank, { field, name, index }] of map.entries()) {
		const byName = keys.indexOf(keyOf(name));
		const at = byName >= 0 && keyOf(name) !== "" ? byName : index;
		if (at === undefined || at >= width || (taken.has(at) && field !== "ignore")) {
			unmapped.push(name);
			continue;
		}
		taken.add(at);
		if (field !== "ignore") put(field, at, rank);
	}
	return unmapped;
}

/** Gives each field that no heading named to the column whose cells look most like it. */
function guessRest(
	sample: readonly (readonly string[])[],
	width: number,
	taken: ReadonlySet<number>,
	ranked: ReadonlyMap<Field, unknown>,
	put: (field: Field, index: number, rank: number) => void,
): readonly Field[] {
	const named = new Set(ranked.keys());
	if (named.has("manufacturer")) named.add("brand");
	if (named.has("type")) named.add("model");
	const best = new Map<Field, { index: number; hits: number }>();
	for (let index = 0; index < width; index++) {
		if (taken.has(index)) continue;
		const guess = guessField(sample.map((cells) => cleanCell(cells[index] ?? "")));
		if (guess === undefined || named.has(guess.field)) continue;
		if (guess.hits > (best.get(guess.field)?.hits ?? 0)) best.set(guess.field, { index, hits: guess.hits });
	}
	for (const [field, { index }] of best) put(field, index, 0);
	return [...best.keys()];
}

function usualWidth(sample: readonly (readonly string[])[]): number {
	const counts = new Map<number, number>();
	for (const cells of sample) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

function isSadp(header: readonly string[]): boolean {
	const keys = new Set(header.map(keyOf));
	return ["devicetype", "softwareversion", "deviceserialnumber", "ipv4gateway", "subnetmask"].every((key) => keys.has(key));
}
