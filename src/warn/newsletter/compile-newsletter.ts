/** Makes the mails of a newsletter, with their own score at their end, and refuses what buries a warning. */
import type { Problem } from "../../core/problem.ts";
import type { NamedMatter } from "../../notice/score/placement.ts";
import type { FrozenEdition } from "../campaign.ts";
import { LANGUAGES, type Language } from "../recipient.ts";
import { type CheckedPlacement, checkNewsletter } from "./check-newsletter.ts";
import type { Newsletter } from "./newsletter.ts";
import { newsletterWords } from "./words.ts";
import { writeNewsletter } from "./write-newsletter.ts";

/** The five scores; 0 to 100, null where there was nothing to measure. More spin is worse, of all others more is better. */
export interface FiveScores {
	readonly prominence: number | null;
	readonly clarity: number | null;
	readonly spin: number | null;
	readonly timeliness: number | null;
	readonly reach: number | null;
	readonly ruleVersion: string;
}

/** One language of a compiled newsletter. */
export interface CompiledLanguage {
	readonly newsletter: Newsletter;
	readonly edition: FrozenEdition;
	readonly scores: FiveScores;
	/** The mail that was measured, whole. */
	readonly mail: Uint8Array;
	readonly placements: readonly CheckedPlacement[];
}

/** What came of compiling; where there are problems, it must not be sent. */
export interface CompiledNewsletter {
	readonly languages: Readonly<Record<Language, CompiledLanguage>>;
	readonly problems: readonly Problem[];
}

/** What compiling needs. */
export interface NewsletterCompiling {
	readonly newsletters: Readonly<Record<Language, Newsletter>>;
	/** Every warning of the highest level that is open. */
	readonly open: readonly NamedMatter[];
	/** Address of the issue in the archive. */
	readonly archive: string | undefined;
	/** The mail as it would be sent, in bytes. */
	readonly toMail: (edition: FrozenEdition, language: Language) => Promise<Uint8Array>;
	/** Judges a mail, as anybody's. */
	readonly score: (mail: Uint8Array) => FiveScores;
}

/** The figures at the end are part of what is measured, so it is measured again until they are its own. */
const MOST_ROUNDS = 6;

/** Compiles. */
export async function compileNewsletter(given: NewsletterCompiling): Promise<CompiledNewsletter> {
	const made = await Promise.all(LANGUAGES.map((language) => compileLanguage(given, language)));
	const languages = Object.fromEntries(made.map((one) => [one.newsletter.language, one])) as Record<Language, (typeof made)[number]>;
	return { languages, problems: made.flatMap(({ problems }) => problems) };
}

async function compileLanguage(
	{ newsletters, open, archive, toMail, score }: NewsletterCompiling,
	language: Language,
): Promise<CompiledLanguage & { readonly problems: readonly Problem[] }> {
	const newsletter = newsletters[language];
	const words = newsletterWords(language);
	let scores: FiveScores = { prominence: null, clarity: null, spin: null, timeliness: null, reach: null, ruleVersion: "" };
	let isTold = false;
	for (let round = 0; round < MOST_ROUNDS; round += 1) {
		const edition = writeNewsletter(newsletter, {
			score: scoreSentence(scores, language),
			archive: archive === undefined ? undefined : { text: words.archive, address: archive },
		});
		const mail = await toMail(edition, language);
		const measured = score(mail);
		isTold = scoreSentence(measured, language) === scoreSentence(scores, language);
		if (!isTold) {
			scores = measured;
			continue;
		}
		const { placements, problems } = checkNewsletter(mail, open, `mail.${language}`);
		return { newsletter, edition, scores: measured, mail, placements, problems };
	}
	// A score that hangs on its own figures cannot be stated truly.
	throw new Error(`the score of the newsletter did not settle within ${MOST_ROUNDS} rounds`);
}

/** The figures as readers see them: whole numbers. */
export function scoreSentence({ ruleVersion, ...scores }: FiveScores, language: Language): string {
	const words = newsletterWords(language);
	const figures = (["prominence", "clarity", "spin", "timeliness", "reach"] as const).map((name) => {
		const value = scores[name];
		return `${words.scoreNames[name]} ${value === null ? words.notMeasured : Math.round(value)}`;
	});
	return words.score(figures.join(", "), ruleVersion);
}
