/** Which document a revision is of: an id is unique for its publisher only (CSAF 2.0 section 3.2.1.12.4). */
import { fold } from "../core/text.ts";
import type { Advisory } from "./document.ts";

/** A publisher, however its name is spelled: case and accents do not count. */
export function publisherKey(publisher: string): string {
	return fold(publisher);
}

/** The same text for all revisions of a document, and for no other document. */
export function documentKey({ publisher, id }: Pick<Advisory, "publisher" | "id">): string {
	return `${publisherKey(publisher)}\u0000${id}`;
}
