/** The words of digests: one table a language. */
import type { Language } from "../recipient.ts";

/** The words. */
export interface DigestWords {
	readonly title: string;
	readonly subject: (n: number, level: string, title: string) => string;
	readonly apart: string;
	readonly whole: string;
	readonly more: (n: number) => string;
}

const EN: DigestWords = {
	title: "Digest of warnings",
	subject: (n, level, title) => (n === 1 ? `${level}: ${title}` : `${n} warnings, first ${level}: ${title}`),
	apart: "What was published since your last digest. Emergencies are not in it: they come at once, each by itself.",
	whole: "The whole warning",
	more: (n) => `and ${n} more, on the site.`,
};

const DE: DigestWords = {
	title: "Warnungen, gesammelt",
	subject: (n, level, title) => (n === 1 ? `${level}: ${title}` : `${n} Warnungen, zuerst ${level}: ${title}`),
	apart: "Was seit Ihrer letzten Sammelmail veröffentlicht wurde. Notfälle stehen nicht darin: Sie kommen sofort und einzeln.",
	whole: "Die ganze Warnung",
	more: (n) => `und ${n} weitere, auf der Website.`,
};

/** The words of a language. */
export function digestWords(language: Language): DigestWords {
	return language === "de" ? DE : EN;
}
