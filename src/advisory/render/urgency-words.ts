/** How severe a document is, whether it is attacked and until when to act, as terms that every form carries. */
import type { Advisory } from "../document.ts";
import type { Term } from "./parts.ts";
import type { Deadline, RenderOptions } from "./render-options.ts";
import type { RenderWords, SeverityWord } from "./words.ts";

/** The terms on top of every form. */
export function urgencyTerms(advisory: Advisory, { deadlines, attacks, asOf }: RenderOptions, words: RenderWords): readonly Term[] {
	const { severity, attacks: attacked, internet, internal } = words.terms;
	const terms: Term[] = [{ term: severity, value: severityWords(advisory, words) }];
	if (advisory.withdrawn === true) return terms;
	terms.push({ term: attacked, value: attackWords(attacks, words) });
	if (deadlines !== undefined) {
		terms.push({ term: internet, value: deadlineWords(deadlines.internet, asOf, words) });
		terms.push({ term: internal, value: deadlineWords(deadlines.internal, asOf, words) });
	}
	return terms;
}

function attackWords(attacks: RenderOptions["attacks"], words: RenderWords): string {
	const [since] = attacks.flatMap((attack) => attack.since ?? []).sort();
	if (since !== undefined) return words.attackedSince(since);
	return attacks.length > 0 ? words.attacked : words.noAttacks;
}

function deadlineWords({ days, date }: Deadline, asOf: string, words: RenderWords): string {
	if (days === undefined) return words.due.upgrade;
	if (date === undefined) return words.due.days(days);
	return date < asOf ? words.due.over(date) : words.due.by(date);
}

function severityWords(advisory: Advisory, words: RenderWords): string {
	if (advisory.withdrawn === true) return words.withdrawn;
	const scores = advisory.vulnerabilities.flatMap((hole) => hole.scores.map(({ baseScore }) => baseScore));
	if (scores.length > 0) {
		const worst = scores.reduce((held, score) => Math.max(held, score), 0);
		return `${words.severity[wordOf(worst)]}, CVSS ${worst.toFixed(1)}`;
	}
	const rated = advisory.vulnerabilities.flatMap((hole) => (hole.ratings ?? []).map(({ rating }) => rating));
	const worst = RATINGS.find((rating) => rated.includes(rating));
	return worst === undefined ? words.notScored : words.severity[worst];
}

const RATINGS: readonly SeverityWord[] = ["critical", "high", "medium", "low", "none"];

/** CVSS 3.1 section 5, for scores of every edition. */
function wordOf(score: number): SeverityWord {
	if (score >= 9) return "critical";
	if (score >= 7) return "high";
	if (score >= 4) return "medium";
	return score > 0 ? "low" : "none";
}
