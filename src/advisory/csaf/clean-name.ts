/** Names of vendors and products as publishers write them, mended: section by section of the repair table (README.md). */
import { collapse, repairMojibake } from "../../core/text.ts";
import type { Change } from "./repair-log.ts";

/** A mended name with what was changed on the way. */
export interface CleanName {
	readonly text: string;
	readonly changes: readonly Change[];
}

/** Longest name looked at; a longer one is cut, with a repair. The longest of the sample documents has 900 characters. */
const MOST_NAME = 2000;

const PLAIN = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

/** Mends any name: control characters, mojibake, blanks, dirt at the end, a stray blank inside a model. */
export function cleanName(raw: string): CleanName {
	// Most names are plain: printable ASCII, single blanks, no dirt at the end.
	if (raw.length <= MOST_NAME && PLAIN.test(raw) && !/[,;:]$|- |\s(?:and|or|&)$/i.test(raw)) return { text: raw, changes: [] };
	const changes: Change[] = [];
	let now = raw;
	const apply = (rule: string, next: string): void => {
		if (next === now) return;
		changes.push({ rule, before: now, after: next });
		now = next;
	};
	if (now.length > MOST_NAME) apply("name-cut", now.slice(0, MOST_NAME));
	apply("control-characters", now.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, ""));
	apply("mojibake", repairMojibake(now));
	apply("blanks", collapse(now));
	apply("trailing-comma", stripDirt(now));
	// `DS- 2CD4x2xFWD`: a dash that hangs on a word, a blank, and a digit soon after. ` - note` has a blank before the dash.
	apply("blank-in-model", now.replace(/([A-Za-z0-9]-) (?=[A-Z]{0,4}\d)/g, "$1"));
	return { text: now, changes };
}

/** Mends a product's name and takes off words that are not part of it: `Series Versions`, `Firmware`, part numbers. */
export function cleanProductName(raw: string): CleanName {
	const first = cleanName(raw);
	const bare = stripGluedWords(first.text);
	if (bare === first.text || bare === "") return first;
	return { text: bare, changes: [...first.changes, { rule: "glued-words", before: first.text, after: bare }] };
}

/** `DH-HCVR4XXX, and` -> `DH-HCVR4XXX`. Works from the end without rescanning, so a run of commas costs no more than its length. */
export function stripDirt(name: string): string {
	let end = name.length;
	for (;;) {
		const last = name[end - 1] ?? "";
		if (last !== "" && /[\s,;:]/.test(last)) end--;
		else {
			const word = /\s(?:and|or|&)$/i.exec(name.slice(Math.max(0, end - 4), end));
			if (word === null) break;
			end -= word[0].length;
		}
	}
	return end === 0 ? name.trim() : name.slice(0, end);
}

/** Words at the end of a product name (blanks collapsed) that speak of its software, not of it. */
const GLUED_TAIL = / (?:(?:(?:devices )?(?:running|with) )?firmware|software|versions?|ver\.?|v)$/i;
/** A spare part or article number, said to be one. */
const PART_NUMBER = / ?\((?:part|article|order|p\/n|model)\s?(?:number|no\.?|n\u00b0|#)?\s?[^()]{0,60}\)/gi;

function stripGluedWords(name: string): string {
	let now = collapse(name.replace(PART_NUMBER, " "));
	for (;;) {
		const next = now.replace(GLUED_TAIL, "").trimEnd();
		// A name that consists of such a word alone stays, and so does `… Client Software`, where it is the product.
		if (next === now || next === "" || (/software$/i.test(now) && !/\d/.test(next))) return now;
		now = next;
	}
}
