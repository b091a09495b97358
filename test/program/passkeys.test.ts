/** What strangers send in place of a passkey. The real ones are in `test/browser/passkeys.test.ts`. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { relyingParty } from "../../src/http/console/webauthn.ts";
import { PASSWORD, served } from "./served.ts";

/** A response as browsers write it, with nothing in it that holds. */
const response = (over: object = {}) =>
	JSON.stringify({
		id: "Y3JlZA",
		rawId: "Y3JlZA",
		type: "public-key",
		clientExtensionResults: {},
		response: {
			clientDataJSON: Buffer.from("{}").toString("base64url"),
			authenticatorData: "AAAA",
			signature: "AAAA",
			attestationObject: "AAAA",
		},
		...over,
	});

const HOSTILE = [
	"",
	"{",
	"null",
	"[]",
	"1",
	'"x"',
	"[".repeat(9000),
	response(),
	response({ id: "x".repeat(20_000) }),
	response({ id: "../../x" }),
	response({ id: 7, response: null }),
	response({ response: { clientDataJSON: "!!!", authenticatorData: "", signature: "" } }),
	response({
		response: {
			clientDataJSON: Buffer.from('{"type":"webauthn.get","challenge":"eA","origin":"https://seawall.example.org"}').toString("base64url"),
		},
	}),
];

test("what is no passkey opens nothing and fails nothing in us", async (context) => {
	const site = await served(context, { secure: true, address: () => "https://seawall.example.org", allowedHosts: ["seawall.example.org"] });
	const organisationId = await site.store.people.defaultOrganisation({ name: "default", who: "test", at: 1 });
	const personId = await site.person("ada@example.org", organisationId, "admin");
	const ada = await site.signedIn("ada@example.org");
	const passkey = { credentialId: "Y3JlZA", personId, publicKey: "AAAA", counter: 0, transports: [], name: "x", codeHashes: [] };
	const stranger = site.browser();
	for (const text of HOSTILE) {
		const kept = await ada.submit("/console/account", "/console/account/passkeys", { "passkey-name": "x", response: text });
		assert.equal(kept.status, 422, text.slice(0, 60));
	}
	await site.store.people.addPasskey({ ...passkey, who: "test", at: 1 });
	const pending = await site.signedIn("ada@example.org");
	for (const text of HOSTILE) {
		assert.equal(
			(await stranger.submit("/console/sign-in", "/console/sign-in/passkey", { response: text })).status,
			401,
			text.slice(0, 60),
		);
		const shown = await pending.submit("/console/second-factor", "/console/second-factor/passkey", { response: text });
		assert.equal(shown.status, 401, text.slice(0, 60));
	}
	assert.deepEqual(site.defects, []);
});

test("challenges are for whoever asks, bounded by address, and a new passkey needs the password", async (context) => {
	const site = await served(context, { secure: true, address: () => "https://seawall.example.org", allowedHosts: ["seawall.example.org"] });
	const organisationId = await site.store.people.defaultOrganisation({ name: "default", who: "test", at: 1 });
	await site.person("ada@example.org", organisationId, "admin");
	const stranger = site.browser();
	const word = await stranger.word("/console/sign-in");
	const answers = [];
	for (let n = 0; n < 21; n += 1) answers.push(await stranger.post("/console/sign-in/passkey/options", { word }));
	assert.deepEqual([answers[0]?.status, answers[19]?.status, answers[20]?.status], [200, 200, 429]);
	const options = (await answers[0]?.json()) as Readonly<Record<string, unknown>>;
	assert.deepEqual(
		[options["rpId"], options["userVerification"], options["allowCredentials"]],
		["seawall.example.org", "required", undefined],
	);
	site.clock.now += 60 * 60_000;
	const ada = await site.signedIn("ada@example.org");
	const refused = await ada.submit("/console/account", "/console/account/passkeys/options", { "passkey-password": "wrong" });
	assert.deepEqual([refused.status, refused.headers.get("content-type")], [422, "application/problem+json"]);
	const personId = (await site.store.people.credential("ada@example.org"))?.person.id ?? "";
	const key = { credentialId: "c", publicKey: "k", counter: 0, transports: [], name: "phone", codeHashes: [] };
	const kept = await site.store.people.addPasskey({ ...key, personId, who: "test", at: site.clock.now });
	const remove = (password: string) =>
		ada.submit("/console/account", "/console/account/passkeys/remove", { passkey: kept?.id ?? "", password });
	for (const password of ["", "wrong"]) assert.equal((await remove(password)).status, 422);
	assert.equal((await site.store.people.passkeys(personId)).length, 1);
	assert.equal((await remove(PASSWORD)).status, 303);
	assert.equal((await site.store.people.passkeys(personId)).length, 0);
});

// the configured address, the Host header, what passkeys are made for
for (const [address, host, id] of [
	["https://seawall.example.org", "seawall.example.org", "seawall.example.org"],
	["https://seawall.example.org", "localhost:8080", "seawall.example.org"],
	["https://seawall.example.org:8443", "x", "seawall.example.org"],
	["http://127.0.0.1:8080", "localhost:8080", "localhost"],
	["http://127.0.0.1:8080", "127.0.0.1:8080", undefined],
	["http://127.0.0.1:8080", "localhost.evil.example", undefined],
	["http://seawall.example.org", "seawall.example.org", undefined],
	["https://192.0.2.1", "192.0.2.1", undefined],
	["https://[2001:db8::1]", "[2001:db8::1]", undefined],
] as const) {
	test(`passkeys at ${address} asked as ${host}: ${id ?? "none"}`, () => {
		const c = { req: { header: () => host } };
		assert.equal(relyingParty(address, c as never)?.id, id);
	});
}
