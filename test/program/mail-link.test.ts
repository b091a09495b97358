/** Links by mail, over a real mail server: for readers alone, once, for a quarter of an hour, and silent about who has an account. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { smtpMailer } from "../../src/delivery/smtp.ts";
import { argon2Hasher } from "../../src/http/console/argon2.ts";
import { authenticator } from "../../src/http/console/authenticator.ts";
import { bodyOf, type MailSink, mailSink } from "../support/mail-sink.ts";
import { type Browser, HOST, type Served, served } from "./served.ts";

async function town(context: TestContext): Promise<{ readonly site: Served; readonly sink: MailSink }> {
	const sink = await mailSink(context);
	const mailer = smtpMailer(sink.address, "seawall@example.org");
	assert.ok(mailer.ok);
	const bare = await served(context);
	const gate = { people: bare.store.people, hasher: argon2Hasher(), codes: authenticator(), now: () => bare.clock.now, mail: mailer.value };
	const site = await served(context, { gate }, bare);
	const organisationId = await site.store.people.defaultOrganisation({ name: "default", who: "test", at: 1 });
	await site.person("rita@example.org", organisationId, "member");
	await site.person("ada@example.org", organisationId, "admin");
	return { site, sink };
}

const PAGE = "/console/sign-in/link";
const ask = (who: Browser, email: string) => who.submit(PAGE, PAGE, { email });

test("a reader asks for a link, opens it, presses the button and is in; a scanner that opens it first uses nothing up", async (context) => {
	const { site, sink } = await town(context);
	const answer = await ask(site.browser(), " Rita@example.org");
	assert.match(await answer.text(), /a link is on its way/);
	await sink.until(1);
	const [got] = sink.received;
	assert.ok(got);
	const link = /http:\/\/\S+/.exec(bodyOf(got))?.[0] ?? "";
	assert.match(link, new RegExp(`^http://${HOST}/console/sign-in/link/open\\?t=[\\w-]{43}$`));
	const path = link.slice(`http://${HOST}`.length);
	for (let n = 0; n < 3; n += 1) assert.equal((await site.browser().ask(path)).status, 200);
	assert.equal((await site.browser().ask(path, { method: "HEAD" })).status, 200);
	const rita = site.browser();
	const secret = new URL(link).searchParams.get("t") ?? "";
	assert.equal((await rita.submit(path, `${PAGE}/open`, { link: secret })).headers.get("location"), "/console");
	assert.equal((await rita.ask("/console/account")).status, 200);
	const again = await site.browser().submit(path, `${PAGE}/open`, { link: secret });
	assert.deepEqual([again.status, /used already/.test(await again.text())], [401, true]);
	// The mail arrives before it can be noted that it did.
	const entries = async () => JSON.stringify(await site.store.audit.entries({}));
	for (let n = 0; n < 200 && !(await entries()).includes("mail-link/sent"); n += 1) await pause(25);
	const kept = await entries();
	assert.ok(kept.indexOf("mail-link/begun") < kept.indexOf("mail-link/sent") && kept.includes("mail-link/begun"), kept.slice(-500));
	assert.ok(!kept.includes(secret));
	assert.deepEqual(site.defects, []);
});

test("nobody, staff and somebody shut out get the same words and no mail; a link runs out", async (context) => {
	const { site, sink } = await town(context);
	const rita = (await site.store.people.credential("rita@example.org"))?.person.id ?? "";
	const texts = [];
	for (const email of ["rita@example.org", "nobody@example.org", "ada@example.org", "no address"]) {
		const answer = await ask(site.browser(), email);
		texts.push(`${answer.status} ${(await answer.text()).replace(/value="[^"]*"/g, "")}`);
	}
	assert.equal(new Set(texts).size, 1);
	await sink.until(1);
	await site.store.people.setDisabled({ personId: rita, disabled: true, who: "test", at: 1 });
	await ask(site.browser(), "rita@example.org");
	await site.store.people.setDisabled({ personId: rita, disabled: false, who: "test", at: 1 });
	await ask(site.browser(), "rita@example.org");
	await sink.until(2);
	assert.deepEqual(
		sink.received.map(({ to }) => to),
		[["rita@example.org"], ["rita@example.org"]],
	);
	const link = /http:\/\/\S+/.exec(bodyOf(sink.received[1] as never))?.[0] ?? "";
	const secret = new URL(link).searchParams.get("t") ?? "";
	site.clock.now += 15 * 60_000;
	assert.equal((await site.browser().submit(PAGE, `${PAGE}/open`, { link: secret })).status, 401);
	await ask(site.browser(), "rita@example.org");
	await sink.until(3);
	const third = /\?t=(\S+)/.exec(bodyOf(sink.received[2] as never))?.[1] ?? "";
	const [place] = await site.store.people.membershipsOf(rita);
	const made = { personId: rita, organisationId: place?.organisationId ?? "", role: "editor", who: "test", at: 1 } as const;
	await site.store.people.setMembership(made);
	const late = await site.browser().submit(PAGE, `${PAGE}/open`, { link: third });
	assert.equal(late.status, 401, "a reader no more");
	for (const text of ["", "x", "\0", "a".repeat(5000)])
		assert.equal((await site.browser().submit(PAGE, `${PAGE}/open`, { link: text })).status, 401);
});

test("three links, then it waits, for an address that nobody has as well; a second factor is asked for after the link", async (context) => {
	const { site, sink } = await town(context);
	for (const email of ["rita@example.org", "nobody@example.org"]) {
		const statuses = [];
		for (let n = 0; n < 4; n += 1) statuses.push((await ask(site.browser(), email)).status);
		assert.deepEqual(statuses, [200, 200, 200, 429], email);
	}
	await sink.until(3);
	const personId = (await site.store.people.credential("rita@example.org"))?.person.id ?? "";
	await site.store.people.setTotp({ personId, secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", codeHashes: [], step: 0, who: "test", at: 1 });
	const secret = /\?t=(\S+)/.exec(bodyOf(sink.received[0] as never))?.[1] ?? "";
	const rita = site.browser();
	assert.equal((await rita.submit(PAGE, `${PAGE}/open`, { link: secret })).headers.get("location"), "/console/second-factor");
	assert.equal((await rita.ask("/console")).status, 401);
});

test("without a mail server there are no links, and a refused letter is on record", async (context) => {
	const { site, sink } = await town(context);
	sink.refuse = 550;
	assert.equal((await ask(site.browser(), "rita@example.org")).status, 200);
	const found = async () => (await site.store.audit.entries({})).some(({ what }) => what === "mail-link/failed");
	for (let n = 0; n < 200 && !(await found()); n += 1) await new Promise((resolve) => setTimeout(resolve, 20));
	assert.ok(await found());
	const bare = await served(context);
	assert.equal((await bare.browser().ask(PAGE)).status, 404);
	assert.equal((await bare.browser().submit("/console/sign-in", PAGE, { email: "rita@example.org" })).status, 404);
	assert.doesNotMatch(await (await bare.browser().ask("/console/sign-in")).text(), /link by mail/);
});
