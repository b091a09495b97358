/** The documents that a provider lists, each once, with every list that names it. */
import type { FeedEntry } from "../feed.ts";
import type { Label } from "../tlp.ts";

/** A feed that lists a document. */
export interface InFeed {
	readonly feed: string;
	readonly label: Label | undefined;
	readonly entry: FeedEntry;
}

/** What a document was found to be. */
export interface SeenDocument {
	readonly trackingId: string;
	readonly label: Label;
	readonly initialReleaseDate: string;
	readonly currentReleaseDate: string;
	readonly version: "2.0" | "2.1";
}

/** One document. */
export interface ListedDocument {
	readonly url: string;
	readonly feeds: InFeed[];
	/** Addresses of the folders whose list names it. */
	readonly inIndex: Set<string>;
	readonly inChanges: Set<string>;
	readonly inListing: Set<string>;
	/** Label that the folder states (2.1). */
	folderLabel: Label | undefined;
	/** Found in a folder on disk. */
	onDisk: boolean;
	/** Filled where it could be read. */
	seen: SeenDocument | undefined;
	/** Whether it answered. */
	isThere: boolean;
}

/** Most documents that one check looks at. */
export const MOST_DOCUMENTS = 20_000;

/** All of them. */
export class ListedDocuments {
	readonly #held = new Map<string, ListedDocument>();
	/** How many were left out. */
	left = 0;

	/** The document at an address; `undefined` where there are too many already. */
	at(url: string): ListedDocument | undefined {
		const held = this.#held.get(url);
		if (held !== undefined) return held;
		if (this.#held.size >= MOST_DOCUMENTS) {
			this.left++;
			return undefined;
		}
		const made: ListedDocument = {
			url,
			feeds: [],
			inIndex: new Set(),
			inChanges: new Set(),
			inListing: new Set(),
			folderLabel: undefined,
			onDisk: false,
			seen: undefined,
			isThere: false,
		};
		this.#held.set(url, made);
		return made;
	}

	all(): readonly ListedDocument[] {
		return [...this.#held.values()];
	}
}
