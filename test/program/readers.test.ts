/** Readers as they are served: becoming one by a link, tiers by hand and by payment, comments with their consent, courses with their list. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Letter, Mailer } from "../../src/core/letter.ts";
import { ok } from "../../src/core/result.ts";
import { argon2Hasher } from "../../src/http/console/argon2.ts";
import { authenticator } from "../../src/http/console/authenticator.ts";
import { signWebhook } from "../../src/outbound/webhook.ts";
import { sendCourseLetters } from "../../src/serve/readers/course-letters.ts";
import { open as openStored, temporaryFolder } from "../store/stores.ts";
import { madeSite, open } from "../support/made-site.ts";
import { PAYMENT_SECRET } from "../support/publication.ts";
import { type Browser, HOST, type Served, served } from "./served.ts";

const WARNING = "NORDEN-2026-1";
const PAGE = `/comments/advisory/${WARNING}`;

interface Town {
	readonly site: Served;
	readonly house: string;
	readonly letters: Letter[];
	readonly mail: Mailer;
}

async function town(context: TestContext): Promise<Town> {
	const letters: Letter[] = [];
	const mail: Mailer = {
		place: "test",
		send: async (letter) => {
			letters.push(letter);
			return ok(undefined);
		},
		check: async () => ok(undefined),
	};
	const place = { dataFolder: `${temporaryFolder(context)}/data` };
	const store = await openStored(place);
	const clock = { now: Date.parse("2026-03-01T12:00:00Z") };
	const gate = { people: store.people, hasher: argon2Hasher(), codes: authenticator(), now: () => clock.now, mail };
	const site = await served(context, { site: madeSite({ documents: [open()] }), gate }, { store, clock, place });
	context.after(() => store.close());
	const house = (await store.people.addOrganisation({ name: "Harbour", parentId: undefined, who: "test", at: 1 })) ?? "";
	await site.person("editor@harbour.example", house, "editor");
	return { site, house, letters, mail };
}

const linkIn = (letter: Letter | undefined) => /\/members\/open\?t=(\S+)/.exec(letter?.text ?? "")?.[1] ?? "";

/** Signs up, or in, by the link of a mail. */
async function enter({ site, letters }: Town, email: string, name = "Ada"): Promise<Browser> {
	const browser = site.browser();
	const before = letters.length;
	assert.equal((await browser.post("/members", { email, name })).status, 200);
	const letter = letters.slice(before).find(({ to }) => to === email);
	const path = `/members/open?t=${linkIn(letter)}`;
	assert.equal((await browser.submit(path, "/members/open", { link: linkIn(letter) })).status, 303, email);
	return browser;
}

const give = async (town: Town, email: string, tier: string) => {
	const editor = await town.site.signedIn("editor@harbour.example");
	const path = `/console/organisations/${town.house}/members`;
	assert.equal((await editor.submit(path, path, { email, tier, until: "" })).status, 303);
};

const textOf = async (browser: Browser, path: string) => (await browser.ask(path, { headers: { "accept-language": "en" } })).text();

test("signing up: the same words whoever asks, one link that counts once, and nothing for those of the console", async (context) => {
	const made = await town(context);
	const { site, letters } = made;
	const words = await Promise.all(
		["new@example.org", "editor@harbour.example"].map(async (email) =>
			(await site.browser().post("/members", { email, name: "N" })).text(),
		),
	);
	assert.equal(words[0], words[1]);
	assert.deepEqual(
		letters.map(({ to }) => to),
		["new@example.org"],
	);
	const browser = await enter(made, "ada@example.org");
	assert.match(await textOf(browser, "/members"), /ada@example\.org/);
	const again = site.browser();
	const used = linkIn(letters.at(-1));
	assert.equal((await again.submit(`/members/open?t=${used}`, "/members/open", { link: used })).status, 404);
	await enter(made, "ada@example.org");
	assert.match(letters.at(-1)?.subject ?? "", /Sign in/);
	assert.match(await textOf(site.browser(), "/members"), /0 members and contributors, of 1 readers with an account, on 1 Mar 2026/);
	assert.equal((await site.browser().post("/members", { email: "no address" })).status, 400);
	assert.deepEqual(site.defects, []);
});

test("comments: the count for anybody, the words for members, all of it looked at first, opened to all by consent alone", async (context) => {
	const made = await town(context);
	const { site } = made;
	const ada = await enter(made, "ada@example.org");
	const anybody = site.browser();
	const write = (who: Browser, text: string, more: Readonly<Record<string, string>> = {}) =>
		who.submit("/members", "/comments", { kind: "advisory", of: WARNING, text, affiliation: "integrator", ...more });
	assert.equal((await write(ada, "as a subscriber")).status, 403);
	await give(made, "ada@example.org", "member");
	const sent = await write(ada, "Reset **port 8000** first <script>alert(1)</script>", { consents: "yes" });
	assert.equal(sent.status, 303);
	assert.match(await textOf(ada, PAGE), /waits to be looked at/);
	assert.doesNotMatch(await textOf(anybody, PAGE), /Reset|Ada/);
	const [comment] = (await site.store.readers.comments.queue()).items;
	const editor = await site.signedIn("editor@harbour.example");
	const queue = `/console/organisations/${made.house}/comments`;
	assert.match(await textOf(editor, queue), /Reset <strong>port 8000<\/strong> first &lt;script&gt;/);
	const decide = async (decision: string, reason = "") =>
		(await editor.submit(queue, queue, { id: comment?.id ?? "", decision, reason })).status;
	assert.equal(await decide("hide"), 422);
	assert.equal(await decide("approve"), 303);
	assert.match(await textOf(anybody, `/advisories/${WARNING}`), /1 comment</);
	const closed = await textOf(anybody, PAGE);
	assert.match(closed, /1 comment<.*Somebody.*integrator.*Members read this comment/s);
	assert.doesNotMatch(closed, /Reset|Ada/);
	const bob = await enter(made, "bob@example.org", "Bob");
	await give(made, "bob@example.org", "member");
	assert.match(await textOf(bob, PAGE), /Ada.*Reset <strong>port 8000/s);
	assert.equal((await write(bob, "So I did", { parent: comment?.id ?? "" })).status, 303);
	assert.equal((await bob.submit("/members", "/comments/flag", { id: comment?.id ?? "", reason: "advertising" })).status, 303);
	assert.match(await textOf(editor, queue), /reported by 1/);
	assert.equal(await decide("publish"), 303);
	const opened = await textOf(anybody, PAGE);
	assert.match(opened, /Ada.*open to all.*Reset <strong>port 8000<\/strong> first &lt;script&gt;/s);
	assert.equal((await ada.submit("/members", "/comments/consent", { id: comment?.id ?? "", consents: "no" })).status, 303);
	assert.doesNotMatch(await textOf(anybody, PAGE), /Reset/);
	assert.equal((await write(ada, " ")).status, 422);
	assert.equal((await write(ada, "x".repeat(4001))).status, 422);
	assert.equal((await write(ada, "x", { of: "NO-SUCH" })).status, 422);
	for (let n = 0; n < 4; n += 1) await write(ada, `flood ${n}`);
	assert.equal((await write(ada, "flood")).status, 429);
	for (const path of ["/comments/advisory/NO-SUCH", "/comments/person/1", "/comments/wave/none"])
		assert.equal((await anybody.ask(path)).status, 404);
	assert.deepEqual(site.defects, []);
});

test("a payment: signed, of now, once; what is paid for ends by itself; no forged, late, repeated or foreign message counts", async (context) => {
	const made = await town(context);
	const { site } = made;
	const ada = await enter(made, "ada@example.org");
	const body = (data: object, type = "membership.granted") => JSON.stringify({ type, data });
	const granted = body({ email: "Ada@Example.org", tier: "member", until: "2026-04-01T00:00:00Z", card: "4111111111111111" });
	const post = async (id: string, text: string, at = site.clock.now, secret = PAYMENT_SECRET) => {
		const headers = { "content-type": "application/json", ...signWebhook(secret, id, at, text) };
		const answer = await site.browser().ask("/members/payment", { method: "POST", headers, body: text });
		return [answer.status, ((await answer.json()) as { outcome?: string }).outcome];
	};
	assert.deepEqual(await post("e1", granted, site.clock.now, "whsec_b3RoZXIgc2VjcmV0IG9mIG90aGVycw=="), [401, undefined]);
	assert.deepEqual(await post("e1", granted, site.clock.now - 6 * 60_000), [401, undefined], "an old message sent again");
	assert.deepEqual(await post("e1", granted), [200, "done"]);
	assert.deepEqual(await post("e1", granted), [200, "known"]);
	assert.match(await textOf(ada, "/members"), /member \(until 1 Apr 2026\)/i);
	assert.deepEqual(await post("e2", body({}, "invoice.paid")), [200, "ignored"]);
	assert.deepEqual(await post("e3", body({ email: "x", tier: "member", until: "2026-04-01T00:00:00Z" })), [422, undefined]);
	assert.deepEqual(await post("e4", body({ email: "a@b.c", tier: "admin", until: "2026-04-01T00:00:00Z" })), [422, undefined]);
	assert.deepEqual(await post("e5", "{"), [422, undefined]);
	const unsigned = await site.browser().ask("/members/payment", { method: "POST", body: granted });
	assert.equal(unsigned.status, 401);
	site.clock.now = Date.parse("2026-04-01T00:00:01Z");
	const late = await enter(made, "ada@example.org");
	const answer = await late.submit("/members", "/comments", { kind: "advisory", of: WARNING, text: "x", affiliation: "end_user" });
	assert.equal(answer.status, 403, "it has run out");
	assert.doesNotMatch(JSON.stringify([await site.store.audit.entries({}), await site.store.readers.members.grants()]), /4111/);
	assert.deepEqual(site.defects, []);
});

test("one's own data: all of it as JSON, and gone when one leaves", async (context) => {
	const made = await town(context);
	const { site } = made;
	const ada = await enter(made, "ada@example.org");
	await give(made, "ada@example.org", "contributor");
	await ada.submit("/members", "/comments", { kind: "advisory", of: WARNING, text: "mine", affiliation: "end_user" });
	const own = (await (await ada.ask("/members/export")).json()) as {
		tier: string;
		comments: { text: string }[];
		person: { email: string };
	};
	assert.deepEqual([own.tier, own.comments[0]?.text, own.person.email], ["contributor", "mine", "ada@example.org"]);
	assert.equal((await ada.submit("/members", "/members/leave", {})).status, 422);
	assert.equal((await ada.submit("/members", "/members/leave", { sure: "yes" })).status, 200);
	assert.equal((await ada.ask("/members/export")).status, 401);
	assert.match(await textOf(site.browser(), PAGE), /0 comments<.*taken back by its author/s);
	const editor = await site.signedIn("editor@harbour.example");
	assert.equal((await editor.submit("/members", "/members/leave", { sure: "yes" })).status, 409);
	assert.deepEqual(site.defects, []);
});

test("courses: added by the editor, a seat by the link of a mail, the list moves up and says so, a calendar file", async (context) => {
	const made = await town(context);
	const { site, letters, mail } = made;
	const editor = await site.signedIn("editor@harbour.example");
	const path = `/console/organisations/${made.house}/courses`;
	const course = { title: "Cameras <b>apart</b>", about: "For all", place: "Harbour; hall 2", language: "en", starts: "2026-05-04T09:00" };
	const facts = { ...course, ends: "2026-05-04T17:00", lastDay: "2026-04-20", seats: "1", price: "" };
	assert.equal((await editor.submit(path, path, { ...facts, ends: "2026-05-04T08:00" })).status, 422);
	assert.equal((await editor.submit(path, path, facts)).status, 303);
	const [kept] = await site.store.readers.courses.courses();
	const page = `/courses/${kept?.id}`;
	assert.match(await textOf(site.browser(), "/courses"), /Cameras &lt;b&gt;apart&lt;\/b&gt;.*1 of 1 free/s);
	const courseDesk = { courses: site.store.readers.courses, mail, address: () => `http://${HOST}`, now: () => site.clock.now };
	const links: string[] = [];
	for (const email of ["ada@example.org", "bob@example.org"]) {
		assert.equal((await site.browser().post(`${page}/register`, { email, name: "N" })).status, 200);
		await sendCourseLetters(courseDesk);
		const letter = letters.findLast(({ to }) => to === email);
		links.push(/(\/courses\/registration\/\S+)/.exec(letter?.text ?? "")?.[1] ?? "");
	}
	const [ada = "", bob = ""] = links;
	assert.match(await textOf(site.browser(), ada), /Not confirmed yet/);
	assert.equal((await site.store.readers.courses.course(kept?.id ?? ""))?.taken, 0, "looking takes no seat");
	for (const link of links) assert.equal((await site.browser().post(link, { act: "confirm" })).status, 303);
	assert.match(await textOf(site.browser(), ada), /You have a seat/);
	assert.match(await textOf(site.browser(), bob), /place 1 on the list/);
	assert.match(await textOf(site.browser(), page), /all taken; 1 on the waiting list/);
	assert.equal((await site.browser().post(ada, { act: "leave" })).status, 303);
	assert.match(await textOf(site.browser(), bob), /You have a seat/);
	letters.length = 0;
	await sendCourseLetters(courseDesk);
	assert.deepEqual(letters.map(({ to, subject }) => [to, subject.split(":")[0]]).toSorted(), [
		["ada@example.org", "You have a seat"],
		["ada@example.org", "Your registration has ended"],
		["bob@example.org", "A seat is yours"],
		["bob@example.org", "You are on the waiting list"],
	]);
	const calendar = await site.browser().ask(`${page}/calendar.ics`);
	assert.match(calendar.headers.get("content-type") ?? "", /^text\/calendar/);
	assert.match(await calendar.text(), /LOCATION:Harbour\\; hall 2\r\n/);
	assert.match(await textOf(editor, `${path}?course=${kept?.id}`), /bob@example\.org/);
	assert.equal((await editor.submit(path, path, { course: kept?.id ?? "", act: "cancel", reason: "ill" })).status, 303);
	assert.match(await textOf(site.browser(), page), /cancelled/);
	for (const wrong of ["/courses/none", "/courses/none/calendar.ics", "/courses/registration/none"])
		assert.equal((await site.browser().ask(wrong)).status, 404);
	assert.deepEqual(site.defects, []);
});
