/** The way in, over a real store: links, passwords, second factors, sessions, tokens, and what strangers try. */
import assert from "node:assert/strict";
import dns from "node:dns";
import net from "node:net";
import { test } from "node:test";
import { Secret, TOTP } from "otpauth";
import { verifyAudit } from "../../src/store/audit/audit-store.ts";
import { type Browser, HOST, PASSWORD, type Served, served } from "./served.ts";

const WRONG = "wrong horse battery staple";

async function withAda(site: Served): Promise<string> {
	const organisationId = await site.store.people.defaultOrganisation({ name: "default", who: "test", at: 1 });
	await site.person("ada@example.org", organisationId, "admin");
	return organisationId;
}

const signIn = (who: Browser, email: string, password: string) => who.submit("/console/sign-in", "/console/sign-in", { email, password });
const told = (html: string) => /role="alert"[^>]*>(.*?)<\/p>/s.exec(html)?.[1]?.replace(/<[^>]+>/g, "") ?? "";
const once = (html: string) => [...html.matchAll(/<code class="once">([^<]+)<\/code>/g)].map((found) => found[1] ?? "");
const codeAt = (secret: string, timestamp: number) =>
	new TOTP({ secret: Secret.fromBase32(secret.replaceAll(" ", "")), algorithm: "SHA1", digits: 6, period: 30 }).generate({ timestamp });

test("the first link makes the admin, once, who signs out and in again", async (context) => {
	const site = await served(context);
	const { people } = site.store;
	const organisationId = await people.defaultOrganisation({ name: "default", who: "system", at: 1 });
	const link = {
		secretHash: "",
		organisationId,
		role: "admin",
		email: undefined,
		replace: true,
		who: "system",
		at: site.clock.now,
	} as const;
	const { createHash } = await import("node:crypto");
	await people.invite({ ...link, secretHash: createHash("sha256").update("the-link").digest("hex"), expiresAt: site.clock.now + 1000 });
	const who = site.browser();
	assert.equal((await who.ask("/console/join?t=another")).status, 404);
	const page = "/console/join?t=the-link";
	const typed = { link: "the-link", name: "Ada <script>", email: "Ada@Example.org", password: PASSWORD, again: PASSWORD };
	for (const [over, code] of [
		[{ again: WRONG }, /two passwords differ/],
		[{ password: "short", again: "short" }, /5 characters/],
		[{ email: "ada" }, /no e-mail address/],
		[{ name: " " }, /name is empty/],
	] as const) {
		const answer = await who.submit(page, "/console/join", { ...typed, ...over });
		assert.equal(answer.status, 422);
		const html = await answer.text();
		assert.match(told(html), code);
		assert.ok(!html.includes(PASSWORD) && !html.includes("<script>"));
	}
	assert.equal((await who.submit(page, "/console/join", typed)).headers.get("location"), "/console");
	assert.equal((await who.ask("/console/organisations")).status, 200);
	assert.equal((await site.browser().ask(page)).status, 404, "used up");
	const before = new Map(who.cookies);
	assert.equal((await who.submit("/console/organisations", "/console/sign-out", {})).headers.get("location"), "/console/sign-in?done=out");
	for (const [name, value] of before) who.cookies.set(name, value);
	assert.equal((await who.ask("/console/organisations")).status, 401, "the old cookie opens nothing");
	who.cookies.clear();
	assert.equal((await signIn(who, " ADA@example.org", PASSWORD)).status, 303);
	assert.equal((await who.ask("/console/organisations")).status, 200);
	assert.ok((await verifyAudit(site.store.audit)).ok);
	assert.deepEqual(site.defects, []);
});

test("an unknown name, a wrong password and a disabled account get the same words and cost the same hash", async (context) => {
	let hashes = 0;
	const site = await served(context);
	const organisationId = await withAda(site);
	await site.person("bob@example.org", organisationId, "viewer");
	const bob = (await site.store.people.credential("bob@example.org"))?.person.id ?? "";
	await site.store.people.setDisabled({ personId: bob, disabled: true, who: "test", at: 1 });
	const { argon2Hasher } = await import("../../src/http/console/argon2.ts");
	const real = argon2Hasher();
	const verify = async (password: string, hash: string | undefined) => {
		hashes += 1;
		return real.verify(password, hash);
	};
	const { signIn: enter } = await import("../../src/people/sign-in.ts");
	const { authenticator } = await import("../../src/http/console/authenticator.ts");
	const gate = { people: site.store.people, hasher: { ...real, verify }, codes: authenticator(), now: () => site.clock.now };
	for (const [email, password] of [
		["ada@example.org", WRONG],
		["nobody@example.org", WRONG],
		["bob@example.org", PASSWORD],
		["no address", PASSWORD],
	] as const) {
		const entry = await enter(gate, email, password, { address: "192.0.2.9", agent: "" });
		assert.deepEqual(entry.ok ? "" : entry.error.problem.code, "people/wrong-sign-in", email);
	}
	// Equal work is told by counting: what a clock says depends on what else the machine does.
	assert.equal(hashes, 4);
	const answers = await Promise.all(["ada@example.org", "nobody@example.org"].map(async (email) => signIn(site.browser(), email, WRONG)));
	assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([401]));
	assert.equal(new Set(await Promise.all(answers.map(async (answer) => told(await answer.text())))).size, 1);
});

test("guesses at a name wait after five, also for a name that nobody has, and the right password waits with them", async (context) => {
	const site = await served(context);
	await withAda(site);
	for (const email of ["ada@example.org", "nobody@example.org"]) {
		const statuses = [];
		for (let n = 0; n < 6; n += 1) statuses.push((await signIn(site.browser(), email, WRONG)).status);
		assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429], email);
	}
	const early = await signIn(site.browser(), "ada@example.org", PASSWORD);
	assert.deepEqual([early.status, early.headers.get("retry-after")], [429, "30"]);
	site.clock.now += 30_000;
	assert.equal((await signIn(site.browser(), "ada@example.org", PASSWORD)).status, 303);
	assert.equal((await signIn(site.browser(), "ada@example.org", WRONG)).status, 401, "a right one clears the count");
});

// where the connection comes from, whom we trust, what it says of where it was sent, how many of 21 guesses are let through
for (const [name, remote, trustedProxies, forwarded, through] of [
	["a stranger's header is not believed", "203.0.113.5", [], (n: number) => `198.51.100.${n}`, 20],
	["nor beside a proxy that we trust", "203.0.113.5", ["192.0.2.0/24"], (n: number) => `198.51.100.${n}`, 20],
	["a trusted proxy says where it comes from", "::ffff:192.0.2.1", ["192.0.2.0/24"], (n: number) => `198.51.100.${n}`, 21],
	["what stands left of that is not believed", "192.0.2.1", ["192.0.2.1"], (n: number) => `198.51.100.${n}, 198.51.100.250`, 20],
	["two trusted ones in a row", "192.0.2.1", ["192.0.2.0/24"], (n: number) => `198.51.100.${n}, 192.0.2.2`, 21],
	["a header that names nothing", "192.0.2.1", ["192.0.2.1"], (n: number) => `unknown-${n}`, 20],
] as const) {
	test(`one address waits after twenty guesses: ${name}`, async (context) => {
		const site = await served(context, { trustedProxies });
		const who = site.browser();
		who.remote = remote;
		const word = await who.word("/console/sign-in");
		const statuses: number[] = [];
		for (let n = 0; n < 21; n += 1) {
			const form = { word, email: `n${n}@example.org`, password: "x" };
			statuses.push((await who.post("/console/sign-in", form, { "x-forwarded-for": forwarded(n) })).status);
		}
		assert.equal(statuses.filter((status) => status === 401).length, through);
	});
}

test("the second factor: set up, asked for, each code once, recovery codes once, off again", async (context) => {
	const site = await served(context);
	await withAda(site);
	const who = await site.signedIn("ada@example.org");
	const setUp = await (await who.ask("/console/account/second-factor")).text();
	const secret = (once(setUp)[0] ?? "").replaceAll(" ", "");
	assert.match(secret, /^[A-Z2-7]{32}$/);
	const turnOn = (over: Record<string, string>) =>
		who.submit("/console/account/second-factor", "/console/account/second-factor", {
			secret,
			code: codeAt(secret, site.clock.now),
			password: PASSWORD,
			...over,
		});
	assert.match(told(await (await turnOn({ code: "000000" })).text()), /code is not right/);
	assert.match(told(await (await turnOn({ password: WRONG })).text()), /not your password/);
	assert.match(told(await (await turnOn({ secret: "AAAA" })).text()), /did not arrive whole/);
	const recovery = once(await (await turnOn({})).text());
	assert.equal(new Set(recovery).size, 10);

	const enter = async (code: string) => {
		const browser = site.browser();
		assert.equal((await signIn(browser, "ada@example.org", PASSWORD)).headers.get("location"), "/console/second-factor");
		const pending = new Map(browser.cookies);
		assert.equal((await browser.ask("/console/organisations")).status, 401);
		const answer = await browser.submit("/console/second-factor", "/console/second-factor", { code });
		if (answer.status === 303) assert.notDeepEqual(browser.cookies, pending, "the session got a new secret");
		return answer.status;
	};
	assert.equal(await enter(codeAt(secret, site.clock.now)), 401, "the code that set it up is used");
	site.clock.now += 30_000;
	assert.equal(await enter(codeAt(secret, site.clock.now)), 303);
	assert.equal(await enter(codeAt(secret, site.clock.now)), 401);
	assert.equal(await enter(codeAt(secret, site.clock.now - 120_000)), 401);
	assert.equal(await enter(` ${(recovery[0] ?? "").toUpperCase()} `), 303);
	assert.equal(await enter(recovery[0] ?? ""), 401);
	assert.equal(await enter(recovery[1] ?? ""), 303);
	assert.equal((await who.submit("/console/account", "/console/account/second-factor/remove", { password: PASSWORD })).status, 303);
	assert.equal((await signIn(site.browser(), "ada@example.org", PASSWORD)).headers.get("location"), "/console");
	assert.deepEqual(site.defects, []);
});

test("codes are guessed five times and then wait, in whatever session", async (context) => {
	const site = await served(context);
	await withAda(site);
	const personId = (await site.store.people.credential("ada@example.org"))?.person.id ?? "";
	await site.store.people.setTotp({ personId, secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", codeHashes: [], step: 0, who: "test", at: 1 });
	const statuses = [];
	for (let n = 0; n < 6; n += 1) {
		const browser = await site.signedIn("ada@example.org");
		statuses.push((await browser.submit("/console/second-factor", "/console/second-factor", { code: "000000" })).status);
	}
	assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429]);
});

test("sessions are listed and ended one by one or all others; a new password ends the others", async (context) => {
	const site = await served(context);
	await withAda(site);
	const [one, two, three] = [
		await site.signedIn("ada@example.org"),
		await site.signedIn("ada@example.org"),
		await site.signedIn("ada@example.org"),
	];
	const sessions = async () =>
		[...(await (await one.ask("/console/account")).text()).matchAll(/name="session" value="([^"]+)"/g)].map((found) => found[1] ?? "");
	assert.equal((await sessions()).length, 2);
	await one.submit("/console/account", "/console/account/sessions/end", { session: (await sessions())[0] ?? "" });
	assert.deepEqual(
		[(await two.ask("/console/organisations")).status, (await three.ask("/console/organisations")).status].sort(),
		[200, 401],
	);
	await one.submit("/console/account", "/console/account/sessions/end", {});
	assert.deepEqual(
		[
			(await one.ask("/console/organisations")).status,
			(await two.ask("/console/organisations")).status,
			(await three.ask("/console/organisations")).status,
		],
		[200, 401, 401],
	);
	const other = await site.signedIn("ada@example.org");
	const change = { current: PASSWORD, new: `${PASSWORD} more`, again: `${PASSWORD} more` };
	assert.equal((await one.submit("/console/account", "/console/account/password", { ...change, current: WRONG })).status, 422);
	assert.equal((await one.submit("/console/account", "/console/account/password", change)).status, 303);
	assert.deepEqual([(await one.ask("/console/organisations")).status, (await other.ask("/console/organisations")).status], [200, 401]);
	assert.equal((await signIn(site.browser(), "ada@example.org", PASSWORD)).status, 401);
	assert.equal((await signIn(site.browser(), "ada@example.org", `${PASSWORD} more`)).status, 303);
});

test("a token is shown once, does what its scopes say below /api/ alone, and ends", async (context) => {
	const site = await served(context);
	const organisation = await withAda(site);
	const who = await site.signedIn("ada@example.org");
	const make = (fields: Record<string, string>) =>
		who.submit("/console/account", "/console/account/tokens", {
			name: "backup",
			organisation,
			days: "30",
			scope: "people:read",
			"token-password": PASSWORD,
			...fields,
		});
	for (const over of [
		{ days: "0" },
		{ days: "x" },
		{ days: "9999" },
		{ name: "" },
		{ scope: "root" },
		{ organisation: "no-such" },
		{ scope: "notice:receive" },
		{ "token-password": "" },
		{ "token-password": WRONG },
	])
		assert.equal((await make(over)).status, 422, JSON.stringify(over));
	const [token = ""] = once(await (await make({})).text());
	assert.match(token, /^seawall_[\w-]{43}$/);
	assert.ok(!(await (await who.ask("/console/account")).text()).includes(token));
	const program = (path: string, bearer = token) => site.browser().ask(path, { headers: { authorization: `Bearer ${bearer}` } });
	const people = `/api/v1/organisations/${organisation}/people`;
	assert.equal((await program(people)).status, 200);
	assert.deepEqual(((await (await program("/api/v1/me")).json()) as { email: string }).email, "ada@example.org");
	assert.equal((await program(people, `${token}x`)).status, 401);
	assert.equal((await program("/console")).status, 401, "a token opens no page");
	const refused = await program(people, "");
	assert.deepEqual(
		[refused.status, refused.headers.get("content-type"), refused.headers.get("www-authenticate")],
		[401, "application/problem+json", "Bearer"],
	);
	const [weak = ""] = once(await (await make({ scope: "audit:read" })).text());
	assert.equal((await program(people, weak)).status, 403);
	const id = /name="token" value="([^"]+)"/.exec(await (await who.ask("/console/account")).text())?.[1] ?? "";
	await who.submit("/console/account", "/console/account/tokens/revoke", { token: id });
	assert.deepEqual([(await program(people)).status, (await program(people, weak)).status].sort(), [200, 401]);
	site.clock.now += 31 * 24 * 60 * 60_000;
	assert.equal((await program(people)).status, 401, "it ran out");
});

test("an admin lets somebody in with a lower role, and nobody gives more than they have", async (context) => {
	const site = await served(context);
	const organisation = await withAda(site);
	const people = `/console/organisations/${organisation}/people`;
	const ada = await site.signedIn("ada@example.org");
	const [address = ""] = once(await (await ada.submit(people, people, { email: "Bob@example.org", role: "operator" })).text());
	const link = new URL(address).searchParams.get("t") ?? "";
	const bob = site.browser();
	const typed = { link, name: "Bob", email: "eve@example.org", password: PASSWORD, again: PASSWORD };
	assert.equal((await bob.submit(`/console/join?t=${link}`, "/console/join", typed)).status, 303);
	assert.deepEqual(
		(await site.store.people.members(organisation)).map(({ person, role }) => `${person.email} ${role}`),
		["ada@example.org admin", "bob@example.org operator"],
	);
	const bobId = (await site.store.people.credential("bob@example.org"))?.person.id ?? "";
	assert.equal((await bob.submit("/console/account", `${people}/${bobId}/role`, { role: "admin" })).status, 403);
	assert.equal((await ada.submit(people, `${people}/${bobId}/role`, { role: "king" })).status, 403);
	assert.equal((await ada.submit(people, `${people}/no-such/role`, { role: "viewer" })).status, 404);
	assert.equal((await ada.submit(people, `${people}/${bobId}/role`, { role: "none" })).status, 303);
	assert.equal((await bob.ask(people)).status, 404, "out of reach at once");
	assert.equal((await ada.submit(people, `/console/organisations/${organisation}/organisations`, { name: "Quay" })).status, 303);
	assert.match(await (await ada.ask("/console/organisations")).text(), /Quay/);
	const adaId = (await site.store.people.credential("ada@example.org"))?.person.id ?? "";
	assert.match(told(await (await ada.submit(people, `${people}/${adaId}/role`, { role: "viewer" })).text()), /last admin/);
});

test("headers and cookies: no inline anything, HSTS and __Host- behind TLS", async (context) => {
	const plain = await served(context);
	const answer = await plain.browser().ask("/console/sign-in");
	const policy = answer.headers.get("content-security-policy") ?? "";
	assert.ok(policy.includes("default-src 'none'") && !policy.includes("unsafe") && policy.includes("script-src 'self';"), policy);
	assert.doesNotMatch(await answer.text(), /<style|<script(?! type="module" src="\/console\/)|\sstyle=|\son[a-z]+=/i);
	assert.deepEqual([answer.headers.get("strict-transport-security"), answer.headers.get("cache-control")], [null, "no-store"]);
	const tls = await served(context, { secure: true, allowedHosts: ["seawall.example.org"] });
	await withAda(tls);
	const who = tls.browser();
	const entry = await signIn(who, "ada@example.org", PASSWORD);
	assert.match(entry.headers.get("strict-transport-security") ?? "", /max-age=31536000/);
	assert.match(entry.headers.getSetCookie().join("\n"), /^__Host-seawall-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/m);
	assert.equal((await tls.app.request("http://evil.example/console", { headers: { host: "evil.example" } })).status, 421);
	assert.equal((await tls.app.request("http://x/healthz", { headers: { host: "evil.example" } })).status, 200);
});

test("what is malformed is refused, and nothing fails in us", async (context) => {
	const site = await served(context);
	await withAda(site);
	const who = site.browser();
	const word = await who.word("/console/sign-in");
	const huge = "x".repeat(70_000);
	assert.equal((await who.post("/console/sign-in", { word, email: huge, password: "x" })).status, 413);
	for (const body of ["", "&&&", "word", "%ff%fe", "a=%", "\0".repeat(100), `word=${word}&word=other&email[]=x`]) {
		const answer = await who.ask("/console/sign-in", {
			method: "POST",
			headers: { "content-type": "application/x-www-form-urlencoded" },
			body,
		});
		assert.ok([401, 403].includes(answer.status), `${JSON.stringify(body.slice(0, 20))}: ${answer.status}`);
	}
	for (const value of ["", "x", "a".repeat(5000), "%00", "..", '";alert(1)']) {
		who.cookies.set("seawall-console-session-8080", encodeURIComponent(value));
		assert.equal((await who.ask("/console/organisations")).status, 401);
	}
	for (const path of [
		"/console/nothing",
		"/console/organisations//people",
		"/console/../../etc/passwd",
		"/api/v1/nothing",
		"/console/%2e%2e/%00",
	])
		assert.equal((await who.ask(path)).status, 404, path);
	const other = await who.ask("/console/sign-in", { method: "DELETE" });
	assert.deepEqual([other.status, other.headers.get("allow")], [405, "GET, HEAD, POST"]);
	const hostile = await who.submit("/console/sign-in", "/console/sign-in", { email: '"><script>alert(1)</script>@x', password: "x" });
	assert.doesNotMatch(await hostile.text(), /<script>/);
	assert.deepEqual(site.defects, []);
});

test("nothing leaves: the way in works with the network barred", async (context) => {
	const site = await served(context);
	// A database server is reached over the network itself.
	if ("postgresUrl" in site.place) return;
	const barred = () => {
		throw new Error("a connection was tried");
	};
	context.mock.method(net.Socket.prototype, "connect", barred);
	context.mock.method(dns, "lookup", barred);
	context.mock.method(globalThis, "fetch", barred);
	await withAda(site);
	const who = await site.signedIn("ada@example.org");
	for (const path of ["/console/organisations", "/console/account", "/console/account/second-factor"])
		assert.equal((await who.ask(path)).status, 200);
	assert.deepEqual(site.defects, []);
	assert.ok(HOST.startsWith("127."));
});
