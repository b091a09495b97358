/** Looks at all documents that are listed, a few at once. */
import type { CheckTools } from "./answer.ts";
import { checkDocument, type DocumentCounts } from "./document-check.ts";
import { checkHashes, checkSignatures, type IntegrityTools } from "./integrity-check.ts";
import type { ListedDocuments } from "./listed.ts";

/** Requests that are under way at once. */
const AT_ONCE = 6;

/** Looks at all documents, a few at once. */
export async function checkDocuments(
	documents: ListedDocuments,
	tools: IntegrityTools,
	{ now, progress }: Pick<CheckTools, "now" | "progress">,
): Promise<DocumentCounts> {
	const counts: DocumentCounts = { looked: 0, open: 0, closed: 0 };
	const all = documents.all();
	let next = 0;
	let done = 0;
	const work = async (): Promise<void> => {
		for (let at = next++; at < all.length; at = next++) {
			const document = all[at];
			if (document === undefined) return;
			const bytes = await checkDocument(document, tools.session, tools.findings, counts, now);
			if (bytes !== undefined) {
				await checkHashes(document, bytes, tools);
				await checkSignatures(document, bytes, tools);
			}
			progress?.(++done, all.length);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
	return counts;
}
