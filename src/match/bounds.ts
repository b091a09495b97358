/** The versions and days that documents compare a model's firmware with, and how a firmware stands to all of them. */
import type { Product } from "../advisory/document.ts";
import type { Comparison } from "../catalog/firmware/scheme.ts";
import { type DeviceFirmware, isNear, type VersionReader, type Versions } from "./firmware.ts";
import type { Hit } from "./hit.ts";
import type { EntryLikeness } from "./likeness.ts";
import type { Matcher } from "./matcher.ts";
import { sistersOf } from "./sister-families.ts";
import type { Subject } from "./subject.ts";
import { signsOf, type VersionForms } from "./version-form.ts";

/** The bounds of the documents on one model; each stands in the list once. */
export interface Bounds {
	/** Adds those of a document; gives their places. */
	add(beside: EntryLikeness): readonly number[];
	/**
	 * How a firmware stands to each bound: a small number that is equal where judging sees no difference. The list is used again by the
	 * next call.
	 */
	compare(subject: Subject): Uint8Array;
}

/** Largest number of `compare`, plus one. */
export const STANDS = 64;

type Axis = "version" | "build_date" | "readable";

interface Bound {
	readonly place: number;
	/** `readable` asks whether the firmware is read at all. */
	readonly axis: Axis;
	readonly text: string;
	/** The text as the group's reader reads it. */
	readonly versions: Versions;
}

/** Bounds that one reader reads. */
interface Group {
	readonly reader: VersionReader;
	readonly bounds: Bound[];
	readonly byText: Map<string, Bound>;
	/** By the place of a scheme, its bounds in numbers; made when a firmware of that scheme comes. */
	readonly columns: (Columns | undefined)[];
}

/** The bounds of a group in numbers, each at its place in the group. */
interface Columns {
	/** -1 for a bound that is none of the scheme's, or that numbers do not tell. */
	readonly forms: Int32Array;
	readonly vectors: Float64Array;
	readonly serials: Float64Array;
	readonly days: Float64Array;
}

/** No documents yet. */
export function createBounds(matcher: Matcher): Bounds {
	const groups: Group[] = [];
	let size = 0;
	let stands = new Uint8Array(0);
	const placeOf = (reader: VersionReader, axis: Axis, text: string): number => {
		let group = groups.find((one) => one.reader === reader);
		if (group === undefined) {
			group = { reader, bounds: [], byText: new Map(), columns: [] };
			groups.push(group);
		}
		const key = `${axis} ${text}`;
		const held = group.byText.get(key);
		if (held !== undefined) return held.place;
		const bound = { place: size, axis, text, versions: axis === "version" ? reader.read(text) : [] };
		group.byText.set(key, bound);
		group.bounds.push(bound);
		group.columns.length = 0;
		size += 1;
		return bound.place;
	};
	return {
		add({ entry, hits }) {
			const places = new Set<number>();
			for (const hit of [...hits, ...sistersOf(hits, entry)]) {
				// What reads the firmware depends on product and face alone.
				const reader = matcher.readerFor(hit.product, hit.face);
				places.add(placeOf(reader, "readable", ""));
				for (const { axis, text } of boundsOf(hit, entry, matcher)) places.add(placeOf(reader, axis, text));
			}
			return [...places];
		},
		compare(subject) {
			if (stands.length === size) stands.fill(0);
			else stands = new Uint8Array(size);
			for (const group of groups) compareGroup(group, subject.firmwareBy(group.reader), stands);
			return stands;
		},
	};
}

function* boundsOf(hit: Hit, entry: EntryLikeness["entry"], matcher: Matcher): Generator<{ readonly axis: Axis; readonly text: string }> {
	const { product } = hit.product;
	yield* boundsIn(product);
	for (const vulnerability of entry.advisory.vulnerabilities) yield* matcher.fixes(entry, vulnerability, product);
}

function* boundsIn({ expression }: Product): Generator<{ readonly axis: Axis; readonly text: string }> {
	if (expression.kind !== "ranges") return;
	for (const alternative of expression.alternatives) {
		if (alternative.kind === "exact") yield { axis: "version", text: alternative.text };
		else for (const bound of [alternative.lower, alternative.upper]) if (bound !== undefined) yield bound;
	}
}

function compareGroup(group: Group, firmware: DeviceFirmware | undefined, stands: Uint8Array): void {
	const { reader, bounds } = group;
	if (firmware === undefined) return;
	const at = firmware.readBy();
	const version = at < 0 ? undefined : firmware.version(at);
	const forms = reader.forms[at];
	const mine = version === undefined ? undefined : forms?.formed(version);
	if (forms === undefined || mine === undefined) {
		for (const bound of bounds) stands[bound.place] = standOf(firmware, bound);
		return;
	}
	const columns = columnsOf(group, at, forms);
	for (let i = 0; i < bounds.length; i++) {
		const bound = bounds[i];
		if (bound === undefined) continue;
		const form = columns.forms[i] ?? -1;
		const known = form < 0 ? undefined : forms.known(mine.form, form);
		if (known === undefined) {
			stands[bound.place] = standOf(firmware, bound);
			continue;
		}
		const signs = signsOf(mine, columns.vectors[i] ?? 0, columns.serials[i] ?? 0, columns.days[i] ?? 0);
		const stand = known[signs] || standOf(firmware, bound);
		known[signs] = stand;
		stands[bound.place] = stand;
	}
}

/** The first scheme that reads a firmware decides, so its bounds are those that this scheme reads too. */
function columnsOf({ bounds, columns }: Group, at: number, forms: VersionForms): Columns {
	const held = columns[at];
	if (held !== undefined) return held;
	const size = bounds.length;
	const made: Columns = {
		forms: new Int32Array(size).fill(-1),
		vectors: new Float64Array(size),
		serials: new Float64Array(size),
		days: new Float64Array(size),
	};
	for (const [i, { axis, versions }] of bounds.entries()) {
		const version = axis === "version" ? versions[at] : undefined;
		const formed = version === undefined ? undefined : forms.formed(version);
		if (formed === undefined) continue;
		made.forms[i] = formed.form;
		made.vectors[i] = formed.vector;
		made.serials[i] = formed.serial;
		made.days[i] = formed.day;
	}
	columns[at] = made;
	return made;
}

function standOf(firmware: DeviceFirmware, { axis, text, versions }: Bound): number {
	if (axis === "readable") return firmware.isReadable() ? 1 : 2;
	return 3 + outcomeOf(axis === "version" ? firmware.compareToRead(text, versions) : firmware.compareToDay(text));
}

/** A number from 0 to 56 for each outcome that judging tells apart. */
function outcomeOf(comparison: Comparison): number {
	const { order, axis, extends: more, conflict, unequal } = comparison;
	const further = more === undefined ? 0 : more === "a" ? 1 : 2;
	if (order !== "?") return further * 3 + (order === "<" ? 0 : order === "=" ? 1 : 2);
	const near = isNear(comparison) ? 24 : 0;
	return near + 9 + ((further * 2 + (axis === "build_date" ? 1 : 0)) * 2 + (conflict === true ? 1 : 0)) * 2 + (unequal === true ? 1 : 0);
}
