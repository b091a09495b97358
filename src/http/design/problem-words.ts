/** What a problem is and what to do about it, in the reader's language: English in the words of whoever found it. */
import type { Problem } from "../../core/problem.ts";
import { PROBLEMS_DE } from "./messages/problems-de.ts";
import type { Say } from "./say.ts";

/** A sentence or two. Codes that German has no words for stay in English. */
export function problemWords(say: Say, { code, message, todo }: Problem): string {
	const german = say.language === "de" ? PROBLEMS_DE[code] : undefined;
	return german ?? `${message.charAt(0).toUpperCase()}${message.slice(1)}. ${todo}`;
}
