/** The labelled truth of test/quality: its cases, what this program answers, and how an answer that differs is counted. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Catalogue } from "../../src/catalog/catalogue.ts";
import { compareWithin } from "../../src/catalog/firmware/compare-within.ts";
import type { Order } from "../../src/catalog/firmware/scheme.ts";
import { findScheme } from "../../src/catalog/firmware/schemes.ts";
import { compileModelPattern } from "../../src/catalog/model/compile.ts";
import type { ModelMatch } from "../../src/catalog/model/pattern.ts";
import { namedConvention } from "../../src/catalog/model/vendor-words.ts";
import { explain } from "../../src/match/explain.ts";
import type { Matcher } from "../../src/match/matcher.ts";
import type { Verdict } from "../../src/match/verdict.ts";

/** A line of test/quality/order. */
export interface OrderCase {
	readonly id: string;
	readonly scheme: string;
	readonly a: string;
	readonly b: string;
	readonly order: Order;
}

/** A line of test/quality/models. */
export interface ModelCase {
	readonly id: string;
	readonly vendor: string;
	readonly pattern: string;
	readonly notation: "vendor" | "csaf";
	readonly siblings?: readonly string[];
	readonly model: string;
	readonly match: ModelMatch;
}

/** A line of test/quality/verdicts. */
export interface VerdictCase {
	readonly id: string;
	readonly device: {
		readonly brand: string;
		readonly model: string;
		readonly firmware?: string;
		readonly oem_map?: { readonly manufacturer: string; readonly model: string };
	};
	readonly advisory: string;
	readonly cve?: string;
	readonly expected: Verdict;
	readonly accept?: readonly Verdict[];
	readonly tags: readonly string[];
}

/** How an answer stands to its label, the worst first. `right` is not a miss. */
export const CLASSES = {
	order: ["forced", "inverted", "unread", "right"],
	model: ["hidden", "forced", "overreach", "unsure", "right"],
	verdict: ["dangerous", "false_alarm", "wrong", "accepted", "right"],
	blind: ["dangerous", "false_alarm", "wrong", "accepted", "right"],
} as const;

/** The documents of `blind` that the repository holds. */
export const blindDocuments = join(import.meta.dirname, "..", "quality", "blind", "documents");

export type OrderClass = (typeof CLASSES.order)[number];
export type ModelClass = (typeof CLASSES.model)[number];
export type VerdictClass = (typeof CLASSES.verdict)[number];

/** All cases of one folder of test/quality, in the order of the files. */
export function qualityCases(folder: "order"): readonly OrderCase[];
export function qualityCases(folder: "models"): readonly ModelCase[];
export function qualityCases(folder: "verdicts" | "blind"): readonly VerdictCase[];
export function qualityCases(folder: string): readonly unknown[] {
	const path = join(import.meta.dirname, "..", "quality", folder);
	const files = readdirSync(path).filter((name) => name.endsWith(".jsonl"));
	return files.sort().flatMap((name) => {
		const lines = readFileSync(join(path, name), "utf8").split("\n");
		return lines.filter((line) => line !== "").map((line): unknown => JSON.parse(line));
	});
}

/** What this program says of a pair. */
export function ourOrder(one: OrderCase): Order {
	const scheme = findScheme(one.scheme);
	assert.ok(scheme, `${one.id}: there is no scheme ${one.scheme}`);
	return compareWithin(scheme, one.a, one.b).order;
}

/** What this program says of a name; a pattern that it refuses means nothing that it could tell. */
export function ourMatch(one: ModelCase, catalogue: Catalogue): ModelMatch {
	const vendor = catalogue.findVendors(one.vendor)[0];
	assert.ok(vendor, `${one.id}: there is no vendor ${one.vendor}`);
	const convention = namedConvention(vendor);
	const compiled = compileModelPattern(one.pattern, { notation: one.notation, convention, siblings: one.siblings ?? [] });
	return compiled.ok ? compiled.value.test(one.model).match : "?";
}

/** What this program says of a device and a document. */
export function ourVerdict(one: VerdictCase, matcher: Matcher): Verdict {
	const { oem_map: oemMap, ...device } = one.device;
	const judged = explain({ ...device, oemMap }, { advisory: one.advisory, cve: one.cve }, matcher);
	assert.ok(judged.ok, `${one.id}: ${judged.ok ? "" : judged.error.message}`);
	return judged.value.verdict;
}

/** An answer where there is none is forced, whatever it says; no answer where there is one is unread. */
export function orderClass(one: OrderCase, answer: Order): OrderClass {
	if (answer === one.order) return "right";
	if (one.order === "?") return "forced";
	return answer === "?" ? "unread" : "inverted";
}

/** A name that is meant and not found hides a device; one that is not meant and found is a false alarm. */
export function modelClass(one: ModelCase, answer: ModelMatch): ModelClass {
	if (answer === one.match) return "right";
	if (one.match === "?") return "forced";
	if (answer === "?") return "unsure";
	return answer === "no" ? "hidden" : "overreach";
}

/** As test/quality/verdicts/README.md scores. */
export function verdictClass(one: VerdictCase, answer: Verdict): VerdictClass {
	if (answer === one.expected) return "right";
	if (one.accept?.includes(answer) === true) return "accepted";
	const [open, safe] = [one.expected === "known_affected" || one.expected === "under_investigation", isSafe(answer)];
	if (open && safe) return "dangerous";
	return !open && answer === "known_affected" ? "false_alarm" : "wrong";
}

function isSafe(verdict: Verdict): boolean {
	return verdict === "fixed" || verdict === "known_not_affected";
}

/** test/quality/gate.json: what is missed today, by kind and class. It only ever gets shorter. */
export type Gate = Readonly<Record<keyof typeof CLASSES, Readonly<Partial<Record<string, readonly string[]>>>>>;

/** Where the gate stands. */
export const gatePath = join(import.meta.dirname, "..", "quality", "gate.json");

/** The gate as committed. */
export function readGate(): Gate {
	return JSON.parse(readFileSync(gatePath, "utf8")) as Gate;
}

/** The misses among some answers, by class, ids sorted; classes without a miss are left out. */
export function missesOf(answers: ReadonlyMap<string, string>): Readonly<Record<string, readonly string[]>> {
	const misses: Record<string, string[]> = {};
	for (const [id, found] of [...answers].sort(([a], [b]) => (a < b ? -1 : 1))) {
		if (found !== "right") misses[found] = [...(misses[found] ?? []), id];
	}
	return misses;
}

/** What stands between some answers and the gate, one line each: a new miss, and a listed one that the list no longer needs. */
export function breaches(kind: keyof typeof CLASSES, answers: ReadonlyMap<string, string>, gate: Gate): readonly string[] {
	const listed = new Map(Object.entries(gate[kind]).flatMap(([name, ids]) => (ids ?? []).map((id) => [id, name] as const)));
	const changed = [...answers].flatMap(([id, found]) => {
		const before = listed.get(id) ?? "right";
		if (found === before) return [];
		return [found === "right" ? `${id} is right now: take it off the list "${before}"` : `${id} is ${found}, and was ${before}`];
	});
	const gone = [...listed.keys()].filter((id) => !answers.has(id)).map((id) => `${id} is listed, and there is no such case`);
	return [...changed, ...gone];
}
