/** TIMELINESS: how long after disclosure, and after the first attack, a notice came. */
import { type Metric, round } from "../../notice/score/metric.ts";
import type { StatedEvent } from "./event.ts";

const DAY = 86_400_000;
/** After so many days half of the score is left: since disclosure, and since the first attack. */
const HALF_DISCLOSED = 7;
const HALF_ATTACKED = 2;

/** Halves with every `half` days; before the moment itself nothing is lost. */
function fading(days: number, half: number): number {
	return 100 * 2 ** (-Math.max(0, days) / half);
}

/** The worse of the two; null where the event states neither moment. `now` stands in where there is no notice yet. */
export function timeliness(event: StatedEvent, publishedAt: number | undefined, now: number): Metric {
	const at = publishedAt ?? now;
	const since = (moment: number | null) => (moment === null ? undefined : (at - moment) / DAY);
	const [disclosed, attacked] = [since(event.disclosedAt), since(event.firstAttackAt)];
	const parts = [
		...(disclosed === undefined ? [] : [fading(disclosed, HALF_DISCLOSED)]),
		...(attacked === undefined ? [] : [fading(attacked, HALF_ATTACKED)]),
	];
	if (parts.length === 0) return { id: "T", value: "the event states no moment", score: null, spans: [] };
	return { id: "T", value: words(disclosed, attacked, publishedAt === undefined), score: round(Math.min(...parts)), spans: [] };
}

function words(disclosed: number | undefined, attacked: number | undefined, isSilent: boolean): string {
	if (isSilent) return `none after ${Math.floor(Math.max(disclosed ?? 0, attacked ?? 0))} days`;
	const days = (value: number) => String(round(value));
	return [
		...(disclosed === undefined ? [] : [`${days(disclosed)} days after disclosure`]),
		...(attacked === undefined ? [] : [`${days(attacked)} days after the first attack`]),
	].join(", ");
}
