/** What published lists say of attacks on a hole, beside what the catalogue knows. */
import type { EpssList, KevList } from "../advisory/lists/published-list.ts";
import type { Catalogue } from "../catalog/catalogue.ts";
import type { AttackedHole } from "../catalog/vendor.ts";

/** The lists that hold; `undefined`: none was taken. */
export interface AttackLists {
	readonly kev: KevList | undefined;
	readonly epss: EpssList | undefined;
}

/** An edition as an answer names it. */
export interface ListEdition {
	readonly version: string;
	/** `YYYY-MM-DD` */
	readonly releasedOn: string;
}

/** No list. */
export const NO_LISTS: AttackLists = { kev: undefined, epss: undefined };

/**
 * Attacks on a hole: what the catalogue has and a listing in the KEV that was taken, each from its first day. Taking a list never takes
 * evidence away.
 */
export function attackedIn({ kev }: AttackLists, catalogue: Pick<Catalogue, "attacked">): (cve: string) => AttackedHole | undefined {
	return (cve) => {
		const known = catalogue.attacked(cve);
		const listed = kev?.entries.get(cve);
		if (kev === undefined || listed === undefined) return known;
		return {
			cve,
			kevAdded: earlier(known?.kevAdded, listed.added),
			evidence: known?.evidence ?? "listed in the CISA catalogue of known exploited vulnerabilities",
			source: `CISA KEV ${listed.lastIn ?? kev.version}`,
			date: earlier(known?.date, listed.added),
		};
	};
}

/** What was on record of attacks on a day (`YYYY-MM-DD`); `undefined` where nothing was yet. */
export function attackedOn(day: string, attacked: AttackedHole | undefined): AttackedHole | undefined {
	if (attacked === undefined || earlier(attacked.kevAdded, attacked.date) > day) return undefined;
	return attacked.kevAdded !== undefined && attacked.kevAdded > day ? { ...attacked, kevAdded: undefined } : attacked;
}

/** Days as `YYYY-MM-DD` are ordered as texts. */
function earlier(held: string | undefined, day: string): string {
	return held !== undefined && held < day ? held : day;
}

/** The EPSS score of a hole in words; `undefined` where no scores were taken, or the hole has no CVE. It informs, and decides nothing. */
export function epssWords({ epss }: AttackLists, cve: string | undefined): string | undefined {
	if (epss === undefined || cve === undefined) return undefined;
	const score = epss.entries.get(cve);
	if (score === undefined) return `no EPSS score (scores of ${epss.releasedOn})`;
	const rank = Number.isNaN(score.percentile) ? "" : `, higher than ${(score.percentile * 100).toFixed(1)} % of all holes`;
	return `EPSS: attacks within 30 days are ${(score.probability * 100).toFixed(1)} % likely${rank} (scores of ${epss.releasedOn}; no part of the decision)`;
}

/** Which lists an answer looked at, in a sentence: also that one is missing. */
export function listWords({ kev, epss }: { readonly kev: ListEdition | null; readonly epss: ListEdition | null }): string {
	const attacks = kev === null ? "Attacks: those of the catalogue" : `Attacks: CISA KEV ${kev.version} and the catalogue`;
	return `${attacks}; ${epss === null ? "no EPSS scores were taken" : `EPSS scores of ${epss.releasedOn}`}.`;
}
