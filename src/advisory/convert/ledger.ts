/** What a conversion did to a document: every member that has another name, place or value, and every one that has no place at all. */
import { step } from "../csaf/json.ts";

/** One change; the pointer leads into the document as it was. */
export interface Conversion {
	readonly pointer: string;
	/** `lost`: there is no place for it; `added`: the target asks for it; `changed`: it says the same in another way. */
	readonly what: "changed" | "added" | "lost";
	/** A clause for people. */
	readonly why: string;
	/** What is lost, as JSON, cut after 400 characters; only with `lost`. */
	readonly value?: string;
}

/** A JSON object that is being rewritten. */
export type Rewritten = Record<string, unknown>;

/** Collects changes. */
export class Ledger {
	readonly entries: Conversion[] = [];

	changed(pointer: string, why: string): void {
		this.entries.push({ pointer, what: "changed", why });
	}

	added(pointer: string, why: string): void {
		this.entries.push({ pointer, what: "added", why });
	}

	lost(pointer: string, value: unknown, why: string): void {
		this.entries.push({ pointer, what: "lost", why, value: (JSON.stringify(value) ?? "").slice(0, 400) });
	}

	/** Takes a member out of an object that has no place for it. */
	drop(object: Rewritten, key: string, at: string, why: string): void {
		if (!Object.hasOwn(object, key)) return;
		this.lost(step(at, key), object[key], why);
		delete object[key];
	}

	/** Gives a member its other name. */
	rename(object: Rewritten, key: string, to: string, at: string): void {
		if (!Object.hasOwn(object, key)) return;
		object[to] = object[key];
		delete object[key];
		this.changed(step(at, key), `it is called ${to}`);
	}
}

/** The value when it is an object. */
export function objectOf(value: unknown): Rewritten | undefined {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Rewritten) : undefined;
}

/** The objects of a list, with their pointers. */
export function entriesOf(holder: Rewritten | undefined, key: string, at: string): readonly (readonly [Rewritten, string])[] {
	const value = holder !== undefined && Object.hasOwn(holder, key) ? holder[key] : undefined;
	if (!Array.isArray(value)) return [];
	const place = step(at, key);
	return value.flatMap((one: unknown, index) => {
		const object = objectOf(one);
		return object === undefined ? [] : [[object, step(place, index)] as const];
	});
}

/** Every object of the tree that has one of the keys, without recursion: branches nest as deep as a stranger likes. */
export function walk(root: Rewritten, visit: (object: Rewritten, pointer: string) => void): void {
	const waiting: (readonly [unknown, string])[] = [[root, ""]];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		const [value, pointer] = next;
		if (Array.isArray(value)) for (const [index, one] of value.entries()) waiting.push([one, step(pointer, index)]);
		const object = objectOf(value);
		if (object === undefined) continue;
		visit(object, pointer);
		for (const [key, one] of Object.entries(object)) if (typeof one === "object" && one !== null) waiting.push([one, step(pointer, key)]);
	}
}
