/** Working with a fleet in a real browser: from the first link to a proof by keyboard alone, and every page looked at by axe-core. */
import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Page } from "playwright-core";
import { catalogueAdvisories } from "../../src/store/disk/catalogue-folder.ts";
import { WIDE } from "../support/browser.ts";
import { testNeeding } from "../support/needs.ts";
import { PASSWORD, type ServedBrowser, serveForBrowser } from "../support/served-browser.ts";

const executablePath = process.env["SEAWALL_TEST_CHROMIUM"];
const browserTest = testNeeding("chromium", executablePath);

const LIST = `Standort;Name;Hersteller;Typ;Version;Erreichbarkeit;Kennwort
Depot North;Gate;Hikvision;DS-2CD2142FWD-I;V5.4.0 build 160530;internet;geheim
Depot North;Ramp;Hikvision;DS-2CD2142FWD-I;V5.4.0;;geheim
Rathaus Köln – Tiefgarage Süd;Tür <b>;Axis;M3045-V;11.11.73;;geheim
Yard;;Noname Vision;X-1;1.0;;geheim
Yard;"Torn;Axis;M3045-V;11.11.73;;geheim
`;

let served: ServedBrowser;

before(async () => {
	if (executablePath === undefined || executablePath === "") return;
	served = await serveForBrowser(executablePath, {
		prepare: async (held) => assert.deepEqual(await held.bringDocuments(catalogueAdvisories()), []),
	});
});

after(async () => {
	await served?.close();
});

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
	await page.goto(await served.link("admin", email));
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
		const { page, alarms } = await served.watched({ viewport: WIDE, javaScriptEnabled });
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
		assert.deepEqual(served.defects, []);
		await page.context().close();
	});
}
