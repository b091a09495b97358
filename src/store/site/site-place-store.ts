/** Places of sites over an engine. */
import type { SitePlaceStore } from "../../inventory/site-place.ts";
import type { Engine } from "../engine.ts";
import { selectPlaces } from "./queries.ts";

/** Makes the store. */
export function sitePlaceStore(engine: Engine): SitePlaceStore {
	return {
		places: async (organisationIds) => {
			if (organisationIds.length === 0) return [];
			const rows = await engine.read((db) => selectPlaces(db, organisationIds).execute());
			return rows.map(({ organisation_id, folded, latitude, longitude }) => ({
				organisationId: organisation_id,
				site: folded,
				latitude,
				longitude,
			}));
		},
		setPlace: (change) => engine.write("setPlace", change),
	};
}
