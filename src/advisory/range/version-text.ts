/** What a piece of text is: a version, a model, or a description. Judged by shape; which scheme reads it is not known here. */
import { CONDITION_WORDS, PROSE_WORDS, VERSION_WORDS } from "./words.ts";

/** True for a word with a digit: versions have one in every part that counts. */
export function hasDigit(word: string): boolean {
	return /\d/.test(word);
}

/** `5.4.5`, `V10.2b`, `v3`: what can begin a version of its own in a list of versions. */
export function isDotted(word: string): boolean {
	return /^[vVrR]?\d+(?:\.[0-9A-Za-z]+)+$/.test(word);
}

/** Starts like a version: `V5`, `SP3`, `FW14`, `R2`, `MP1`. */
function hasVersionPrefix(word: string): boolean {
	return /^(?:v|ver|version|r|rev|release|build|fw|sp|mp|hf|up|cu|b|vm|svn)\.?\d/i.test(word);
}

/** A calendar year at the beginning: `2020 R3`, `2017 Update 1`. */
function startsWithYear(text: string): boolean {
	return /^(?:19|20)\d\d(?![\d.])/.test(text);
}

/** Nouns that make a text without digits the name of a product. */
const PRODUCT_NOUN =
	/(?:^|[\s-])(?:series|recorders?|cameras?|servers?|readers?|controllers?|encoders?|workstations?|devices?|family|appliances?|models?|pumps?|terminals?|monitors?|modules?)(?:$|[\s)])/i;

/**
 * True when a text in a slot for versions names a model or a product (`HEW4PER2B`, `DH-IPC-HDW1XXX`, `Q-Series`).
 *
 * Real versions that look alike (`BT03`, `V1.00_2017_12_15`, `SE2021MP7`, `08A05`, `2020 R3`) are not.
 */
export function looksLikeModel(text: string): boolean {
	if (text.length > 200 || /\d\.[\dxX]/.test(text) || /^[*(]/.test(text) || startsWithYear(text)) return false;
	if (/^\d{5,6}-\d{5,6}$/.test(text)) return true;
	const words = text.split(/[\s/]+/).filter((word) => word !== "");
	const first = words[0] ?? "";
	if (words.some((word) => /^[A-Z]{1,4}-Series$/i.test(word))) return true;
	if (hasVersionPrefix(first)) return false;
	if (!hasDigit(text)) return words.length <= 7 && PRODUCT_NOUN.test(text) && !words.some((word) => isProse(word));
	if (words.some((word) => isProse(word))) return false;
	return words.some((word) => isModelWord(word)) || (words.length <= 5 && PRODUCT_NOUN.test(text) && words.length > 1);
}

function isProse(word: string): boolean {
	const lower = word.toLowerCase();
	return PROSE_WORDS.has(lower) || (CONDITION_WORDS.has(lower) && lower !== "on");
}

/** A single word that can only be a model. */
function isModelWord(word: string): boolean {
	const bare = word.replace(/\([A-Za-z0-9]{1,4}\)/g, "").replace(/[^A-Za-z0-9-]/g, "");
	if (hasVersionPrefix(bare)) return false;
	const letters = bare.replace(/[^A-Za-z]/g, "").length;
	const digits = bare.replace(/\D/g, "").length;
	if (/X{2,}/.test(bare) && letters >= 3) return true;
	if (bare.includes("-"))
		return letters >= 2 && (digits >= 2 || letters >= 4) && /[A-Z]/.test(bare) && !/^\d+-(?:r|rc|beta|alpha|sp|hf|p)\d*$/i.test(bare);
	if (/^[A-Za-z]{2,}\d{4,}[A-Za-z]?\d?$/.test(bare) && !/^[A-Za-z]{2}(?:19|20)\d\d/.test(bare)) return true;
	const runs = bare.match(/[A-Za-z]+|\d+/g)?.length ?? 0;
	return runs >= 3 && bare.length >= 6 && letters >= 2 && !/^\d{2}[A-Z]\d{2}$/.test(bare);
}

/** True for text that can be a version after an operator: some digit, no sentence, not too long. */
export function canBeVersion(text: string): boolean {
	// A day whose month is in doubt is no version either: `3/4/2024` below any firmware would make every device vulnerable.
	if (!hasDigit(text) || text.length > 120 || /^\d{1,2}\/\d{1,2}\/\d{2,4}$/.test(text)) return false;
	const words = text.split(/[\s_]+/);
	return words.length <= 12 && !words.some((word) => PROSE_WORDS.has(word.toLowerCase()));
}

/** A word that belongs to a version without carrying a digit. */
export function isVersionWord(word: string): boolean {
	return VERSION_WORDS.has(word.toLowerCase().replace(/[.:]$/, "")) || VERSION_WORDS.has(word.toLowerCase());
}
