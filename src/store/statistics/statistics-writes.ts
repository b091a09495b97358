/** Publishes editions and keeps surveys. */
import type { StatisticsStore } from "../../account/statistics/ports.ts";
import type { Survey } from "../../account/statistics/survey.ts";
import type { Facts } from "../../core/audit.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { keyable, storable } from "../storable.ts";
import type { Work } from "../work.ts";
import { deleteSurvey, insertEdition, selectSurvey, updateEdition, upsertSurvey } from "./queries.ts";

type Change<Name extends keyof StatisticsStore> = Parameters<StatisticsStore[Name]>[0];

/** Publishes an edition, unless another was published meanwhile. */
export async function publishEdition(work: Work, { id, before, edition, who }: NonNullable<Change<"publish">>): Promise<boolean> {
	const row = { id: keyable(id), counted_at: edition.at, contributions: storable(JSON.stringify(edition.contributions)) };
	const query = before === undefined ? insertEdition(work.db, row) : updateEdition(work.db, row, before);
	if ((await query.executeTakeFirst()) === undefined) return false;
	const facts = before === undefined ? undefined : { counted_at: before };
	// How many counted, never who or how much.
	const after = { counted_at: edition.at, organisations: edition.contributions.length };
	await appendAudit(work, { who, what: "statistic/published", subject: id, before: facts, after, at: edition.at });
	return true;
}

/** Keeps a survey. */
export async function keepSurvey(work: Work, { survey, who, at }: NonNullable<Change<"keepSurvey">>): Promise<void> {
	const id = keyable(survey.id);
	const before = await selectSurvey(work.db, id).executeTakeFirst();
	const row = { id, until: keyable(survey.until), content: storable(JSON.stringify(survey)), who: storable(who), kept_at: at };
	await upsertSurvey(work.db, row).execute();
	await appendAudit(work, {
		who,
		what: "survey/kept",
		subject: id,
		before: before && factsOf(before.content),
		after: factsOf(row.content),
		at,
	});
}

/** Takes a survey away. */
export async function removeSurvey(work: Work, { id, who, at }: NonNullable<Change<"removeSurvey">>): Promise<boolean> {
	const held = await selectSurvey(work.db, keyable(id)).executeTakeFirst();
	if (held === undefined) return false;
	await deleteSurvey(work.db, held.id).execute();
	await appendAudit(work, { who, what: "survey/removed", subject: held.id, before: factsOf(held.content), after: undefined, at });
	return true;
}

function factsOf(content: string): Facts {
	const { question, until, asked, answers } = JSON.parse(content) as Survey;
	return {
		question,
		until,
		asked,
		answered: answers.reduce((sum, { count }) => sum + count, 0),
		answers: JSON.stringify(answers).slice(0, 4000),
	};
}
