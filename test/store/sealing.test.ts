/** Secrets in the store: sealed when the program starts, opened for whoever asks, under a new key after the next start, and lost without one. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { KEY_FILE, readKeys } from "../../src/serve/secrets/keys.ts";
import { createSeal } from "../../src/serve/secrets/seal.ts";
import { sealAll } from "../../src/serve/secrets/seal-all.ts";
import { sealedAlerts, sealedPeople } from "../../src/serve/secrets/sealed-stores.ts";
import type { Store } from "../../src/store/open-store.ts";
import { storeTest, temporaryFolder } from "./stores.ts";

const by = { who: "test", at: 1 };
const [CLIENT, HOOK, TOTP] = ["client-very-secret", "whsec_very-secret", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"];
const sealOf = (...keys: readonly [Buffer, ...Buffer[]]) => createSeal(keys);

async function fill({ people, alerts }: Pick<Store, "people" | "alerts">) {
	const organisationId = await people.defaultOrganisation({ name: "default", ...by });
	const invitation = { secretHash: "l", organisationId, role: "admin", email: undefined, expiresAt: 9e15, replace: false } as const;
	await people.invite({ ...invitation, ...by });
	const joined = await people.join({ secretHash: "l", email: "ada@example.org", name: "Ada", passwordHash: "x", at: 1 });
	assert.ok(typeof joined === "object");
	const provider = { organisationId, issuer: "https://login.example.org", clientId: "c", domains: ["example.org"], role: undefined };
	await people.setProvider({ ...provider, clientSecret: CLIENT, ...by });
	await people.setTotp({ personId: joined.personId, secret: TOTP, codeHashes: [], step: 0, ...by });
	const target = { organisationId, channel: "webhook", to: "https://hook.example.org", kinds: ["wave"], daily: false } as const;
	await alerts.addTarget({ ...target, secret: HOOK, ...by });
	const raised = { organisationId, before: undefined, after: "{}", alerts: [{ kind: "wave", text: "a wave" }], at: 1 };
	assert.ok(await alerts.raise(raised));
	return { organisationId, provider };
}

const texts = async (store: Store) => (await store.secrets.all()).map(({ kind, text }) => `${kind} ${text}`).toSorted();

async function opened(store: Store, seal: ReturnType<typeof createSeal>, organisationId: string) {
	const [people, alerts] = [sealedPeople(store.people, seal), sealedAlerts(store.alerts, seal)];
	return [
		(await people.provider(organisationId))?.clientSecret,
		(await people.providerFor("example.org"))?.clientSecret,
		(await people.credential("ada@example.org"))?.totpSecret,
		(await alerts.targets(organisationId))[0]?.secret,
		(await alerts.outgoing(organisationId, 1))[0]?.secret,
	];
}

storeTest("what stands in the open is sealed at the start, and under a new key at the next", async (store) => {
	const { organisationId } = await fill(store);
	const [old, now] = [randomBytes(32), randomBytes(32)];
	assert.deepEqual(await sealAll(store.secrets, sealOf(old), 2), { sealed: 4, lost: 0 });
	const before = await texts(store);
	assert.ok(
		before.every((text) => /^\w+ seal1:/.test(text)),
		before.join("\n"),
	);
	assert.deepEqual(await opened(store, sealOf(old), organisationId), [CLIENT, CLIENT, TOTP, HOOK, HOOK]);
	assert.deepEqual(await sealAll(store.secrets, sealOf(old), 3), { sealed: 0, lost: 0 });
	assert.deepEqual(await sealAll(store.secrets, sealOf(now, old), 4), { sealed: 4, lost: 0 });
	assert.deepEqual(await opened(store, sealOf(now), organisationId), [CLIENT, CLIENT, TOTP, HOOK, HOOK]);
	assert.deepEqual(await sealAll(store.secrets, sealOf(old), 5), { sealed: 0, lost: 4 });
	assert.deepEqual(await opened(store, sealOf(old), organisationId), ["", "", undefined, undefined, undefined]);
	const [credential] = [await sealedPeople(store.people, sealOf(old)).credential("ada@example.org")];
	assert.equal(credential?.person.secondFactor, true, "a key that is lost does not take the second factor away");
	const entries = (await store.audit.entries({})).filter(({ what }) => what === "secrets/sealed");
	assert.deepEqual(
		entries.map(({ after, at }) => [at, after]),
		[
			[2, { count: 4 }],
			[4, { count: 4 }],
		],
	);
});

storeTest("what is set through the seal never stands in the open, in the store or in the audit", async (store) => {
	const seal = sealOf(randomBytes(32));
	const sealed = { people: sealedPeople(store.people, seal), alerts: sealedAlerts(store.alerts, seal) };
	const { organisationId, provider } = await fill(sealed);
	const kept = `${(await texts(store)).join("\n")}${JSON.stringify(await store.audit.entries({}))}`;
	for (const secret of [CLIENT, HOOK, TOTP]) assert.ok(!kept.includes(secret), secret);
	assert.deepEqual(await opened(store, seal, organisationId), [CLIENT, CLIENT, TOTP, HOOK, HOOK]);
	const before = await texts(store);
	await sealed.people.setProvider({ ...provider, clientSecret: CLIENT, ...by });
	assert.deepEqual(await texts(store), before, "the same secret is no change");
	assert.equal((await store.audit.entries({})).at(-1)?.after?.["secret_changed"], false);
	await sealed.people.setTotp({
		personId: (await store.people.credential("ada@example.org"))?.person.id ?? "",
		secret: undefined,
		codeHashes: [],
		step: 0,
		...by,
	});
	assert.equal((await sealed.people.credential("ada@example.org"))?.totpSecret, undefined);
});

test("the key: a file that is made once and is its owner's alone, or the environment; anything else is said", (context) => {
	const dataFolder = temporaryFolder(context);
	const file = join(dataFolder, KEY_FILE);
	const first = readKeys({ dataFolder }, {});
	assert.ok(first.ok && first.value?.length === 1);
	assert.deepEqual([statSync(file).mode & 0o777, readKeys({ dataFolder }, {})], [0o600, first]);
	const other = "ab".repeat(32);
	writeFileSync(file, `${other}\n${readFileSync(file, "utf8")}\n`);
	const both = readKeys({ dataFolder }, {});
	assert.ok(both.ok && both.value?.length === 2 && both.value[0].toString("hex") === other);
	assert.deepEqual(readKeys({ postgresUrl: "postgres://x" }, {}), { ok: true, value: undefined });
	const given = readKeys({ postgresUrl: "postgres://x" }, { SEAWALL_KEY: `${other}, ${"cd".repeat(32)}` });
	assert.ok(given.ok && given.value?.length === 2);
	for (const text of ["x", other.slice(2), `${other},x`, ",", "zz".repeat(32)]) {
		const wrong = readKeys({ dataFolder }, { SEAWALL_KEY: text });
		assert.deepEqual([wrong.ok, !wrong.ok && wrong.error.code], [false, "serve/bad-key"], text);
	}
});
