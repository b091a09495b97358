/** The decision on every request: who asks, for what, in which organisation. */
import type { OrganisationTree } from "./organisation.ts";
import { type Permission, permissionsOf, type Role } from "./role.ts";

/** A role in an organisation; it holds there and in everything below. */
export interface Membership {
	readonly organisationId: string;
	readonly role: Role;
}

/** Who asks, as far as the decision needs it. */
export interface Asker {
	readonly memberships: readonly Membership[];
	/** What a token is limited to; `undefined` for a person who signed in. */
	readonly limits?:
		| {
				readonly organisationId: string;
				readonly scopes: ReadonlySet<Permission>;
				/** UTC milliseconds; where it is known. */
				readonly expiresAt?: number | undefined;
		  }
		| undefined;
}

/** The answer; `status` is that of HTTP. */
export type Decision = { readonly allow: true } | { readonly allow: false; readonly status: 401 | 403 | 404 };

const ALLOW: Decision = { allow: true };

function deny(status: 401 | 403 | 404): Decision {
	return { allow: false, status };
}

/**
 * Decides.
 *
 * @param asker - `undefined`: signed out.
 * @param organisationId - Whose things are asked for; may be a stranger's text.
 * @returns 401 for nobody, 404 where the organisation is out of reach or does not exist (the two look alike), 403 where the role is too low.
 */
export function decide(asker: Asker | undefined, permission: Permission, organisationId: string, tree: OrganisationTree): Decision {
	if (asker === undefined) return deny(401);
	const roles = rolesIn(asker, organisationId, tree);
	if (roles.length === 0) return deny(404);
	const limits = asker.limits;
	if (limits !== undefined && !limits.scopes.has(permission)) return deny(403);
	return roles.some((role) => permissionsOf(role).has(permission)) ? ALLOW : deny(403);
}

/** The roles that somebody has in an organisation, through memberships there and above it; none means out of reach. */
export function rolesIn(asker: Asker, organisationId: string, tree: OrganisationTree): readonly Role[] {
	const chain = tree.upwards(organisationId).map(({ id }) => id);
	if (asker.limits !== undefined && !chain.includes(asker.limits.organisationId)) return [];
	return asker.memberships.filter((membership) => chain.includes(membership.organisationId)).map(({ role }) => role);
}

/**
 * Whether someone may give, take or change a role: never one that can do what the giver cannot, so that no chain of gifts climbs.
 *
 * @param role - Given, or held by whoever it is taken from.
 */
export function mayGrant(asker: Asker, role: Role, organisationId: string, tree: OrganisationTree): boolean {
	if (!decide(asker, "people:change", organisationId, tree).allow) return false;
	return READER_SAFE.has(role) || [...permissionsOf(role)].every((permission) => decide(asker, permission, organisationId, tree).allow);
}

/** Roles of the public side open nothing of an organisation, so its admin may give them without holding them. */
const READER_SAFE: ReadonlySet<Role> = new Set<Role>(["subscriber", "member", "contributor"]);
