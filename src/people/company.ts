/** Signing in by a company's OpenID Connect: whom a provider may open an account of. */
import type { Problem } from "../core/problem.ts";
import { err, ok, type Result } from "../core/result.ts";
import { type CompanyClaims, type CompanyProvider, domainOf } from "./company-provider.ts";
import type { OrganisationTree } from "./organisation.ts";
import { emailKey } from "./password.ts";
import type { Person } from "./ports.ts";
import { type Entry, type Gate, type Origin, openFor } from "./sign-in.ts";

/**
 * Signs in whom a provider vouches for. It opens accounts of its organisation and below alone, so nobody who sets up a provider comes to be
 * somebody of elsewhere.
 *
 * @returns `people/company-refused` where it vouches for nobody it may open.
 */
export async function signInByCompany(
	gate: Gate,
	provider: CompanyProvider,
	claims: CompanyClaims,
	tree: OrganisationTree,
	from: Origin,
): Promise<Result<Entry, Problem>> {
	const person = await personOf(gate, provider, claims);
	if (!person.ok) return person;
	if (person.value.disabledAt !== undefined) return err(refused("the account is shut out"));
	const memberships = await gate.people.membershipsOf(person.value.id);
	const within = new Set(tree.within(provider.organisationId).map(({ id }) => id));
	const isTheirs = memberships.length > 0 && memberships.every(({ organisationId }) => within.has(organisationId));
	if (!isTheirs) return err(refused("the account is not one of that organisation alone"));
	await link(gate, provider, claims, person.value);
	return ok(await openFor(gate, person.value, from));
}

async function personOf(gate: Gate, provider: CompanyProvider, claims: CompanyClaims): Promise<Result<Person, Problem>> {
	const { people, now } = gate;
	const { issuer, organisationId, role } = provider;
	const linked = await people.linkedTo(issuer, claims.subject);
	if (linked !== undefined) return found((await people.credentialOf(linked))?.person);
	const email = claims.emailVerified ? emailKey(claims.email ?? "") : undefined;
	if (email === undefined) return err(refused("it did not give a verified e-mail address"));
	if (!provider.domains.includes(domainOf(email) ?? "")) return err(refused("the e-mail address is of another domain"));
	const held = await people.credential(email);
	if (held !== undefined) return ok(held.person);
	if (role === undefined) return err(refused("nobody has made an account for this address"));
	const name = (claims.name ?? email).trim().slice(0, 100) || email;
	const added = await people.addLinked({ issuer, subject: claims.subject, email, name, organisationId, role, who: email, at: now() });
	return found(added === undefined ? undefined : (await people.credentialOf(added))?.person);
}

async function link(gate: Gate, { issuer }: CompanyProvider, { subject }: CompanyClaims, { id, email }: Person): Promise<void> {
	if ((await gate.people.linkedTo(issuer, subject)) === undefined)
		await gate.people.linkIdentity({ issuer, subject, personId: id, who: email, at: gate.now() });
}

function found(person: Person | undefined): Result<Person, Problem> {
	return person === undefined ? err(refused("there is no such account")) : ok(person);
}

/** A refusal after the way to a provider. */
export function refused(why: string): Problem {
	const todo = "Ask whoever manages your organisation, or sign in another way.";
	return { code: "people/company-refused", message: `your company's sign-in does not open an account here: ${why}`, at: "", todo };
}
