/** The record of responses as it is served: pages, chart, CSV, the capture behind glass, the right of reply and the desk of publishers. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { SANDBOX_POLICY } from "../../src/http/guard.ts";
import { open, temporaryFolder } from "../store/stores.ts";
import { recordCapture, recordOffices } from "../support/recorded-offices.ts";
import { siteSourceOver } from "../support/site.ts";
import { served } from "./served.ts";

async function offices(context: TestContext) {
	const place = { dataFolder: `${temporaryFolder(context)}/data` };
	const store = await open(place);
	context.after(() => store.close());
	const clock = { now: Date.parse("2026-03-01T12:00:00Z") };
	const site = await served(context, { site: siteSourceOver(store, { now: () => clock.now }) }, { store, clock, place });
	const recorded = await recordOffices(store.responses, clock.now);
	const get = async (path: string, language = "en") => {
		const answer = await site.browser().ask(path, { headers: { "accept-language": language } });
		return { status: answer.status, headers: answer.headers, text: await answer.text() };
	};
	return { site, store, get, ...recorded, at: clock.now };
}

test("what is made up says so on every page, in the chart and in the tables", async (context) => {
	const { get, captures, site } = await offices(context);
	const paths = [
		"/responses",
		"/responses/autumn-wave",
		"/responses/autumn-wave/compare",
		"/responses/autumn-wave/reply",
		"/responses/autumn-wave/chart.svg",
	];
	for (const path of [...paths, ...captures.map(({ id }) => `/captures/${id}`)]) {
		const english = await get(path);
		assert.equal(english.status, 200, path);
		assert.match(english.text, /Made up:/, path);
		assert.match((await get(path, "de")).text, /Erfunden:/, path);
	}
	const rows = (await get("/responses/autumn-wave/matrix.csv")).text.trim().split("\n");
	assert.ok(rows.slice(1).every((row) => row.endsWith(",true")));
	const scores = (await get("/responses/autumn-wave/scores.csv")).text.trim().split("\n").slice(1);
	assert.equal(scores.length, 4);
	assert.ok(scores.every((row) => row.endsWith(",true")));
	assert.deepEqual(site.defects, []);
});

test("the page of an event has silence, brands that have not answered, and five scores, never one alone", async (context) => {
	const { get } = await offices(context);
	const { text } = await get("/responses/autumn-wave");
	assert.match(text, /1 brand that relabels has not answered:.*Vessel Cam/s);
	assert.match(text, /none after \d+ days/);
	for (const list of text.match(/<dl class="five">.*?<\/dl>/gs) ?? []) assert.equal(list.match(/<dt>/g)?.length, 5);
	assert.equal(text.match(/<dl class="five">/g)?.length, 2);
	const compared = (await get("/responses/autumn-wave/compare")).text;
	assert.match(compared, /<q class="quote" title="bytes \d+ to \d+">/);
	assert.match(compared, /Hollin America<\/bdi>: none after/);
	for (const path of ["/responses/nothing", "/responses/nothing/chart.svg", "/captures/nothing", "/captures/nothing/view"])
		assert.equal((await get(path)).status, 404, path);
});

test("a capture is looked at behind glass; the chart may stand elsewhere; nothing else may", async (context) => {
	const { get, captures, store, event, at } = await offices(context);
	const view = await get(`/captures/${captures[1]?.id}/view`);
	assert.equal(view.status, 200);
	assert.equal(view.headers.get("content-security-policy"), SANDBOX_POLICY);
	assert.equal(view.headers.get("x-frame-options"), "SAMEORIGIN");
	assert.match(view.text, /strengthens its leadership/);
	const page = await get(`/captures/${captures[1]?.id}`);
	assert.match(page.headers.get("content-security-policy") ?? "", /script-src 'self'.*frame-ancestors 'none'/);
	assert.match(page.text, /<iframe[^>]* sandbox=""/);
	const chart = await get("/responses/autumn-wave/chart.svg");
	assert.equal(chart.headers.get("cross-origin-resource-policy"), "cross-origin");
	assert.equal(page.headers.get("cross-origin-resource-policy"), "same-origin");
	assert.equal((await get("/responses/autumn-wave")).headers.get("cross-origin-resource-policy"), "same-origin");
	const gated = await recordCapture(store.responses, event, "<p>For partners: please update.</p>", {
		branch: "Dunmar",
		channel: "direct",
		published: "2030-10-01",
		at,
		loggedIn: true,
	});
	assert.equal((await get(`/captures/${gated.id}/view`)).status, 404);
	assert.match((await get(`/captures/${gated.id}`)).text, /only for those who sign in/);
});

test("a record that was put right leads to the newer one, and stands among the corrections", async (context) => {
	const { get, captures, store, at } = await offices(context);
	const [first] = captures;
	assert.ok(first !== undefined);
	const { id: _, size: __, recordedAt: ___, ...facts } = first;
	const fixed = await store.responses.addCapture({
		...facts,
		bytes: undefined,
		corrects: first.id,
		reason: "the date was another",
		publishedAt: Date.parse("2030-09-22"),
		at,
	});
	assert.ok(fixed !== undefined);
	assert.match((await get(`/captures/${first.id}`)).text, /put right on.*the date was another/s);
	assert.match((await get(`/captures/${fixed.id}`)).text, /the record before it/);
	const corrections = (await get("/corrections")).text;
	assert.match(corrections, /Hollin Europe: Attacks on older cameras/);
	assert.match(corrections, /the date was another/);
	await store.responses.addCapture({ ...facts, bytes: undefined, kind: "withdrawn", corrects: fixed.id, reason: "not about this", at });
	assert.equal((await get("/responses/autumn-wave")).text.match(/<dl class="five">/g)?.length, 1);
	assert.match((await get("/corrections")).text, /taken back.*not about this/s);
});

test("a reply comes by the form, is shown only when an editor has verified it, and as it was written", async (context) => {
	const { site, get, store } = await offices(context);
	const path = "/responses/autumn-wave/reply";
	const reply = {
		branch: "Dunmar",
		name: "Ilse Roon",
		role: "press",
		email: "ilse@dunmar.example",
		words: "We wrote to all partners.\n<b>On the first day.</b>",
	};
	assert.equal((await site.browser().post(path, { ...reply, email: "nobody" })).status, 422);
	assert.equal((await site.browser().post(path, { ...reply, branch: "Somebody" })).status, 422);
	assert.equal((await site.browser().post(path, reply)).status, 200);
	assert.doesNotMatch((await get("/responses/autumn-wave")).text, /We wrote to all/);
	const harbour = (await store.people.addOrganisation({ name: "Harbour", parentId: undefined, who: "test", at: 1 })) ?? "";
	for (const role of ["publisher", "editor"] as const) await site.person(`${role}@harbour.example`, harbour, role);
	const desk = `/console/organisations/${harbour}/responses`;
	const [kept] = await store.responses.replies(undefined);
	const publisher = await site.signedIn("publisher@harbour.example");
	assert.equal((await publisher.submit(desk, `${desk}/replies/${kept?.id}`, { verdict: "verified", reason: "x" })).status, 403);
	const editor = await site.signedIn("editor@harbour.example");
	assert.match(await (await editor.ask(desk)).text(), /We wrote to all partners/);
	assert.equal((await editor.submit(desk, `${desk}/replies/${kept?.id}`, { verdict: "verified", reason: "called back" })).status, 303);
	const shown = (await get("/responses/autumn-wave")).text;
	assert.match(shown, /Reply by Ilse Roon, press/);
	assert.match(shown, /&lt;b&gt;On the first day\.&lt;\/b&gt;/);
	assert.doesNotMatch(shown, /ilse@dunmar/);
	assert.equal((await editor.submit(desk, `${desk}/replies/${kept?.id}`, { verdict: "refused", reason: "again" })).status, 422);
	assert.deepEqual(site.defects, []);
});

test("a publisher hands a capture in by the console; what is wrong is said there", async (context) => {
	const { site, get, store } = await offices(context);
	const harbour = (await store.people.addOrganisation({ name: "Harbour", parentId: undefined, who: "test", at: 1 })) ?? "";
	await site.person("publisher@harbour.example", harbour, "publisher");
	const browser = await site.signedIn("publisher@harbour.example");
	const desk = `/console/organisations/${harbour}/responses`;
	const send = async (fields: Readonly<Record<string, string>>, file?: string) => {
		const form = new FormData();
		for (const [name, value] of Object.entries({ word: await browser.word(desk), ...fields })) form.set(name, value);
		if (file !== undefined) form.set("file", new File([file], "notice.html"));
		return browser.ask(desk, { method: "POST", body: form });
	};
	const subject = JSON.stringify(["autumn-wave", "Vessel Cam"]);
	const kept = await send(
		{ subject, published: "2030-10-03", url: "https://vessel.example/n" },
		"<h1>Update your Vessel VC-20</h1><p>Please install 5.4.5.</p>",
	);
	assert.equal(kept.status, 303, await kept.text());
	assert.match((await get("/responses/autumn-wave")).text, /Vessel Cam.*<dl class="five">/s);
	assert.doesNotMatch((await get("/responses/autumn-wave")).text, /relabels has not answered/);
	assert.match(
		(await send({ subject, published: "yesterday", url: "https://a.example" }, "<p>x</p>")).headers.get("content-type") ?? "",
		/html/,
	);
	const wrong = await send({ subject: "[]", url: "https://a.example", published: "2030-10-03" });
	assert.equal(wrong.status, 422);
	assert.equal((await store.responses.captures("autumn-wave")).length, 3);
	const [entry] = (await store.audit.entries({ after: 0, limit: 1000 })).filter(
		({ what, who }) => what === "capture/recorded" && who.startsWith("publisher"),
	);
	assert.ok(entry !== undefined);
});
