/** Slash notations: `DS-A71024/48/72R` names three models, `DS-2CD2347G2-LU/SL` one. */
import { err, ok, type Result } from "../../core/result.ts";
import { MODEL_TEXT_LIMIT } from "./tidy.ts";

/** A slash that can be read in more than one way. */
export interface SlashError {
	readonly code: "catalog/model-ambiguous-slash";
	readonly text: string;
}

const MOST_NAMES = 50;

/**
 * The names that a text with slashes stands for.
 *
 * Numbers (`A71024/48/72R`: the last digits change, what follows holds for all), words of three capitals or more, of one
 * length (`SDI/NDI`), numbers with the same ending (`50P/5000P`, `PT12X/20X`). Anything else behind a slash belongs to the one name: `/SL`,
 * `/V2`, `/E(C)`, and the ports of recorders (`Q2/8P`).
 */
export function expandSlashes(text: string): Result<readonly string[], SlashError> {
	// Longer text is no model name, and the patterns below are made for short ones.
	if (!text.includes("/") || text.length > MODEL_TEXT_LIMIT) return ok([text]);
	const numbers = /(\d{3,})((?:\/\d+)+)/u.exec(text);
	if (numbers !== null) return expandNumbers(text, numbers);
	const words = /(?<![\p{L}\p{N}])(\p{Lu}{3,})((?:\/\p{Lu}{3,})+)(?![\p{L}\p{N}])/u.exec(text);
	const endings = /(\d+)(\p{L}{1,2})((?:\/\d+\p{L}{1,2})+)(?![\p{L}\p{N}])/u.exec(text);
	if (words !== null)
		return ok(replaceEach(text, words, [words[1] ?? "", ...parts(words[2])], (word, first) => word.length === first.length));
	if (endings !== null) {
		const first = `${endings[1] ?? ""}${endings[2] ?? ""}`;
		return ok(replaceEach(text, endings, [first, ...parts(endings[3])], (part) => part.replace(/\d/g, "") === endings[2]));
	}
	return ok([text]);
}

function parts(text: string | undefined): readonly string[] {
	return (text ?? "").slice(1).split("/");
}

/** One name per choice when all choices are alike; else the text as it is. */
function replaceEach(
	text: string,
	found: RegExpExecArray,
	choices: readonly string[],
	alike: (choice: string, first: string) => boolean,
): readonly string[] {
	const first = choices[0] ?? "";
	if (choices.length > MOST_NAMES || !choices.every((choice) => alike(choice, first))) return [text];
	return choices.map((choice) => text.slice(0, found.index) + choice + text.slice(found.index + found[0].length));
}

function expandNumbers(text: string, found: RegExpExecArray): Result<readonly string[], SlashError> {
	const first = found[1] ?? "";
	const further = parts(found[2]);
	const after = text.slice(found.index + found[0].length);
	const unclear =
		further.length > MOST_NAMES || after.includes("/") || further.some((digits) => digits.length < 2 || digits.length > first.length);
	if (unclear) return err({ code: "catalog/model-ambiguous-slash", text });
	const numbers = [first, ...further.map((digits) => `${first.slice(0, first.length - digits.length)}${digits}`)];
	return ok(numbers.map((number) => text.slice(0, found.index) + number + after));
}
