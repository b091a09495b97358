/**
 * Cuts JSON text into the elements of its outermost array without parsing it, in pieces of any size.
 *
 * Written by a stranger: depth, element size and time are bounded, and no part of it recurses.
 */

/** One element: its text, or why it was not taken. */
export type Element =
	| { readonly text: string; readonly fault: undefined }
	| { readonly text: ""; readonly fault: "json-too-deep" | "json-too-long" | "json-unfinished" };

/** Nesting an inventory may have. Real exports need six. */
export const DEEPEST = 64;

/** UTF-16 units that one element may have. */
export const LONGEST_ELEMENT = 1_048_576;

const QUOTE = 34;
const BACKSLASH = 92;
const COMMA = 44;
const OPEN_SQUARE = 91;
const CLOSE_SQUARE = 93;
const OPEN_CURLY = 123;
const CLOSE_CURLY = 125;

/** Takes the text after the first `[`, piece by piece. */
export interface ElementScanner {
	push(chunk: string): readonly Element[];
	/** What stands unfinished at the end of the text. */
	end(): readonly Element[];
	/** True once the `]` of the array was met; what follows is not looked at. */
	readonly closed: boolean;
}

/** Starts inside the array. */
export function newElementScanner(): ElementScanner {
	let kept = "";
	let length = 0;
	let deepest = 0;
	let depth = 0;
	let inString = false;
	let escaped = false;
	let closed = false;

	function finish(last: string): readonly Element[] {
		const text = kept + last;
		const fault = deepest > DEEPEST ? "json-too-deep" : length + last.length > LONGEST_ELEMENT ? "json-too-long" : undefined;
		kept = "";
		length = 0;
		deepest = 0;
		if (fault !== undefined) return [{ text: "", fault }];
		return text.trim() === "" ? [] : [{ text: text.trim(), fault: undefined }];
	}

	function keep(piece: string): void {
		length += piece.length;
		kept = length > LONGEST_ELEMENT || deepest > DEEPEST ? "" : kept + piece;
	}

	return {
		// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one pass over the text; in pieces it would be slower and no clearer.
		push(chunk): readonly Element[] {
			const elements: Element[] = [];
			let start = 0;
			for (let at = 0; at < chunk.length && !closed; at++) {
				const code = chunk.charCodeAt(at);
				if (inString) {
					if (escaped) escaped = false;
					else if (code === BACKSLASH) escaped = true;
					else if (code === QUOTE) inString = false;
					continue;
				}
				if (code === QUOTE) inString = true;
				else if (code === OPEN_CURLY || code === OPEN_SQUARE) {
					depth += 1;
					if (depth > deepest) deepest = depth;
				} else if (code === CLOSE_CURLY || code === CLOSE_SQUARE) {
					if (depth > 0) depth -= 1;
					else {
						closed = true;
						elements.push(...finish(chunk.slice(start, at)));
					}
				} else if (code === COMMA && depth === 0) {
					elements.push(...finish(chunk.slice(start, at)));
					start = at + 1;
				}
			}
			if (!closed) keep(chunk.slice(start));
			return elements;
		},
		end(): readonly Element[] {
			if (closed) return [];
			const blank = kept.trim() === "" && length < LONGEST_ELEMENT && deepest <= DEEPEST;
			return blank ? [] : [{ text: "", fault: deepest > DEEPEST ? "json-too-deep" : "json-unfinished" }];
		},
		get closed() {
			return closed;
		},
	};
}

/** How deep a text nests; stops counting once it is deeper than may be. */
export function depthOf(text: string): number {
	let depth = 0;
	let deepest = 0;
	for (let at = 0; at < text.length && deepest <= DEEPEST; at++) {
		const code = text.charCodeAt(at);
		if (code === QUOTE) at = endOfString(text, at);
		else if (code === OPEN_CURLY || code === OPEN_SQUARE) deepest = Math.max(deepest, ++depth);
		else if (code === CLOSE_CURLY || code === CLOSE_SQUARE) depth -= 1;
	}
	return deepest;
}

function endOfString(text: string, start: number): number {
	let at = start + 1;
	while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
	return at;
}
