/** Roles and what each may do: the one table that every decision reads. */

/** What a route, a command or the scope of a token asks for: `<noun>:<verb>`. */
export const PERMISSIONS = [
	"notice:receive",
	"comment:write",
	"statement:propose",
	"console:read",
	"people:read",
	"inventory:read",
	"inventory:change",
	"telemetry:send",
	"advisory:publish",
	"report:edit",
	"people:change",
	"organisation:change",
	"audit:read",
] as const;

/** One of `PERMISSIONS`. */
export type Permission = (typeof PERMISSIONS)[number];

/** Roles of those who work in an organisation, each with all that those before it have. */
export const STAFF_ROLES = ["viewer", "operator", "publisher", "editor", "admin"] as const;

/** Roles of readers on the public side, each with all that those before it have. They open nothing of the console. */
export const READER_ROLES = ["subscriber", "member", "contributor"] as const;

/** A role in an organisation. */
export type Role = (typeof STAFF_ROLES)[number] | (typeof READER_ROLES)[number];

/** What each role adds to the one before it. */
const ADDS: Readonly<Record<Role, readonly Permission[]>> = {
	subscriber: ["notice:receive"],
	member: ["comment:write"],
	contributor: ["statement:propose"],
	viewer: ["console:read", "people:read", "inventory:read"],
	operator: ["inventory:change", "telemetry:send"],
	publisher: ["advisory:publish"],
	editor: ["report:edit"],
	admin: ["people:change", "organisation:change", "audit:read"],
};

function ladder(roles: readonly Role[]): readonly (readonly [Role, ReadonlySet<Permission>])[] {
	return roles.map((role, index) => [role, new Set(roles.slice(0, index + 1).flatMap((each) => ADDS[each]))]);
}

const GRANTS: ReadonlyMap<Role, ReadonlySet<Permission>> = new Map([...ladder(STAFF_ROLES), ...ladder(READER_ROLES)]);

/** Every role. */
export const ROLES: readonly Role[] = [...STAFF_ROLES, ...READER_ROLES];

/** All that a role may do. */
export function permissionsOf(role: Role): ReadonlySet<Permission> {
	return GRANTS.get(role) ?? new Set();
}

/** Whether a text (of a form, a file, a stranger) names a role. */
export function isRole(text: string): text is Role {
	return ROLES.some((role) => role === text);
}

/** Whether a text names a permission. */
export function isPermission(text: string): text is Permission {
	return PERMISSIONS.some((permission) => permission === text);
}
