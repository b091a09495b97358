/** The words of newsletters: one table a language, checked to be complete by its type. */
import type { Level } from "../level.ts";
import type { Language } from "../recipient.ts";
import type { Stream } from "../subscriber.ts";

/** The words. */
export interface NewsletterWords {
	readonly title: string;
	readonly kinds: { readonly news: string; readonly report: string };
	readonly levels: Readonly<Record<Level, string>>;
	/** The subject where a warning of the highest level is open; `more`: further ones. */
	readonly urgent: (level: string, id: string, title: string, more: number) => string;
	readonly affected: string;
	readonly more: (n: number) => string;
	/** The link behind a warning, and behind anything else. */
	readonly whole: string;
	readonly read: string;
	readonly scoreNames: Readonly<Record<"prominence" | "clarity" | "spin" | "timeliness" | "reach", string>>;
	readonly score: (figures: string, rules: string) => string;
	readonly notMeasured: string;
	readonly archive: string;
	readonly streams: Readonly<Record<Stream, string>>;
	readonly why: (stream: string) => string;
	readonly leave: (stream: string) => string;
	readonly apart: string;
}

const EN: NewsletterWords = {
	title: "Newsletter",
	kinds: { news: "News", report: "Report" },
	levels: { advice: "Advice", "watch-and-act": "Watch and Act", emergency: "Emergency Warning" },
	urgent: (level, id, title, more) => `${level} ${id}: update now: ${title}${more === 0 ? "" : ` (and ${more} more)`}`,
	affected: "What is affected",
	more: (n) => `and ${n} more; the whole warning has them all.`,
	whole: "The whole warning",
	read: "Read it",
	scoreNames: { prominence: "prominence", clarity: "clarity", spin: "spin", timeliness: "timeliness", reach: "reach" },
	score: (figures, rules) =>
		`How this mail itself scores by the rules that we judge others by (version ${rules}, of 100; of spin less is better): ${figures}.`,
	notMeasured: "not measured",
	archive: "This issue in the public archive, with its scores",
	streams: { warnings: "warnings", advisories: "advisories", news: "news", reports: "reports" },
	why: (stream) => `You get this because you subscribed to ${stream}.`,
	leave: (stream) => `End ${stream} by mail`,
	apart: "Warnings come apart from this: whoever ends it is still warned.",
};

const DE: NewsletterWords = {
	title: "Rundbrief",
	kinds: { news: "Nachricht", report: "Bericht" },
	levels: { advice: "Hinweis", "watch-and-act": "Achtung, handeln", emergency: "Notfallwarnung" },
	urgent: (level, id, title, more) => `${level} ${id}: jetzt Firmware aktualisieren: ${title}${more === 0 ? "" : ` (und ${more} weitere)`}`,
	affected: "Was betroffen ist",
	more: (n) => `und ${n} weitere; die ganze Warnung nennt alle.`,
	whole: "Die ganze Warnung",
	read: "Lesen",
	scoreNames: { prominence: "Sichtbarkeit", clarity: "Klarheit", spin: "Schönfärberei", timeliness: "Schnelligkeit", reach: "Reichweite" },
	score: (figures, rules) =>
		`Wie diese Mail selbst nach den Regeln abschneidet, nach denen wir andere beurteilen (Fassung ${rules}, von 100; Schönfärberei: je weniger, desto besser): ${figures}.`,
	notMeasured: "nicht gemessen",
	archive: "Diese Ausgabe im öffentlichen Archiv, mit ihren Noten",
	streams: { warnings: "Warnungen", advisories: "Sicherheitshinweise", news: "Nachrichten", reports: "Berichte" },
	why: (stream) => `Sie bekommen dies, weil Sie ${stream} bestellt haben.`,
	leave: (stream) => `${stream} per Mail beenden`,
	apart: "Warnungen kommen getrennt davon: Wer dies beendet, wird weiter gewarnt.",
};

/** The words of a language. */
export function newsletterWords(language: Language): NewsletterWords {
	return language === "de" ? DE : EN;
}
