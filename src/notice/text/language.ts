/** The language of a notice, among those that there is a lexicon for. */

/** Languages with a lexicon. */
export type Language = "en" | "de";

const COMMON: Readonly<Record<Language, ReadonlySet<string>>> = {
	en: new Set(
		"the and of to is are in for with that this you your we our on from by not have has been be it as at or if an all which".split(" "),
	),
	de: new Set(
		"der die das und ist sind den dem des ein eine einen einem einer für mit von zu auf sie ihre wir unser unsere nicht haben wurde werden es als im am bei oder wenn alle auch nach über bitte zur zum".split(
			" ",
		),
	),
};

const JOINING = new Set(
	"please bitte has have had can may should must will was were been be do does did no not none his her their them they he she him me my us i am who what when where how why if so than then now before after since until without under over between because while during per via so sich man kann koennen sollte sollten muss wird wurde wurden waren war hat kein keine keinen ohne gegen ab aus durch beim vom seit vor unter wer was wie wo dann nur noch schon mehr ihr ihnen ihrer ihren ihrem sowie sofort jetzt jede jeder jeden jedem lassen laesst".split(
		" ",
	),
);

/** Joins words to a sentence: articles, prepositions, pronouns, auxiliary verbs, in the folded spelling of keys. */
export function isCommonWord(key: string): boolean {
	return COMMON.en.has(key) || COMMON.de.has(key) || JOINING.has(key) || key === "fuer" || key === "ueber";
}

/** By its common words and by letters that English has not; what the document says of itself decides where they do not. */
export function languageOf(words: readonly string[], stated: string | undefined): Language {
	let [en, de] = [0, 0];
	for (const word of words.slice(0, 5000)) {
		const lower = word.toLowerCase();
		// "in" is a word of both.
		if (lower !== "in" && COMMON.en.has(lower)) en++;
		if (COMMON.de.has(lower) || /[äöüß]/.test(lower)) de++;
	}
	if (en !== de) return en > de ? "en" : "de";
	return stated?.toLowerCase().startsWith("de") === true ? "de" : "en";
}
