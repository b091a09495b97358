/** Days of fleets over an engine. */
import type { FleetDay, FleetDayStore } from "../../match/view/day-store.ts";
import type { Engine } from "../engine.ts";
import { selectDayBefore, selectTaken } from "./queries.ts";

/** Makes the store. */
export function dayStore(engine: Engine): FleetDayStore {
	return {
		keep: (days) => engine.write("keepDays", { days }),
		taken: async (organisationIds) => {
			const rows = await engine.read((db) => selectTaken(db, organisationIds).execute());
			return new Map(rows.map(({ organisation_id, taken_at }) => [organisation_id, taken_at]));
		},
		before: (organisationIds, day) =>
			engine.read(async (db) => {
				const found: FleetDay[] = [];
				for (const id of organisationIds) {
					const row = await selectDayBefore(db, id, day).executeTakeFirst();
					if (row === undefined) continue;
					const { buffer, byteOffset, byteLength } = row.states;
					const states = new Uint8Array(buffer, byteOffset, byteLength);
					found.push({ organisationId: id, day: row.day, takenAt: row.taken_at, devices: row.devices, states });
				}
				return found;
			}),
	};
}
