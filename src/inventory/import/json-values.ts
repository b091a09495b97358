/** From a JSON value of any program to the texts of a row. */
import { type Field, type FieldValues, isPlural, noValues } from "./field.ts";
import { findField, type Named } from "./find-field.ts";
import type { ColumnMap } from "./map-spec.ts";
import { keyOf } from "./name-key.ts";
import { remembered } from "./text-cache.ts";

/** Keys whose objects speak of the device itself; what lies under others (`recorder`, `channels`) is another's. */
const WRAPPERS: ReadonlySet<string> = new Set(
	"device deviceinfo info params properties propertylist attributes data asset camera hardware system network networking details fields customfields identity value item".split(
		" ",
	),
);

/** Where the text of an object stands that is a value itself: `"manufacturer": {"name": "Axis"}`. */
const VALUE_KEYS = [
	"name",
	"display",
	"value",
	"label",
	"text",
	"model",
	"address",
	"ipAddress",
	"IPAddress",
	"ip",
	"ipv4",
	"port",
	"number",
	"version",
];

/** Nested objects that are looked into. */
const DEEPEST_WRAPPER = 8;

/** Keys of one object that are looked at. */
const MOST_KEYS = 2_000;

const named = remembered((key): { readonly named: Named; readonly bare: string } => ({ named: findField(key), bare: keyOf(key) }));

/** Parses one element, keeping `5.10` and long serial numbers as they are written: as numbers they would become 5.1 and lose digits. */
export function parseElement(text: string): unknown {
	if (!/[:[,]\s*-?\d+(?:\.\d|\d{14})/.test(text)) return JSON.parse(text);
	return parseWithSource(text, (_key, value, context) =>
		typeof value === "number" && context.source !== undefined ? context.source : value,
	);
}

const parseWithSource = JSON.parse as (
	text: string,
	revive: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
) => unknown;

/** The texts of an object, secrets left out; `undefined` for anything that is no object. */
export function valuesOfJson(value: unknown, map: ColumnMap): FieldValues | undefined {
	if (!isRecord(value)) return undefined;
	const values = noValues();
	const ranks = new Map<Field, number>();
	gather(value, "", values, ranks, keysOf(map), 0);
	return values;
}

type MappedKeys = ReadonlyMap<string, Field | "ignore">;

const NOTHING_MAPPED: MappedKeys = new Map();

function keysOf(map: ColumnMap): MappedKeys {
	return map.length === 0 ? NOTHING_MAPPED : new Map(map.map((entry) => [keyOf(entry.name), entry.field]));
}

/** True for an object of keys, false for arrays and null. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** True when an object states something of a device by itself, so that it is no mere wrapper of a list. */
export function isDeviceLike(value: Readonly<Record<string, unknown>>): boolean {
	return Object.entries(value).some(([key, inner]) => {
		const what = named(key).named;
		if (what.what !== "field") return isRecord(inner) && keyOf(key) === "device";
		return ["brand", "manufacturer", "model", "firmware", "mac", "serial"].includes(what.field) && scalarOf(inner) !== undefined;
	});
}

function gather(
	object: Readonly<Record<string, unknown>>,
	prefix: string,
	values: FieldValues,
	ranks: Map<Field, number>,
	mapped: MappedKeys,
	depth: number,
): void {
	for (const [key, value] of Object.entries(object).slice(0, MOST_KEYS)) {
		if (value === null || value === undefined) continue;
		const { bare, named: own } = named(key);
		if (own.what === "secret") continue;
		const field = fieldOf(mapped.get(bare), prefix === "" ? own : named(prefix + key).named);
		const inner = isRecord(value) ? wrapperOf(bare) : undefined;
		if (inner !== undefined) {
			if (depth < DEEPEST_WRAPPER) gather(value as Readonly<Record<string, unknown>>, inner, values, ranks, mapped, depth + 1);
		} else if (field !== undefined) put(field.field, field.rank, value, values, ranks);
	}
}

/** The prefix under which the keys of a nested object are read; `undefined` for objects that are values or another device. */
function wrapperOf(bare: string): string | undefined {
	if (bare === "oemmap" || bare === "oem") return "oem ";
	return WRAPPERS.has(bare) ? "" : undefined;
}

function fieldOf(byUser: Field | "ignore" | undefined, own: Named): { readonly field: Field; readonly rank: number } | undefined {
	if (byUser === "ignore") return undefined;
	if (byUser !== undefined) return { field: byUser, rank: -1 };
	return own.what === "field" ? own : undefined;
}

function put(field: Field, rank: number, value: unknown, values: FieldValues, ranks: Map<Field, number>): void {
	const text = scalarOf(value);
	if (text === undefined || text === "") return;
	const held = values[field];
	const heldRank = ranks.get(field) ?? Number.POSITIVE_INFINITY;
	if (isPlural(field)) values[field] = held === undefined ? text : `${held} ${text}`;
	else if (held === undefined || rank < heldRank) values[field] = text;
	ranks.set(field, Math.min(rank, heldRank));
}

function scalarOf(value: unknown, nested = 0): string | undefined {
	if (typeof value === "string") return value;
	if (typeof value === "number" || typeof value === "boolean") return String(value);
	if (nested > 2) return undefined;
	if (Array.isArray(value)) {
		const parts = value.slice(0, 100).flatMap((part) => scalarOf(part, nested + 1) ?? []);
		return parts.length === 0 ? undefined : parts.join(" ");
	}
	if (!isRecord(value)) return undefined;
	const key = VALUE_KEYS.find((name) => typeof value[name] === "string" || typeof value[name] === "number");
	return key === undefined ? undefined : scalarOf(value[key], nested + 1);
}
