/** Operations about who asks, organisations and the people in them: read alone; what changes people is done on the console's pages. */
import { rolesIn } from "../../people/access.ts";
import { organisationTree } from "../../people/organisation.ts";
import type { ApiToken, Known, Member } from "../../people/ports.ts";
import { PERMISSIONS, permissionsOf } from "../../people/role.ts";
import type { Desk } from "../program/desk.ts";
import { organisationId } from "./fleet-operations.ts";
import { operation } from "./operation.ts";
import { me, memberList, organisationList, tokenList } from "./schema/people.ts";

const OF = "/organisations/:organisation";

export const PEOPLE_OPERATIONS = [
	operation(
		{ method: "GET", path: "/me", id: "me", tag: "people", summary: "Who asks, and what they may where", access: "self", answer: me },
		async ({ desk, known }) => {
			if (known === undefined) return undefined;
			const { person, asker } = known;
			const tree = organisationTree(await desk.gate.people.organisations());
			const all = [...new Set(asker.memberships.flatMap((one) => tree.within(one.organisationId).map(({ id }) => id)))];
			const organisations = all.flatMap((id) => {
				const [found, roles] = [tree.find(id), rolesIn(asker, id, tree)];
				if (found === undefined || roles.length === 0) return [];
				const permissions = PERMISSIONS.filter(
					(each) => roles.some((role) => permissionsOf(role).has(each)) && (asker.limits === undefined || asker.limits.scopes.has(each)),
				);
				return [{ id, name: found.name, roles, permissions }];
			});
			return { id: person.id, email: person.email, name: person.name, organisations };
		},
	),
	operation(
		{
			method: "GET",
			path: `${OF}/organisations`,
			id: "listOrganisations",
			tag: "people",
			summary: "The organisation and all below it",
			access: "console:read",
			answer: organisationList,
		},
		async ({ tree, known, ...call }) => {
			const items = tree?.within(organisationId(call)) ?? [];
			const isSeen = (id: string) => known !== undefined && tree !== undefined && rolesIn(known.asker, id, tree).length > 0;
			// What stands above somebody's reach is not theirs to know of.
			return {
				items: items.map((one) => ({ ...one, parentId: one.parentId !== undefined && isSeen(one.parentId) ? one.parentId : undefined })),
			};
		},
	),
	operation(
		{
			method: "GET",
			path: `${OF}/people`,
			id: "listPeople",
			tag: "people",
			summary: "The people of the organisation",
			access: "people:read",
			answer: memberList,
		},
		async ({ desk, ...call }) => ({ items: (await desk.gate.people.members(organisationId(call))).map(toMember) }),
	),
	operation(
		{
			method: "GET",
			path: "/tokens",
			id: "listTokens",
			tag: "people",
			summary: "Your tokens, without what is secret",
			access: "self",
			answer: tokenList,
		},
		async ({ desk, known }) => ({ items: known === undefined ? [] : (await tokensOf(desk, known)).map(toToken) }),
	),
	operation(
		{
			method: "DELETE",
			path: "/tokens/:token",
			id: "revokeToken",
			tag: "people",
			summary: "Ends a token of yours",
			access: "self",
			answer: tokenList,
		},
		async ({ desk, visit, known }) => {
			if (known === undefined) return undefined;
			const id = visit.c.req.param("token") ?? "";
			const change = { id, personId: known.person.id, who: known.person.email, at: desk.gate.now() };
			if (!(await tokensOf(desk, known)).some((token) => token.id === id)) return undefined;
			if (!(await desk.gate.people.revokeToken(change))) return undefined;
			return { items: (await tokensOf(desk, known)).map(toToken) };
		},
	),
] as const;

/** Tokens of whoever asks. A program sees those that can do no more than its own, in its organisation and below. */
async function tokensOf({ gate }: Desk, { person, asker: { limits } }: Known): Promise<readonly ApiToken[]> {
	const tokens = await gate.people.tokens(person.id);
	if (limits === undefined) return tokens;
	const tree = organisationTree(await gate.people.organisations());
	const isBelow = (id: string) => tree.upwards(id).some((above) => above.id === limits.organisationId);
	return tokens.filter(({ organisationId: of, scopes }) => isBelow(of) && scopes.every((scope) => limits.scopes.has(scope)));
}

/** Only what programs are meant to see: a person may gain fields that they are not. */
function toMember({ person: { id, email, name, disabledAt, secondFactor }, role }: Member) {
	return { person: { id, email, name, disabledAt, secondFactor }, role };
}

function toToken({ id, organisationId: of, name, scopes, createdAt, expiresAt, revokedAt }: ApiToken) {
	return { id, organisationId: of, name, scopes, createdAt, expiresAt, revokedAt };
}
