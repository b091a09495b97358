/** Counts the fleets again and again, and publishes an edition of each share when the rule for small cells lets it go. */
import type { StatisticsStore } from "../../account/statistics/ports.ts";
import { nextEdition } from "../../account/statistics/small-cells.ts";
import { type FleetContribution, SHARES, type ShareId } from "../../account/statistics/statistics.ts";
import { runEvery } from "../run-every.ts";

/** What it works with. */
export interface EditionDesk {
	readonly statistics: StatisticsStore;
	contributions(): Promise<readonly FleetContribution[]>;
	/** UTC milliseconds. */
	readonly now: () => number;
}

/** Counting a large fleet costs seconds. */
const PERIOD_MS = 60 * 60_000;
/** Until the first count: whoever has just started the program is asked after first. */
const FIRST_MS = 30_000;

/** Publishes what may be published now. */
export async function publishEditions({ statistics, contributions, now }: EditionDesk): Promise<void> {
	const counted = await contributions();
	for (const id of Object.keys(SHARES) as ShareId[]) {
		const before = await statistics.edition(id);
		const own = counted.map(({ organisationId, counts }) => ({ organisationId, counts: counts[id] }));
		const edition = nextEdition(before, own, now());
		if (edition !== before) await statistics.publish({ id, before: before?.at, edition, who: "system" });
	}
}

/** Does so until closed. */
export function runEditions(desk: EditionDesk, onDefect: (error: unknown) => void): { close(): Promise<void> } {
	return runEvery(PERIOD_MS, () => publishEditions(desk), onDefect, FIRST_MS);
}
