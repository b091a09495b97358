/** Makes organisations. */
import { fold } from "../../core/text.ts";
import { MOST_LEVELS, organisationTree } from "../../people/organisation.ts";
import type { PeopleStore } from "../../people/ports.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { newId } from "../new-id.ts";
import { keyable, storable } from "../storable.ts";
import type { Work } from "../work.ts";
import { toOrganisation } from "./people-row.ts";
import { insertOrganisation, selectOrganisationByKey, selectOrganisations } from "./queries.ts";

type Change<Name extends keyof PeopleStore> = Parameters<PeopleStore[Name]>[0];

/** Adds one, below another where that is named. A name is free for everyone else: only its neighbours are compared. */
export async function addOrganisation(work: Work, { name, parentId, who, at }: Change<"addOrganisation">): Promise<string | undefined> {
	if (parentId !== undefined) {
		const tree = organisationTree((await selectOrganisations(work.db).execute()).map(toOrganisation));
		const levels = tree.upwards(parentId).length;
		if (levels === 0 || levels >= MOST_LEVELS - 1) return undefined;
	}
	const text = storable(name);
	const folded = keyable(parentId === undefined ? fold(text) : `${parentId}/${fold(text)}`);
	const made = await insertOrganisation(work.db, { id: newId(), name: text, folded, parent_id: parentId ?? null }).executeTakeFirst();
	if (made === undefined) return undefined;
	const after = { name: text, parent: parentId ?? null };
	await appendAudit(work, { who, what: "organisation/added", subject: made.id, before: undefined, after, at });
	return made.id;
}

/** The organisation of a name that imports go to; made where there is none. */
export async function defaultOrganisation(work: Work, { name, who, at }: Change<"defaultOrganisation">): Promise<string> {
	const made = await addOrganisation(work, { name, parentId: undefined, who, at });
	return made ?? (await selectOrganisationByKey(work.db, keyable(fold(storable(name)))).executeTakeFirstOrThrow()).id;
}
