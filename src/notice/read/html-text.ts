/** The characters of a text node with their places in the source: entities undone, tags that a parser moved passed over. */
import { parseFragment } from "parse5";
import type { TextBuilder } from "../text/mapped-text.ts";

const entities = new Map<string, string>();

/** What an entity stands for, as browsers read it; at most a few thousand of them exist. */
function entity(text: string): string {
	const held = entities.get(text);
	if (held !== undefined) return held;
	const [node] = parseFragment(text).childNodes;
	const value = node !== undefined && "value" in node ? node.value : text;
	if (entities.size < 5000) entities.set(text, value);
	return value;
}

/** Adds source `start` to `end`, the raw text of a text node. */
export function addRaw(builder: TextBuilder, source: string, start: number, end: number): void {
	let at = start;
	while (at < end) {
		const character = source[at] ?? "";
		if (character === "&") at = addEntity(builder, source, at, end);
		else if (character === "<" && isTag(source[at + 1])) {
			const close = source.indexOf(">", at);
			at = close < 0 || close >= end ? end : close + 1;
		} else {
			builder.add(character, at, at + 1);
			at++;
		}
	}
}

function isTag(next: string | undefined): boolean {
	return next !== undefined && /[a-z/!?]/i.test(next);
}

const ENTITY = /&(?:#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z][a-z0-9]{1,31});?/iy;

function addEntity(builder: TextBuilder, source: string, at: number, end: number): number {
	ENTITY.lastIndex = at;
	const found = ENTITY.exec(source)?.[0];
	if (found === undefined || at + found.length > end) {
		builder.add("&", at, at + 1);
		return at + 1;
	}
	const value = entity(found);
	// A name without a semicolon may stand for less than it is long; what follows is taken as it is then.
	for (const character of value) builder.add(character, at, at + found.length);
	return at + found.length;
}
