/** The address of a document. Its id was written by a stranger. */
import { createHash } from "node:crypto";
import type { DocumentKey } from "../../advisory/ports.ts";

/** Ids that stand in an address as they are. */
const PLAIN = /^(?=.*[A-Za-z0-9])[\w-][\w.-]{0,99}$/;

/** The last part of a document's address. Where another publisher has the same id, both carry a mark of their own. */
export function slugOf(key: DocumentKey, isShared: boolean): string {
	const mark = createHash("sha256").update(`${key.origin}\u0000${key.trackingId}`).digest("hex").slice(0, 12);
	if (!PLAIN.test(key.trackingId)) return `d-${mark}`;
	return isShared ? `${key.trackingId}~${mark}` : key.trackingId;
}
