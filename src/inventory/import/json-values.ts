/** From a JSON value of any program to the texts of a row. */
import { type Field, type FieldValues, isPlural, noValues } from "./field.ts";
import { findField, type Named } from "./find-field.ts";
import { joinFirmware } from "./firmware-text.ts";
import { firmwareIn, isRecord, scalarOf } from "./json-scalar.ts";
import type { ColumnMap } from "./map-spec.ts";
import { keyOf } from "./name-key.ts";
import { remembered } from "./text-cache.ts";

/** Keys whose objects speak of the device itself; what lies under others (`recorder`, `channels`) is another's. */
const WRAPPERS: ReadonlySet<string> = new Set(
	"device deviceinfo info params properties propertylist attributes data asset camera system network networking details fields customfields identity value item".split(
		" ",
	),
);

/** Objects that tell of firmware although their key alone names no field; their version counts where no firmware is stated by name. */
const SYSTEMS: ReadonlySet<string> = new Set([
	"os",
	"operatingsystem",
	"osinfo",
	"firmwareinfo",
	"softwareinfo",
	"versioninfo",
	"versions",
]);

/** Fields that are also read inside the object that states a model: `"model": {"name": "M1065-LW", "manufacturer": {"name": "Axis"}}`. */
const BESIDE_MODEL: ReadonlySet<Field> = new Set(["brand", "manufacturer", "maker"]);

/** Under this key `version` is that of the hardware. */
const HARDWARE = "hardware";

/** How far values found inside another value stand behind those that are stated by name. */
const INSIDE_RANK = 500;

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

/** The user's word on the keys of a document, and which of them it was found to have. */
export interface KeyMap {
	readonly mapped: MappedKeys;
	/** Names in the form of `keyOf`. */
	readonly met: Set<string>;
}

/** The map in the form that `valuesOfJson` takes; one for a document. */
export function newKeyMap(map: ColumnMap): KeyMap {
	return { mapped: keysOf(map), met: new Set() };
}

/** What is gathered of one object. */
interface Gathered extends KeyMap {
	readonly values: FieldValues;
	readonly ranks: Map<Field, number>;
}

/** The texts of an object, secrets left out; `undefined` for anything that is no object. */
export function valuesOfJson(value: unknown, keys: KeyMap): FieldValues | undefined {
	if (!isRecord(value)) return undefined;
	const into = { ...keys, values: noValues(), ranks: new Map<Field, number>() };
	gather(value, "", into, 0);
	return into.values;
}

type MappedKeys = ReadonlyMap<string, Field | "ignore">;

const NOTHING_MAPPED: MappedKeys = new Map();

function keysOf(map: ColumnMap): MappedKeys {
	return map.length === 0 ? NOTHING_MAPPED : new Map(map.map((entry) => [keyOf(entry.name), entry.field]));
}

/** True when an object states something of a device by itself, so that it is no mere wrapper of a list. */
export function isDeviceLike(value: Readonly<Record<string, unknown>>): boolean {
	return Object.entries(value).some(([key, inner]) => {
		const what = named(key).named;
		if (what.what !== "field") return isRecord(inner) && keyOf(key) === "device";
		return ["brand", "manufacturer", "model", "firmware", "mac", "serial"].includes(what.field) && scalarOf(inner) !== undefined;
	});
}

function gather(object: Readonly<Record<string, unknown>>, prefix: string, into: Gathered, depth: number): void {
	const { mapped, met } = into;
	for (const [key, value] of Object.entries(object).slice(0, MOST_KEYS)) {
		if (value === null || value === undefined) continue;
		const { bare, named: own } = named(key);
		if (own.what === "secret") continue;
		if (mapped.has(bare)) met.add(bare);
		const inner = isRecord(value) && !mapped.has(bare) ? wrapperOf(bare) : undefined;
		if (inner === undefined) takeValue(key, prefix, value, into);
		else if (depth < DEEPEST_WRAPPER) gather(value as Readonly<Record<string, unknown>>, inner, into, depth + 1);
	}
}

function takeValue(key: string, prefix: string, value: unknown, into: Gathered): void {
	const { bare, named: own } = named(key);
	const byUser = into.mapped.get(bare);
	const field = fieldOf(byUser, prefix === "oem " ? named(prefix + key).named : own) ?? systemOf(bare, byUser, value);
	if (field === undefined || (prefix === HARDWARE && isHardwareVersion(bare, field.field))) return;
	putValue(field.field, field.rank, value, into);
}

function systemOf(
	bare: string,
	byUser: Field | "ignore" | undefined,
	value: unknown,
): { readonly field: Field; readonly rank: number } | undefined {
	if (byUser !== undefined || !SYSTEMS.has(bare) || !isRecord(value)) return undefined;
	return firmwareIn(value).version === undefined ? undefined : { field: "firmware", rank: INSIDE_RANK };
}

function isHardwareVersion(bare: string, field: Field): boolean {
	return (field === "firmware" || field === "build") && !/firmware|software|^fw|固件/.test(bare);
}

/** Puts a value, and what an object says beside it: a version belongs to the build in its own object and to no other. */
function putValue(field: Field, rank: number, value: unknown, into: Gathered): void {
	const only = Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
	if (!isRecord(only)) {
		put(field, rank, scalarOf(value), into);
		return;
	}
	if (field === "firmware") {
		const { version, build } = firmwareIn(only);
		if (version === undefined) put("build", rank, build, into);
		put(
			"firmware",
			rank,
			version === undefined ? (build === undefined ? scalarOf(only) : undefined) : joinFirmware(version, build).text,
			into,
		);
		return;
	}
	put(field, rank, scalarOf(only), into);
	if (field !== "model" && field !== "type") return;
	for (const [key, inner] of Object.entries(only).slice(0, MOST_KEYS)) {
		const beside = named(key).named;
		if (beside.what === "field" && BESIDE_MODEL.has(beside.field)) put(beside.field, INSIDE_RANK + beside.rank, scalarOf(inner), into);
	}
}

/** The prefix under which the keys of a nested object are read; `undefined` for objects that are values or another device. */
function wrapperOf(bare: string): string | undefined {
	if (bare === "oemmap" || bare === "oem") return "oem ";
	if (bare === HARDWARE) return HARDWARE;
	return WRAPPERS.has(bare) ? "" : undefined;
}

function fieldOf(byUser: Field | "ignore" | undefined, own: Named): { readonly field: Field; readonly rank: number } | undefined {
	if (byUser === "ignore") return undefined;
	if (byUser !== undefined) return { field: byUser, rank: -1 };
	return own.what === "field" ? own : undefined;
}

function put(field: Field, rank: number, text: string | undefined, { values, ranks }: Gathered): void {
	if (text === undefined || text === "") return;
	const held = values[field];
	const heldRank = ranks.get(field) ?? Number.POSITIVE_INFINITY;
	if (isPlural(field)) values[field] = held === undefined ? text : `${held} ${text}`;
	else if (held === undefined || rank < heldRank) values[field] = text;
	ranks.set(field, Math.min(rank, heldRank));
}
