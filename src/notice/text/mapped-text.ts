/** Clean text whose characters know where in the source they stand. */

/** Text without markup, entities and folded blanks. */
export interface MappedText {
	readonly text: string;
	/** For each character, where in the source text what it stands for begins. */
	readonly from: readonly number[];
	/** For each character, where it ends. */
	readonly to: readonly number[];
}

/** Collects characters; runs of white space become one blank, and there is none at the ends. */
export class TextBuilder {
	#text = "";
	#from: number[] = [];
	#to: number[] = [];
	#blank: readonly [from: number, to: number] | undefined;

	get length(): number {
		return this.#text.length;
	}

	/** Length that the text would have if something visible came next. */
	get next(): number {
		return this.#text.length + (this.#blank !== undefined && this.#text !== "" ? 1 : 0);
	}

	/** Adds characters that stand for `from` to `to` of the source. */
	add(characters: string, from: number, to: number): void {
		const code = characters.length === 1 ? characters.charCodeAt(0) : 0;
		if (code > 32 && code < 127) {
			if (this.#blank !== undefined && this.#text !== "") this.#push(" ", ...this.#blank);
			this.#blank = undefined;
			this.#push(characters, from, to);
			return;
		}
		if (BLANK.test(characters)) {
			this.#blank ??= [from, to];
			return;
		}
		if (HIDDEN.test(characters)) return;
		if (this.#blank !== undefined && this.#text !== "") this.#push(" ", ...this.#blank);
		this.#blank = undefined;
		for (let at = 0; at < characters.length; at++) this.#push(characters[at] ?? "", from, to);
	}

	#push(character: string, from: number, to: number): void {
		this.#text += character;
		this.#from.push(from);
		this.#to.push(to);
	}

	done(): MappedText {
		const done = { text: this.#text, from: this.#from, to: this.#to };
		this.#text = "";
		this.#from = [];
		this.#to = [];
		this.#blank = undefined;
		return done;
	}
}

const BLANK = /^[\s\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]$/;
/** Format characters that draw nothing: they can split a word that is to be found. */
const HIDDEN = /^[\u00ad\u061c\u180e\u200c-\u200f\u202a-\u202e\u2060-\u2069]$/;

/** All of a source text from `start` to `end`, blanks folded. */
export function mapPlain(source: string, start: number, end: number): MappedText {
	const builder = new TextBuilder();
	for (let at = start; at < end; at++) builder.add(source[at] ?? "", at, at + 1);
	return builder.done();
}
