/** The page of sources in a real browser: reached from the answer, by keyboard and without script, readable at every width. */
import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { createSite } from "../../src/http/create-site.ts";
import { type Listening, listen } from "../../src/http/listen.ts";
import { richAssessment } from "../support/assessment-fixture.ts";
import { look, NARROW, openBrowser, unfold, WAYS, WIDE } from "../support/browser.ts";
import { loneComparison, richComparison } from "../support/comparison-fixture.ts";
import { testNeeding } from "../support/needs.ts";

const executablePath = process.env["SEAWALL_TEST_CHROMIUM"];
const browserTest = testNeeding("chromium", executablePath);
const TOKEN = "a-token-of-the-tests-that-nobody-guesses";
const RICH = "/sources/CVE-2017-7921";

let browser: Browser;
let server: Listening;

before(async () => {
	if (executablePath === undefined || executablePath === "") return;
	browser = await openBrowser(executablePath);
	const app = createSite({
		assessment: () => richAssessment,
		sourcesOn: (cve) => [richComparison, loneComparison].find((comparison) => comparison.cve === cve),
		token: TOKEN,
		openWith: (given: string) => given === TOKEN,
		sample: true,
		questionsCsv: () => "id\r\n",
	});
	const opened = await listen(app, { port: 0 });
	assert.ok(opened.ok);
	server = opened.value;
});

after(async () => {
	await browser?.close();
	await server?.close();
});

async function signedIn(options: BrowserContextOptions): Promise<{ page: Page; alarms: string[] }> {
	const page = await (await browser.newContext(options)).newPage();
	const alarms: string[] = [];
	page.on("dialog", (dialog) => {
		alarms.push(`dialog: ${dialog.message()}`);
		void dialog.dismiss();
	});
	page.on("console", (message) => alarms.push(`console: ${message.text()}`));
	page.on("pageerror", (error) => alarms.push(`error: ${error.message}`));
	await page.goto(`${server.address}/?t=${TOKEN}`);
	return { page, alarms };
}

browserTest("sources: no serious violation of axe-core and no scrolling across: wide and narrow, light and dark", async () => {
	const { page } = await signedIn({ bypassCSP: true });
	for (const path of [RICH, "/sources/CVE-2017-0001", "/sources/CVE-2099-0001"]) {
		await page.goto(`${server.address}${path}`);
		await look(page, path, [...WAYS.one, ...WAYS.other]);
	}
	await page.context().close();
});

browserTest("sources: without script, from a finding to its sources and back, by keyboard alone", async () => {
	const { page } = await signedIn({ viewport: NARROW, javaScriptEnabled: false });
	const fold = page.locator("#findings summary", { hasText: "CVE-2017-7921" }).first();
	await fold.focus();
	await page.keyboard.press("Enter");
	const link = page.locator(`#findings .proof a[href="${RICH}"]`).first();
	await link.focus();
	await page.keyboard.press("Enter");
	await page.waitForURL(`${server.address}${RICH}`);
	assert.match((await page.locator("h1").textContent()) ?? "", /^The 3 sources differ on 5 of your 41.devices/);
	await page.keyboard.press("Tab");
	await page.keyboard.press("Enter");
	await page.locator("#differ summary").first().focus();
	await page.keyboard.press("Enter");
	assert.ok(await page.locator("#differ .ids").first().isVisible());
	await page.getByRole("link", { name: "Back to the answer" }).focus();
	await page.keyboard.press("Enter");
	await page.waitForURL(`${server.address}/`);
	await page.context().close();
});

browserTest("sources: hostile text is shown and never run, and nothing but the page is fetched", async () => {
	const { page, alarms } = await signedIn({ viewport: WIDE });
	const requests: string[] = [];
	page.on("request", (request) => requests.push(request.url()));
	await page.goto(`${server.address}${RICH}`);
	await unfold(page);
	assert.equal(await page.locator("script, img, iframe, object, embed").count(), 0);
	assert.ok(((await page.locator("main").textContent()) ?? "").includes("<script>alert('seawall-was-here')</script>"));
	assert.deepEqual(alarms, []);
	assert.deepEqual(
		requests.filter((url) => !url.startsWith("data:")),
		[`${server.address}${RICH}`],
	);
	await page.context().close();
});

browserTest("sources: only with the printed address, and a hole that nobody names is said so", async () => {
	const stranger = await (await browser.newContext()).newPage();
	assert.equal((await stranger.goto(`${server.address}${RICH}`))?.status(), 401);
	await stranger.context().close();
	const { page } = await signedIn({ viewport: WIDE });
	assert.equal((await page.goto(`${server.address}/sources/CVE-2099-0001`))?.status(), 404);
	assert.match((await page.locator("main").textContent()) ?? "", /None of the documents that were read names this CVE/);
	for (const path of ["/sources/", "/sources/x", "/sources/CVE-2017-7921/../..%2f", "/sources/cve-2017-7921%0a"])
		assert.ok([404, 200].includes((await page.goto(`${server.address}${path}`))?.status() ?? 0), path);
	await page.context().close();
});
