/** Checks on catalogue data as parsed from JSON: every fault is collected with its place, none is thrown. */
import type { Problem } from "../core/problem.ts";

/** Collects faults while reading; `at` is `file#/pointer`. */
export interface Faults {
	readonly found: Problem[];
	add(code: `catalog/${string}`, at: string, message: string, todo: string): void;
}

/** An empty collection. */
export function newFaults(): Faults {
	const found: Problem[] = [];
	return { found, add: (code, at, message, todo) => void found.push({ code, message, at, todo }) };
}

/** A JSON object with its place. */
export interface Entry {
	readonly at: string;
	readonly faults: Faults;
	readonly value: Readonly<Record<string, unknown>>;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as an object; an empty one, with a fault, when it is none. */
export function entry(value: unknown, at: string, faults: Faults): Entry {
	if (isRecord(value)) return { at, faults, value };
	faults.add("catalog/bad-value", at, "an object is expected here", "Write an object with the fields of src/catalog/vendor.ts.");
	return { at, faults, value: {} };
}

/** The objects of a list under `key`. */
export function entries(parent: Entry, key: string): readonly Entry[] {
	const list = parent.value[key];
	if (Array.isArray(list)) return list.map((value: unknown, index) => entry(value, `${parent.at}/${key}/${index}`, parent.faults));
	bad(parent, key, "a list");
	return [];
}

/** A text that must be there and not be blank. */
export function text(from: Entry, key: string): string {
	const value = from.value[key];
	if (typeof value === "string" && value.trim() === value && value !== "") return value;
	bad(from, key, "a text without outer blanks");
	return "";
}

/** A text that may be missing or null. */
export function optionalText(from: Entry, key: string): string | undefined {
	const value = from.value[key];
	return value === undefined || value === null ? undefined : text(from, key);
}

/** True or false. */
export function flag(from: Entry, key: string): boolean {
	if (typeof from.value[key] !== "boolean") bad(from, key, "true or false");
	return from.value[key] === true;
}

/** A list of texts; missing counts as empty where `needed` is false. */
export function texts(from: Entry, key: string, needed: boolean): readonly string[] {
	const value = from.value[key];
	if (value === undefined && !needed) return [];
	if (Array.isArray(value) && value.every((one): one is string => typeof one === "string" && one.trim() !== "")) return value;
	bad(from, key, "a list of texts");
	return [];
}

/** One of a closed set of words. */
export function oneOf<T extends string>(from: Entry, key: string, allowed: readonly T[]): T {
	const value = from.value[key];
	const found = allowed.find((one) => one === value);
	if (found !== undefined) return found;
	bad(from, key, `one of ${allowed.join(", ")}`);
	return allowed[0] as T;
}

/** A kebab-case id. */
export function id(from: Entry, key: string): string {
	const value = text(from, key);
	if (value !== "" && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value)) {
		from.faults.add(
			"catalog/bad-id",
			`${from.at}/${key}`,
			`"${value}" is no kebab-case id`,
			"Use lower-case letters, digits and single dashes.",
		);
	}
	return value;
}

/** A calendar day `YYYY-MM-DD`, not after `latest`. */
export function day(from: Entry, key: string, latest: string | undefined): string {
	const value = text(from, key);
	if (value === "") return value;
	if (!isDay(value)) from.faults.add("catalog/bad-date", `${from.at}/${key}`, `"${value}" is no calendar day`, "Write YYYY-MM-DD.");
	else if (latest !== undefined && value > latest) {
		const message = `${value} is after the catalogue's own date ${latest}`;
		from.faults.add("catalog/future-date", `${from.at}/${key}`, message, "Correct the day, or move the date of catalog.json.");
	}
	return value;
}

/** A year or a day, or nothing. */
export function yearOrDay(from: Entry, key: string): string | undefined {
	const value = optionalText(from, key);
	if (value !== undefined && !/^\d{4}$/.test(value) && !isDay(value)) {
		from.faults.add("catalog/bad-date", `${from.at}/${key}`, `"${value}" is no year or day`, "Write YYYY or YYYY-MM-DD.");
	}
	return value;
}

function isDay(value: string): boolean {
	const found = /^\d{4}-\d{2}-\d{2}$/.exec(value);
	const parsed = new Date(`${value}T00:00:00Z`);
	return found !== null && !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
}

function bad(from: Entry, key: string, expected: string): void {
	from.faults.add("catalog/bad-value", `${from.at}/${key}`, `${expected} is expected here`, "Correct the value, or take the entry out.");
}
