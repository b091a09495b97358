/** Hostile texts: real ones bent, soups of their words, and rows of one piece, which is where backtracking shows. */
import type { Chance } from "./chance.ts";
import { type Input, LONGEST, type Pump } from "./target.ts";

/** Signs that readers of versions, models and cells give a meaning to. */
const SIGNS = " .,;:-_/\\|()[]{}<>=!?*+&#@%\"'~^$`\t\n\r".split("");

/** Look-alikes, odd blanks, marks of direction, halves of pairs, NUL. */
const ODD = [
	"\u0000",
	"\u0007",
	"\u00a0",
	"\u00ad",
	"\u00c3\u00bc",
	"\u00df",
	"\u00e9",
	"\u0130",
	"\u0301",
	"\u0399",
	"\u0410",
	"\u0660",
	"\u06f5",
	"\u200b",
	"\u200d",
	"\u200f",
	"\u202e",
	"\u2013",
	"\u2028",
	"\u2060",
	"\u2264",
	"\u3000",
	"\uac00",
	"\ud800",
	"\udc00",
	"\ufb01",
	"\ufdfa",
	"\ufeff",
	"\uff11",
	"\uff1c",
	"\uffff",
	"\u{1d7d8}",
	"\u{1f4f7}",
	"\u{e0041}",
];

const LETTERS = "aAxXvVbBeEzZ".split("");
const DIGITS = "0019258".split("");

/** One sign of any kind. */
function sign(chance: Chance): string {
	return chance.pick(chance.pick([SIGNS, LETTERS, DIGITS, LETTERS, DIGITS, ODD]));
}

/** A piece of one to four signs, or a word of a seed with a sign behind it: what is repeated. */
function pieceOf(chance: Chance, seed: string): string {
	if (chance.once(3)) {
		const words = seed.split(/(?<=[\s.,;:/|()_-])/).filter((word) => word !== "" && word.length < 30);
		if (words.length > 0) return chance.pick(words) + (chance.once(2) ? sign(chance) : "");
	}
	return Array.from({ length: 1 + chance.int(chance.once(3) ? 4 : 2) }, () => sign(chance)).join("");
}

/** A row of a piece between two halves of a seed. */
function pumpOf(chance: Chance, seed: string): Pump {
	const at = chance.int(seed.length + 1);
	const head = chance.once(3) ? "" : seed.slice(0, at);
	const tail = chance.once(3) ? "" : seed.slice(at);
	return { head: head.slice(-2000), piece: pieceOf(chance, seed), tail: tail.slice(0, 2000) };
}

/** A row at a length. */
export function pumped({ head, piece, tail }: Pump, length: number): string {
	const room = Math.max(0, length - head.length - tail.length);
	return `${head}${piece.repeat(Math.floor(room / piece.length))}${tail}`.slice(0, LONGEST);
}

/** One small change. */
export function bend(text: string, chance: Chance, seeds: readonly string[]): string {
	const at = chance.int(text.length + 1);
	const to = Math.min(text.length, at + chance.length(20));
	const [head, part, tail] = [text.slice(0, at), text.slice(at, to), text.slice(to)];
	switch (chance.int(10)) {
		case 0:
			return head + tail;
		case 1:
			return head + part.repeat(2 + chance.int(4)) + tail;
		case 2:
			return head + sign(chance) + part + tail;
		case 3:
			return head + sign(chance) + tail;
		case 4: {
			const other = chance.pick(seeds);
			const from = chance.int(other.length + 1);
			return head + other.slice(from, from + chance.length(60)) + part + tail;
		}
		case 5:
			return `${head}(${part})${tail}`;
		case 6:
			return part + head + tail;
		case 7:
			return head + (chance.once(2) ? part.toUpperCase() : part.toLowerCase()) + tail;
		case 8:
			return head + part.replace(/\d/g, () => chance.pick(DIGITS)) + tail;
		default:
			return `${head} ${chance.pick(["and", "or", "to", "|", ",", "prior to", "<", "<=", "all", "x", "series", "build", "not"])} ${part}${tail}`;
	}
}

/** A soup of the words of several seeds. */
function soup(chance: Chance, seeds: readonly string[], length: number): string {
	const parts: string[] = [];
	for (let size = 0; size < length; ) {
		const words = chance.pick(seeds).split(/(?<=[\s.,;:/|()_-])|(?=[<>=*])/);
		const word = (chance.once(4) ? sign(chance) : chance.pick(words)) || " ";
		parts.push(word);
		size += word.length;
	}
	return parts.join("");
}

/** A text; `pump` where it is a row of one piece. */
export function makeText(chance: Chance, seeds: readonly string[]): { readonly text: string; readonly pump: Pump | undefined } {
	const seed = chance.pick(seeds);
	const kind = chance.int(20);
	if (kind < 9) {
		let text = seed;
		for (let changes = chance.int(6); changes > 0; changes--) text = bend(text, chance, seeds);
		return { text: text.slice(0, LONGEST), pump: undefined };
	}
	if (kind < 14) return { text: soup(chance, seeds, chance.length(chance.once(4) ? LONGEST : 400)).slice(0, LONGEST), pump: undefined };
	if (kind < 15) {
		const length = chance.length(4000);
		return {
			text: Array.from({ length }, () => sign(chance))
				.join("")
				.slice(0, LONGEST),
			pump: undefined,
		};
	}
	const pump = pumpOf(chance, seed.slice(0, 4000));
	return { text: pumped(pump, chance.length(LONGEST)), pump };
}

/** An input of texts, each from seeds of its own. */
export function textInput(chance: Chance, ...kinds: readonly (readonly string[])[]): Input {
	const made = kinds.map((seeds) => makeText(chance, seeds));
	return { texts: made.map(({ text }) => text), option: chance.int(2 ** 30), pump: made[0]?.pump };
}
