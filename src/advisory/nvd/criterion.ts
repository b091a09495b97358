/** One `cpeMatch` of an NVD configuration: whose what, and which versions. */

import { type JsonObject, member, text } from "../csaf/json.ts";
import type { Change } from "../csaf/repair-log.ts";
import { dayBound, isStart } from "../cve/date-bound.ts";
import type { Bound, Expression } from "../range/expression.ts";
import { parseExpression } from "../range/parse-expression.ts";
import { type Cpe, type CpeValue, parseCpe } from "./cpe.ts";

/** A criterion as read. */
export interface Criterion {
	readonly cpe: Cpe;
	readonly vulnerable: boolean;
	readonly expression: Expression;
	/** The range in words of the record: `>= 1.0 < 2.0`; empty where it states no version. */
	readonly range: string;
	/** No version is stated: `-` or `*` and no bound. */
	readonly undated: boolean;
	readonly pointer: string;
	/** Its own id, else empty. */
	readonly id: string;
	readonly changes: readonly Change[];
}

/** Reads a criterion; `undefined` where its name is no CPE 2.3 name. */
export function readCriterion(object: JsonObject, pointer: string): Criterion | undefined {
	const cpe = parseCpe(text(object, "criteria") ?? "");
	if (cpe === undefined) return undefined;
	const changes: Change[] = [];
	const lower = endOf(object, "versionStart", ">", changes);
	const upper = endOf(object, "versionEnd", "<", changes);
	const from = lower !== undefined && isStart(lower.bound.text) ? undefined : lower;
	const bounded = from !== undefined || upper !== undefined;
	const exact = exactOf(cpe.version, cpe.update);
	const masked = cpe.version.kind === "text" && cpe.version.wildcard ? cpe.version.text.slice(0, 300) : undefined;
	return {
		cpe,
		// Absent is not "no": the schema asks for the member, and what is left out must not hide a device.
		vulnerable: member(object, "vulnerable") !== false,
		expression: bounded
			? { kind: "ranges", alternatives: [{ kind: "interval", ...spread("lower", from?.bound), ...spread("upper", upper?.bound) }] }
			: exact !== undefined
				? { kind: "ranges", alternatives: [{ kind: "exact", text: exact, at: 0 }] }
				: masked !== undefined
					? parseExpression(masked.replaceAll("*", "x"), "product_version_range").expression
					: { kind: "all" },
		range: bounded ? [from?.shown, upper?.shown].filter((part) => part !== undefined).join(" ") : (exact ?? masked ?? ""),
		undated: !bounded && exact === undefined && masked === undefined,
		pointer,
		id: text(object, "matchCriteriaId") ?? "",
		changes,
	};
}

function spread<K extends "lower" | "upper">(key: K, bound: Bound | undefined): { readonly [key in K]?: Bound } {
	return (bound === undefined ? {} : { [key]: bound }) as { readonly [key in K]?: Bound };
}

interface End {
	readonly bound: Bound;
	readonly shown: string;
}

/** `versionStartIncluding` and its three kin; both of a side are against the schema: the inclusive one counts, which takes in the bound. */
function endOf(object: JsonObject, side: "versionStart" | "versionEnd", sign: "<" | ">", changes: Change[]): End | undefined {
	for (const [word, inclusive] of [
		["Including", true],
		["Excluding", false],
	] as const) {
		const said = text(object, `${side}${word}`)?.trim().slice(0, 300);
		if (said === undefined || said === "") continue;
		const version = undone(said);
		const day = dayBound(version, inclusive);
		if (day !== undefined) changes.push({ rule: "date-in-version-bound", before: version, after: day });
		const bound: Bound = { text: day ?? version, inclusive, axis: day === undefined ? "version" : "build_date", at: 0 };
		return { bound, shown: `${sign}${inclusive ? "=" : ""} ${version}` };
	}
	return undefined;
}

/** Bounds are plain text, yet some records keep the escapes of a CPE name in them. */
function undone(version: string): string {
	return version.replace(/\\([^\\])/g, "$1");
}

/** `5.4.0` with the update `build_160530` is `5.4.0 build 160530`. */
function exactOf(version: CpeValue, update: CpeValue): string | undefined {
	if (version.kind !== "text" || version.wildcard) return undefined;
	const more = update.kind === "text" && !update.wildcard ? ` ${update.text.replaceAll("_", " ")}` : "";
	return `${version.text.replace(/_(?=build)/i, " ").replace(/(build)_/i, "$1 ")}${more}`;
}
