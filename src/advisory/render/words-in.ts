/** Finds the words of a language. */
import type { RenderLanguage, RenderWords } from "./words.ts";
import { DE_WORDS } from "./words-de.ts";
import { EN_WORDS } from "./words-en.ts";

const TABLES: Readonly<Record<RenderLanguage, RenderWords>> = { en: EN_WORDS, de: DE_WORDS };

/** The table of a language. */
export function wordsIn(language: RenderLanguage): RenderWords {
	return TABLES[language];
}
