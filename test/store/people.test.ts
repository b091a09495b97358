/** People, organisations and what lets them in: one body for every database. */
import assert from "node:assert/strict";
import type { PeopleStore, SessionStart } from "../../src/people/ports.ts";
import { IDLE_MS } from "../../src/people/sign-in.ts";
import { verifyAudit } from "../../src/store/audit/audit-store.ts";
import { importAt, open, runSql, storeTest } from "./stores.ts";

const by = (at: number, who = "ada@example.org") => ({ who, at });
const HOUR = 3_600_000;

async function admin(people: PeopleStore, organisationId: string, email: string, at = 1): Promise<string> {
	const secretHash = `link-${email}`;
	await people.invite({ secretHash, organisationId, role: "admin", email: undefined, expiresAt: at + HOUR, replace: false, ...by(at) });
	const joined = await people.join({ secretHash, email, name: email, passwordHash: "hash", at });
	assert.ok(typeof joined === "object");
	return joined.personId;
}

const session = (personId: string, secretHash: string, at: number, state: SessionStart["state"] = "open"): SessionStart => ({
	secretHash,
	personId,
	state,
	address: "192.0.2.1",
	agent: "a browser",
	expiresAt: at + 12 * HOUR,
	...by(at),
});

storeTest("what imports brought belongs to the organisation they named, with nothing above it", async ({ inventory, people }) => {
	await inventory.recordImport(importAt(1, { organisation: "Default" }), [], () => ({ sha256: "cd".repeat(32), bytes: 7, at: 2 }));
	const id = await people.defaultOrganisation({ name: "default", ...by(3) });
	assert.deepEqual(await people.organisations(), [{ id, name: "Default", parentId: undefined }]);
	assert.equal(await people.defaultOrganisation({ name: "default", ...by(4) }), id);
});

storeTest("a name is compared with its neighbours only, so that it tells nothing of others", async ({ people }) => {
	const one = await people.addOrganisation({ name: "Integrator", parentId: undefined, ...by(1) });
	const other = await people.addOrganisation({ name: "Other", parentId: undefined, ...by(1) });
	assert.ok(one !== undefined && other !== undefined);
	assert.ok(await people.addOrganisation({ name: "Harbour", parentId: one, ...by(1) }));
	assert.ok(await people.addOrganisation({ name: "Harbour", parentId: other, ...by(1) }));
	assert.equal(await people.addOrganisation({ name: " HARBOUR ", parentId: one, ...by(1) }), undefined);
	assert.equal(await people.addOrganisation({ name: "New", parentId: "no such", ...by(1) }), undefined);
	let parentId: string | undefined = one;
	let levels = 1;
	for (; parentId !== undefined && levels < 40; levels += 1) parentId = await people.addOrganisation({ name: "deep", parentId, ...by(2) });
	assert.ok(levels < 20, `${levels} levels were made`);
});

storeTest("a link makes one account, with its role, and then is used up", async ({ people }) => {
	const organisationId = await people.defaultOrganisation({ name: "default", ...by(1) });
	assert.equal(await people.hasAdmin(), false);
	const personId = await admin(people, organisationId, "ada@example.org");
	assert.equal(await people.hasAdmin(), true);
	assert.deepEqual(await people.membershipsOf(personId), [{ organisationId, role: "admin" }]);
	assert.equal(await people.invitation("link-ada@example.org", 2), undefined);
	const again = { secretHash: "link-ada@example.org", email: "eve@example.org", name: "Eve", passwordHash: "h", at: 2 };
	assert.equal(await people.join(again), "unknown");
	assert.equal(await people.credential("eve@example.org"), undefined);
	const link = { organisationId, role: "viewer", email: undefined, expiresAt: 100, replace: true, ...by(2) } as const;
	await people.invite({ ...link, secretHash: "second" });
	assert.equal(await people.join({ ...again, secretHash: "second", email: "ada@example.org" }), "taken");
	assert.equal((await people.invitation("second", 99))?.organisation, "default");
	assert.equal(await people.invitation("second", 100), undefined, "it runs out");
	await people.invite({ ...link, secretHash: "third" });
	assert.equal(await people.invitation("second", 50), undefined, "a newer one takes its place");
	await people.invite({ ...link, secretHash: "fourth", email: "bob@example.org" });
	assert.ok(await people.invitation("third", 50));
	await people.join({ ...again, secretHash: "fourth", email: "eve@example.org" });
	assert.deepEqual(
		(await people.members(organisationId)).map(({ person, role }) => `${person.email} ${role}`),
		["ada@example.org admin", "bob@example.org viewer"],
		"a link for somebody is for nobody else",
	);
});

storeTest("members are those of the organisation that is asked about", async ({ people }) => {
	const one = (await people.addOrganisation({ name: "One", parentId: undefined, ...by(1) })) ?? "";
	const two = (await people.addOrganisation({ name: "Two", parentId: undefined, ...by(1) })) ?? "";
	await admin(people, one, "ada@example.org");
	await admin(people, two, "bob@example.org");
	assert.deepEqual(
		(await people.members(one)).map(({ person }) => person.email),
		["ada@example.org"],
	);
	assert.deepEqual(await people.members("no such"), []);
	assert.deepEqual(await people.members("\0'; drop table person; --"), []);
});

storeTest("an organisation keeps its last admin", async ({ people }) => {
	const organisationId = await people.defaultOrganisation({ name: "default", ...by(1) });
	const ada = await admin(people, organisationId, "ada@example.org");
	const about = { personId: ada, organisationId, ...by(2) };
	assert.equal(await people.setMembership({ ...about, role: "viewer" }), "last-admin");
	assert.equal(await people.setMembership({ ...about, role: undefined }), "last-admin");
	assert.equal(await people.setDisabled({ personId: ada, disabled: true, ...by(2) }), "last-admin");
	const bob = await admin(people, organisationId, "bob@example.org");
	assert.equal(await people.setDisabled({ personId: bob, disabled: true, ...by(3) }), "done");
	assert.equal(await people.setMembership({ ...about, role: "viewer" }), "last-admin", "a disabled one does not count");
	assert.equal(await people.setDisabled({ personId: bob, disabled: false, ...by(4) }), "done");
	assert.equal(await people.setMembership({ ...about, role: "viewer" }), "done");
	assert.equal(await people.setMembership({ ...about, personId: "no such", role: "viewer" }), "unknown");
});

storeTest("two admins who take each other's role at once leave one", async ({ people }) => {
	const organisationId = await people.defaultOrganisation({ name: "default", ...by(1) });
	for (let round = 0; round < 5; round += 1) {
		const pair = await Promise.all(["ada", "bob"].map((name) => admin(people, organisationId, `${name}${round}@example.org`)));
		for (const { person } of await people.members(organisationId)) {
			if (!pair.includes(person.id)) await people.setMembership({ personId: person.id, organisationId, role: "viewer", ...by(2) });
		}
		const outcomes = await Promise.all(
			pair.map((personId) => people.setMembership({ personId, organisationId, role: "viewer", ...by(3) })),
		);
		assert.deepEqual([...outcomes].sort(), ["done", "last-admin"]);
	}
});

storeTest("sessions hold until they end, run out, rest too long, or their person is shut out", async ({ people }) => {
	const organisationId = await people.defaultOrganisation({ name: "default", ...by(1) });
	await admin(people, organisationId, "root@example.org");
	const ada = await admin(people, organisationId, "ada@example.org");
	const first = await people.openSession(session(ada, "s1", 10));
	await people.openSession(session(ada, "s2", 11));
	await people.openSession(session(ada, "s3", 12));
	assert.equal((await people.knownBySession("s1", 20))?.person.email, "ada@example.org");
	assert.equal(await people.knownBySession("no such", 20), undefined);
	assert.equal((await people.sessions(ada, 20)).length, 3);
	assert.equal(await people.endSessions({ personId: "somebody else", only: first, except: undefined, ...by(21) }), false);
	assert.equal(await people.endSessions({ personId: ada, only: first, except: undefined, ...by(21) }), true);
	assert.equal(await people.knownBySession("s1", 22), undefined);
	assert.equal(await people.knownBySession("s2", 11 + IDLE_MS), undefined, "it rested too long");
	const second = (await people.knownBySession("s2", 30))?.session?.id ?? "";
	await people.touchSession({ id: second, at: IDLE_MS });
	assert.ok(await people.knownBySession("s2", 11 + IDLE_MS));
	assert.equal(await people.knownBySession("s2", 11 + 12 * HOUR), undefined, "it ran out");
	await people.endSessions({ personId: ada, only: undefined, except: second, ...by(31) });
	assert.deepEqual(
		(await people.sessions(ada, 32)).map(({ id }) => id),
		[second],
	);
	await people.setDisabled({ personId: ada, disabled: true, ...by(33) });
	assert.equal(await people.knownBySession("s2", 34), undefined);
});

storeTest("a code of the second factor counts once, also when two come at once", async ({ people }) => {
	const organisationId = await people.defaultOrganisation({ name: "default", ...by(1) });
	const ada = await admin(people, organisationId, "ada@example.org");
	await people.setTotp({ personId: ada, secret: "JBSWY3DPEHPK3PXP", codeHashes: ["r1", "r2", "r3"], step: 5, ...by(2) });
	assert.equal((await people.credentialOf(ada))?.totpSecret, "JBSWY3DPEHPK3PXP");
	const show = async (proof: { readonly step: number } | { readonly codeHash: string }, name: string) => {
		const pendingId = await people.openSession(session(ada, `p-${name}`, 10, "pending"));
		return people.completeSession({ ...session(ada, `o-${name}`, 11), pendingId, proof });
	};
	assert.equal(await show({ step: 5 }, "a"), false, "the step that set it up is used");
	assert.equal(await show({ step: 6 }, "b"), true);
	assert.equal(await show({ step: 6 }, "c"), false);
	assert.equal(await show({ step: 4 }, "d"), false, "an older one");
	assert.deepEqual((await Promise.all([show({ step: 7 }, "e"), show({ step: 7 }, "f")])).sort(), [false, true]);
	assert.deepEqual((await Promise.all([show({ codeHash: "r1" }, "g"), show({ codeHash: "r1" }, "h")])).sort(), [false, true]);
	assert.equal(await show({ codeHash: "no such" }, "i"), false);
	const gone = { ...session(ada, "o-gone", 11), pendingId: "no such session", proof: { codeHash: "r2" } };
	assert.equal(await people.completeSession(gone), false);
	assert.equal(await show({ codeHash: "r2" }, "l"), true, "a session that is gone uses no code up");
	assert.equal((await people.knownBySession("o-b", 12))?.session?.state, "open");
	assert.equal(await people.knownBySession("p-b", 12), undefined, "the pending one is gone");
	assert.equal((await people.knownBySession("p-c", 12))?.session?.state, "pending");
	await people.setTotp({ personId: ada, secret: undefined, codeHashes: [], step: 0, ...by(20) });
	assert.equal(await show({ codeHash: "r3" }, "j"), false, "recovery codes went with it");
	assert.equal(await show({ step: 99 }, "k"), false, "there is no second factor to show");
});

storeTest("a token lets in until it runs out, is revoked, or its person is shut out", async ({ people }) => {
	const organisationId = await people.defaultOrganisation({ name: "default", ...by(1) });
	await admin(people, organisationId, "root@example.org");
	const ada = await admin(people, organisationId, "ada@example.org");
	const about = { personId: ada, organisationId, name: "backup", scopes: ["people:read"], expiresAt: 100, ...by(2) } as const;
	const id = await people.addToken({ ...about, secretHash: "t1" });
	await people.addToken({ ...about, secretHash: "t2" });
	const known = await people.knownByToken("t1", 99);
	assert.deepEqual([known?.person.id, known?.asker.limits], [ada, { organisationId, scopes: new Set(["people:read"]), expiresAt: 100 }]);
	assert.equal(await people.knownByToken("t1", 100), undefined);
	assert.equal(await people.revokeToken({ id, personId: "somebody else", ...by(3) }), false);
	assert.equal(await people.revokeToken({ id, personId: ada, ...by(3) }), true);
	assert.equal(await people.knownByToken("t1", 4), undefined);
	assert.ok(await people.knownByToken("t2", 4));
	await people.setDisabled({ personId: ada, disabled: true, ...by(5) });
	assert.equal(await people.knownByToken("t2", 6), undefined);
	assert.deepEqual(
		(await people.tokens(ada)).map((token) => token.revokedAt),
		[5, 3],
	);
});

storeTest("guesses are counted before they are looked at, and many at once gain nothing", async ({ people, audit }) => {
	const guesses = [
		{ kind: "account", key: "a" },
		{ kind: "address", key: "192.0.2.1" },
	] as const;
	const answers = await Promise.all(Array.from({ length: 12 }, () => people.countGuesses({ guesses, at: 1000 })));
	assert.equal(answers.filter(({ until }) => until === undefined).length, 5);
	assert.deepEqual([...new Set(answers.map(({ until }) => until))].length, 2);
	assert.equal((await people.countGuesses({ guesses, at: 30_999 })).until, 31_000);
	assert.equal((await people.countGuesses({ guesses, at: 31_000 })).until, undefined);
	assert.equal((await people.countGuesses({ guesses: [{ kind: "account", key: "b" }], at: 1001 })).until, undefined);
	await people.clearGuesses([guesses[0]]);
	assert.equal((await people.countGuesses({ guesses, at: 31_001 })).until, undefined);
	const locked = (await audit.entries({})).filter(({ what }) => what === "account/locked");
	assert.deepEqual(
		locked.map(({ subject }) => subject),
		["a"],
	);
});

storeTest("every change is in the chain with who made it, and no secret is", async (store, place) => {
	const { people, audit } = store;
	const organisationId = await people.defaultOrganisation({ name: "default", ...by(1, "system") });
	const ada = await admin(people, organisationId, "ada@example.org");
	await people.setTotp({ personId: ada, secret: "JBSWY3DPEHPK3PXP", codeHashes: ["code-hash"], step: 5, ...by(2) });
	const id = await people.openSession(session(ada, "session-hash", 3));
	await people.endSessions({ personId: ada, only: id, except: undefined, ...by(4) });
	const token = await people.addToken({
		personId: ada,
		organisationId,
		name: "n",
		scopes: [],
		expiresAt: 9,
		secretHash: "token-hash",
		...by(5),
	});
	await people.revokeToken({ id: token, personId: ada, ...by(6) });
	const entries = await audit.entries({});
	assert.deepEqual(
		entries.map(({ what }) => what),
		[
			"organisation/added",
			"invitation/made",
			"person/added",
			"membership/set",
			"second-factor/set",
			"session/opened",
			"session/ended",
			"token/created",
			"token/revoked",
		],
	);
	assert.doesNotMatch(JSON.stringify(entries), /JBSWY3DP|code-hash|session-hash|token-hash|"hash":"hash"|link-ada/);
	assert.ok((await verifyAudit(audit)).ok);
	await store.close();
	await runSql(place, "update membership set role = 'superuser'");
	const later = await open(place);
	assert.deepEqual(await later.people.membershipsOf(ada), [], "a role that this version does not know gives nothing");
	await later.close();
});

const passkeyOf = (personId: string, credentialId: string, at: number) => ({
	personId,
	credentialId,
	publicKey: "cose",
	counter: 0,
	transports: ["internal"],
	name: "Phone",
	codeHashes: [`code-${credentialId}`],
	...by(at),
});

storeTest("a passkey is a second factor, with recovery codes while there is no other; it goes with its name", async ({ people, audit }) => {
	const organisationId = await people.defaultOrganisation({ name: "default", ...by(1) });
	const ada = await admin(people, organisationId, "ada@example.org");
	const bob = await admin(people, organisationId, "bob@example.org");
	const factor = async () => (await people.credentialOf(ada))?.person;
	assert.deepEqual([(await factor())?.secondFactor, (await factor())?.passkeys], [false, 0]);
	const first = await people.addPasskey(passkeyOf(ada, "c1", 2));
	assert.equal(first?.first, true);
	assert.equal(await people.addPasskey(passkeyOf(bob, "c1", 2)), undefined, "somebody has it");
	assert.equal((await people.credentialOf(bob))?.person.secondFactor, false);
	assert.equal((await people.addPasskey(passkeyOf(ada, "c2", 3)))?.first, false);
	assert.deepEqual([(await factor())?.secondFactor, (await factor())?.passkeys, (await factor())?.authenticator], [true, 2, false]);
	const { id = "" } = first ?? {};
	assert.equal(await people.renamePasskey({ id, personId: bob, name: "Mine", ...by(4) }), false);
	assert.equal(await people.renamePasskey({ id, personId: ada, name: "Ring\0", ...by(4) }), true);
	assert.equal((await people.passkeyBy("c1"))?.name, "Ring\ufffd");
	assert.equal(await people.removePasskey({ id, personId: bob, ...by(5) }), false);
	const pendingId = await people.openSession(session(ada, "pending", 5, "pending"));
	assert.equal(await people.completeSession({ ...session(ada, "open", 6), pendingId, proof: { codeHash: "code-c2" } }), false);
	assert.equal(await people.completeSession({ ...session(ada, "open", 6), pendingId, proof: { codeHash: "code-c1" } }), true);
	assert.equal(await people.removePasskey({ id, personId: ada, ...by(7) }), true);
	assert.equal(await people.removePasskey({ id, personId: ada, ...by(7) }), false);
	assert.deepEqual(
		(await people.passkeys(ada)).map(({ credentialId }) => credentialId),
		["c2"],
	);
	for (let n = 0; n < 19; n += 1) assert.ok(await people.addPasskey(passkeyOf(ada, `more${n}`, 8)));
	assert.equal(await people.addPasskey(passkeyOf(ada, "one too many", 8)), undefined);
	assert.equal((await factor())?.passkeys, 20);
	assert.doesNotMatch(JSON.stringify(await audit.entries({})), /code-c1|"cose"/);
});

storeTest("a passkey's use counts once where two are sent at the same moment", async ({ people }) => {
	const organisationId = await people.defaultOrganisation({ name: "default", ...by(1) });
	const ada = await admin(people, organisationId, "ada@example.org");
	const { id: passkeyId = "" } = (await people.addPasskey({ ...passkeyOf(ada, "c", 2), counter: 4 })) ?? {};
	const use = { passkeyId, personId: ada, before: 4, counter: 5, at: 3 };
	assert.deepEqual((await Promise.all([people.usePasskey(use), people.usePasskey(use)])).sort(), [false, true]);
	assert.equal(await people.usePasskey({ ...use, personId: "somebody else", before: 5, counter: 6 }), false);
	assert.deepEqual(
		(await people.passkeys(ada)).map(({ counter, usedAt }) => [counter, usedAt]),
		[[5, 3]],
	);
});

storeTest("a word that counts once counts once, for its purpose, in its time", async ({ people }) => {
	const word = { purpose: "passkey/sign-in", facts: "browser", expiresAt: 10, at: 1 } as const;
	for (const secretHash of ["a", "b", "c"]) await people.keepSingleUse({ ...word, secretHash });
	const take = (secretHash: string, at: number) => people.takeSingleUse({ secretHash, purpose: "passkey/sign-in", at });
	assert.deepEqual((await Promise.all([take("a", 2), take("a", 2)])).sort(), ["browser", undefined]);
	assert.equal(await people.takeSingleUse({ secretHash: "b", purpose: "passkey/factor", at: 2 }), undefined);
	assert.equal(await take("b", 9), "browser");
	assert.equal(await take("c", 10), undefined, "it ran out");
	assert.equal(await take("d", 1), undefined);
});

storeTest("a right guess takes itself back from an address that others share", async ({ people }) => {
	const [account, address] = [
		{ kind: "account", key: "a" },
		{ kind: "address", key: "192.0.2.1" },
	] as const;
	for (let n = 0; n < 40; n += 1) {
		assert.equal((await people.countGuesses({ guesses: [account, address], at: 1000 + n })).until, undefined, `${n}`);
		await people.clearGuesses([account, address]);
	}
	for (let n = 0; n < 20; n += 1) await people.countGuesses({ guesses: [address], at: 2000 });
	assert.ok((await people.countGuesses({ guesses: [address], at: 2001 })).until);
});
