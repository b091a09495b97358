/** Metrics of a vulnerability: CSAF 2.0 `scores` (section 3.2.3.13) and CSAF 2.1 `metrics` (section 3.2.4.10). */
import { readCvss } from "../cvss/read-score.ts";
import type { Score, SeverityRating } from "../document.ts";
import { asObject, type JsonObject, member, text } from "./json.ts";
import type { RepairLog } from "./repair-log.ts";

/** What the metrics of one vulnerability say. */
export interface Metrics {
	/** For each product the author's own alone where there is one; highest first, of equal ones the newer edition of CVSS first. */
	readonly scores: readonly Score[];
	readonly ratings: readonly SeverityRating[];
}

const RATINGS: ReadonlySet<string> = new Set(["critical", "high", "medium", "low", "none"]);

/** Reads both lists. Scores are computed from their vectors; what is stated otherwise is recorded. */
export function readMetrics(object: JsonObject, pointer: string, log: RepairLog): Metrics {
	const scores: Score[] = [];
	const ratings: SeverityRating[] = [];
	for (const key of ["scores", "metrics"]) {
		log.array(object, key, pointer).forEach((value, i) => {
			const at = `${pointer}/${key}/${i}`;
			const entry = log.object(value, at);
			if (entry === undefined) return;
			const content = key === "metrics" ? asObject(member(entry, "content")) : entry;
			const place = key === "metrics" ? `${at}/content` : at;
			const products = member(entry, "products");
			const productIds = Array.isArray(products) ? products.filter((id): id is string => typeof id === "string") : [];
			const source = text(entry, "source");
			const origin = source === undefined ? {} : { origin: source };
			for (const slot of ["cvss_v2", "cvss_v3", "cvss_v4"]) {
				const score = readCvss(asObject(member(content, slot)), `${place}/${slot}`, productIds, log);
				if (score !== undefined) scores.push({ ...score, ...origin });
			}
			const rating = text(content, "qualitative_severity_rating");
			if (rating !== undefined && RATINGS.has(rating))
				ratings.push({ rating, pointer: `${place}/qualitative_severity_rating`, productIds, ...origin });
		});
	}
	return { scores: preferred(scores), ratings };
}

/** CSAF 2.1 section 9.1.11: the author's own before others', then the highest base score, then the newest edition. */
function preferred(scores: readonly Score[]): readonly Score[] {
	const own = new Set(scores.filter((score) => score.origin === undefined).flatMap((score) => score.productIds));
	return scores
		.flatMap((score) => {
			if (score.origin === undefined || score.productIds.length === 0) return [score];
			const productIds = score.productIds.filter((id) => !own.has(id));
			return productIds.length === 0 ? [] : [{ ...score, productIds }];
		})
		.sort((a, b) => b.baseScore - a.baseScore || (a.version < b.version ? 1 : a.version > b.version ? -1 : 0));
}
