/** Keeps how fleets stood on a day. */
import type { FleetDay } from "../../match/view/day-store.ts";
import type { Work } from "../work.ts";
import { deleteDays, selectDayBefore, upsertDay } from "./queries.ts";

/** Keeps days, and forgets all but the one before each. */
export async function keepDays({ db }: Work, { days }: { readonly days: readonly FleetDay[] }): Promise<void> {
	for (const { organisationId, day, takenAt, devices, states } of days) {
		await upsertDay(db, { organisation_id: organisationId, day, taken_at: takenAt, devices, states }).execute();
		const before = await selectDayBefore(db, organisationId, day).executeTakeFirst();
		if (before !== undefined) await deleteDays(db, organisationId, before.day).execute();
	}
}
