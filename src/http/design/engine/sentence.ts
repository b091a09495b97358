/**
 * Sentences of the engine in the language of whoever reads.
 *
 * The engine says why in English, and files and commands carry that; a page in another language finds the sentence's pattern and says
 * it anew. What no pattern takes stays in English and is marked so: nothing is guessed.
 */

/**
 * English, and what it is called elsewhere. `{1}` to `{9}` stand for what is filled in and stays as it is, without a semicolon, which
 * joins sentences; `{1*}` for what may hold one; `{1:}` for a part that is a sentence itself, and is said anew too.
 */
export type Pattern = readonly [english: string, other: string];

/** Says a sentence anew; `undefined` where some part of it has no pattern. */
export type Renderer = (sentence: string) => string | undefined;

interface Compiled {
	/** What stands between the slots, the first before the first slot. */
	readonly between: readonly string[];
	readonly slots: readonly string[];
	/** `:`, `*` or nothing, for each slot. */
	readonly signs: readonly string[];
	readonly other: string;
}

/** Sentences longer than this, and of more parts that have to be tried, stay as they are. */
const MOST_CHARACTERS = 1000;
const MOST_PARTS = 200;
const MOST_JOINED = 24;
const SLOT = /\{([1-9])([:*]?)\}/;

/** What joins sentences to one, and how the other language does. */
const JOINTS: readonly Pattern[] = [
	["; and ", "; und "],
	["; ", "; "],
];

/** Makes what says sentences anew; patterns are tried in their order. */
export function createRenderer(patterns: readonly Pattern[]): Renderer {
	const compiled = patterns.map(compile);
	return (sentence) => {
		// What was tried once is not tried again, and what takes too many tries stays as it is: strangers' words are in these sentences.
		const tried = new Map<string, string | undefined>();
		const anew = (part: string): string | undefined => {
			if (tried.has(part)) return tried.get(part);
			if (tried.size >= MOST_PARTS) return undefined;
			tried.set(part, undefined);
			const said = once(part, compiled, anew);
			tried.set(part, said);
			return said;
		};
		return sentence.length > MOST_CHARACTERS ? undefined : anew(sentence);
	};
}

function once(sentence: string, patterns: readonly Compiled[], anew: Renderer): string | undefined {
	for (const pattern of patterns) {
		const parts = take(pattern, sentence);
		const said = parts === undefined ? undefined : fill(pattern, parts, anew);
		if (said !== undefined) return said;
	}
	return joined(sentence, anew, MOST_JOINED);
}

function compile([english, other]: Pattern): Compiled {
	const pieces = english.split(SLOT);
	const at = (offset: number) => pieces.filter((_piece, place) => place % 3 === offset);
	return { between: at(0), slots: at(1), signs: at(2), other };
}

/** What stands in the slots; each ends where the words behind it first stand, the last one at the end. */
function take({ between, slots, signs }: Compiled, sentence: string): readonly string[] | undefined {
	const [first = ""] = between;
	if (slots.length === 0) return sentence === first ? [] : undefined;
	if (!sentence.startsWith(first)) return undefined;
	const parts: string[] = [];
	let from = first.length;
	for (let slot = 0; slot < slots.length; slot += 1) {
		const words = between[slot + 1] ?? "";
		const isLast = slot === slots.length - 1;
		const until = isLast ? sentence.length - words.length : sentence.indexOf(words, from);
		if (until < from || (isLast && !sentence.endsWith(words))) return undefined;
		const part = sentence.slice(from, until);
		if (signs[slot] === "" && part.includes("; ")) return undefined;
		parts.push(part);
		from = until + words.length;
	}
	return parts;
}

function fill({ slots, signs, other }: Compiled, parts: readonly string[], anew: Renderer): string | undefined {
	const values = new Map<string, string>();
	for (const [place, slot] of slots.entries()) {
		const part = parts[place] ?? "";
		const value = signs[place] === ":" ? anew(part) : part;
		if (value === undefined) return undefined;
		values.set(slot, value);
	}
	return other.replace(/\{([1-9])\}/g, (_sign, slot: string) => values.get(slot) ?? "");
}

/** Several sentences in one, each said anew by itself. */
function joined(sentence: string, anew: Renderer, most: number): string | undefined {
	for (const [joint, other] of JOINTS) {
		const at = sentence.indexOf(joint);
		if (at <= 0 || most <= 1) continue;
		const head = anew(sentence.slice(0, at));
		if (head === undefined) continue;
		const rest = sentence.slice(at + joint.length);
		const tail = joined(rest, anew, most - 1) ?? anew(rest);
		if (tail !== undefined) return `${head}${other}${tail}`;
	}
	return undefined;
}
