/** The feeds as a reader of feeds takes them: every form parsed by a library of other makers, and as golden files. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { sayIn } from "../../src/http/design/say.ts";
import { campaignFeed, type FeedMaking, warningFeed, waveFeed } from "../../src/http/site/feeds/feed.ts";
import { writeFeed } from "../../src/http/site/feeds/write-feed.ts";
import { createSnapshots } from "../../src/http/site/snapshot.ts";
import { type PublicCampaign, rootsIn } from "../../src/warn/public-campaign.ts";
import { open as openStoreAt, temporaryFolder } from "../store/stores.ts";
import { assertGolden } from "../support/golden.ts";
import { DAY, type MadeSite, madeSite, open, WAVE } from "../support/made-site.ts";
import { served } from "./served.ts";

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

test("feeds of campaigns: the root stands in each form, and no document that not everybody may read is named", async () => {
	const source = madeSite({ documents: [open(), { ...open({ id: "SECRET-1", title: "zebrafish" }), tlp: "AMBER" }] });
	const { entries } = await createSnapshots(source).current();
	const making: FeedMaking = { say: sayIn("en"), address: ADDRESS, operator: {}, catalogue: source.catalogue, asOf: DAY, page: 1 };
	const campaign = (id: string, sha256: string, subject: string): PublicCampaign => ({
		id,
		kind: "warning",
		stream: "warnings",
		level: "emergency",
		subject,
		sha256,
		createdAt: 1,
		finishedAt: 2,
		recipients: 3,
		sent: 2,
		root: id.slice(-1).repeat(64),
	});
	const all = [campaign("01jabcdefa", entries[0]?.sha256 ?? "", "NORDEN-2026-1"), campaign("01jabcdefb", "f".repeat(64), "SECRET-1")];
	const titles = new Map(entries.map(({ sha256, title, trackingId }) => [sha256, `${title} (${trackingId})`]));
	for (const form of ["atom", "rss", "json"] as const) {
		const text = writeFeed(campaignFeed(all, titles, making), form);
		assert.doesNotMatch(text, /SECRET|zebrafish/);
		assert.match(text, /NORDEN-2026-1/);
		assert.deepEqual(
			[...rootsIn(text)].sort(),
			all.map(({ id, root }) => [id, root]),
		);
	}
	const atom = parseAtomFeed(writeFeed(campaignFeed(all, titles, making), "atom"));
	assert.deepEqual(
		atom.entries?.map(({ id }) => id),
		[`${ADDRESS}/campaigns#01jabcdefb`, `${ADDRESS}/campaigns#01jabcdefa`],
	);
});

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

test("feeds of a hole, a level, a line and a language hold those warnings and no others, and name themselves", async (context) => {
	const place = { dataFolder: `${temporaryFolder(context)}/data` };
	const store = await openStoreAt(place);
	context.after(() => store.close());
	const clock = { now: Date.parse(`${DAY}T12:00:00Z`) };
	const site = await served(context, { site: madeSite(SITE) }, { store, clock, place });
	const feed = async (path: string, language = "en") => {
		const answer = await site.browser().ask(`/feeds/${path}.json`, { headers: { "accept-language": language } });
		assert.equal(answer.status, 200, path);
		return parseJsonFeed(await answer.text());
	};
	const ids = async (path: string) => ((await feed(path)).items ?? []).map(({ url }) => url?.split("/").at(-1));
	assert.deepEqual(await ids("cves/cve-2026-1002"), ["NORDEN-2026-2"]);
	assert.deepEqual(await ids("cves/cve-2030-9999"), []);
	// The wave reaches both, and a score that nobody states is taken for a high one; what is withdrawn has no level.
	assert.deepEqual(await ids("levels/emergency"), ["NORDEN-2026-2", "NORDEN-2026-1"]);
	assert.deepEqual(await ids("levels/watch-and-act"), []);
	assert.deepEqual(await ids("levels/advice"), []);
	assert.ok((await ids("lines/norden/nd")).length > 0);
	assert.deepEqual(await ids("lines/norden/zz"), []);
	const german = await feed("languages/de/advisories", "en");
	assert.deepEqual([german.language, german.feed_url?.endsWith("/feeds/languages/de/advisories.json")], ["de-DE", true]);
	for (const path of [
		"cves/none.atom",
		"levels/panic.atom",
		"lines/nobody/nd.atom",
		"languages/fr/advisories.atom",
		"languages/de/other.atom",
	])
		assert.equal((await site.browser().ask(`/feeds/${path}`)).status, 404, path);
});
