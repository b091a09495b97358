/** The revisions of a document that anybody may read, and what each changed in meaning. */
import type { Advisory } from "../../advisory/document.ts";
import type { DocumentKey, DocumentRevision } from "../../advisory/ports.ts";
import { compareStatements, type StatementChange } from "../../match/revision/statement-changes.ts";
import { readPublic } from "./advisory-view.ts";
import type { SiteSource } from "./ports.ts";

/** One revision. */
export interface PastRevision {
	readonly revision: DocumentRevision;
	readonly title: string;
	/** Its publisher's words for it; empty where it has none. */
	readonly summary: string;
	/** What it states otherwise than the public one before it; `undefined` of the first. */
	readonly changes: readonly StatementChange[] | undefined;
	readonly isCurrent: boolean;
}

/** The newest revisions are compared; a document with more is one that changes every day. */
const MOST_COMPARED = 24;

/**
 * The revisions, the newest received first. One that was not for everybody is left out, and nothing is compared with it: a change told
 * would tell what it said.
 */
export async function historyOf(
	key: DocumentKey & { readonly sha256: string },
	{ documents }: Pick<SiteSource, "documents">,
): Promise<{ readonly revisions: readonly PastRevision[]; readonly older: number }> {
	const all = await documents.revisions(key);
	const past: PastRevision[] = [];
	let before: Advisory | undefined;
	for (const revision of all.slice(-MOST_COMPARED)) {
		const bytes = await documents.bytes(revision.sha256);
		const advisory = bytes === undefined ? undefined : readPublic(bytes, revision.place);
		if (advisory === undefined) continue;
		past.push({
			revision,
			title: advisory.title,
			summary: advisory.head?.revisions.find(({ number }) => number === advisory.revision)?.summary ?? "",
			changes: before === undefined ? undefined : compareStatements([before], [advisory]),
			isCurrent: revision.sha256 === key.sha256,
		});
		before = advisory;
	}
	return { revisions: past.reverse(), older: Math.max(0, all.length - MOST_COMPARED) };
}
