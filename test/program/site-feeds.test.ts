/** The feeds as a reader of feeds takes them: every form parsed by a library of other makers, and as golden files. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { sayIn } from "../../src/http/design/say.ts";
import { type FeedMaking, warningFeed, waveFeed } from "../../src/http/site/feeds/feed.ts";
import { writeFeed } from "../../src/http/site/feeds/write-feed.ts";
import { createSnapshots } from "../../src/http/site/snapshot.ts";
import { assertGolden } from "../support/golden.ts";
import { DAY, type MadeSite, madeSite, open, WAVE } from "../support/made-site.ts";

const ADDRESS = "https://warn.example";

async function feeds(made: MadeSite, page = 1, language: "en" | "de" = "en") {
	const source = madeSite(made);
	const { entries, waves } = await createSnapshots(source).current();
	const making: FeedMaking = { say: sayIn(language), address: ADDRESS, operator: {}, catalogue: source.catalogue, asOf: DAY, page };
	return { warnings: warningFeed(entries, making), waves: waveFeed(waves, making) };
}

const SITE: MadeSite = {
	documents: [
		open(),
		open({
			id: "NORDEN-2026-2",
			title: "Recorders & <b>cameras</b>",
			cve: "CVE-2026-1002",
			date: "2026-02-10T00:00:00Z",
			fix: "",
			vector: "",
		}),
		open({ id: "NORDEN-2026-3", category: "csaf_withdrawn", title: "Taken back", date: "2026-02-05T00:00:00Z" }),
	],
	waves: [WAVE],
	kev: { "CVE-2026-1001": "2026-02-25" },
};

for (const form of ["atom", "rss", "json"] as const) {
	test(`feeds: golden ${form}`, async () => {
		const { warnings, waves } = await feeds(SITE);
		assertGolden(`site/advisories.${form}`, writeFeed(warnings, form));
		assertGolden(`site/waves.${form}`, writeFeed(waves, form));
	});
}

test("feeds: all three forms say the same of the same warnings, newest first, each with a title and an address of its own", async () => {
	const { warnings } = await feeds(SITE);
	const atom = parseAtomFeed(writeFeed(warnings, "atom"));
	const rss = parseRssFeed(writeFeed(warnings, "rss"));
	const json = parseJsonFeed(writeFeed(warnings, "json"));
	const titles = [
		"Recorders & <b>cameras</b> (NORDEN-2026-2)",
		"Withdrawn: Taken back (NORDEN-2026-3)",
		"Norden cameras: login can be skipped (NORDEN-2026-1)",
	];
	assert.deepEqual(
		atom.entries?.map((entry) => entry.title?.value),
		titles,
	);
	assert.deepEqual(
		rss.items?.map(({ title }) => title),
		titles,
	);
	assert.deepEqual(
		json.items?.map(({ title }) => title),
		titles,
	);
	const ids = ["2", "3", "1"].map((n) => `${ADDRESS}/advisories/NORDEN-2026-${n}`);
	assert.deepEqual(
		atom.entries?.map(({ id }) => id),
		ids,
	);
	assert.deepEqual(
		rss.items?.map(({ guid }) => guid?.value),
		ids,
	);
	assert.deepEqual(
		json.items?.map(({ id }) => id),
		ids,
	);
	const updated = ["2026-02-10T00:00:00.000Z", "2026-02-05T00:00:00.000Z", "2026-02-01T00:00:00.000Z"];
	assert.deepEqual(
		atom.entries?.map((entry) => new Date(String(entry.updated)).toISOString()),
		updated,
	);
	assert.deepEqual(
		rss.items?.map(({ pubDate }) => new Date(String(pubDate)).toISOString()),
		updated,
	);
	assert.equal(atom.updated && new Date(String(atom.updated)).toISOString(), updated[0]);
	for (const entry of json.items ?? []) assert.match(entry.content_html ?? "", /^<p>[^<]+<\/p>/, "what to do stands first");
});

test("feeds: the first sentence of an entry says what to do", async () => {
	const { warnings } = await feeds(SITE);
	const [without, withdrawn, fixed] = warnings.items;
	assert.match(fixed?.paragraphs[0] ?? "", /^Install on every listed device/);
	assert.match(without?.paragraphs[0] ?? "", /^Keep these devices off the internet/);
	assert.match(withdrawn?.paragraphs[0] ?? "", /^This warning was withdrawn/);
	assert.match((await feeds(SITE, 1, "de")).warnings.items[2]?.paragraphs[0] ?? "", /^Installieren Sie/);
});

test("feeds: a long one goes on from page to page, and no entry is lost or told twice (RFC 5005)", async () => {
	const documents = Array.from({ length: 120 }, (_, n) =>
		open({ id: `NORDEN-2026-${n + 1}`, cve: `CVE-2026-${1000 + n}`, date: new Date(Date.UTC(2026, 0, 1 + n)).toISOString() }),
	);
	const seen: string[] = [];
	for (let page = 1; ; page++) {
		const { warnings } = await feeds({ documents }, page);
		assert.equal(warnings.updated, Date.UTC(2026, 0, 120), "the newest of all pages");
		const atom = parseAtomFeed(writeFeed(warnings, "atom"));
		const json = parseJsonFeed(writeFeed(warnings, "json"));
		seen.push(...(atom.entries ?? []).map(({ id }) => id ?? ""));
		const next = atom.links?.find(({ rel }) => rel === "next")?.href;
		assert.equal(next === undefined ? undefined : next.replace(".atom", ".json"), json.next_url);
		if (next === undefined) break;
		assert.equal(next, `${ADDRESS}/feeds/advisories.atom?page=${page + 1}`);
	}
	assert.equal(seen.length, 120);
	assert.equal(new Set(seen).size, 120);
	assert.equal((await feeds({ documents }, 99)).warnings.at, 3, "a page behind the last is the last");
});
