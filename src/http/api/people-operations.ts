/** Operations about who asks, organisations and the people in them: read alone; what changes people is done on the console's pages. */
import { rolesIn } from "../../people/access.ts";
import { organisationTree } from "../../people/organisation.ts";
import type { Member } from "../../people/ports.ts";
import { PERMISSIONS, permissionsOf } from "../../people/role.ts";
import { organisationId } from "./fleet-operations.ts";
import { operation } from "./operation.ts";
import { me, memberList, organisationList } from "./schema/people.ts";

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
] as const;

/** Only what programs are meant to see: a person may gain fields that they are not. */
function toMember({ person: { id, email, name, disabledAt, secondFactor }, role }: Member) {
	return { person: { id, email, name, disabledAt, secondFactor }, role };
}
