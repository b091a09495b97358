/** `--set path=value`: changes single fields of a JSON value by their pointer. */
import { CallError } from "./ports.ts";

/**
 * The value with the fields set. A path is a JSON pointer without its first stroke (`holes/0/cve`); `-` is one behind the end of a list.
 * What stands behind the sign is JSON where it reads as such and no bare number or word, else the text itself.
 */
export function setFields(value: unknown, fields: readonly string[]): unknown {
	const copy: unknown = structuredClone(value);
	for (const field of fields) {
		const at = field.indexOf("=");
		const path = at < 0 ? [] : field.slice(0, at).replace(/^\//, "").split("/");
		const last = path.pop() ?? "";
		let holder: unknown = copy;
		for (const key of path) holder = holderAt(holder, key);
		if (at < 1 || last === "" || !put(holder, last, fieldValue(field.slice(at + 1))))
			throw new CallError({
				code: "cli/bad-draft",
				message: `"${field.slice(0, 80)}" sets no field of the draft`,
				at: "--set",
				todo: "Write it as holes/0/cve=CVE-2026-0001.",
			});
	}
	return copy;
}

function holderAt(holder: unknown, key: string): unknown {
	if (Array.isArray(holder)) return holder[key === "-" ? holder.length - 1 : Number(key)];
	return typeof holder === "object" && holder !== null && Object.hasOwn(holder, key) ? (holder as Record<string, unknown>)[key] : undefined;
}

function put(holder: unknown, key: string, value: unknown): boolean {
	if (Array.isArray(holder)) {
		const at = key === "-" ? holder.length : Number(key);
		if (!Number.isInteger(at) || at < 0 || at > holder.length) return false;
		holder[at] = value;
		return true;
	}
	if (typeof holder !== "object" || holder === null || key === "__proto__") return false;
	(holder as Record<string, unknown>)[key] = value;
	return true;
}

function fieldValue(text: string): unknown {
	if (text !== "true" && text !== "false" && !/^[[{"]/.test(text)) return text;
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}
