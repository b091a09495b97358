/**
 * Reads CISA's catalogue of known exploited vulnerabilities in its published JSON form, `known_exploited_vulnerabilities.json`.
 *
 * The bytes may be anybody's: bounded in size and depth by the reader of JSON; an entry that cannot be read stops no other.
 */
import { type Problem, visible } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { asObject, type JsonObject, member, text } from "../csaf/json.ts";
import { parseJson } from "../csaf/parse-json.ts";
import { startRepairLog } from "../csaf/repair-log.ts";
import { CVE_ID, isDay, type KevEntry, type KevList, MOST_REFUSED, type Refused } from "./published-list.ts";

/** Most entries; the catalogue had 1,404 in August 2025. */
const MOST_ENTRIES = 200_000;

/** Whether a text begins as such a file does. */
export function looksLikeKev(json: string): boolean {
	return json.slice(0, 2000).includes('"catalogVersion"');
}

/**
 * Reads one edition.
 *
 * @returns The entries, or the codes of `parseJson`, or `advisory/bad-kev` when the file has no release date or no entry that can be read.
 */
export function readKev(json: string, source: string): Result<KevList, Problem> {
	const parsed = parseJson(json, source, startRepairLog());
	if (!parsed.ok) return parsed;
	const root = asObject(parsed.value);
	const releasedOn = (text(root, "dateReleased") ?? "").slice(0, 10);
	if (root === undefined || !isDay(releasedOn)) return bad("it states no release date (dateReleased)", source);
	const list = member(root, "vulnerabilities");
	if (!Array.isArray(list)) return bad("it has no list of vulnerabilities", source);
	if (list.length > MOST_ENTRIES) return bad(`it has more than ${MOST_ENTRIES} entries`, source);
	const entries = new Map<string, KevEntry>();
	const refused: Refused[] = [];
	let refusedCount = 0;
	for (const [at, value] of list.entries()) {
		const why = takeEntry(asObject(value as unknown), entries);
		if (why === undefined) continue;
		refusedCount += 1;
		if (refused.length < MOST_REFUSED) refused.push({ at, reason: why });
	}
	if (entries.size === 0) return bad("no entry of it can be read", source);
	return ok({ kind: "kev", version: visible(text(root, "catalogVersion") ?? releasedOn, 40), releasedOn, entries, refused, refusedCount });
}

function takeEntry(entry: JsonObject | undefined, entries: Map<string, KevEntry>): string | undefined {
	const cve = (text(entry, "cveID") ?? "").trim().toUpperCase();
	if (!CVE_ID.test(cve)) return `"${visible(cve, 40)}" is no CVE id`;
	const added = (text(entry, "dateAdded") ?? "").trim();
	if (!isDay(added)) return `${cve} has no day on which it was added`;
	const ransomware = (text(entry, "knownRansomwareCampaignUse") ?? "").trim().toLowerCase() === "known";
	const held = entries.get(cve);
	// Listed twice: the earlier day starts the clock.
	entries.set(cve, {
		added: held === undefined || added < held.added ? added : held.added,
		ransomware: ransomware || held?.ransomware === true,
	});
	return undefined;
}

function bad(why: string, at: string): { readonly ok: false; readonly error: Problem } {
	const todo = "Give known_exploited_vulnerabilities.json as CISA publishes it.";
	return err({ code: "advisory/bad-kev", message: `the file looks like CISA's list of exploited holes, but ${why}`, at, todo });
}
