/** The public site in a real browser, as `serve` serves it: by keyboard and without script, at every width and light, with hostile documents. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import type { BrowserContextOptions } from "playwright-core";
import { catalogueAdvisories } from "../../src/store/disk/catalogue-folder.ts";
import { holdDocuments } from "../../src/store/held/hold-documents.ts";
import { openStore } from "../../src/store/open-store.ts";
import { fitsAcross, look, unfold, WAYS } from "../support/browser.ts";
import { foundWave } from "../support/found-wave.ts";
import { csafOf, open, WAVE } from "../support/made-site.ts";
import { testNeeding } from "../support/needs.ts";
import { type ServedBrowser, serveForBrowser, type WatchedPage } from "../support/served-browser.ts";

const executablePath = process.env["SEAWALL_TEST_CHROMIUM"];
const browserTest = testNeeding("chromium", executablePath);

const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };
const TINY = { width: 320, height: 640 };
const WARNING = "/advisories/SEAWALL-2017-0001";
const EVIL = `<script>alert('seawall-was-here')</script>"><img src=x onerror="alert('seawall-was-here')">`;

let site: ServedBrowser;

/** A data directory with the catalogue's documents, a stranger's hostile one, one that is not for everybody, and a wave. */
async function prepare(data: string): Promise<void> {
	const opened = await openStore({ dataFolder: data });
	assert.ok(opened.ok);
	const store = opened.value;
	const files = [
		open({
			id: "EVIL-2026-1",
			publisher: EVIL,
			title: EVIL,
			vendor: EVIL,
			product: EVIL,
			summary: EVIL,
			note: EVIL,
			url: "javascript:alert('seawall-was-here')",
		}),
		open({ id: "TWICE-2026-1", title: "Revised cameras", cve: "CVE-2026-2001" }),
		open({
			id: "TWICE-2026-1",
			title: "Revised cameras",
			cve: "CVE-2026-2001",
			version: "2",
			range: "<=V5.4.9 build 180101",
			date: "2026-02-20T00:00:00Z",
		}),
		{ tlp: "AMBER", id: "AMBER-2026-1", title: "zebrafish", cve: "CVE-2026-3001" },
	];
	for (const [at, sketch] of files.entries()) {
		const file = join(data, `${at}.json`);
		writeFileSync(file, JSON.stringify(csafOf(sketch)));
		const { problems } = await holdDocuments(store, catalogueAdvisories(), [file]);
		assert.deepEqual(problems, []);
	}
	const { id: _, revision: __, ...wave } = { ...WAVE, key: { ...WAVE.key, maker: "hikvision", cve: "CVE-2017-7921" } };
	await store.waves.record({ wave, id: undefined, who: "test", at: Date.now() });
	const measured = await store.waves.record({ wave: foundWave(), id: undefined, who: "test", at: Date.now() });
	PAGES.push(`/waves/${measured?.id ?? ""}`);
	await store.close();
}

before(async () => {
	if (executablePath === undefined || executablePath === "") return;
	const publicSite = { operator: { name: "Harbour CERT", email: "warn@harbour.example", imprint: ["1 Quay Street"] } };
	site = await serveForBrowser(executablePath, { fill: prepare, place: { publicSite } });
});

after(async () => {
	await site?.close();
});

const watched = (options: BrowserContextOptions): Promise<WatchedPage> => site.watched({ locale: "en-GB", ...options });

const PAGES: string[] = [
	"/",
	"/advisories",
	"/advisories?q=nothing+of+the+kind",
	WARNING,
	"/advisories/SEAWALL-2021-0002",
	"/advisories/EVIL-2026-1",
	"/advisories/TWICE-2026-1",
	"/advisories/TWICE-2026-1/revisions/1",
	"/cves/CVE-2017-7921",
	"/check",
	"/score",
	"/check?brand=Hikvision&model=DS-2CD2142FWD-I&firmware=V5.4.0+build+160414",
	"/check?brand=Hikvision&model=DS-2CD2142FWD-I&firmware=",
	"/check?brand=Axis&model=M3045-V&firmware=11.11.73",
	"/waves",
	"/vendors",
	"/vendors/hikvision",
	"/vendors/lorex",
	"/about",
	"/faq",
	"/contact",
	"/corrections",
	"/subscribe",
];

for (const [locale, ways] of [
	["en-GB", WAYS.one],
	["de-DE", WAYS.other],
] as const) {
	browserTest(`site: no serious violation of axe-core and no scrolling across: ${locale}`, async () => {
		const { page, alarms } = await watched({ locale, bypassCSP: true });
		for (const path of PAGES) {
			await page.goto(`${site.address}${path}`);
			await look(page, path, ways);
		}
		assert.deepEqual(alarms, []);
		assert.deepEqual(site.defects, []);
		await page.context().close();
	});
}

browserTest("site: on a telephone the first screen of a warning holds the sentence that says what to do", async () => {
	for (const locale of ["en-GB", "de-DE"]) {
		for (const viewport of [SIZES.narrow, TINY]) {
			const { page } = await watched({ viewport, locale });
			for (const path of [WARNING, "/advisories/SEAWALL-2021-0001", "/advisories/TWICE-2026-1"]) {
				await page.goto(`${site.address}${path}`);
				const box = await page.locator(".do-first").boundingBox();
				assert.ok(box !== null && box.y > 0, path);
				const seen = viewport === TINY ? box.y : box.y + box.height;
				assert.ok(seen < viewport.height, `${path} at ${viewport.width}: ${seen}`);
				assert.ok(await fitsAcross(page), path);
			}
			await page.context().close();
		}
	}
});

browserTest("site: without script and by keyboard: from the front door to a warning, its document, and the check of a device", async () => {
	const { page, alarms } = await watched({ viewport: SIZES.wide, javaScriptEnabled: false });
	await page.goto(`${site.address}/`);
	await page.keyboard.press("Tab");
	assert.equal(await page.evaluate(() => 1).catch(() => "no script"), 1);
	await page.keyboard.press("Enter");
	assert.match(page.url(), /#main$/);
	const link = page.locator(".warnings a").filter({ hasText: "Hikvision cameras of seven series" }).first();
	await link.focus();
	await page.keyboard.press("Enter");
	await page.waitForURL(`${site.address}${WARNING}`);
	assert.match((await page.locator(".do-first").textContent()) ?? "", /^Update each camera to the fixed build/);
	const model = page.getByLabel("Model", { exact: true });
	assert.equal(await page.getByLabel("Brand on the label").inputValue(), "Hikvision");
	await model.focus();
	await page.keyboard.type("DS-2CD2142FWD-I");
	await page.keyboard.press("Tab");
	await page.keyboard.type("V5.4.0 build 160414");
	await page.keyboard.press("Enter");
	await page.getByRole("heading", { level: 2, name: /At risk: do this first/ }).waitFor();
	assert.match((await page.locator(".do-first").textContent()) ?? "", /Install V5\.4\.5 Build 170124 or later/);
	await page.locator("#why summary").nth(1).focus();
	await page.keyboard.press("Enter");
	assert.ok(await page.locator("#why details").nth(1).locator(".story").isVisible());
	await page
		.getByRole("link", { name: /^Hikvision cameras of seven series/ })
		.first()
		.focus();
	await page.keyboard.press("Enter");
	await page.waitForURL(`${site.address}${WARNING}`);
	assert.deepEqual(alarms, []);
	await page.context().close();
});

browserTest("site: without script a list is searched and narrowed, and the language is switched and stays", async () => {
	const { page, alarms } = await watched({ viewport: SIZES.narrow, javaScriptEnabled: false });
	await page.goto(`${site.address}/advisories`);
	await page.getByLabel("Search").focus();
	await page.keyboard.type("dahua cve-2021-33044");
	await page.keyboard.press("Enter");
	await page.waitForURL(/q=dahua/);
	assert.equal(await page.locator(".warnings > li").count(), 1);
	await page.getByRole("link", { name: "Deutsch" }).focus();
	await page.keyboard.press("Enter");
	await page.getByRole("heading", { level: 1, name: "Warnungen" }).waitFor();
	await page.goto(`${site.address}/about`);
	await page.getByRole("heading", { level: 1, name: "Über diese Seite" }).waitFor();
	assert.deepEqual(alarms, []);
	await page.context().close();
});

browserTest("site: the menu of a telephone opens without script", async () => {
	const { page } = await watched({ viewport: SIZES.narrow, javaScriptEnabled: false });
	await page.goto(`${site.address}/`);
	await page.getByRole("button", { name: "Menu" }).click();
	await page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "Makers and brands" }).click();
	await page.getByRole("heading", { level: 1, name: "Makers and brands" }).waitFor();
	await page.context().close();
});

browserTest("site: hostile documents are shown and never run", async () => {
	const { page, alarms } = await watched({ viewport: SIZES.wide });
	const evil = encodeURIComponent(EVIL);
	for (const path of [
		"/advisories/EVIL-2026-1",
		"/advisories",
		"/",
		`/check?brand=${evil}&model=${evil}&firmware=${evil}`,
		`/advisories?q=${evil}`,
	]) {
		await page.goto(`${site.address}${path}`);
		await unfold(page);
		assert.equal(await page.locator("main script, img, iframe, object, embed, a[href^='javascript:' i]").count(), 0, path);
	}
	await page.goto(`${site.address}/advisories/EVIL-2026-1`);
	assert.ok(((await page.locator("h1").textContent()) ?? "").includes("<script>alert('seawall-was-here')</script>"));
	assert.match((await page.locator("#references").textContent()) ?? "", /not linked/);
	assert.deepEqual(alarms, []);
	await page.context().close();
});

browserTest("site: a wave that runs stands first, and what is not for everybody is not there", async () => {
	const { page } = await watched({ viewport: SIZES.wide });
	await page.goto(`${site.address}/`);
	await page.locator(".wave a").first().click();
	await page.getByRole("heading", { level: 1, name: /^Wave of attacks on Hikvision, CVE-2017-7921/ }).waitFor();
	await page.getByRole("link", { name: /^Hikvision cameras of seven series/ }).waitFor();
	for (const path of ["/advisories?q=zebrafish", "/sitemap.xml", "/feeds/advisories.atom"]) {
		const text = await (await page.request.get(`${site.address}${path}`)).text();
		assert.doesNotMatch(text, /AMBER-2026-1|CVE-2026-3001/, path);
	}
	assert.equal((await page.request.get(`${site.address}/advisories/AMBER-2026-1`)).status(), 404);
	await page.context().close();
});
