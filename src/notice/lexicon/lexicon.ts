/** The lexicons by language, compiled once, and the version that every score states. */
import type { Language } from "../text/language.ts";
import { DE_FACTS } from "./de-facts.ts";
import { DE_SPIN } from "./de-spin.ts";
import { DE_TONE } from "./de-tone.ts";
import { EN_FACTS } from "./en-facts.ts";
import { EN_SPIN } from "./en-spin.ts";
import { EN_TONE } from "./en-tone.ts";
import { compilePhrases, type Finder } from "./phrase.ts";

/** Changes with every change of a phrase or a formula: the same notice and version give the same score, byte for byte. */
export const RULE_VERSION = "2026-11-24.2";

/** What finds phrases of a language. */
export interface Lexicon {
	readonly facts: Finder;
	readonly spin: Finder;
	readonly tone: Finder;
}

const lexicons = new Map<Language, Lexicon>();

/** The lexicon of a language. */
export function lexiconOf(language: Language): Lexicon {
	const held = lexicons.get(language);
	if (held !== undefined) return held;
	const [facts, spin, tone] = language === "de" ? [DE_FACTS, DE_SPIN, DE_TONE] : [EN_FACTS, EN_SPIN, EN_TONE];
	const made = { facts: compilePhrases(facts), spin: compilePhrases(spin), tone: compilePhrases(tone) };
	lexicons.set(language, made);
	return made;
}
