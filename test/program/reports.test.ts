/** Reports through the program: written in the console without a script, read by anybody, never changed once they are public. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { madeSite } from "../support/made-site.ts";
import { served } from "./served.ts";

const FIELDS = {
	title: "What a reset means",
	kind: "test",
	language: "en",
	authors: "Ada Lovelace\nGrace Hopper",
	funding: "Nobody paid for it.",
	interests: "None.",
	teaser: "A camera that is new again each morning.",
	cves: "cve-2017-7921",
	body: "# What we saw\n\nIt *restarts*. There are {{cves}} numbers in {{advisories}} documents.\n\n{{cves-by-year}}\n\n<script>alert(1)</script>",
};

async function begun(context: Parameters<typeof served>[0]) {
	const program = await served(context, { site: madeSite() });
	const { store, person, signedIn, clock } = program;
	const organisation = await store.people.defaultOrganisation({ name: "default", who: "test", at: clock.now });
	await person("ada@example.org", organisation, "editor");
	const ada = await signedIn("ada@example.org");
	const base = `/console/organisations/${organisation}/reports`;
	const made = await ada.submit(base, base, { title: FIELDS.title });
	assert.equal(made.status, 303);
	return { ...program, ada, base, one: made.headers.get("location") ?? "" };
}

test("a report is begun, written, published, and read by anybody; the list, its author and the feed have it", async (context) => {
	const { ada, one, browser, defects } = await begun(context);
	const missing = await (await ada.ask(one)).text();
	assert.match(missing, /report\/not-complete: it does not say who paid/);
	const base = /name="base" value="(\d+)"/.exec(missing)?.[1] ?? "";
	const reader = browser();
	assert.equal((await reader.ask("/reports/what-a-reset-means")).status, 404, "a draft is nobody's to read");
	assert.equal((await ada.submit(one, one, { ...FIELDS, base })).status, 303);
	assert.equal((await ada.submit(one, one, { ...FIELDS, base, title: "Late" })).status, 422, "a save on an older revision");
	const page = await (await ada.ask(one)).text();
	assert.match(page, /Nothing stands in the way/);
	const revision = /name="base" value="(\d+)"/.exec(page)?.[1] ?? "";
	assert.equal((await ada.submit(one, `${one}/publish`, { base: "1" })).status, 422, "whoever publishes has seen what they publish");
	assert.equal((await ada.submit(one, `${one}/publish`, { base: revision })).status, 303);

	const shown = await reader.ask("/reports/what-a-reset-means");
	assert.equal(shown.status, 200);
	const text = await shown.text();
	assert.ok(text.length < 100_000);
	assert.match(text, /<h2>What we saw<\/h2>/);
	assert.match(text, /It <em>restarts<\/em>\./);
	assert.match(text, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
	assert.doesNotMatch(text, /<script>alert/);
	assert.match(text, /Nobody paid for it\./);
	assert.match(text, /"@type":"Article"/);
	assert.match(text, /og:type" content="article"/);
	assert.match(text, /<section id="comments"/);
	for (const path of [
		"/reports",
		"/reports?kind=test",
		"/reports?year=2026",
		"/reports?author=ada+lovelace",
		"/authors/Grace%20Hopper",
		"/",
	])
		assert.match(await (await reader.ask(path)).text(), /href="\/reports\/what-a-reset-means"/, path);
	for (const path of ["/reports?kind=news", "/reports?author=nobody", "/reports?year=2020"])
		assert.doesNotMatch(await (await reader.ask(path)).text(), /what-a-reset-means/, path);
	assert.equal((await reader.ask("/authors/nobody")).status, 404);
	for (const form of ["atom", "rss", "json"]) assert.match(await (await reader.ask(`/feeds/reports.${form}`)).text(), /what-a-reset-means/);
	assert.deepEqual(defects, []);
});

test("a correction stands above the text with its reason and what changed; the version before stays at its hash", async (context) => {
	const { ada, one, browser, clock, store, defects } = await begun(context);
	const write = async (fields: Readonly<Record<string, string>>, publication: Readonly<Record<string, string>> = {}) => {
		const base = /name="base" value="(\d+)"/.exec(await (await ada.ask(one)).text())?.[1] ?? "";
		assert.equal((await ada.submit(one, one, { ...fields, base })).status, 303);
		const revision = /name="base" value="(\d+)"/.exec(await (await ada.ask(one)).text())?.[1] ?? "";
		return ada.submit(one, `${one}/publish`, { base: revision, ...publication });
	};
	assert.equal((await write(FIELDS)).status, 303);
	const hash = (await store.reports.shown("what-a-reset-means"))?.hash ?? "";
	const reader = browser();
	const signed = await (await reader.ask(`/reports/what-a-reset-means/versions/${hash}.json`)).text();
	clock.now += 3_600_000;
	const corrected = { ...FIELDS, body: FIELDS.body.replace("*restarts*", "stays on") };
	const silent = await write(corrected, { kind: "correction", reason: "" });
	assert.equal(silent.status, 422);
	assert.match(await silent.text(), /needs a reason/);
	assert.equal((await write(corrected, { kind: "correction", reason: "We had the wrong camera." })).status, 303);
	const text = await (await reader.ask("/reports/what-a-reset-means")).text();
	assert.match(text, /Correction of/);
	assert.match(text, /We had the wrong camera\./);
	assert.match(text, /<del>.*restarts/s);
	assert.match(text, /<ins>.*stays on/s);
	const before = await reader.ask(`/reports/what-a-reset-means/versions/${hash}`);
	assert.equal(before.status, 200);
	const old = await before.text();
	assert.match(old, /earlier version/);
	assert.match(old, /<em>restarts<\/em>/);
	assert.equal(await (await reader.ask(`/reports/what-a-reset-means/versions/${hash}.json`)).text(), signed);
	assert.equal((await reader.ask(`/reports/another/versions/${hash}`)).status, 404);
	assert.match(await (await reader.ask("/.well-known/seawall-reports.pem")).text(), /BEGIN PUBLIC KEY/);
	assert.match(await (await reader.ask("/feeds/reports.atom")).text(), /Correction: What a reset means/);
	assert.deepEqual(defects, []);
});

test("what to do is never published for members alone", async (context) => {
	const { ada, one } = await begun(context);
	const body = "All read this.\n\n{{members}}\n\nUpdate the firmware of all ND-CAM2142 cameras to V5.4.5.\n\n{{end}}";
	const base = /name="base" value="(\d+)"/.exec(await (await ada.ask(one)).text())?.[1] ?? "";
	assert.equal((await ada.submit(one, one, { ...FIELDS, body, base })).status, 303);
	const revision = /name="base" value="(\d+)"/.exec(await (await ada.ask(one)).text())?.[1] ?? "";
	const refused = await ada.submit(one, `${one}/publish`, { base: revision });
	assert.equal(refused.status, 422);
	assert.match(await refused.text(), /what to do is never behind a login/);
});
