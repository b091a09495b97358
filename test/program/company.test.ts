/** Signing in by OpenID Connect at a whole provider: whom it may open an account of, and what strangers try on the way. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { argon2Hasher } from "../../src/http/console/argon2.ts";
import { authenticator } from "../../src/http/console/authenticator.ts";
import { openIdDoor } from "../../src/outbound/openid.ts";
import { readDomains } from "../../src/people/company-provider.ts";
import { type OpenIdProvider, openIdProvider } from "../support/openid-provider.ts";
import { type Browser, HOST, PASSWORD, type Served, served } from "./served.ts";

const ASK = "/console/sign-in/company";
const backOf = (organisation: string) => `http://${HOST}${ASK}/back/${organisation}`;

interface Town {
	readonly site: Served;
	readonly provider: OpenIdProvider;
	readonly harbour: string;
	readonly school: string;
	readonly ada: Browser;
	/** TXT records by name. */
	readonly records: Map<string, readonly string[]>;
}

async function town(context: TestContext, role = "viewer"): Promise<Town> {
	const bare = await served(context);
	const { people } = bare.store;
	const by = { who: "test", at: 1 };
	const harbour = (await people.addOrganisation({ name: "Harbour", parentId: undefined, ...by })) ?? "";
	const school = (await people.addOrganisation({ name: "School", parentId: undefined, ...by })) ?? "";
	const provider = await openIdProvider(context, backOf(harbour));
	const records = new Map([["_seawall.harbour.example", ["v=spf1 -all", `seawall-organisation=${harbour}`]]]);
	const company = openIdDoor({ bounds: { loopback: true }, lookUpTxt: async (name) => records.get(name) ?? [] });
	// The provider looks at the real clock.
	bare.clock.now = Date.now();
	const gate = { people, hasher: argon2Hasher(), codes: authenticator(), now: () => bare.clock.now, company };
	const site = await served(context, { gate }, bare);
	await site.person("ada@harbour.example", harbour, "admin");
	await site.person("eve@school.example", school, "admin");
	const ada = await site.signedIn("ada@harbour.example");
	const set = await ada.submit(settingsOf(harbour), settingsOf(harbour), fieldsOf(provider, { role }));
	assert.equal(set.status, 303, (await set.text()).slice(0, 3000));
	return { site, provider, harbour, school, ada, records };
}

const settingsOf = (organisation: string) => `/console/organisations/${organisation}/company`;
const fieldsOf = ({ issuer, clientId, clientSecret }: OpenIdProvider, over: Record<string, string> = {}) => ({
	issuer,
	client: clientId,
	secret: clientSecret,
	domains: "Harbour.example",
	role: "viewer",
	"company-password": PASSWORD,
	...over,
});

/** Begins, and goes to the provider and back up to the door. */
async function there({ provider, harbour }: Town, who: Browser, email: string): Promise<string> {
	const answer = await who.submit(ASK, ASK, { email });
	assert.equal(answer.status, 200, email);
	const address = /^0; url=(.*)$/.exec(answer.headers.get("refresh") ?? "")?.[1] ?? "";
	assert.ok(address.startsWith(provider.issuer), address);
	const asked = new URL(address).searchParams;
	assert.deepEqual([asked.get("code_challenge_method"), asked.get("nonce")?.length, asked.get("state")?.length], ["S256", 64, 64]);
	return (await provider.visit(address, backOf(harbour))).slice(`http://${HOST}`.length);
}

async function enter(
	place: Town,
	subject: string,
	email = "somebody@harbour.example",
): Promise<{ readonly who: Browser; readonly status: number; readonly text: string }> {
	place.provider.subject = subject;
	const who = place.site.browser();
	const answer = await who.ask(await there(place, who, email));
	return { who, status: answer.status, text: await answer.text() };
}

test("somebody new gets an account without a password and the role that was set; later it is the same one, whatever their address is then", async (context) => {
	const place = await town(context);
	const { site, provider, harbour } = place;
	provider.accounts.set("s1", { email: "Bob@Harbour.example", email_verified: true, name: "Bob <b>" });
	const first = await enter(place, "s1");
	assert.equal(first.status, 200, first.text);
	assert.equal((await first.who.ask("/console/account")).status, 200);
	const bob = (await site.store.people.credential("bob@harbour.example"))?.person;
	assert.deepEqual(await site.store.people.membershipsOf(bob?.id ?? ""), [{ organisationId: harbour, role: "viewer" }]);
	for (const password of ["", "x"]) {
		const typed = { email: "bob@harbour.example", password };
		assert.equal((await site.browser().submit("/console/sign-in", "/console/sign-in", typed)).status, 401);
	}
	provider.accounts.set("s1", { email: "else@elsewhere.example", email_verified: false });
	const again = await enter(place, "s1");
	assert.match(await (await again.who.ask("/console/account")).text(), /bob@harbour\.example/);
	const kept = JSON.stringify(await site.store.audit.entries({}));
	assert.match(kept, /company-identity\/linked/);
	assert.ok(!kept.includes(provider.clientSecret));
	assert.deepEqual(site.defects, []);
});

test("an account that is there is linked by a verified address of the domain, and by nothing else", async (context) => {
	const place = await town(context, "none");
	const { site, provider, harbour } = place;
	await site.person("carl@harbour.example", harbour, "operator");
	// what the provider says, what comes of it
	for (const [subject, account, why] of [
		["a", { email: "carl@harbour.example", email_verified: false }, /verified/],
		["b", { email: "carl@harbour.example" }, /verified/],
		["c", { email_verified: true }, /verified/],
		["d", { email: "eve@school.example", email_verified: true }, /another domain/],
		["e", { email: "carl@harbour.example.evil.example", email_verified: true }, /another domain/],
		["f", { email: "nobody@harbour.example", email_verified: true }, /nobody has made an account/],
	] as const) {
		provider.accounts.set(subject, account);
		const { status, text, who } = await enter(place, subject);
		assert.equal(status, 401, subject);
		assert.match(text, why);
		assert.equal((await who.ask("/console")).status, 401);
	}
	provider.accounts.set("g", { email: "carl@harbour.example", email_verified: true });
	assert.equal((await enter(place, "g")).status, 200);
	const carl = (await site.store.people.credential("carl@harbour.example"))?.person.id ?? "";
	assert.equal(await site.store.people.linkedTo(provider.issuer, "g"), carl);
	await site.store.people.setDisabled({ personId: carl, disabled: true, who: "test", at: 1 });
	assert.equal((await enter(place, "g")).status, 401, "shut out");
});

test("whoever sets up a provider comes to be nobody of elsewhere, also where they claim the domain first", async (context) => {
	const place = await town(context);
	const { site, provider, harbour, school, ada, records } = place;
	records.set("_seawall.school.example", [`seawall-organisation=${harbour}`]);
	// Harbour's admin claims the school's domain, and vouches for the school's admin.
	const claimed = fieldsOf(provider, { domains: "harbour.example school.example" });
	assert.equal((await ada.submit(settingsOf(harbour), settingsOf(harbour), claimed)).status, 303);
	provider.accounts.set("x", { email: "eve@school.example", email_verified: true });
	const { status, text } = await enter(place, "x");
	assert.deepEqual([status, /not one of that organisation alone/.test(text)], [401, true]);
	assert.equal(await site.store.people.linkedTo(provider.issuer, "x"), undefined);
	// Somebody who is let in elsewhere later is opened no more.
	provider.accounts.set("y", { email: "yan@harbour.example", email_verified: true });
	assert.equal((await enter(place, "y")).status, 200);
	const yan = (await site.store.people.credential("yan@harbour.example"))?.person.id ?? "";
	await site.store.people.setMembership({ personId: yan, organisationId: school, role: "admin", who: "test", at: 2 });
	assert.equal((await enter(place, "y")).status, 401);
	records.set("_seawall.school.example", [`seawall-organisation=${school}`]);
	const eve = await site.signedIn("eve@school.example");
	const taken = await eve.submit(settingsOf(school), settingsOf(school), fieldsOf(provider, { domains: "school.example" }));
	assert.deepEqual([taken.status, /nother organisation speaks/.test(await taken.text())], [422, true]);
});

test("an answer counts once, in the browser that asked, in its time, with its state", async (context) => {
	const place = await town(context);
	const { site, provider } = place;
	provider.accounts.set("s", { email: "bob@harbour.example", email_verified: true });
	provider.subject = "s";
	const who = site.browser();
	const path = await there(place, who, "bob@harbour.example");
	assert.equal((await site.browser().ask(path)).status, 401, "another browser");
	const forged = new URL(path, `http://${HOST}`);
	forged.searchParams.set("state", "0".repeat(64));
	const cookies = new Map(who.cookies);
	assert.equal((await who.ask(`${forged.pathname}${forged.search}`)).status, 401, "another state");
	for (const [name, value] of cookies) who.cookies.set(name, value);
	assert.equal((await who.ask(path)).status, 200);
	for (const [name, value] of cookies) who.cookies.set(name, value);
	assert.equal((await who.ask(path)).status, 401, "twice");
	const late = site.browser();
	const later = await there(place, late, "bob@harbour.example");
	site.clock.now += 10 * 60_000;
	assert.equal((await late.ask(later)).status, 401, "too late");
	const denied = site.browser();
	const back = new URL(await there(place, denied, "bob@harbour.example"), `http://${HOST}`);
	back.searchParams.delete("code");
	back.searchParams.set("error", "access_denied");
	back.searchParams.set("error_description", "<script>alert(1)</script>");
	const told = await denied.ask(`${back.pathname}${back.search}`);
	assert.deepEqual([told.status, /alert\(1\)/.test(await told.text())], [401, false]);
	assert.deepEqual(site.defects, []);
});

test("settings: the secret is shown nowhere and kept when left empty; what does not answer is not kept; it can be removed", async (context) => {
	const { site, provider, harbour, ada } = await town(context);
	const path = settingsOf(harbour);
	const shown = await (await ada.ask(path)).text();
	assert.ok(shown.includes(provider.issuer) && shown.includes(backOf(harbour)) && !shown.includes(provider.clientSecret));
	assert.equal((await ada.submit(path, path, fieldsOf(provider, { secret: "", role: "operator" }))).status, 303);
	const kept = await site.store.people.provider(harbour);
	assert.deepEqual([kept?.clientSecret, kept?.role, kept?.domains], [provider.clientSecret, "operator", ["harbour.example"]]);
	for (const over of [
		{ issuer: "x" },
		{ issuer: "http://192.0.2.1" },
		{ issuer: `${provider.issuer}/none` },
		{ issuer: "https://127.0.0.1:9" },
		{ client: "" },
		{ "company-password": "" },
		{ "company-password": "wrong" },
		{ domains: "" },
		{ domains: "localhost" },
		{ domains: "a b.c/d" },
	])
		assert.equal((await ada.submit(path, path, fieldsOf(provider, over))).status, 422, JSON.stringify(over));
	assert.equal((await ada.submit(path, path, fieldsOf(provider, { role: "king" }))).status, 403);
	assert.equal((await site.browser().submit(ASK, ASK, { email: "a@elsewhere.example" })).status, 422);
	assert.equal((await ada.submit(path, `${path}/remove`, {})).status, 303);
	assert.equal(await site.store.people.provider(harbour), undefined);
	assert.equal((await site.browser().submit(ASK, ASK, { email: "bob@harbour.example" })).status, 422);
});

test("a domain is claimed only where its name servers say so, to that organisation and no other", async (context) => {
	const { site, provider, harbour, school, ada, records } = await town(context);
	const path = settingsOf(harbour);
	const claim = async (domains: string) => {
		const answer = await ada.submit(path, path, fieldsOf(provider, { domains }));
		return [answer.status, /_seawall\.(\S+) with seawall-organisation=/.exec(await answer.text())?.[1]];
	};
	for (const texts of [[], [`seawall-organisation=${school}`], [`xseawall-organisation=${harbour}`, harbour]]) {
		records.set("_seawall.quay.example", texts);
		assert.deepEqual(await claim("harbour.example quay.example"), [422, "quay.example"], JSON.stringify(texts));
	}
	assert.deepEqual((await site.store.people.provider(harbour))?.domains, ["harbour.example"]);
	records.set("_seawall.quay.example", [` seawall-organisation=${harbour} `]);
	records.delete("_seawall.harbour.example");
	assert.deepEqual(await claim("harbour.example quay.example"), [303, undefined], "what is held was shown before");
	assert.deepEqual((await site.store.people.provider(harbour))?.domains, ["harbour.example", "quay.example"]);
});

test("an answer that another provider gave is not taken: by its issuer (RFC 9207), and by the address it comes back to", async (context) => {
	const place = await town(context);
	const { site, provider, school } = place;
	provider.accounts.set("s", { email: "bob@harbour.example", email_verified: true });
	provider.subject = "s";
	const altered = async (change: (back: URL) => void) => {
		const who = site.browser();
		const back = new URL(await there(place, who, "bob@harbour.example"), `http://${HOST}`);
		assert.equal(back.searchParams.get("iss"), provider.issuer);
		change(back);
		return (await who.ask(`${back.pathname}${back.search}`)).status;
	};
	assert.equal(await altered((back) => back.searchParams.set("iss", "https://login.evil.example")), 401);
	assert.equal(await altered((back) => back.searchParams.delete("iss")), 401);
	assert.equal(
		await altered((back) => {
			back.pathname = `${ASK}/back/${school}`;
		}),
		401,
	);
	assert.equal(await altered(() => undefined), 200);
	assert.deepEqual(site.defects, []);
});

// as typed, as kept
for (const [typed, kept] of [
	["example.org", ["example.org"]],
	["@Example.org, b.example\nb.example;", ["example.org", "b.example"]],
	["", undefined],
	["localhost", undefined],
	["*.example.org", undefined],
	["-a.example", undefined],
	[`${"a".repeat(64)}.example`, undefined],
	[Array.from({ length: 51 }, (_, n) => `d${n}.example`).join(" "), undefined],
] as const) {
	test(`domains ${JSON.stringify(typed.slice(0, 40))}`, () => assert.deepEqual(readDomains(typed), kept));
}
