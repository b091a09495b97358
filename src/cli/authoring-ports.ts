/** What the commands that write, render and publish advisories need from the store. */
import type { TableRow } from "../advisory/author/import/table.ts";
import type { XmlElement } from "../advisory/author/import/xml.ts";
import type { DraftStore } from "../advisory/author/ports.ts";
import type { Problem } from "../core/problem.ts";
import type { Result } from "../core/result.ts";

/** A document that is held, as its bytes. */
export interface HeldDocument {
	readonly origin: string;
	readonly place: string;
	readonly bytes: Uint8Array;
}

/** The drafts of a data directory, as its owner. */
export interface HeldDrafts {
	readonly drafts: DraftStore;
	/** Who is at the terminal, where nobody is named. */
	readonly who: string;
	/** Whose new drafts are. */
	organisationId(): Promise<string>;
	close(): Promise<void>;
}

/** The ports. */
export interface AuthoringPorts {
	/** Documents of a data directory with a tracking id, one for each origin; read beside a running server too. */
	findDocuments(dataFolder: string, trackingId: string): Promise<Result<readonly HeldDocument[], Problem>>;
	openDrafts(dataFolder: string): Promise<Result<HeldDrafts, Problem>>;
	/** XML of a stranger, bounded and without entities of its own. */
	readXml(text: string, place: string): Promise<Result<XmlElement, Problem>>;
	/** The rows of a table; what separates its cells is told from the text. */
	readRows(text: string): Promise<readonly TableRow[]>;
}
