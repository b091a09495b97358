/** Markdown as a tree of what a page can show: nothing else exists, so nothing else can be shown. Written by people of ours or by strangers. */

/** Words, and what stands among them. */
export type Inline =
	| { readonly kind: "text"; readonly text: string }
	| { readonly kind: "code"; readonly text: string }
	| { readonly kind: "break" }
	| { readonly kind: "strong" | "emphasis" | "struck"; readonly children: readonly Inline[] }
	/** `href` is a web address, a mail address, or a path of ours; `title` is what the author says of it. */
	| { readonly kind: "link"; readonly href: string; readonly title: string; readonly children: readonly Inline[] }
	/** A picture that is kept here, by its name. */
	| { readonly kind: "image"; readonly name: string; readonly alt: string; readonly caption: string }
	/** What stands between `{{` and `}}`: a figure that is looked up. */
	| { readonly kind: "figure"; readonly query: string };

/** A part of a text. */
export type Block =
	| { readonly kind: "paragraph"; readonly children: readonly Inline[] }
	/** Level 2 to 4: a text stands below a title. */
	| { readonly kind: "heading"; readonly level: 2 | 3 | 4; readonly children: readonly Inline[] }
	| { readonly kind: "list"; readonly start: number | undefined; readonly items: readonly (readonly Block[])[] }
	| { readonly kind: "quote"; readonly children: readonly Block[] }
	| { readonly kind: "code"; readonly text: string }
	| { readonly kind: "rule" }
	| {
			readonly kind: "table";
			readonly head: readonly (readonly Inline[])[];
			readonly rows: readonly (readonly (readonly Inline[])[])[];
	  }
	/** What members see alone, between `{{members}}` and `{{end}}`. */
	| { readonly kind: "members"; readonly children: readonly Block[] };

/** How much may be written. */
export interface MarkdownBounds {
	/** Characters. */
	readonly letters: number;
	/** Blocks and inlines together. */
	readonly nodes: number;
}
