/** What a newer catalogue has that an older has not, and what it lacks of it: a maker that goes takes the answers about its devices along. */
import { type CatalogueData, type CatalogueFacts, readCatalogueData } from "../catalogue-data.ts";

/** Entries of one kind by the words that tell them apart. */
export interface KindChange {
	readonly kind: "makers and brands" | "names of makers and brands" | "relabels" | "model families" | "attacked holes" | "signs of makers";
	readonly before: number;
	readonly after: number;
	readonly added: readonly string[];
	readonly gone: readonly string[];
}

/** By kind, every kind; an entry of which one of these words was corrected counts as gone and added. */
export function contentChange(before: CatalogueData, after: CatalogueData): readonly KindChange[] {
	const [old, now] = [readCatalogueData(before), readCatalogueData(after)];
	return KINDS.map(([kind, keysOf]) => {
		const [had, has] = [new Set(keysOf(old)), new Set(keysOf(now))];
		const added = [...has].filter((key) => !had.has(key)).sort();
		const gone = [...had].filter((key) => !has.has(key)).sort();
		return { kind, before: had.size, after: has.size, added, gone };
	});
}

const KINDS: readonly (readonly [KindChange["kind"], (facts: CatalogueFacts) => readonly string[]])[] = [
	["makers and brands", ({ vendors }) => vendors.map(({ id }) => id)],
	[
		"names of makers and brands",
		({ vendors }) => vendors.flatMap(({ id, name, aliases }) => [name, ...aliases].map((one) => `${id}: ${one}`)),
	],
	[
		"relabels",
		({ relabels }) =>
			relabels.map(({ brand, maker, line, brandModel, makerModel }) =>
				[`${brand} by ${maker}`, line, brandModel, makerModel].filter((part) => part !== undefined).join(", "),
			),
	],
	["model families", ({ families }) => families.map(({ maker, pattern }) => `${maker}: ${pattern}`)],
	["attacked holes", ({ attacked }) => attacked.map(({ cve }) => cve)],
	["signs of makers", ({ signals }) => signals.map(({ id }) => id)],
];
