/** Newsletters that went out, as everybody may read them; a row is written once. */
import type { Language } from "../recipient.ts";
import type { Stream } from "../subscriber.ts";
import type { FiveScores } from "./compile-newsletter.ts";
import type { Newsletter } from "./newsletter.ts";

/** One language of an issue. */
export interface ArchivedLanguage {
	readonly newsletter: Newsletter;
	readonly scores: FiveScores;
	/** The mail that was measured, as it was sent but for what is a recipient's own. */
	readonly mail: string;
}

/** An issue. */
export interface ArchivedNewsletter {
	readonly schema: "seawall/newsletter/1";
	readonly id: string;
	readonly stream: Stream;
	/** UTC milliseconds. */
	readonly publishedAt: number;
	/** Numbers of the warnings of the highest level that were open then. */
	readonly open: readonly string[];
	readonly languages: Readonly<Record<Language, ArchivedLanguage>>;
}

/** An issue in a list. */
export interface NewsletterHead {
	readonly id: string;
	readonly stream: string;
	readonly publishedAt: number;
	readonly subjects: Readonly<Record<Language, string>>;
	/** Of the whole issue as it is kept; lower-case hex. */
	readonly sha256: string;
}

/** Keeps them. */
export interface NewsletterStore {
	/** Newest first, at most 1 000. */
	list(limit: number): Promise<readonly NewsletterHead[]>;
	find(id: string): Promise<{ readonly issue: ArchivedNewsletter; readonly sha256: string } | undefined>;
	/** Keeps one; gives the hash of what is kept. `false`: there is one of this id. */
	keep(change: { readonly issue: ArchivedNewsletter; readonly who: string; readonly at: number }): Promise<string | false>;
}
