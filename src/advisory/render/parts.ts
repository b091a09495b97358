/**
 * A document as parts of text: what every form is written from. All text is plain and one line each; strangers wrote most of it, and it
 * has lost what hides or turns text around. Writers escape it for their form and add nothing.
 */

/** A piece of a line. An address is a web address (`http:` or `https:`) that was looked over; anything else is plain text. */
export type Span = string | { readonly strong: string } | { readonly text: string; readonly address: string };

/** One line. */
export type Line = readonly Span[];

/** A block of a section. */
export type Block =
	| { readonly kind: "heading"; readonly text: string }
	| { readonly kind: "paragraph"; readonly line: Line }
	/** `ordered`: steps, one after the other. */
	| { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly Line[] }
	/** The first cell of a row names it. */
	| { readonly kind: "table"; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
	| { readonly kind: "terms"; readonly entries: readonly Term[] }
	/** Another's words, line by line, in another's language (BCP 47). */
	| { readonly kind: "quote"; readonly language: string; readonly lines: readonly string[] };

/** A word and what it stands for here. */
export interface Term {
	readonly term: string;
	readonly value: string;
}

/** A section, with the name by which pages link to it. */
export interface Section {
	readonly id: "affected" | "do" | "tell" | "when" | "holes" | "more" | "document";
	readonly title: string;
	readonly blocks: readonly Block[];
}

/** A whole document. */
export interface RenderedAdvisory {
	/** Of our words; BCP 47. */
	readonly language: string;
	readonly id: string;
	readonly title: string;
	/** Of the title and of quotes: the document's. */
	readonly titleLanguage: string;
	/** Stands above the title: what this is, its number, its day. */
	readonly over: string;
	/** What to do, in one sentence: it stands first. */
	readonly lead: string;
	/** Severity, attacks, deadlines. */
	readonly facts: readonly Term[];
	readonly sections: readonly Section[];
}
