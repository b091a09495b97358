/** Words, numbers and dates in the language of whoever reads. */
import { DE } from "./messages/de.ts";
import { EN, type MessageKey } from "./messages/en.ts";

/** Languages there are texts in; the first is what others get. */
export const LANGUAGES = ["en", "de"] as const;
export type Language = (typeof LANGUAGES)[number];

/** How each language calls itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: "English", de: "Deutsch" };

/** The names that a text has to be given, as `{date}` or `{n|one|more}` in it. */
type NamesIn<Text extends string> = Text extends `${string}{${infer Inside}}${infer Rest}`
	? (Inside extends `${infer Name}|${string}` ? Name : Inside) | NamesIn<Rest>
	: never;

/** What to fill in; numbers are written as the language does. */
type Values<Key extends MessageKey> = [NamesIn<(typeof EN)[Key]>] extends [never]
	? []
	: [values: Readonly<Record<NamesIn<(typeof EN)[Key]>, string | number>>];

/** Names a text that nothing is filled into. */
export type PlainKey = { [Key in MessageKey]: [NamesIn<(typeof EN)[Key]>] extends [never] ? Key : never }[MessageKey];

/** The words of one language. */
export interface Say {
	readonly language: Language;
	/** For `lang` attributes. */
	readonly tag: string;
	/** The text of a key. What is filled in is not escaped: JSX does that. */
	t<Key extends MessageKey>(key: Key, ...values: Values<Key>): string;
	number(n: number): string;
	/** A day: ISO text (`2026-03-08`, or a timestamp) or UTC milliseconds. Text that is no date comes back as it is. */
	date(at: string | number): string;
	/** A minute, in UTC. */
	minute(at: string | number): string;
	/** `3 hours ago`. */
	since(at: number, now: number): string;
}

const TEXTS: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { en: EN, de: DE };
const TAGS: Readonly<Record<Language, string>> = { en: "en-GB", de: "de-DE" };

/** Whether a text names a language that we have. */
export function isLanguage(text: string | undefined): text is Language {
	return LANGUAGES.some((language) => language === text);
}

function wordsOf(language: Language): Say {
	const tag = TAGS[language];
	const texts = TEXTS[language];
	const plain = new Intl.NumberFormat(tag);
	const plural = new Intl.PluralRules(tag);
	const day = new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeZone: "UTC" });
	const minute = new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
	const ago = new Intl.RelativeTimeFormat(tag, { numeric: "auto" });
	const write = (format: Intl.DateTimeFormat, at: string | number, tail: string): string => {
		const time = typeof at === "number" ? at : Date.parse(at);
		return Number.isFinite(time) && Math.abs(time) < 8.64e15 ? `${format.format(time)}${tail}` : String(at);
	};
	return {
		language,
		tag,
		t: (key, ...[values]) => fill(texts[key], values ?? {}, plain, plural),
		number: (n) => plain.format(n),
		date: (at) => write(day, at, ""),
		minute: (at) => write(minute, at, " UTC"),
		since(at, now) {
			const minutes = Math.round((at - now) / 60_000);
			if (Math.abs(minutes) < 60) return ago.format(minutes, "minute");
			const hours = Math.round(minutes / 60);
			return Math.abs(hours) < 48 ? ago.format(hours, "hour") : ago.format(Math.round(hours / 24), "day");
		},
	};
}

function fill(
	text: string,
	values: Readonly<Record<string, string | number>>,
	numbers: Intl.NumberFormat,
	plurals: Intl.PluralRules,
): string {
	return text.replace(/\{([a-z]\w*)(?:\|([^{}|]*)\|([^{}|]*))?\}/gi, (_, name: string, one: string | undefined, more: string) => {
		const value = values[name] ?? "";
		if (one !== undefined) return plurals.select(Number(value)) === "one" ? one : more;
		return typeof value === "number" ? numbers.format(value) : value;
	});
}

const WORDS: Readonly<Record<Language, Say>> = { en: wordsOf("en"), de: wordsOf("de") };

/** The words of a language. */
export function sayIn(language: Language): Say {
	return WORDS[language];
}

/** For pages that exist in English alone. */
export const ENGLISH: Say = sayIn("en");
