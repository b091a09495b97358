/** Sets companies' providers, and links the accounts that they open. The client's secret is in no audit. */
import type { CompanyStore } from "../../people/company-provider.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { newId } from "../new-id.ts";
import { keyable, storable } from "../storable.ts";
import type { Work } from "../work.ts";
import { deleteDomains, deleteProvider, insertDomain, insertIdentity, selectProvider, upsertProvider } from "./company-queries.ts";
import { holdOrganisation, insertPerson, upsertMembership } from "./queries.ts";

type Change<Name extends keyof CompanyStore> = Parameters<CompanyStore[Name]>[0];

/** Sets or changes a provider; with a domain of another organisation nothing changes. */
export async function setProvider(work: Work, change: Change<"setProvider">): Promise<"done" | "taken"> {
	const { organisationId, issuer, clientId, clientSecret, domains, role, who, at } = change;
	await holdOrganisation(work.db, organisationId).execute();
	const before = await selectProvider(work.db, organisationId).executeTakeFirst();
	const theirs = await work.db
		.selectFrom("company_domain")
		.select("domain")
		.where("domain", "in", [...domains])
		.where("organisation_id", "!=", organisationId)
		.execute();
	if (theirs.length > 0) return "taken";
	const row = {
		organisation_id: organisationId,
		issuer: storable(issuer),
		client_id: storable(clientId),
		client_secret: storable(clientSecret),
		role: role ?? null,
	};
	await upsertProvider(work.db, row).execute();
	await deleteDomains(work.db, organisationId).execute();
	for (const domain of domains) await insertDomain(work.db, domain, organisationId).execute();
	const facts = (from: typeof row | undefined) => from && { issuer: from.issuer, client_id: from.client_id, role: from.role };
	const after = { ...facts(row), domains: domains.join(" "), secret_changed: before?.client_secret !== row.client_secret };
	await appendAudit(work, {
		who,
		what: "company-provider/set",
		subject: organisationId,
		before: facts(before as typeof row | undefined),
		after,
		at,
	});
	return "done";
}

/** Removes a provider; accounts that it opened stay, and need another way in. */
export async function removeProvider(work: Work, { organisationId, who, at }: Change<"removeProvider">): Promise<boolean> {
	await deleteDomains(work.db, organisationId).execute();
	const gone = await deleteProvider(work.db, organisationId).executeTakeFirst();
	if (gone === undefined) return false;
	const before = { issuer: gone.issuer };
	await appendAudit(work, { who, what: "company-provider/removed", subject: organisationId, before, after: undefined, at });
	return true;
}

/** Links an identity to an account. */
export async function linkIdentity(work: Work, { issuer, subject, personId, who, at }: Change<"linkIdentity">): Promise<void> {
	const row = { issuer: storable(issuer), subject: keyable(subject), person_id: personId, linked_at: at };
	if ((await insertIdentity(work.db, row).executeTakeFirst()) === undefined) return;
	const after = { issuer: row.issuer, identity: row.subject };
	await appendAudit(work, { who, what: "company-identity/linked", subject: personId, before: undefined, after, at });
}

/** Makes an account that a company's sign-in alone opens. */
export async function addLinked(work: Work, change: Change<"addLinked">): Promise<string | undefined> {
	const { issuer, subject, email, name, organisationId, role, who, at } = change;
	const person = {
		id: newId(),
		email: storable(email),
		name: storable(name),
		password_hash: "",
		totp_secret: null,
		totp_step: 0,
		created_at: at,
		disabled_at: null,
	};
	if ((await insertPerson(work.db, person).executeTakeFirst()) === undefined) return undefined;
	await upsertMembership(work.db, { person_id: person.id, organisation_id: organisationId, role }).execute();
	const after = { email: person.email, name: person.name, issuer: storable(issuer) };
	await appendAudit(work, { who, what: "person/added", subject: person.id, before: undefined, after, at });
	const given = { organisation: organisationId, role };
	await appendAudit(work, { who, what: "membership/set", subject: person.id, before: undefined, after: given, at });
	await linkIdentity(work, { issuer, subject, personId: person.id, who, at });
	return person.id;
}
