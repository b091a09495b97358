/** What recognises an attack in a log, as data/signatures has it: only that, and nothing that performs one. */

/** Where a signature looks. */
export type SignatureKind = "port" | "rule" | "path" | "agent" | "symptom" | "device";

/** One of them. */
export interface Signature {
	readonly id: string;
	readonly kind: SignatureKind;
	/** Ports and rule ids as digits; beginnings of a path; words of an agent, a symptom or a device, in small letters. */
	readonly values: readonly string[];
	/** Catalogue id of the maker that it is aimed at; `undefined`: several, or none that is known. */
	readonly maker: string | undefined;
	readonly line: string | undefined;
	readonly cve: string | undefined;
	/** Probability that what it finds is aimed at the maker, from 0 to 1; of the signature itself where there is no maker. */
	readonly confidence: number;
	/** In words. */
	readonly says: string;
	readonly matches: readonly string[];
	readonly mustNotMatch: readonly string[];
	readonly source: string;
	/** `YYYY-MM-DD` */
	readonly date: string;
}
