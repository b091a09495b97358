/** A statement of the facts turned into ranges: what is affected, what is fixed, what is safe, what stays open. */
import type { Statement } from "./facts.ts";
import { allVersions, between, buildDay, type End, exactly, type VersionRange } from "./version-range.ts";

/** The ranges of one statement. */
export interface StatementRanges {
	readonly affected: VersionRange;
	/** From the stated fix on; `undefined` where no source names one. */
	readonly fixed?: VersionRange;
	/** What the source takes out as never affected. */
	readonly safe?: VersionRange;
	/** What no source decides although it lies beyond the affected range. */
	readonly open?: VersionRange;
	/** The fix for the words of a remediation; `day` also where only the day is known. */
	readonly fix?: { readonly version?: string; readonly day?: string };
}

/** What the plan decided about a statement. */
export interface Reading {
	/** Above the last affected version nothing is said to be fixed: it stays open. */
	readonly openAbove: boolean;
	/** The stated end is probably a slip: the build itself is open, firmware of this day and later is behind it. */
	readonly slip: string | undefined;
}

/**
 * Reads one statement. Values were written by us from the sources' own spellings.
 *
 * @param type - The vers type of the maker's firmware.
 */
export function rangesOf(statement: Statement, type: string, reading: Reading): StatementRanges {
	const { lower, upper, exact } = endsOf(statement);
	const fix = fixOf(statement);
	const bound = fix.version ?? (fix.day === undefined ? undefined : buildDay(fix.day));
	const { unless, boundary } = statement.affected;
	const open = reading.openAbove || (boundary !== undefined && bound === undefined);
	if (reading.slip !== undefined && upper !== undefined) {
		const affected = between(type, lower, { ...upper, inclusive: false });
		return { affected, open: exactly(type, upper.version), fix: { day: reading.slip } };
	}
	return {
		affected: exact !== undefined ? exactly(type, exact) : upper === undefined ? allVersions : between(type, lower, upper),
		...(bound === undefined ? {} : { fixed: between(type, { version: bound, inclusive: true }, undefined) }),
		...(unless === undefined ? {} : { safe: between(type, undefined, { version: unless.version.value, inclusive: false }) }),
		...(open && upper !== undefined ? { open: between(type, { version: upper.version, inclusive: !upper.inclusive }, undefined) } : {}),
		fix,
	};
}

function endsOf(statement: Statement): { readonly lower?: End; readonly upper?: End; readonly exact?: string } {
	const { op, value, and, unless } = statement.affected;
	if (op === "all" || value === undefined) return {};
	if (op === "=") return { exact: plain(value) };
	if (op === "range" && and !== undefined) {
		const inclusive = statement.affected.inclusive?.startsWith("both") === true;
		return { lower: { version: plain(value), inclusive: true }, upper: { version: plain(and), inclusive } };
	}
	const from = unless === undefined ? and : unless.version.value;
	const upper = upperOf(statement, value, op === "<=");
	return from === undefined ? { upper } : { lower: { version: plain(from), inclusive: true }, upper };
}

function upperOf(statement: Statement, value: string, inclusive: boolean): End {
	if (statement.axis === "build_date") return { version: buildDay(toDay(value)), inclusive };
	// `5.4.x` is the whole line: everything before the next one.
	const line = /^(\d+)\.(\d+)\.x$/.exec(value);
	if (line !== null && inclusive) return { version: `V${line[1]}.${Number(line[2]) + 1}.0`, inclusive: false };
	return { version: plain(value), inclusive };
}

/**
 * The stated fix. "Build time before D" makes D the first day that counts as fixed: an inference, and said so in the document. Where
 * the source leaves open whether D holds for these products at all, nothing is inferred.
 */
function fixOf(statement: Statement): { readonly version?: string; readonly day?: string } {
	const { affected, axis, fixed, fixed_build_date: date } = statement;
	const month = axis === "build_date" && affected.granularity === "month" && affected.uncertain !== true && affected.value !== undefined;
	const day = date ?? (month ? toDay(affected.value ?? "") : undefined);
	return { ...(fixed === null ? {} : { version: plain(fixed) }), ...(day === undefined ? {} : { day }) };
}

/** `210625` and `2021-06` as days of the calendar. */
export function toDay(value: string): string {
	const short = /^(\d{2})(\d{2})(\d{2})$/.exec(value);
	if (short !== null) return `20${short[1]}-${short[2]}-${short[3]}`;
	return /^\d{4}-\d{2}$/.test(value) ? `${value}-01` : value;
}

/** Image names and prefixes of products brought to the version a device shows: `IPC_G3_EN_STD_5.5.160_210416`, `QVR 5.0.0`, `V2.X`. */
function plain(value: string): string {
	const image = /^[A-Z]+_[A-Z]\d_(?:[A-Z]+_)*V?(\d+(?:\.\d+)+)_(\d{6})$/.exec(value);
	if (image !== null) return `V${image[1]} build ${image[2]}`;
	return value.replace(/^QVR /, "").replace(/^(V\d+)\.X$/, "$1.0.0");
}
