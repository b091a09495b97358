/** Working with a fleet in a real browser: from the first link to a proof by keyboard alone, and every page looked at by axe-core. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { serve } from "../../src/serve/serve.ts";
import { catalogueAdvisories } from "../../src/store/disk/catalogue-folder.ts";
import { type HeldPeople, openHeldPeople } from "../../src/store/held/held-people.ts";
import { openBrowser, WIDE } from "../support/browser.ts";
import { testNeeding } from "../support/needs.ts";

const executablePath = process.env["SEAWALL_TEST_CHROMIUM"];
const browserTest = testNeeding("chromium", executablePath);
const PASSWORD = "correct horse battery staple";

const LIST = `Standort;Name;Hersteller;Typ;Version;Erreichbarkeit;Kennwort
Depot North;Gate;Hikvision;DS-2CD2142FWD-I;V5.4.0 build 160530;internet;geheim
Depot North;Ramp;Hikvision;DS-2CD2142FWD-I;V5.4.0;;geheim
Rathaus Köln – Tiefgarage Süd;Tür <b>;Axis;M3045-V;11.11.73;;geheim
Yard;;Noname Vision;X-1;1.0;;geheim
Yard;"Torn;Axis;M3045-V;11.11.73;;geheim
`;

let browser: Browser;
let folder: string;
let held: HeldPeople;
let address: string;
let close: (() => Promise<void>) | undefined;
const defects: unknown[] = [];

before(async () => {
	if (executablePath === undefined || executablePath === "") return;
	browser = await openBrowser(executablePath);
	folder = mkdtempSync(join(tmpdir(), "seawall-fleet-"));
	const opened = await openHeldPeople(folder, "change");
	assert.ok(opened.ok);
	held = opened.value;
	assert.deepEqual(await held.bringDocuments(catalogueAdvisories()), []);
	const place = { port: 0, host: "127.0.0.1", publicUrl: undefined, trustedProxies: [] };
	const served = await serve({ ...held, version: "0" }, place, (error) => defects.push(error));
	assert.ok(served.ok);
	address = served.value.address;
	close = served.value.close;
});

after(async () => {
	await browser?.close();
	await close?.();
	await held?.close();
	if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

async function link(email: string): Promise<string> {
	const at = Date.now();
	const organisationId = await held.people.defaultOrganisation({ name: held.organisation, who: "system", at });
	const { text, hash } = held.secret();
	await held.people.invite({
		secretHash: hash,
		organisationId,
		role: "admin",
		email,
		expiresAt: at + 60_000,
		replace: false,
		who: "system",
		at,
	});
	return `${address}/console/join?t=${text}`;
}

/** A page that fails the test when it logs, errs, or asks for anything of elsewhere. */
async function watched(options: BrowserContextOptions): Promise<{ readonly page: Page; readonly alarms: string[] }> {
	const page = await (await browser.newContext(options)).newPage();
	const alarms: string[] = [];
	page.on("console", (message) => alarms.push(message.text()));
	page.on("pageerror", (error) => alarms.push(error.message));
	page.on("request", (request) => {
		if (!request.url().startsWith(address) && !request.url().startsWith("data:")) alarms.push(`elsewhere: ${request.url()}`);
	});
	return { page, alarms };
}

/** Puts the focus on what is named by Tab alone, as somebody without a mouse does. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
	for (let steps = 0; steps < 250; steps += 1) {
		await page.keyboard.press("Tab");
		const label = await page.evaluate<string>(
			"(document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.labels?.[0]?.textContent ?? document.activeElement?.textContent ?? '').trim()",
		);
		if (name.test(label)) return;
	}
	assert.fail(`Tab does not reach ${name}`);
}

async function join_(page: Page, email: string): Promise<void> {
	await page.goto(await link(email));
	await page.getByLabel("Your name").focus();
	await page.keyboard.type("Ada");
	await page.getByLabel("Password", { exact: true }).focus();
	await page.keyboard.type(PASSWORD);
	await page.keyboard.press("Tab");
	await page.keyboard.type(PASSWORD);
	await page.keyboard.press("Enter");
	await page.waitForURL(/organisations\/[^/]+$/);
}

/** Sends the list, and keeps it. */
async function keepList(page: Page): Promise<void> {
	await tabTo(page, /^Imports$/);
	await page.keyboard.press("Enter");
	await page.waitForURL(/imports$/);
	// A browser's own window for files is no part of the page.
	await page.locator("#file").setInputFiles({ name: "cameras.csv", mimeType: "text/csv", buffer: Buffer.from(LIST) });
	await tabTo(page, /^Look at it$/);
	await page.keyboard.press("Enter");
	await page.getByRole("button", { name: /^Keep \d/ }).waitFor();
	await tabTo(page, /^Keep \d/);
	await page.keyboard.press("Enter");
	await page.getByText("See the answer").waitFor();
}

for (const javaScriptEnabled of [true, false]) {
	browserTest(`console: from the first link to a proof by keyboard alone, ${javaScriptEnabled ? "with" : "without"} script`, async () => {
		const { page, alarms } = await watched({ viewport: WIDE, javaScriptEnabled });
		await join_(page, `ada-${javaScriptEnabled}@example.org`);
		await keepList(page);
		await tabTo(page, /^See the answer$/);
		await page.keyboard.press("Enter");
		await page.getByRole("heading", { level: 1, name: "1 device at risk can be reached from the internet" }).waitFor();
		await tabTo(page, /^1at risk/);
		await page.keyboard.press("Enter");
		await page.waitForURL(/verdict=known_affected/);
		await tabTo(page, /^Gate$/);
		await page.keyboard.press("Enter");
		await page.getByRole("heading", { level: 1, name: "Gate" }).waitFor();
		await page.getByText("Hence: at risk").first().waitFor();
		assert.match((await page.locator(".story").first().textContent()) ?? "", /DS-2CD2xx2FWD Series/);
		assert.deepEqual(alarms, []);
		assert.deepEqual(defects, []);
		await page.context().close();
	});
}
