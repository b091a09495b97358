/** What is fuzzed: one function of the program, how inputs for it are made, and the laws its answers keep. */
import type { Chance } from "./chance.ts";
import type { Seeds } from "./seeds.ts";

/** Longest text of an input, in UTF-16 units. */
export const LONGEST = 65_536;

/** How the first text of an input was blown up: a beginning, a piece many times, an end. */
export interface Pump {
	readonly head: string;
	readonly piece: string;
	readonly tail: string;
}

/** One input; plain values, so that it can be written to a file and run again. */
export interface Input {
	readonly texts: readonly string[];
	/** Chooses among the forms of a call, as the target likes. */
	readonly option: number;
	/** Where the first text is such a row: it is then also measured at other lengths. */
	readonly pump?: Pump | undefined;
}

/** What came out. */
export interface Outcome {
	/** The answer, to be compared with that of a second call, and weighed. */
	readonly answer: unknown;
	/** Checks the laws of the answer; throws on a breach. Not measured. */
	readonly laws?: (() => void) | undefined;
}

/** One target. */
export interface Target {
	readonly name: string;
	make(chance: Chance, seeds: Seeds): Input;
	/** Calls the function once. This is what is measured, and it must not throw. */
	run(input: Input): Outcome | Promise<Outcome>;
	/** Most milliseconds that a call may take for 64 KiB; 50 when left out, more where the text is no expression but a whole file. */
	readonly milliseconds?: number;
	/** Most characters of JSON that the answer may have for so many characters of input; when left out, 20 000 and 40 for each. */
	readonly most?: (length: number) => number;
}

/** The text of an input that a target asked for. */
export function textOf(input: Input, at = 0): string {
	return input.texts[at] ?? "";
}
