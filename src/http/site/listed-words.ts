/** The words of a warning that stand in lists, feeds and on top of its page. */

import type { Lead } from "../../advisory/render/affected.ts";
import type { Due } from "../../match/ssvc/due.ts";
import type { MessageKey } from "../design/messages/en.ts";
import type { Say } from "../design/say.ts";
import { shown } from "../design/shown.tsx";
import type { Entry } from "./entry.ts";
import type { Listed } from "./snapshot.ts";

const LEADS = {
	upgrade: "site.lead.upgrade",
	some: "site.lead.some",
	replace: "site.lead.replace",
	mitigate: "site.lead.mitigate",
	ask: "site.lead.ask",
	withdrawn: "site.lead.withdrawn",
	unknown: "site.lead.unknown",
} as const satisfies Readonly<Record<Lead["kind"], MessageKey>>;

/** Longest first sentence that is taken from a document. */
const MOST_LEAD = 400;

/**
 * The sentence that says what to do. Our own documents begin with it, for their products; of every other it is made from what the document
 * states, for a stranger's first sentence seldom says it.
 */
export function leadWords(say: Say, { own, summary, language, withdrawn, lead }: Entry): string {
	const isSaid = own && !withdrawn && summary !== "" && language.slice(0, 2).toLowerCase() === say.language;
	return isSaid ? shown(summary, MOST_LEAD) : say.t(LEADS[lead.kind]);
}

/** Until when, in words. */
export function dueWords(say: Say, { days, date, forensics }: Due, asOf: string): string {
	const when =
		days === undefined
			? say.t("site.advisory.dueUpgrade")
			: date === undefined
				? say.t("site.advisory.dueDays", { n: days })
				: date < asOf
					? say.t("site.advisory.dueOver", { date: say.date(date) })
					: say.t("site.advisory.dueDate", { date: say.date(date), n: days });
	return forensics ? say.t("site.versions.and", { a: when, b: say.t("site.advisory.dueForensics") }) : when;
}

/** What is known of attacks, the weightiest alone; `undefined` where nothing is. */
export function attackWords(say: Say, { attacks, waves }: Pick<Listed, "attacks" | "waves">): string | undefined {
	const [wave] = waves;
	if (wave !== undefined) return say.t("site.attack.wave", { date: say.date(wave.startedAt) });
	const since = attacks.flatMap(({ kevAdded }) => kevAdded ?? []).sort()[0];
	if (since !== undefined) return say.t("site.attack.kev", { date: say.date(since) });
	return attacks.length > 0 ? say.t("site.attack.known") : undefined;
}

/** The score, or that none is stated. */
export function scoreWords(say: Say, score: number | undefined): string {
	return score === undefined ? say.t("site.severity.none") : say.t("site.severity.score", { score: score.toFixed(1) });
}
