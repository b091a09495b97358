/** The text of an advisory file to JSON. The text is a stranger's: looked over before anything walks it. */
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { MOST_DEPTH, prescan } from "./prescan.ts";
import type { RepairLog } from "./repair-log.ts";

/**
 * Parses the text of an advisory file: bounded in depth, keys that stand twice recorded.
 *
 * @returns The value, or `advisory/too-deep`, `advisory/not-json` with the line.
 */
export function parseJson(json: string, source: string, log: RepairLog): Result<unknown, Problem> {
	const { tooDeepAt, duplicates } = prescan(json);
	if (tooDeepAt !== undefined) {
		const message = `the JSON nests deeper than ${MOST_DEPTH} levels`;
		return err({
			code: "advisory/too-deep",
			message,
			at: place(json, tooDeepAt, source),
			todo: "No advisory needs that; leave it out.",
		});
	}
	for (const pointer of duplicates) log.add("duplicate-key", pointer, "", "");
	try {
		return ok(JSON.parse(json));
	} catch (cause) {
		const offset = /position (\d+)/.exec(cause instanceof Error ? cause.message : "")?.[1];
		const at = place(json, offset === undefined ? json.length : Number(offset), source);
		return err({ code: "advisory/not-json", message: "the file is not JSON", at, todo: "Fetch it again, or leave it out." });
	}
}

/** `file:line`, lines counted from 1. */
function place(json: string, offset: number, source: string): string {
	let line = 1;
	for (let at = json.indexOf("\n"); at >= 0 && at < offset; at = json.indexOf("\n", at + 1)) line++;
	return `${source}:${line}`;
}
