/** Days of fleets as they are kept: packed small, for a device takes 27 letters. */
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Moment } from "../match/view/answers.ts";
import { readStates, statesByOwner } from "../match/view/day-states.ts";
import type { FleetDay, FleetDayStore } from "../match/view/day-store.ts";
import type { EarlierDay } from "../match/view/earlier.ts";
import type { FleetView } from "../match/view/view.ts";
import type { PeopleStore } from "../people/ports.ts";
import { runEvery } from "./run-every.ts";

/** How the devices of a view stand, an owner each. */
export function dayOf(view: FleetView, { asOf, madeAt }: Pick<Moment, "asOf" | "madeAt">): readonly FleetDay[] {
	return statesByOwner(view).map(({ text, ...owner }) => ({
		...owner,
		day: asOf,
		takenAt: madeAt,
		states: deflateRawSync(text, { level: 1 }),
	}));
}

/** Reads one. What was kept is ours; it is bounded all the same. */
export function readDay({ takenAt, devices, states }: FleetDay): EarlierDay {
	const text = inflateRawSync(states, { maxOutputLength: devices * 27 + 1 }).toString("latin1");
	return { takenAt, states: readStates(text) };
}

/** What the keeping of days works with. */
export interface DayDesk {
	readonly days: FleetDayStore;
	readonly people: Pick<PeopleStore, "organisations">;
	today(organisation: string, known: number | undefined): Promise<readonly FleetDay[]>;
	/** UTC milliseconds. */
	readonly now: () => number;
}

/** A day is kept anew this often at most, ms: making a view of a large fleet costs seconds. */
const AGAIN_MS = 10 * 60_000;
const PERIOD_MS = 60_000;
/** Until the first look: whoever has just started the program is asked after first. */
const FIRST_MS = 20_000;

/** Keeps how every fleet stands now: what its day ended with, unless a later look follows. */
export async function keepDays({ days, people, today, now }: DayDesk): Promise<void> {
	const roots = (await people.organisations()).filter(({ parentId }) => parentId === undefined);
	for (const { id } of roots) {
		const taken = (await days.taken([id])).get(id);
		if (taken !== undefined && now() - taken < AGAIN_MS) continue;
		const found = await today(id, taken);
		if (found.length > 0) await days.keep(found);
	}
}

/** Does so until closed. */
export function runDays(desk: DayDesk, onDefect: (error: unknown) => void): { close(): Promise<void> } {
	return runEvery(PERIOD_MS, () => keepDays(desk), onDefect, FIRST_MS);
}
