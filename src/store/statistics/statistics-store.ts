/** Editions and surveys over an engine. */
import type { StatisticsStore } from "../../account/statistics/ports.ts";
import type { Contribution } from "../../account/statistics/small-cells.ts";
import type { Survey } from "../../account/statistics/survey.ts";
import type { Engine } from "../engine.ts";
import { selectEdition, selectSurveys } from "./queries.ts";

/** Makes the store. */
export function statisticsStore(engine: Engine): StatisticsStore {
	return {
		async edition(id) {
			const row = await engine.read((db) => selectEdition(db, id).executeTakeFirst());
			return row && { at: row.counted_at, contributions: JSON.parse(row.contributions) as readonly Contribution[] };
		},
		surveys: async () => (await engine.read((db) => selectSurveys(db).execute())).map(({ content }) => JSON.parse(content) as Survey),
		publish: (change) => engine.write("publishEdition", change),
		keepSurvey: (change) => engine.write("keepSurvey", change),
		removeSurvey: (change) => engine.write("removeSurvey", change),
	};
}
