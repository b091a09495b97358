/** Reads a published list of whatever kind, told apart by content and never by name. */
import type { Problem } from "../../core/problem.ts";
import { err, type Result } from "../../core/result.ts";
import { decodeDocument } from "../csaf/decode.ts";
import { looksLikeEpss, readEpss } from "./epss.ts";
import { looksLikeKev, readKev } from "./kev.ts";
import type { EpssList, KevList } from "./published-list.ts";

/**
 * Reads one file, unpacked.
 *
 * @returns The list; else `advisory/unknown-list`, or why it cannot be read: the codes of `decodeDocument`, `readEpss`, `readKev`.
 */
export function readPublishedList(bytes: Uint8Array, source: string): Result<KevList | EpssList, Problem> {
	const decoded = decodeDocument(bytes, source);
	if (!decoded.ok) return decoded;
	if (looksLikeEpss(decoded.value)) return readEpss(decoded.value, source);
	if (looksLikeKev(decoded.value)) return readKev(decoded.value, source);
	const todo = "Give known_exploited_vulnerabilities.json of CISA, or epss_scores-YYYY-MM-DD.csv of FIRST, packed with gzip or not.";
	return err({
		code: "advisory/unknown-list",
		message: "the file is neither CISA's list of exploited holes nor EPSS scores",
		at: source,
		todo,
	});
}
