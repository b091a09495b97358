/** Access to JSON that a stranger wrote: every value is unknown until looked at, and nothing of Object.prototype is seen. */

/** An object of a parsed document. */
export type JsonObject = { readonly [key: string]: unknown };

/** The value when it is an object (not an array, not null). */
export function asObject(value: unknown): JsonObject | undefined {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

/** The own member `key`; `undefined` also for what only the prototype has (`constructor`). */
export function member(object: JsonObject | undefined, key: string): unknown {
	return object !== undefined && Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The member when it is a string. */
export function text(object: JsonObject | undefined, key: string): string | undefined {
	const value = member(object, key);
	return typeof value === "string" ? value : undefined;
}

/** One more step of a JSON pointer (RFC 6901). */
export function step(pointer: string, key: string | number): string {
	if (typeof key === "number" || !/[~/]/.test(key)) return `${pointer}/${key}`;
	return `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
