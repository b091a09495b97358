/** How the page is asked for. */

/** What happened to the last upload. */
export interface Notice {
	readonly good: boolean;
	/** Sentences, written by us. */
	readonly text: string;
	/** What was odd about the file, in the file's words. */
	readonly warnings: readonly string[];
}

export interface AnswerPageOptions {
	/** There is a page of sources for each CVE: `/sources/CVE-…`. */
	readonly sources?: boolean | undefined;
	/** The fleet is made up: said at the top and in the title. */
	readonly sample: boolean;
	/** One file that needs nothing else, to keep or to mail; else a page of our own server. */
	readonly selfContained: boolean;
	/** The CSV to fill in, put into a self-contained file as a `data:` link. */
	readonly questionsCsv?: string | undefined;
	/** Where the filled CSV goes; without it there is no upload form. */
	readonly importPath?: string | undefined;
	/** Goes into the upload form and comes back with it. */
	readonly formToken?: string | undefined;
	/** Whether the server offers `/findings.csv`. */
	readonly findingsCsv?: boolean | undefined;
	readonly notice?: Notice | undefined;
}
