/**
 * What is new since an earlier answer. A finding is known when the earlier answer had the device and hole with the same verdict and the
 * same thing to do: a newer revision of a document that changes neither brings nothing up again (CSAF 2.1 section 9.1.13).
 */
import { err, ok, type Result } from "../core/result.ts";
import type { Finding } from "./verdict.ts";

/** Most findings of an earlier answer that are read. */
const MOST = 5_000_000;

/** The findings of an earlier answer. */
export interface KnownFindings {
	has(finding: Finding): boolean;
	readonly size: number;
}

/** Reads `assess --format json` (accepted findings too) or `jsonl`. Anybody may have written the file; a line that is no finding is refused. */
export function readKnownFindings(text: string): Result<KnownFindings, string> {
	const whole = parse(text);
	const entries =
		whole === undefined
			? text
					.split("\n")
					.filter((line) => line.trim() !== "")
					.map(parse)
			: entriesOf(whole);
	if (entries === undefined) return err("it is no answer of assess");
	if (entries.length > MOST) return err(`it has more than ${MOST} findings`);
	const keys = new Set<string>();
	for (const [at, entry] of entries.entries()) {
		const key = keyOf(entry);
		if (key === undefined) return err(`entry ${at + 1} is no finding`);
		keys.add(key);
	}
	return ok({ has: (finding) => keys.has(keyOf(finding) ?? ""), size: keys.size });
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function entriesOf(whole: unknown): readonly unknown[] | undefined {
	if (!isRecord(whole)) return undefined;
	const { findings, suppressed } = whole;
	// One line of JSONL is a whole JSON, too.
	if (findings === undefined) return [whole];
	if (!Array.isArray(findings)) return undefined;
	const accepted = Array.isArray(suppressed) ? suppressed.map((entry: unknown) => (isRecord(entry) ? entry["finding"] : undefined)) : [];
	return [...findings, ...accepted];
}

/** Device, hole, verdict and what to do; `undefined` for what is no finding. */
function keyOf(value: unknown): string | undefined {
	const { device, cve, hole, advisory, title, verdict, action, upgradeTo } = (value ?? {}) as Partial<Record<keyof Finding, unknown>>;
	if (!isRecord(device) || typeof device["id"] !== "string" || typeof verdict !== "string" || typeof action !== "string") return undefined;
	const about = cve ?? hole ?? [advisory, title];
	return JSON.stringify([...deviceKey(device, device["id"]), about, verdict, action, upgradeTo ?? null]);
}

/** `<file name>:<line>`, also `#2`: a row without an id of its own. Some other ids look like one; then a device is told once too often. */
const LINE = /:\d{1,10}(?:#\d{1,10})?$/;

/** In a row of a list stands another device as soon as the list changes: there what it is counts too. */
function deviceKey(device: Record<string, unknown>, id: string): readonly unknown[] {
	const what = LINE.test(id) ? ["brand", "maker", "model"].map((field) => device[field] ?? null) : [];
	return [device["site"] ?? null, id, ...what];
}
