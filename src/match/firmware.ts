/**
 * A device's firmware beside a version of a document: which scheme reads both, and what it says.
 *
 * Only a scheme that reads both texts may order them; where none does the answer is `?` and says so.
 */

import { parseDay, toIsoDay } from "../catalog/firmware/build-day.ts";
import { isSameRelease } from "../catalog/firmware/compare-within.ts";
import type { Comparison, FirmwareScheme, FirmwareVersion, Order } from "../catalog/firmware/scheme.ts";
import { bySameShape } from "./same-shape.ts";
import { createVersionForms, type VersionForms } from "./version-form.ts";

/** A device's firmware, read by each scheme at most once. */
export interface DeviceFirmware {
	readonly raw: string;
	/** Whether any of the schemes reads it at all. */
	isReadable(): boolean;
	/** The place of the first scheme that reads it, -1 where none does. */
	readBy(): number;
	/** As the scheme at a place reads it. */
	version(at: number): FirmwareVersion | undefined;
	compareTo(text: string): Comparison;
	/** The same for a text that the reader of this firmware has read. */
	compareToRead(text: string, theirs: Versions): Comparison;
	/** Against a build day `YYYY-MM-DD`. */
	compareToDay(day: string): Comparison;
	/** How two versions of a document stand to each other, by the same schemes. */
	orderOf(a: string, b: string): Order;
}

/** A text as each scheme of a reader reads it; `undefined` where it is none of that scheme's. */
export type Versions = readonly (FirmwareVersion | undefined)[];

/** Schemes in the order to try, with the texts of documents that they have read: those are few, and are asked of all devices. */
export interface VersionReader {
	readonly schemes: readonly FirmwareScheme[];
	read(text: string): Versions;
	/** How two texts of documents stand to each other. */
	orderOf(a: string, b: string): Order;
	/** For each scheme what turns its versions into numbers; `undefined` where numbers do not tell how they stand. */
	readonly forms: readonly (VersionForms | undefined)[];
}

/** Orders that a reader keeps; a document may name thousands of versions. */
const MOST_ORDERS = 100_000;

/** A reader that keeps what it has read. */
export function createReader(schemes: readonly FirmwareScheme[]): VersionReader {
	const kept = new Map<string, Versions>();
	const orders = new Map<string, Map<string, Order>>();
	let size = 0;
	const read = (text: string): Versions => {
		const held = kept.get(text);
		if (held !== undefined) return held;
		const made = schemes.map((scheme) => {
			const parsed = scheme.parse(text);
			return parsed.ok ? parsed.value : undefined;
		});
		kept.set(text, made);
		return made;
	};
	const compare = (a: string, b: string): Order => {
		const [left, right] = [read(a), read(b)];
		for (const [at, scheme] of schemes.entries()) {
			const [one, other] = [left[at], right[at]];
			if (one !== undefined && other !== undefined) return compareForModel(scheme, one, other).order;
		}
		return "?";
	};
	return {
		schemes,
		forms: schemes.map((scheme) => (scheme.bySigns ? createVersionForms() : undefined)),
		read,
		orderOf(a, b) {
			const held = orders.get(a)?.get(b);
			if (held !== undefined) return held;
			const order = compare(a, b);
			if (size >= MOST_ORDERS) {
				orders.clear();
				size = 0;
			}
			size += 1;
			orders.set(a, (orders.get(a) ?? new Map<string, Order>()).set(b, order));
			return order;
		},
	};
}

/** Three-valued truth (Kleene). */
export type Truth = true | false | undefined;

/**
 * Reads a device's firmware under the schemes of its maker, first to last.
 *
 * @param latest A build after this day (`20271124`) cannot be: digits were turned, and no scheme with a build reads the text.
 */
export function readFirmware(raw: string, reader: VersionReader, latest = 99_991_231): DeviceFirmware {
	return new Firmware(raw, reader, latest);
}

/** What people copy along with a version: `FW V5.4.5`, `Firmware: 1.2.3`, `Version 2.0`, `Firmware_60.0.0.46`. */
const LABEL = /^\s{0,3}(?:fw|firmware|sw|software|system)?\s{0,2}(?:version|ver\.?)?\s{0,2}[:=]?[\s_]{1,3}(?=v?\.?\s?\d)/i;

/** `null` = not tried yet. */
type Tried = FirmwareVersion | undefined | null;

class Firmware implements DeviceFirmware {
	readonly raw: string;
	readonly #reader: VersionReader;
	readonly #latest: number;
	readonly #own: Tried[];

	constructor(raw: string, reader: VersionReader, latest: number) {
		this.raw = raw;
		this.#reader = reader;
		this.#latest = latest;
		this.#own = reader.schemes.map(() => null);
	}

	version(at: number): FirmwareVersion | undefined {
		const held = this.#own[at];
		if (held !== null) return held;
		const scheme = this.#reader.schemes[at];
		const asWritten = scheme?.parse(this.raw);
		const parsed = asWritten?.ok === false && LABEL.test(this.raw) ? scheme?.parse(this.raw.replace(LABEL, "")) : asWritten;
		const version = parsed?.ok === true && (parsed.value.buildDate ?? 0) <= this.#latest ? parsed.value : undefined;
		this.#own[at] = version;
		return version;
	}

	isReadable(): boolean {
		return this.readBy() >= 0;
	}

	readBy(): number {
		for (let at = 0; at < this.#own.length; at++) if (this.version(at) !== undefined) return at;
		return -1;
	}

	orderOf(a: string, b: string): Order {
		return this.#reader.orderOf(a, b);
	}

	compareTo(text: string): Comparison {
		return this.compareToRead(text, this.#reader.read(text));
	}

	compareToRead(text: string, versions: Versions): Comparison {
		const { schemes } = this.#reader;
		for (let at = 0; at < schemes.length; at++) {
			const scheme = schemes[at];
			const theirs = versions[at];
			const mine = theirs === undefined ? undefined : this.version(at);
			if (scheme !== undefined && mine !== undefined && theirs !== undefined)
				return withBuild(scheme, mine, theirs, compareForModel(scheme, mine, theirs));
		}
		if (isSameRelease(this.raw, text)) return { order: "=", axis: "text", why: `${this.raw} is written the same` };
		const alike = this.isReadable() ? undefined : bySameShape(this.raw, text);
		if (alike !== undefined) return alike;
		const why = this.isReadable() ? `no scheme orders ${this.raw} and ${text}` : `${this.raw} is not a version that we can read`;
		return { order: "?", axis: "text", why };
	}

	compareToDay(day: string): Comparison {
		const bound = parseDay(day);
		const mine = this.#own.map((_, at) => this.version(at)?.buildDate).find((date) => date !== undefined);
		if (bound === undefined || mine === undefined)
			return { order: "?", axis: "build_date", why: `${this.raw} does not state its build date` };
		const order: Order = mine < bound ? "<" : mine > bound ? ">" : "=";
		return {
			order,
			axis: "build_date",
			why: `built ${toIsoDay(mine)}, ${order === "<" ? "before" : order === ">" ? "after" : "on"} ${day}`,
		};
	}
}

/** Two versions of one model, which has been matched before: a number that does not repeat the model's name is still that model's. */
function compareForModel(scheme: FirmwareScheme, a: FirmwareVersion, b: FirmwareVersion): Comparison {
	if (!scheme.lineIsModel || a.line === b.line) return scheme.compare(a, b);
	return scheme.compare({ ...a, line: a.line ?? b.line }, { ...b, line: b.line ?? a.line });
}

/** A device without its build beside a bound with one: what the numbers say holds only until the build is read. */
function withBuild(scheme: FirmwareScheme, mine: FirmwareVersion, theirs: FirmwareVersion, comparison: Comparison): Comparison {
	if (!scheme.buildMayContradict || mine.buildDate !== undefined || theirs.buildDate === undefined) return comparison;
	if (comparison.order !== "<" && comparison.order !== ">") return comparison;
	return {
		order: "?",
		axis: "build_date",
		why: `${comparison.why}, but the build of ${mine.raw} is not stated, and it decides`,
		unequal: true,
	};
}

/** Whether a version lies below a bound; a version that states more than the bound (`2.1.3` for `2.1`) is surely not below it. */
export function isBelow(comparison: Comparison): Truth {
	if (comparison.order === "?") return comparison.extends === "a" ? false : undefined;
	return comparison.order === "<";
}

/**
 * Whether two versions have the same numbers as far as both state them, and only what stands behind has no order: `8.3 (multilang)` and
 * `8.3`. The one may be the other; versions of another line or numbering are not near.
 */
export function isNear({ order, axis, conflict }: Comparison): boolean {
	return order === "?" && conflict !== true && (axis === "suffix" || axis === "version");
}

/** Whether a version lies above a bound. `2.1.3` or `2.1 SP3` against `2.1` is open: the bound may mean every 2.1. */
export function isAbove(comparison: Comparison): Truth {
	return comparison.order === "?" || comparison.extends === "a" ? undefined : comparison.order === ">";
}
