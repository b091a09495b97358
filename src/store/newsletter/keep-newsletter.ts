/** Keeps a newsletter as it went out: the database itself refuses to change or delete it. */
import type { NewsletterStore } from "../../warn/newsletter/archive.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { sha256 } from "../sha256.ts";
import { keyable, storable } from "../storable.ts";
import type { Work } from "../work.ts";
import { insertNewsletter } from "./queries.ts";

/** Keeps it; gives the hash of what is kept. */
export async function keepNewsletter(work: Work, { issue, who, at }: Parameters<NewsletterStore["keep"]>[0]): Promise<string | false> {
	const content = storable(JSON.stringify(issue));
	const row = {
		id: keyable(issue.id),
		stream: issue.stream,
		published_at: issue.publishedAt,
		subjects: storable(JSON.stringify({ en: issue.languages.en.newsletter.subject, de: issue.languages.de.newsletter.subject })),
		content,
		sha256: sha256(content),
		who: storable(who),
	};
	const kept = await insertNewsletter(work.db, row).executeTakeFirst();
	if (kept === undefined) return false;
	const after = { stream: row.stream, sha256: row.sha256 };
	await appendAudit(work, { who, what: "newsletter/published", subject: row.id, before: undefined, after, at });
	return row.sha256;
}
