/** Walks a document along a schema. The document is a stranger's: its depth was bounded on reading, its keys are only compared. */
import { step } from "../json.ts";
import type { ArrayNode, ObjectNode, SchemaNode, StringNode } from "./node.ts";

/** Takes what is wrong: where, and what as a clause without a full stop. */
export type SchemaReport = (pointer: string, message: string) => void;

/** Most breaches, and most unknown members, that are told of one document. */
const MOST = 1000;

/**
 * Checks a value.
 *
 * @param unknown - Takes the pointers of members that the schema does not know (test 6.2.20), whether or not they are breaches too.
 */
export function checkSchema(root: unknown, node: SchemaNode, report: SchemaReport, unknown?: (pointer: string) => void): void {
	new Walk(report, unknown).visit(root, node);
}

/** How many members a value has, at any depth; its depth was bounded on reading. */
export function membersIn(value: unknown): number {
	if (typeof value !== "object" || value === null) return 0;
	if (Array.isArray(value)) return (value as readonly unknown[]).reduce<number>((sum, one) => sum + membersIn(one), 0);
	const members = value as Readonly<Record<string, unknown>>;
	let count = 0;
	for (const key in members) count += 1 + membersIn(members[key]);
	return count;
}

class Walk {
	readonly #path: (string | number)[] = [];
	readonly #report: SchemaReport;
	readonly #unknown: ((pointer: string) => void) | undefined;
	#told = 0;
	#toldUnknown = 0;

	constructor(report: SchemaReport, unknown: ((pointer: string) => void) | undefined) {
		this.#unknown = unknown;
		this.#report = report;
	}

	visit(value: unknown, node: SchemaNode): void {
		switch (node.kind) {
			case "string":
				this.#text(value, node);
				return;
			case "array":
				this.#list(value, node);
				return;
			case "object":
				this.#object(value, node);
				return;
			case "choice":
				this.visit(value, node.choose(value));
				return;
			case "number":
				if (typeof value !== "number") this.#tell("is not a number");
				else if (value < node.from || value > node.to) this.#tell(`is not between ${node.from} and ${node.to}`);
				return;
			case "boolean":
				if (typeof value !== "boolean") this.#tell("is neither true nor false");
		}
	}

	#text(value: unknown, node: StringNode): void {
		if (typeof value !== "string") {
			this.#tell("is not a text");
			return;
		}
		const { least = 0, oneOf, fits, expected } = node;
		if (value.length < 2 * least && (value.length < least || [...value].length < least))
			this.#tell(value === "" ? "is empty" : `has fewer than ${least} characters`);
		else if (oneOf !== undefined && !oneOf.includes(value))
			this.#tell(oneOf.length === 1 ? `is not "${oneOf[0]}"` : `is none of ${oneOf.join(", ")}`);
		else if (fits !== undefined && !fits(value)) this.#tell(`is not ${expected}`);
	}

	#list(value: unknown, node: ArrayNode): void {
		if (!Array.isArray(value)) {
			this.#tell("is not a list");
			return;
		}
		const items: readonly unknown[] = value;
		if (items.length < node.least) this.#tell(items.length === 0 ? "is an empty list" : `has fewer than ${node.least} items`);
		if (node.unique) {
			const twice = repeatedIn(items);
			if (twice !== undefined) this.#tell("states the same twice", twice);
		}
		for (let at = 0; at < items.length && this.#told < MOST; at++) {
			this.#path.push(at);
			this.visit(items[at], node.items);
			this.#path.pop();
		}
	}

	#object(value: unknown, node: ObjectNode): void {
		if (typeof value !== "object" || value === null || Array.isArray(value)) {
			this.#tell("is not an object");
			return;
		}
		const members = value as Readonly<Record<string, unknown>>;
		this.#wholeObject(members, node);
		// What JSON.parse made has no members but its own.
		for (const key in members) {
			if (this.#told >= MOST) return;
			const child = node.members.get(key);
			if (child !== undefined) {
				this.#path.push(key);
				this.visit(members[key], child);
				this.#path.pop();
			} else if (node.open !== true) {
				if (this.#unknown !== undefined && this.#toldUnknown++ < MOST) this.#unknown(step(this.#place(), key));
				if (node.closed) this.#tell("is not defined by the standard", key);
			}
		}
	}

	#wholeObject(members: Readonly<Record<string, unknown>>, node: ObjectNode): void {
		for (const key of node.required) if (!Object.hasOwn(members, key)) this.#tell(`lacks the member ${key}`);
		if (node.least !== undefined || node.most !== undefined) {
			const size = Object.keys(members).length;
			if (node.least !== undefined && size < node.least) this.#tell(size === 0 ? "is empty" : `has fewer than ${node.least} members`);
			if (node.most !== undefined && size > node.most) this.#tell(`has more than ${node.most} members`);
		}
		const wrong = node.also?.(members);
		if (wrong !== undefined) this.#tell(`cannot be: ${wrong}`);
	}

	#place(): string {
		return this.#path.reduce<string>((pointer, key) => step(pointer, key), "");
	}

	#tell(message: string, below?: string | number): void {
		if (this.#told++ >= MOST) return;
		const place = this.#place();
		this.#report(below === undefined ? place : step(place, below), message);
	}
}

/** Index of the first item that equals an earlier one. */
function repeatedIn(items: readonly unknown[]): number | undefined {
	if (items.length < 2) return undefined;
	const seen = new Set<string>();
	for (const [at, item] of items.entries()) {
		const key = typeof item === "string" ? item : `\u0000${canonical(item)}`;
		if (seen.has(key)) return at;
		seen.add(key);
	}
	return undefined;
}

/** JSON with sorted keys: equal texts for equal values. Depth was bounded on reading. */
export function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
	if (typeof value === "object" && value !== null) {
		const members = value as Readonly<Record<string, unknown>>;
		return `{${Object.keys(members)
			.sort()
			.map((key) => `${JSON.stringify(key)}:${canonical(members[key])}`)
			.join(",")}}`;
	}
	return JSON.stringify(value) ?? "";
}
