/** The one text that a JSON value states, whatever it is wrapped in. */
import { findField } from "./find-field.ts";
import { keyOf } from "./name-key.ts";
import { remembered } from "./text-cache.ts";

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

/** The same for an object that tells of firmware, in the form of `keyOf`: `{"name": "AXIS OS", "version": "11.5"}`. What is newest or wanted is none. */
const VERSION_KEYS =
	"version versionnumber versionstring current currentversion installed installedversion firmwareversion softwareversion firmware software value text number".split(
		" ",
	);

const keys = remembered((key) => ({ bare: keyOf(key), named: findField(key) }));

/** True for an object of keys, false for arrays and null. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The text of a value; of an object that which stands under the best known key. */
export function scalarOf(value: unknown, nested = 0): string | undefined {
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

/** Version and build as an object states them; a version may be such an object again. */
export function firmwareIn(
	object: Readonly<Record<string, unknown>>,
	nested = 0,
): { readonly version: string | undefined; readonly build: string | undefined } {
	const inside = new Map<string, unknown>();
	let build: string | undefined;
	for (const [key, value] of Object.entries(object).slice(0, 100)) {
		const { bare, named } = keys(key);
		inside.set(bare, value);
		if (named.what === "field" && named.field === "build") build ??= scalarOf(value);
	}
	for (const key of VERSION_KEYS) {
		const value = inside.get(key);
		const found = isRecord(value) && nested < 2 ? firmwareIn(value, nested + 1) : { version: scalarOf(value), build: undefined };
		if (found.version !== undefined) return { version: found.version, build: found.build ?? build };
	}
	return { version: undefined, build };
}
