/** The parts a compiled model pattern is made of, and the matcher that walks a device's name along them. */
import type { Char, DeviceModel } from "./characters.ts";

/** How far a finding carries: 2 is a match, 1 only "cannot be told", 0 nothing. */
export type Level = 0 | 1 | 2;

/** One part of a pattern. */
export type Element =
	/** Exactly this letter, digit or plus sign. */
	| { readonly kind: "char"; readonly ch: string }
	/** Exactly one letter or digit. */
	| { readonly kind: "one" }
	/** Exactly one digit (the catalogue's own `#`). */
	| { readonly kind: "digit" }
	/** One letter or more (`HX5XXX`: HFW, HDW, HDBW). */
	| { readonly kind: "letters" }
	/** `min` characters or more; without `cross` only up to the next gap. */
	| { readonly kind: "run"; readonly min: 0 | 1; readonly cross: boolean }
	/** A character that may be left out; `without` is how far the match carries then. */
	| { readonly kind: "maybe"; readonly ch: string; readonly without: Level };

/** Where a walk can stand when all elements are used up. */
export interface Walk {
	/** Per place in the device's name (0 to its length) how far a match carries that ends there. */
	readonly ends: Uint8Array;
	/** The device's name ended, in agreement, before the pattern did. */
	readonly short: boolean;
}

/**
 * Walks a device's name along the elements, keeping every place that is possible: time is length times elements, with no going back.
 */
export function walk(elements: readonly Element[], device: DeviceModel): Walk {
	const { chars } = device;
	let here = new Uint8Array(chars.length + 1);
	here[0] = 2;
	let short = false;
	for (const element of elements) {
		if (needsMore(element) && (here[chars.length] ?? 0) > 0) short = chars.length > 0;
		here = advance(element, device, here);
		if (!here.some((level) => level > 0)) break;
	}
	return { ends: here, short };
}

/** The places reachable after one more element. */
function advance(element: Element, device: DeviceModel, here: Uint8Array): Uint8Array<ArrayBuffer> {
	const next = new Uint8Array(here.length);
	for (let at = 0; at < here.length; at++) {
		const level = here[at] ?? 0;
		if (level > 0) step(element, device, at, level, next);
		if (isRun(element) && (next[at] ?? 0) > 0) grow(element, device.chars, at, next);
	}
	return next;
}

function needsMore(element: Element): boolean {
	return element.kind !== "maybe" && !(element.kind === "run" && element.min === 0);
}

function isRun(element: Element): element is Extract<Element, { kind: "run" | "letters" }> {
	return element.kind === "run" || element.kind === "letters";
}

/** One element applied at one place. */
function step(element: Element, device: DeviceModel, at: number, level: number, next: Uint8Array): void {
	const char = device.chars[at];
	if (element.kind === "maybe") raise(next, at, Math.min(level, element.without));
	if (element.kind === "run" && element.min === 0) raise(next, at, level);
	if (char === undefined || !accepts(element, char)) {
		if (char !== undefined && device.unknownAt.has(at) && "ch" in element) raise(next, at + 1, Math.min(level, 1));
		return;
	}
	// A capital X that the document itself has at this place is the same sign.
	const isOpen =
		device.unknownAt.has(at) && element.kind !== "run" && element.kind !== "one" && !(element.kind === "char" && char.raw === "X");
	raise(next, at + 1, isOpen ? Math.min(level, 1) : level);
}

/** A run that reached `at` may take the next character too. */
function grow(element: Extract<Element, { kind: "run" | "letters" }>, chars: readonly Char[], at: number, next: Uint8Array): void {
	const char = chars[at];
	if (char === undefined || !accepts(element, char)) return;
	if (char.gap && !(element.kind === "run" && element.cross)) return;
	raise(next, at + 1, next[at] ?? 0);
}

function accepts(element: Element, char: Char): boolean {
	switch (element.kind) {
		case "char":
		case "maybe":
			return char.ch === element.ch;
		case "digit":
			return /\p{N}/u.test(char.ch);
		case "letters":
			return /\p{L}/u.test(char.ch);
		default:
			return true;
	}
}

function raise(levels: Uint8Array, at: number, level: number): void {
	if ((levels[at] ?? 0) < level) levels[at] = level;
}
