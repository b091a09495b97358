/** Collects what reading had to mend, bounded, so that damage by the million costs no memory. */
import type { Repair } from "../range/expression.ts";
import { asObject, type JsonObject, member, step } from "./json.ts";

/** Beyond this many, repairs are counted and not kept; the last entry then says how many. */
const MOST_REPAIRS = 20_000;
/** Of a long text only this many characters around the change are kept. */
const MOST_TEXT = 200;

/** A change without its place. */
export type Change = Omit<Repair, "pointer">;

/** What reading one document writes its repairs to. */
export interface RepairLog {
	add(rule: string, pointer: string, before: string, after: string): void;
	addAll(pointer: string, changes: readonly Change[]): void;
	/** A member that should be an array; anything else but absence is recorded and read as empty. */
	array(object: JsonObject | undefined, key: string, pointer: string): readonly unknown[];
	/** An object, or `undefined` with the wrong type recorded. */
	object(value: unknown, pointer: string): JsonObject | undefined;
	/** A string, or `undefined` with the wrong type recorded. */
	string(value: unknown, pointer: string): string | undefined;
	repairs(): readonly Repair[];
}

/** Starts an empty log. */
export function startRepairLog(): RepairLog {
	const kept: Repair[] = [];
	// A vendor branch is read once for every product under it: the same repair is recorded once.
	const seen = new Set<string>();
	let dropped = 0;
	const log: RepairLog = {
		add(rule, pointer, before, after) {
			if (kept.length >= MOST_REPAIRS) {
				dropped++;
				return;
			}
			const cut = excerpt(before, after);
			const key = `${rule} ${pointer} ${cut.before}`;
			if (seen.has(key)) return;
			seen.add(key);
			kept.push({ rule, pointer, ...cut });
		},
		addAll(pointer, changes) {
			for (const { rule, before, after } of changes) log.add(rule, pointer, before, after);
		},
		array(object, key, pointer) {
			const value = member(object, key);
			if (Array.isArray(value)) return value;
			if (value !== undefined) log.add("wrong-type", step(pointer, key), describe(value), "");
			return [];
		},
		object(value, pointer) {
			const object = asObject(value);
			if (object === undefined && value !== undefined) log.add("wrong-type", pointer, describe(value), "");
			return object;
		},
		string(value, pointer) {
			if (typeof value === "string") return value;
			if (value !== undefined) log.add("wrong-type", pointer, describe(value), "");
			return undefined;
		},
		repairs() {
			if (dropped === 0) return kept;
			return [...kept, { rule: "more-repairs", pointer: "", before: String(dropped), after: "" }];
		},
	};
	return log;
}

/** Both texts cut to the neighbourhood of their first difference. */
function excerpt(before: string, after: string): { before: string; after: string } {
	if (before.length <= MOST_TEXT && after.length <= MOST_TEXT) return { before, after };
	let same = 0;
	while (same < before.length && before[same] === after[same]) same++;
	const from = Math.max(0, same - 40);
	return { before: before.slice(from, from + MOST_TEXT), after: after.slice(from, from + MOST_TEXT) };
}

/** A short word for a value of the wrong type: never the whole value, which may be huge. */
function describe(value: unknown): string {
	if (value === null) return "null";
	if (Array.isArray(value)) return `array of ${value.length}`;
	if (typeof value === "string") return value;
	return typeof value === "object" ? "object" : String(value);
}
