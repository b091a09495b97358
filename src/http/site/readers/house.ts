/** Who runs the public site, and what a visitor is there: readers and editors are those of the house. */

import { isTier, type Tier, tierNow } from "../../../account/member/membership.ts";
import { decide } from "../../../people/access.ts";
import { type Organisation, organisationTree } from "../../../people/organisation.ts";
import type { Desk, Visit } from "../../program/desk.ts";

/** The house: the oldest organisation with nothing above it. Ids sort by the time of their making. `undefined`: there is none yet. */
export function houseOf(organisations: readonly Organisation[]): Organisation | undefined {
	return organisations.filter(({ parentId }) => parentId === undefined).toSorted((a, b) => (a.id < b.id ? -1 : 1))[0];
}

/** What somebody is on the public site. */
export interface Reader {
	readonly house: Organisation;
	readonly personId: string;
	readonly name: string;
	readonly email: string;
	/** `undefined` for people of the console. */
	readonly tier: Tier | undefined;
	/** When a tier that was paid for ends, UTC milliseconds. */
	readonly until: number | undefined;
	/** Reads and writes comments. */
	readonly isMember: boolean;
	/** What they write is shown without being looked at. */
	readonly isTrusted: boolean;
}

/** The visitor; `undefined` where they are nobody of the house. */
export async function readerOf(desk: Desk, { known }: Pick<Visit, "known">): Promise<Reader | undefined> {
	if (known?.session?.state !== "open") return undefined;
	const organisations = await desk.gate.people.organisations();
	const house = houseOf(organisations);
	if (house === undefined) return undefined;
	const { person, asker } = known;
	const held = asker.memberships.find(({ organisationId }) => organisationId === house.id);
	const isEditor = decide(asker, "report:edit", house.id, organisationTree(organisations)).allow;
	if (held === undefined && !isEditor) return undefined;
	const grant = await desk.publication.members.grant(person.email);
	const tier = held !== undefined && isTier(held.role) ? tierNow(held.role, grant, desk.gate.now()) : undefined;
	const isTrusted = isEditor || tier === "contributor";
	const { id: personId, name, email } = person;
	return { house, personId, name, email, tier, until: grant?.until, isMember: isTrusted || tier === "member", isTrusted };
}
