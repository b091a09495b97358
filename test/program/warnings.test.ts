/** The pages for subscribers and recipients: a subscriber's whole life, and links that scanners of mail follow without effect. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Letter } from "../../src/core/letter.ts";
import { ok } from "../../src/core/result.ts";
import { linkWord } from "../../src/delivery/campaign/links.ts";
import { warningDesk } from "../../src/serve/warn/warning-desk.ts";
import { verifyAudit } from "../../src/store/audit/audit-store.ts";
import { open, temporaryFolder } from "../store/stores.ts";
import { madeCampaign } from "../support/campaign.ts";
import { siteSourceOver } from "../support/site.ts";
import { HOST, served } from "./served.ts";

async function warned(context: TestContext) {
	const dataFolder = temporaryFolder(context);
	const place = { dataFolder: `${temporaryFolder(context)}/data` };
	const store = await open(place);
	context.after(() => store.close());
	const clock = { now: Date.parse("2026-03-01T12:00:00Z") };
	const letters: Letter[] = [];
	const defects: unknown[] = [];
	const warnings = warningDesk({
		dataFolder,
		subscribers: store.subscribers,
		people: store.people,
		mail: {
			place: "mail",
			async send(letter) {
				letters.push(letter);
				return ok(undefined);
			},
			check: async () => ok(undefined),
		},
		address: () => `http://${HOST}`,
		now: () => clock.now,
		onDefect: (error) => defects.push(error),
	});
	const site = await served(context, { site: { ...siteSourceOver(store, { now: () => clock.now }), warnings } }, { store, clock, place });
	const until = async (count: number) => {
		for (let n = 0; n < 200 && letters.length < count; n += 1) await new Promise((resolve) => setTimeout(resolve, 10));
		assert.equal(letters.length, count);
		assert.deepEqual(defects, []);
		return letters.at(-1);
	};
	return { site, store, dataFolder, letters, until, clock };
}

test("who subscribes gets a mail, confirms by a button, and ends one stream by one click of their mail program", async (context) => {
	const { site, store, dataFolder, until, letters, clock } = await warned(context);
	const browser = site.browser();
	assert.match(await (await browser.ask("/subscribe")).text(), /<form[^>]*action="\/subscribe"/);
	const asked = await browser.submit("/subscribe", "/subscribe", { email: "ada@example.org", stream: "warnings", floor: "advice" });
	assert.equal(asked.status, 200);
	const letter = await until(1);
	const link = /http:\/\/[^\s]+(\/subscribe\/[\w-]+)/.exec(letter?.text ?? "")?.[1] ?? "";
	assert.equal((await store.subscribers.find("ada@example.org"))?.state, "pending");
	// A scanner follows the link, as often as it likes.
	for (let n = 0; n < 3; n += 1) assert.equal((await site.browser().ask(link)).status, 200);
	assert.equal((await store.subscribers.find("ada@example.org"))?.state, "pending");
	// Nobody's mailbox is filled by asking again.
	await browser.submit("/subscribe", "/subscribe", { email: "ada@example.org", stream: "warnings", floor: "advice" });
	assert.equal((await browser.submit(link, link, {})).status, 200);
	const ada = await store.subscribers.find("ada@example.org");
	assert.deepEqual([ada?.state, ada?.consent.how, letters.length], ["active", "form", 1]);
	assert.equal((await browser.submit(link, link, {})).status, 404, "a link counts once");
	// Their mail program ends it, from nowhere of ours and without a form's word.
	const campaign = await madeCampaign(dataFolder, ["ada@example.org"]);
	const leave = `/unsubscribe/${linkWord(campaign, "leave", ada?.id ?? "")}`;
	assert.equal((await site.browser().ask(leave)).status, 200);
	assert.equal((await store.subscribers.find("ada@example.org"))?.state, "active");
	const clicked = await site.app.request(`http://${HOST}${leave}`, {
		method: "POST",
		body: "List-Unsubscribe=One-Click",
		headers: { "content-type": "application/x-www-form-urlencoded", host: HOST },
	});
	assert.equal(clicked.status, 200);
	assert.deepEqual(
		[(await store.subscribers.find("ada@example.org"))?.state, (await store.subscribers.find("ada@example.org"))?.streams],
		["ended", []],
	);
	clock.now += 3_600_000;
	assert.ok((await verifyAudit(store.audit)).ok);
});

test("an owner's link ends what it names and nothing else, and a made-up one nothing", async (context) => {
	const { site, store, dataFolder } = await warned(context);
	const campaign = await madeCampaign(dataFolder, ["owner@example.net"]);
	const post = (path: string) => site.app.request(`http://${HOST}${path}`, { method: "POST", headers: { host: HOST } });
	const word = linkWord(campaign, "leave", "owner@example.net");
	assert.equal((await post(`/unsubscribe/${word}`)).status, 200);
	assert.equal((await post(`/unsubscribe/${word}`)).status, 200);
	assert.deepEqual(
		(await store.subscribers.suppressions(0)).map(({ email, stream, reason }) => [email, stream, reason]),
		[["owner@example.net", "warnings", "unsubscribed"]],
	);
	for (const other of [
		`${word.slice(0, -1)}x`,
		word.replace(".l.", ".a."),
		linkWord({ ...campaign, secret: "other" }, "leave", "eve@example.net"),
		"x",
	])
		assert.equal((await post(`/unsubscribe/${other}`)).status, 404, other);
	assert.equal((await store.subscribers.suppressions(0)).length, 1);
});

test("a warning is acknowledged by a button: a scanner's GET and a POST from elsewhere count nothing", async (context) => {
	const { site, store, dataFolder } = await warned(context);
	const campaign = await madeCampaign(dataFolder, ["a@example.org", "b@example.org"]);
	const path = `/acknowledge/${linkWord(campaign, "acknowledge", "1")}`;
	const browser = site.browser();
	assert.match(await (await browser.ask(path)).text(), /A warning/);
	assert.deepEqual(await store.subscribers.acknowledgements(campaign.id), []);
	const bare = await site.app.request(`http://${HOST}${path}`, {
		method: "POST",
		body: "step=read",
		headers: { host: HOST, "content-type": "application/x-www-form-urlencoded" },
	});
	assert.equal(bare.status, 403);
	assert.deepEqual(await store.subscribers.acknowledgements(campaign.id), []);
	for (const step of ["read", "read", "upgraded"]) assert.equal((await browser.submit(path, path, { step })).status, 200);
	assert.deepEqual(
		(await store.subscribers.acknowledgements(campaign.id)).map(({ recipient, step }) => [recipient, step]),
		[
			[1, "read"],
			[1, "upgraded"],
		],
	);
	assert.equal((await browser.submit(path, path, { step: "denied" })).status, 404);
	const nobody = `/acknowledge/${linkWord(campaign, "acknowledge", "7")}`;
	assert.equal((await browser.submit(nobody, nobody, { step: "read" })).status, 404);
});

test("what is no address is told, and no mail goes", async (context) => {
	const { site, letters } = await warned(context);
	const browser = site.browser();
	for (const email of ["", "nobody", "a@b\r\nBcc: c@d", "p\u0430ypal@example.org"])
		assert.equal((await browser.submit("/subscribe", "/subscribe", { email, stream: "warnings", floor: "advice" })).status, 400, email);
	assert.equal(letters.length, 0);
});
