/** The public site as it is served: every page and what it weighs, what is not for everybody, revisions, hostile documents, the check. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { foundWave } from "../support/found-wave.ts";
import { DAY, type DocumentSketch, type MadeSite, madeSite, open, WAVE } from "../support/made-site.ts";
import { catalogue } from "../support/match-fixture.ts";
import { HOST, type Served, served } from "./served.ts";

const MOST_BYTES = 100_000;
const OPERATOR = { name: "Harbour CERT", email: "warn@harbour.example", imprint: ["Harbour CERT", "1 Quay Street"] };

async function siteOf(context: TestContext, made: MadeSite = {}): Promise<Served> {
	return served(context, { site: madeSite({ operator: OPERATOR, ...made }) });
}

/** A page with its status; the address may be whole. */
async function get(site: Served, path: string, headers: Readonly<Record<string, string>> = {}) {
	const answer = await site.browser().ask(path.replace(`http://${HOST}`, ""), { headers: { "accept-language": "en", ...headers } });
	return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

const PAGES = [
	"/",
	"/advisories",
	"/advisories?q=norden&urgency=attacked&page=2",
	"/advisories?q=nothing-of-the-kind",
	"/advisories/NORDEN-2026-1",
	"/advisories/NORDEN-2026-1/revisions/1",
	"/advisories/NORDEN-2026-1/brands",
	"/cves/CVE-2026-1001",
	"/check",
	"/score",
	"/check?brand=Norden&model=ND-CAM2142&firmware=V5.4.0+build+160414",
	"/waves",
	"/waves/wave-1",
	"/vendors",
	"/vendors/norden",
	"/vendors/lumen",
	"/about",
	"/faq",
	"/contact",
	"/corrections",
	"/subscribe",
	"/statistics",
	"/courses",
	"/members",
	"/comments/advisory/NORDEN-2026-1",
	"/comments/wave/wave-1",
];

const REVISED: readonly DocumentSketch[] = [open(), open({ version: "2", date: "2026-02-20T00:00:00Z", range: "<=V5.4.9 build 180101" })];

test("every page: 200, in both languages, under 100 kB, without a script, and nothing of it from elsewhere", async (context) => {
	const site = await siteOf(context, { documents: REVISED, waves: [WAVE], kev: { "CVE-2026-1001": "2026-02-25" } });
	for (const language of ["en", "de"]) {
		for (const path of PAGES) {
			const { status, text, headers } = await get(site, path, { "accept-language": language });
			assert.equal(status, 200, path);
			assert.ok(Buffer.byteLength(text) < MOST_BYTES, `${path}: ${Buffer.byteLength(text)} bytes`);
			assert.match(text, new RegExp(`^<!doctype html>\\n<html lang="${language}-`), path);
			assert.doesNotMatch(text.replace(/<script type="application\/ld\+json">[^<]*<\/script>/g, ""), /<script(?! src="\/design\/)/, path);
			assert.doesNotMatch(text, /(?:src|srcset|action)="(?:https?:)?\/\//, path);
			assert.doesNotMatch(text, /\b(?:is|are|be|ist|sind) (?:now )?(?:safe|sicher)(?=[.!])/i, `${path}: nothing is called safe`);
			assert.equal(headers.getSetCookie().length, 0, `${path} sets no cookie`);
		}
	}
	assert.deepEqual(site.defects, []);
});

test("the sentence that says what to do stands before everything else in a warning", async (context) => {
	const site = await siteOf(context, { documents: [open()] });
	const { text } = await get(site, "/advisories/NORDEN-2026-1");
	const body = text.slice(text.indexOf("<main"));
	const at = [
		"Install on every listed device",
		"What is affected",
		"What to do now",
		"How to tell whether you are hit",
		"By when",
		"What is wrong",
	];
	const places = at.map((words) => body.indexOf(words));
	assert.deepEqual(
		places,
		places.toSorted((a, b) => a - b),
	);
	assert.ok(places.every((place) => place > 0));
	for (const words of [
		"ND-CAM2142",
		"V5.4.5 build 170124",
		"CWE-287",
		"Ada Lovelace",
		"Kustos",
		"TLP:CLEAR",
		"reachable from the internet",
	])
		assert.ok(body.includes(words), words);
});

test("what is not labelled for everybody is nowhere: pages, feeds, sitemap, search, the check, its bytes, its older revisions", async (context) => {
	const secret = (tlp: string | undefined, n: number, more: DocumentSketch = {}): DocumentSketch => ({
		tlp,
		id: `SECRET-${n}`,
		title: `Secret ${n} zebrafish`,
		product: `ND-SECRET${n}`,
		cve: `CVE-2026-900${n}`,
		summary: "zebrafish",
		...more,
	});
	const documents = [
		secret("AMBER", 1),
		secret("RED", 2),
		secret("GREEN", 3),
		secret(undefined, 4),
		secret("WHITE", 5, { status: "draft" }),
		// Made public later: only what was said then for everybody is shown.
		secret("AMBER", 6, { id: "OPENED", summary: "zebrafish", range: "<=V5.0.0 build 160101" }),
		open({ id: "OPENED", version: "2", title: "Opened", product: "ND-OPEN", cve: "CVE-2026-1006", date: "2026-02-20T00:00:00Z" }),
		// Closed again: gone.
		open({ id: "CLOSED", title: "Closed zebrafish", product: "ND-SECRET7" }),
		secret("AMBER", 7, { id: "CLOSED", version: "2", date: "2026-02-20T00:00:00Z" }),
	];
	const site = await siteOf(context, { documents });
	const paths = [
		...PAGES,
		"/advisories?q=zebrafish",
		"/sitemap.xml",
		"/campaigns",
		"/newsletters",
		...[
			"advisories",
			"vendors/norden",
			"waves",
			"levels/emergency",
			"levels/watch-and-act",
			"levels/advice",
			"lines/norden/nd-sec",
			"languages/de/advisories",
		].flatMap((name) => ["atom", "rss", "json"].map((form) => `/feeds/${name}.${form}`)),
		"/advisories/OPENED",
		"/check?brand=Norden&model=ND-SECRET1&firmware=V5.4.0+build+160414",
	];
	for (const path of paths) {
		const { text } = await get(site, path);
		assert.doesNotMatch(
			text
				.replaceAll("q=zebrafish", "")
				.replaceAll('value="zebrafish"', "")
				.replaceAll(/<bdi>[^<]*: zebrafish<\/bdi>|aria-label="[^"]*: zebrafish"/g, ""),
			/zebrafish|SECRET-\d|CVE-2026-900/,
			path,
		);
	}
	for (const form of ["atom", "rss", "json"])
		assert.doesNotMatch(
			(await get(site, `/feeds/cves/cve-2026-9001.${form}`)).text,
			/zebrafish|SECRET-\d/,
			"a hole is followed before it is told",
		);
	assert.ok((await get(site, "/advisories/OPENED")).text.includes("ND-OPEN"), "what is public is shown");
	for (const path of [
		...[1, 2, 3, 4, 5].flatMap((n) => [`/advisories/SECRET-${n}`, `/advisories/SECRET-${n}/csaf.json`, `/cves/CVE-2026-900${n}`]),
		"/advisories/CLOSED",
		"/advisories/CLOSED/revisions/1",
		"/advisories/OPENED/revisions/1",
	])
		assert.equal((await get(site, path)).status, 404, path);
	const source = madeSite({ documents });
	for await (const page of source.documents.known())
		for (const { sha256, trackingId } of page)
			assert.equal((await get(site, `/documents/${sha256}.json`)).status, trackingId === "OPENED" ? 200 : 404, trackingId);
	const [before] = await source.documents.revisions({ origin: "files/norden cert", trackingId: "OPENED" });
	assert.equal((await get(site, `/documents/${before?.sha256}.json`)).status, 404, "a revision that was not for everybody");
});

test("a document is given as it came, under its address and its hash, with its type and tag", async (context) => {
	const site = await siteOf(context, { documents: REVISED });
	const { text, headers } = await get(site, "/advisories/NORDEN-2026-1/csaf.json");
	assert.equal(headers.get("content-type"), "application/json");
	assert.equal(JSON.parse(text).document.tracking.version, "2");
	const tag = headers.get("etag") ?? "";
	assert.match(tag, /^W\/"[\w-]{22}"$/);
	assert.equal((await get(site, "/advisories/NORDEN-2026-1/csaf.json", { "if-none-match": `"x", ${tag}` })).status, 304);
	const [first] = await madeSite({ documents: REVISED }).documents.revisions({ origin: "files/norden cert", trackingId: "NORDEN-2026-1" });
	const old = await get(site, `/documents/${first?.sha256}.json`);
	assert.equal(JSON.parse(old.text).document.tracking.version, "1");
	assert.match(old.headers.get("cache-control") ?? "", /immutable/);
});

test("pages are tagged, and asked for again they are not sent; what changes makes another tag", async (context) => {
	const clock = { now: Date.parse(`${DAY}T12:00:00Z`) };
	const documents: DocumentSketch[] = [open()];
	const source = madeSite({ now: () => clock.now, documents });
	let made = source;
	const site = await served(context, {
		site: {
			...source,
			stamp: () => made.stamp(),
			documents: { ...source.documents, known: () => made.documents.known(), bytes: (hash) => made.documents.bytes(hash) },
		},
	});
	for (const path of ["/", "/advisories", "/advisories/NORDEN-2026-1", "/vendors/norden", "/feeds/advisories.atom", "/sitemap.xml"]) {
		const { headers } = await get(site, path);
		const tag = headers.get("etag") ?? "";
		assert.match(headers.get("vary") ?? "", /Accept-Language/, path);
		assert.equal((await get(site, path, { "if-none-match": tag })).status, 304, path);
		assert.equal(
			(await get(site, path, { "if-none-match": tag, "accept-language": "de" })).status,
			path === "/sitemap.xml" ? 304 : 200,
			path,
		);
	}
	const before = (await get(site, "/")).headers.get("etag") ?? "";
	made = madeSite({ documents: [open(), open({ id: "NORDEN-2026-2", title: "Another", cve: "CVE-2026-1002" })] });
	clock.now += 60_000;
	await get(site, "/");
	await new Promise((resolve) => setTimeout(resolve, 50));
	const after = await get(site, "/", { "if-none-match": before });
	assert.equal(after.status, 200);
	assert.ok(after.text.includes("Another"));
});

test("revisions: what changed is said, the older one stays, marked and unlisted, and corrections name it", async (context) => {
	const site = await siteOf(context, { documents: REVISED });
	const now = await get(site, "/advisories/NORDEN-2026-1");
	assert.match(now.text, /was: [^<]*V5\.4\.4 build 161125/);
	assert.match(now.text, /now: [^<]*V5\.4\.9 build 180101/);
	const old = await get(site, "/advisories/NORDEN-2026-1/revisions/1");
	assert.match(old.text, /This is an older revision/);
	assert.match(old.text, /<meta name="robots" content="noindex"/);
	assert.ok(old.text.includes("V5.4.4 build 161125"));
	assert.equal((await get(site, "/advisories/NORDEN-2026-1/revisions/2")).status, 303, "the current one has one address");
	assert.equal((await get(site, "/advisories/NORDEN-2026-1/revisions/3")).status, 404);
	assert.ok((await get(site, "/corrections")).text.includes("/advisories/NORDEN-2026-1#history"));
	assert.ok(!(await get(site, "/sitemap.xml")).text.includes("revisions"));
});

test("brands of the same devices are listed with who has answered, and silence is told as silence", async (context) => {
	const site = await siteOf(context, { documents: [open()] });
	const { text } = await get(site, "/advisories/NORDEN-2026-1/brands");
	for (const brand of ["Kustos", "Lumen"]) assert.match(text, new RegExp(`${brand}[^]{0,200}silent`), brand);
	assert.doesNotMatch(text, /Phantom/);
	assert.match((await get(site, "/advisories/NORDEN-2026-1")).text, /href="\/advisories\/NORDEN-2026-1\/brands"/);
});

test("an id is found in any case; two publishers with one id are told apart", async (context) => {
	const documents = [
		open(),
		open({ origin: "files/other", publisher: "Other", title: "Another one" }),
		open({ id: "a/b c", title: "Odd id" }),
	];
	const site = await siteOf(context, { documents });
	const choice = await get(site, "/advisories/norden-2026-1");
	assert.equal(choice.status, 300);
	const links = [...choice.text.matchAll(/href="(\/advisories\/NORDEN-2026-1~[0-9a-f]{12})"/g)].map(([, href]) => href ?? "");
	assert.equal(new Set(links).size, 2);
	for (const link of links) assert.equal((await get(site, link)).status, 200);
	const odd = /href="(\/advisories\/d-[0-9a-f]{12})"/.exec((await get(site, "/advisories")).text)?.[1] ?? "";
	assert.ok((await get(site, odd)).text.includes("Odd id"));
	const one = await siteOf(context, { documents: [open()] });
	const moved = await get(one, "/advisories/norden-2026-1");
	assert.deepEqual([moved.status, moved.headers.get("location")], [301, "/advisories/NORDEN-2026-1"]);
});

test("a warning that was withdrawn keeps its address, asks for nothing, and calls nothing safe", async (context) => {
	const documents = [open(), open({ version: "2", category: "csaf_withdrawn", date: "2026-02-20T00:00:00Z" })];
	const site = await siteOf(context, { documents });
	const { status, text } = await get(site, "/advisories/NORDEN-2026-1");
	assert.equal(status, 200);
	assert.match(text, /withdrawn by its publisher/);
	assert.doesNotMatch(text, /What to do now/);
	assert.match((await get(site, "/feeds/advisories.atom")).text, /<title>Withdrawn: /);
});

const EVIL = `<script>alert('seawall-was-here')</script>"><img src=x onerror=alert(1)>\u202e`;

test("hostile documents: nothing of them becomes markup, a script, or a link that runs", async (context) => {
	const documents = [
		open({
			id: EVIL,
			publisher: EVIL,
			title: EVIL,
			product: EVIL,
			vendor: EVIL,
			fix: `Update to ${EVIL}`,
			summary: EVIL,
			note: `${EVIL}\n- ${EVIL}\n</script><!--`,
			url: "javascript:alert('seawall-was-here')",
			thanks: EVIL,
		}),
		open({ id: "LONG-1", title: "x".repeat(500_000), note: "y".repeat(500_000), product: "z".repeat(5000), cve: "CVE-2026-1009" }),
	];
	const wave = {
		...WAVE,
		key: { ...WAVE.key, maker: EVIL, signature: EVIL },
		evidence: [{ text: EVIL, source: "javascript:alert(1)" }],
		countries: [EVIL],
	};
	const site = await siteOf(context, { documents, waves: [wave] });
	const slugs = [...(await get(site, "/advisories")).text.matchAll(/href="(\/advisories\/[^"?]+)"/g)].map(([, href]) => href ?? "");
	const check = `/check?brand=${encodeURIComponent(EVIL)}&model=${encodeURIComponent(EVIL)}&firmware=${encodeURIComponent(EVIL)}`;
	const search = `/advisories?q=${encodeURIComponent(EVIL)}`;
	const feeds = ["/feeds/advisories.atom", "/feeds/advisories.rss", "/feeds/advisories.json", "/feeds/waves.atom"];
	for (const path of [
		"/",
		...new Set(slugs),
		"/cves/CVE-2026-1001",
		"/cves/CVE-2026-1009",
		"/waves",
		"/waves/wave-1",
		check,
		search,
		"/corrections",
		...feeds,
	]) {
		const { status, text } = await get(site, path);
		assert.equal(status, 200, path);
		assert.ok(Buffer.byteLength(text) < MOST_BYTES, `${path}: ${Buffer.byteLength(text)}`);
		assert.equal(/<img|<script>|onerror=alert\(1\)>|href="javascript:/i.exec(text)?.[0], undefined, path);
		assert.ok(!text.includes("\u202e"), path);
	}
	assert.deepEqual(site.defects, []);
});

test("a pasted notice is scored, marked and shown as text, whatever it holds, and asked of too often it is refused", async (context) => {
	const site = await siteOf(context, { documents: [] });
	const paste = async (text: string, language = "en") => {
		const body = new URLSearchParams({ text }).toString();
		const headers = { "content-type": "application/x-www-form-urlencoded", "accept-language": language };
		const answer = await site.browser().ask("/score", { method: "POST", body, headers });
		return { status: answer.status, kept: answer.headers.get("cache-control"), text: await answer.text() };
	};
	const { status, kept, text } = await paste("Acme is proud of its award-winning quality.\n\nInstall 2.6.1 on every T30.");
	assert.deepEqual([status, kept], [200, "no-store"]);
	assert.match(text, /<mark class="said (?:bolstering|ingratiation)"><bdi>Acme is proud of its award-winning quality\./);
	assert.match(text, /Words before the first thing to do<\/dt><dd>7</);
	assert.match(text, /11 elements missing/);
	assert.match((await paste("Installieren Sie 2.6.1 auf jeder T30.", "de")).text, /was geschehen kann/);
	for (const evil of [
		EVIL,
		`${EVIL} Install 2.6.1.`,
		`<p>${EVIL}</p><textarea></textarea></textarea><script>alert(1)</script>`,
		"",
		"\u202e",
	]) {
		const shown = await paste(evil);
		assert.equal(shown.status, 200);
		assert.equal(
			/<img|<script>|onerror=alert\(1\)>|href="javascript:/i.exec(shown.text.replace(/<textarea[\s\S]*?<\/textarea>/, ""))?.[0],
			undefined,
		);
		assert.ok(!(/<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec(shown.text)?.[1] ?? "<").includes("<"), "markup in the field");
	}
	const many = await Promise.all(Array.from({ length: 31 }, () => paste("x")));
	assert.ok(many.some((one) => one.status === 429));
	assert.deepEqual(site.defects, []);
});

test("the check: a verdict with its proof, what to read off where a fact is missing, and unknown is never safe", async (context) => {
	const site = await siteOf(context, { documents: [open()], kev: { "CVE-2026-1001": "2026-02-25" } });
	const ask = async (brand: string, model: string, firmware: string, language = "en") =>
		(await get(site, `/check?${new URLSearchParams({ brand, model, firmware })}`, { "accept-language": language })).text;
	const affected = await ask("Norden", "ND-CAM2142", "V5.4.0 build 160414");
	assert.match(affected, /At risk: do this first/);
	assert.match(affected, /Install V5\.4\.5 build 170124 or later, and keep the device off the internet/);
	assert.match(affected, /href="\/advisories\/NORDEN-2026-1"/);
	assert.match(affected, /Because|Why/);
	assert.match(await ask("Norden", "ND-CAM2142", "V5.4.0 build 160414", "de"), /Gefährdet: tun Sie zuerst dies/);
	const open_ = await ask("Norden", "ND-CAM2142", "");
	assert.match(open_, /Not decided: a fact is missing/);
	assert.match(open_, /What to read off the device/);
	const fixed = await ask("Norden", "ND-CAM2142", "V5.4.5 build 170124");
	assert.match(fixed, /The holes that are listed for it are fixed in this firmware/);
	assert.match(fixed, /It is no word about any other hole/);
	const nothing = await ask("Ostwerk", "OW-9999", "1.0");
	assert.match(nothing, /which is not the same as safe/);
	assert.match(nothing, /1.?public document was looked through/);
	for (const answer of [affected, open_, fixed, nothing]) assert.match(answer, /<meta name="robots" content="noindex"/);
	assert.doesNotMatch((await get(site, "/check?brand=Norden")).text, /You asked about/, "a brand that a link fills in is no question yet");
});

test("the check: nothing is kept, no cookie is set, and too many questions are put off", async (context) => {
	const site = await siteOf(context, { documents: [open()] });
	const before = await site.store.meta.stamp();
	const answers = await Promise.all(Array.from({ length: 31 }, (_, n) => get(site, `/check?brand=Norden&model=ND-CAM${n}`)));
	assert.deepEqual(answers.map(({ status }) => status).toSorted(), [...Array(30).fill(200), 429]);
	const late = answers.find(({ status }) => status === 429);
	assert.equal(late?.headers.get("retry-after"), "60");
	for (const { headers } of answers) {
		assert.equal(headers.get("cache-control"), "no-store");
		assert.equal(headers.getSetCookie().length, 0);
	}
	assert.deepEqual(await site.store.meta.stamp(), before);
	assert.equal((await get(site, "/advisories/NORDEN-2026-1")).status, 200, "warnings are never put off");
});

test("waves: those on record with their sums, none that is made up, and not who typed them", async (context) => {
	const made = { ...WAVE, id: "made-up", synthetic: true, key: { ...WAVE.key, signature: "made up" } };
	const over = { ...WAVE, id: "over", endedAt: "2026-02-25" };
	const site = await siteOf(context, { documents: [open()], waves: [WAVE, made, over] });
	const { text } = await get(site, "/waves");
	assert.match(text, /Runs now/);
	assert.match(text, /href="\/waves\/over"/);
	assert.doesNotMatch(text, /made.up/);
	assert.equal((await get(site, "/waves/made-up")).status, 404);
	const one = (await get(site, "/waves/wave-1")).text;
	for (const words of ["410", "1,940", "Category W3", "DE, NL", "Cameras were renamed overnight"]) assert.ok(one.includes(words), words);
	assert.ok(!one.includes("somebody@harbour.example"));
	assert.match((await get(site, "/")).text, /<div class="wave">/);
});

test("a measured wave is shown in sums: series, category, countries of many, and nothing of few", async (context) => {
	const wave = { ...foundWave(), id: "w-1", revision: 3 };
	const site = await siteOf(context, { documents: [open()], waves: [wave] });
	const { text } = await get(site, "/waves/w-1");
	for (const words of ["<svg", "fewer than 5", "10 or more victims", "Broader than 99.8 %", "Brazil", "155", "330 networks"])
		assert.ok(text.includes(words), words);
	assert.doesNotMatch(text, /Liechtenstein|198\.51\.100|>404|>168|12 victims/);
	assert.doesNotMatch((await get(site, "/feeds/waves.json")).text, /404|198\.51/);
});

test("a demonstration shows made-up waves and no others, and says so on every page and in every feed", async (context) => {
	const made = { ...foundWave({ synthetic: true }), id: "made-up", revision: 1 };
	const site = await siteOf(context, { documents: [open()], waves: [WAVE, made], operator: { isDemonstration: true } });
	for (const path of ["/", "/waves", "/waves/made-up", "/advisories", "/faq"])
		assert.match((await get(site, path)).text, /A demonstration with synthetic data/, path);
	assert.equal((await get(site, "/waves/wave-1")).status, 404);
	assert.match((await get(site, "/waves/made-up")).text, /Sources of attack by period \(synthetic data\)/);
	for (const form of ["atom", "rss", "json"]) assert.match((await get(site, `/feeds/waves.${form}`)).text, /synthetic data/, form);
});

test("an empty site says that it is empty, and nothing better", async (context) => {
	const site = await siteOf(context, { operator: {} });
	for (const path of [
		"/",
		"/advisories",
		"/waves",
		"/vendors/norden",
		"/corrections",
		"/contact",
		"/feeds/advisories.atom",
		"/feeds/waves.json",
	])
		assert.equal((await get(site, path)).status, 200, path);
	assert.match((await get(site, "/")).text, /There is no public warning yet/);
	assert.match((await get(site, "/contact")).text, /has not said how to be reached/);
	assert.equal((await get(site, "/.well-known/security.txt")).status, 404);
	assert.doesNotMatch((await get(site, "/subscribe")).text, /<form/, "no form that leads nowhere");
});

test("what the operator states stands on the pages, and in security.txt", async (context) => {
	const security = { contact: ["mailto:security@harbour.example"], expires: "2027-01-01T00:00:00Z" };
	const site = await siteOf(context, { operator: { ...OPERATOR, security } });
	const contact = (await get(site, "/contact")).text;
	for (const words of ["mailto:warn@harbour.example", "1 Quay Street", "/.well-known/security.txt"])
		assert.ok(contact.includes(words), words);
	assert.match((await get(site, "/")).text, /This site is run by Harbour CERT/);
	const { text, headers } = await get(site, "/.well-known/security.txt");
	assert.match(text, /^Contact: mailto:security@harbour\.example\r\nExpires: 2027-01-01/);
	assert.match(headers.get("content-type") ?? "", /^text\/plain/);
});

test("without a public site the front door leads to the console, and nothing of it is there", async (context) => {
	const site = await served(context);
	assert.deepEqual([(await get(site, "/")).status, (await get(site, "/")).headers.get("location")], [303, "/console"]);
	for (const path of [...PAGES.slice(1), "/feeds/advisories.atom", "/sitemap.xml", "/robots.txt", "/.well-known/security.txt"])
		assert.equal((await get(site, path)).status, 404, path);
});

test("strange addresses: the right status, and a way on", async (context) => {
	const site = await siteOf(context, { documents: [open()] });
	for (const path of [
		"/nothing",
		"/advisories/..%2f..%2fetc",
		"/advisories/%00",
		"/advisories/__proto__",
		`/advisories/${"x".repeat(5000)}`,
		"/vendors/constructor",
		"/vendors/text:norden",
		"/waves/%E0%A4%A",
		"/documents/zz.json",
		"/feeds/advisories.exe",
		"/feeds/vendors/nobody.atom",
		"/cves/CVE-1",
	]) {
		const { status, text } = await get(site, path);
		assert.equal(status, 404, path);
		assert.match(text, /There is no such page/, path);
	}
	assert.equal((await get(site, "/nothing", { accept: "application/json" })).headers.get("content-type"), "application/problem+json");
	assert.equal((await site.browser().ask("/advisories", { method: "POST" })).status, 405);
	assert.deepEqual(site.defects, []);
});

test("the language: as the browser asks, as it is switched, and kept only then", async (context) => {
	const site = await siteOf(context, { documents: [open()] });
	const browser = site.browser();
	const lang = async (path: string) => /<html lang="(\w\w)/.exec(await (await browser.ask(path)).text())?.[1];
	assert.equal(await lang("/"), "en");
	assert.equal(browser.cookies.size, 0);
	assert.equal(await lang("/about?lang=de"), "de");
	assert.equal(await lang("/"), "de");
	assert.equal(await lang("/?lang=xx"), "de");
	assert.deepEqual([...browser.cookies.keys()], ["seawall-language"]);
});

test("search engines are shown every public page once, and where not to look", async (context) => {
	const site = await siteOf(context, { documents: REVISED, waves: [WAVE] });
	const map = (await get(site, "/sitemap.xml")).text;
	const urls = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url ?? "");
	assert.equal(new Set(urls).size, urls.length);
	assert.equal(urls.length, 17 + 1 + 1 + catalogue.vendors.length);
	for (const url of urls) assert.equal((await get(site, url)).status, 200, url);
	assert.match((await get(site, "/robots.txt")).text, /Disallow: \/console\n/);
});

test("structured data and previews say what the page says, and end where they end", async (context) => {
	const site = await siteOf(context, { documents: [open({ title: "A </script><b> title", summary: "Do it." })] });
	const { text } = await get(site, "/advisories/NORDEN-2026-1");
	const data = JSON.parse(/<script type="application\/ld\+json">([^<]*)<\/script>/.exec(text)?.[1] ?? "") as Record<string, unknown>;
	assert.equal(data["headline"], "A </script><b> title");
	assert.equal(data["identifier"], "NORDEN-2026-1");
	assert.match(text, /<meta property="og:title" content="A &lt;\/script&gt;&lt;b&gt; title/);
	assert.match(text, new RegExp(`<link rel="canonical" href="http://${HOST}/advisories/NORDEN-2026-1"`));
	for (const form of ["atom", "rss", "json"]) assert.ok(text.includes(`href="/feeds/vendors/norden.${form}"`), form);
});
