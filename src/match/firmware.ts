/**
 * A device's firmware beside a version of a document: which scheme reads both, and what it says.
 *
 * Only a scheme that reads both texts may order them; where none does the answer is `?` and says so.
 */

import { parseDay, toIsoDay } from "../catalog/firmware/build-day.ts";
import { isSameRelease } from "../catalog/firmware/compare-within.ts";
import type { Comparison, FirmwareScheme, FirmwareVersion, Order } from "../catalog/firmware/scheme.ts";

/** A device's firmware, read by each scheme at most once. */
export interface DeviceFirmware {
	readonly raw: string;
	/** Whether any of the schemes reads it at all. */
	isReadable(): boolean;
	compareTo(text: string): Comparison;
	/** Against a build day `YYYY-MM-DD`. */
	compareToDay(day: string): Comparison;
	/** How two versions of a document stand to each other, by the same schemes. */
	orderOf(a: string, b: string): Order;
}

/** Reads a version of a document by a scheme; `undefined` where it is none of that scheme's. */
export type ReadBound = (scheme: FirmwareScheme, text: string) => FirmwareVersion | undefined;

/** Three-valued truth (Kleene). */
export type Truth = true | false | undefined;

/**
 * Reads a device's firmware under the schemes of its maker, first to last.
 *
 * @param latest A build after this day (`20271124`) cannot be: digits were turned, and no scheme with a build reads the text.
 */
export function readFirmware(raw: string, schemes: readonly FirmwareScheme[], readBound: ReadBound, latest = 99_991_231): DeviceFirmware {
	const own = new Map<string, FirmwareVersion | undefined>();
	const version = (scheme: FirmwareScheme): FirmwareVersion | undefined => {
		if (!own.has(scheme.id)) {
			const parsed = scheme.parse(raw);
			own.set(scheme.id, parsed.ok && (parsed.value.buildDate ?? 0) <= latest ? parsed.value : undefined);
		}
		return own.get(scheme.id);
	};
	return {
		raw,
		isReadable: () => schemes.some((scheme) => version(scheme) !== undefined),
		orderOf(a, b) {
			for (const scheme of schemes) {
				const [left, right] = [readBound(scheme, a), readBound(scheme, b)];
				if (left !== undefined && right !== undefined) return compareForModel(scheme, left, right).order;
			}
			return "?";
		},
		compareTo(text) {
			let readable = false;
			for (const scheme of schemes) {
				const mine = version(scheme);
				readable ||= mine !== undefined;
				const theirs = mine === undefined ? undefined : readBound(scheme, text);
				if (mine !== undefined && theirs !== undefined) return withBuild(scheme, mine, theirs, compareForModel(scheme, mine, theirs));
			}
			if (isSameRelease(raw, text)) return { order: "=", axis: "text", why: `${raw} is written the same` };
			return {
				order: "?",
				axis: "text",
				why: readable ? `no scheme orders ${raw} and ${text}` : `${raw} is not a version that we can read`,
			};
		},
		compareToDay(day) {
			const bound = parseDay(day);
			const mine = schemes.map((scheme) => version(scheme)?.buildDate).find((date) => date !== undefined);
			if (bound === undefined || mine === undefined) return { order: "?", axis: "build_date", why: `${raw} does not state its build date` };
			const order: Order = mine < bound ? "<" : mine > bound ? ">" : "=";
			return {
				order,
				axis: "build_date",
				why: `built ${toIsoDay(mine)}, ${order === "<" ? "before" : order === ">" ? "after" : "on"} ${day}`,
			};
		},
	};
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

/** Whether a version lies above a bound. `2.1.3` or `2.1 SP3` against `2.1` is open: the bound may mean every 2.1. */
export function isAbove(comparison: Comparison): Truth {
	return comparison.order === "?" || comparison.extends === "a" ? undefined : comparison.order === ">";
}
