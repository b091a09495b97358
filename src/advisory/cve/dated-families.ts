/**
 * Families with a build date each, told in one sentence: `NVR1XXX, NVR2XXX, and XVR4xxx Buildtime before December, 2019` (CVE-2021-33045
 * has it in the slot of a version). A date holds for the names between the date before it and itself.
 */
import { withoutTail } from "../../core/text.ts";
import { hasModelToken, isModelToken } from "../csaf/model-names.ts";
import { dayAt } from "../range/day.ts";

/** Names with the day before which builds are affected. */
export interface DatedFamilies {
	readonly models: readonly string[];
	/** `YYYY-MM-DD`, the first day that is not affected by the sentence. */
	readonly day: string;
	/** The words from the first name to the date, for the reader. */
	readonly quote: string;
}

const MOST_TEXT = 20_000;
const BEFORE = /\b(?:before|prior to|earlier than)\s+/gi;

/** The families of a text; `[]` where it names no model in front of a date. Linear in its length. */
export function readDatedFamilies(text: string): readonly DatedFamilies[] {
	const looked = text.slice(0, MOST_TEXT);
	const found: DatedFamilies[] = [];
	let from = 0;
	for (const match of looked.matchAll(BEFORE)) {
		const behind = match.index + match[0].length;
		const day = dayAt(looked, behind);
		if (day === undefined) continue;
		const models = modelsIn(looked.slice(from, match.index));
		if (models.length > 0) found.push({ models, day: day.day, quote: looked.slice(from, day.end).replace(/^[\s,;.:]+/, "") });
		from = day.end;
	}
	return found;
}

function modelsIn(part: string): readonly string[] {
	if (!hasModelToken(part) && !/X{2,}/i.test(part)) return [];
	const words = part.split(/[\s,;:]+/).map((word) => withoutTail(word, ".)"));
	return [...new Set(words.filter((word) => isModelToken(word) && /[A-Za-z]{2}/.test(word) && !/^(?:build|v)\d/i.test(word)))];
}
