import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Asker, decide, type Membership, mayGrant } from "./access.ts";
import { type Organisation, organisationTree } from "./organisation.ts";
import { isPermission, isRole, PERMISSIONS, permissionsOf, READER_ROLES, ROLES, type Role, STAFF_ROLES } from "./role.ts";

const organisation = (id: string, parentId?: string): Organisation => ({ id, name: id.toUpperCase(), parentId });

/** An integrator with two customers, one of which has a branch; and a stranger. */
const tree = organisationTree([
	organisation("integrator"),
	organisation("harbour", "integrator"),
	organisation("quay", "harbour"),
	organisation("school", "integrator"),
	organisation("stranger"),
]);

const asker = (...memberships: readonly (readonly [string, Role])[]): Asker => ({
	memberships: memberships.map(([organisationId, role]) => ({ organisationId, role })),
});

const shown = (who: Asker | undefined, permission: (typeof PERMISSIONS)[number], at: string) => {
	const decision = decide(who, permission, at, tree);
	return decision.allow ? 200 : decision.status;
};

test("an integrator reaches what is below it, and nobody reaches upwards or sideways", () => {
	const rows = [
		["integrator", "integrator", 200],
		["integrator", "harbour", 200],
		["integrator", "quay", 200],
		["integrator", "stranger", 404],
		["harbour", "quay", 200],
		["harbour", "integrator", 404],
		["harbour", "school", 404],
		["quay", "harbour", 404],
		["stranger", "harbour", 404],
		["harbour", "no such", 404],
		["harbour", "", 404],
		["harbour", "__proto__", 404],
	] as const;
	for (const [home, asked, status] of rows)
		assert.equal(shown(asker([home, "admin"]), "people:change", asked), status, `${home} -> ${asked}`);
});

test("signed out is 401 everywhere, a role too low is 403", () => {
	for (const at of ["harbour", "no such"]) assert.equal(shown(undefined, "people:read", at), 401);
	assert.equal(shown(asker(["harbour", "viewer"]), "people:change", "harbour"), 403);
	assert.equal(shown(asker(["harbour", "contributor"]), "people:read", "harbour"), 403);
	assert.equal(shown(asker(["harbour", "contributor"]), "people:read", "school"), 404);
});

test("each role has all of the one before it, and readers have nothing of the console", () => {
	for (const roles of [STAFF_ROLES, READER_ROLES]) {
		for (const [index, role] of roles.entries()) {
			const before = index === 0 ? [] : [...permissionsOf(roles[index - 1] ?? role)];
			assert.ok(before.every((one) => permissionsOf(role).has(one)) && permissionsOf(role).size > before.length, role);
		}
	}
	for (const reader of READER_ROLES)
		for (const staff of STAFF_ROLES)
			assert.ok(
				[...permissionsOf(reader)].every((one) => !permissionsOf(staff).has(one)),
				`${reader}, ${staff}`,
			);
	assert.deepEqual(
		PERMISSIONS.filter((permission) => !ROLES.some((role) => permissionsOf(role).has(permission))),
		[],
		"permissions that nobody has",
	);
});

test("words of strangers are no roles or permissions", () => {
	for (const word of ["", "Admin", "root", "constructor", "__proto__", "admin "]) assert.ok(!isRole(word) && !isPermission(word), word);
	assert.ok(isRole("admin") && isPermission("people:read"));
});

test("a token does less than its person, and nothing outside its organisation", () => {
	const person = asker(["integrator", "admin"]);
	const token: Asker = { ...person, limits: { organisationId: "harbour", scopes: new Set(["people:read"]) } };
	assert.equal(shown(token, "people:read", "harbour"), 200);
	assert.equal(shown(token, "people:read", "quay"), 200);
	assert.equal(shown(token, "people:change", "harbour"), 403);
	assert.equal(shown(token, "people:read", "integrator"), 404);
	assert.equal(shown(token, "people:read", "school"), 404);
});

test("a token outlives its person's role in vain", () => {
	const token: Asker = { ...asker(["harbour", "viewer"]), limits: { organisationId: "harbour", scopes: new Set(["people:change"]) } };
	assert.equal(shown(token, "people:change", "harbour"), 403);
});

test("a circle of organisations ends, and opens nothing", () => {
	const circle = organisationTree([organisation("a", "b"), organisation("b", "a"), organisation("c", "c")]);
	assert.deepEqual(
		circle.upwards("a").map(({ id }) => id),
		["a", "b"],
	);
	assert.deepEqual(decide(asker(["c", "admin"]), "people:read", "a", circle), { allow: false, status: 404 });
});

const ids = ["a", "b", "c", "d", "e", "f"];
/** Forests: each organisation stands below an earlier one or below nothing. */
const forest = fc
	.tuple(...ids.map((_, index) => fc.option(fc.nat({ max: Math.max(0, index - 1) }), { nil: undefined })))
	.map((parents) =>
		ids.map((id, index) => organisation(id, index === 0 || parents[index] === undefined ? undefined : ids[parents[index]])),
	);
const membership: fc.Arbitrary<Membership> = fc.record({ organisationId: fc.constantFrom(...ids), role: fc.constantFrom(...ROLES) });
const memberships = fc.array(membership, { maxLength: 4 });
const permission = fc.constantFrom(...PERMISSIONS);
const place = fc.constantFrom(...ids);

test("law: whoever has no membership there or above never sees it", () => {
	fc.assert(
		fc.property(forest, memberships, permission, place, (all, held, asked, at) => {
			const above: string[] = [];
			for (let one = all.find(({ id }) => id === at); one !== undefined; one = all.find(({ id }) => id === one?.parentId))
				above.push(one.id);
			const reached = held.some(({ organisationId }) => above.includes(organisationId));
			const decision = decide({ memberships: held }, asked, at, organisationTree(all));
			assert.equal(!decision.allow && decision.status === 404, !reached);
		}),
	);
});

test("law: a lower role never may what a higher one may not", () => {
	fc.assert(
		fc.property(forest, place, place, permission, fc.constantFrom(STAFF_ROLES, READER_ROLES), (all, home, at, asked, roles) => {
			const answers = roles.map(
				(role) => decide({ memberships: [{ organisationId: home, role }] }, asked, at, organisationTree(all)).allow,
			);
			assert.deepEqual(
				answers,
				[...answers].sort((a, b) => Number(a) - Number(b)),
			);
		}),
	);
});

test("law: a token never may what its person may not", () => {
	const limits = fc.record({ organisationId: place, scopes: fc.uniqueArray(permission).map((list) => new Set(list)) });
	fc.assert(
		fc.property(forest, memberships, limits, permission, place, (all, held, limit, asked, at) => {
			const made = organisationTree(all);
			const token = decide({ memberships: held, limits: limit }, asked, at, made);
			assert.ok(!token.allow || decide({ memberships: held }, asked, at, made).allow);
		}),
	);
});

test("law: nobody gives a staff role that may more than the giver", () => {
	fc.assert(
		fc.property(forest, memberships, place, place, permission, fc.constantFrom(...STAFF_ROLES), (all, held, at, other, asked, role) => {
			const made = organisationTree(all);
			if (!mayGrant({ memberships: held }, role, at, made)) return;
			const given = decide({ memberships: [{ organisationId: at, role }] }, asked, other, made);
			assert.ok(!given.allow || decide({ memberships: held }, asked, other, made).allow);
		}),
	);
});
