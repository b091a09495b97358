/** Newsletters over an engine. */
import type { ArchivedNewsletter, NewsletterHead, NewsletterStore } from "../../warn/newsletter/archive.ts";
import type { Engine } from "../engine.ts";
import { keyable } from "../storable.ts";
import { selectNewsletter, selectNewsletters } from "./queries.ts";

/** Makes the store. */
export function newsletterStore(engine: Engine): NewsletterStore {
	return {
		async list(limit) {
			const rows = await engine.read((db) => selectNewsletters(db, Math.min(Math.max(1, limit), 1000)).execute());
			return rows.map(({ id, stream, published_at, subjects, sha256 }) => ({
				id,
				stream,
				publishedAt: published_at,
				subjects: JSON.parse(subjects) as NewsletterHead["subjects"],
				sha256,
			}));
		},
		async find(id) {
			const row = await engine.read((db) => selectNewsletter(db, keyable(id)).executeTakeFirst());
			return row && { issue: JSON.parse(row.content) as ArchivedNewsletter, sha256: row.sha256 };
		},
		keep: (change) => engine.write("keepNewsletter", change),
	};
}
