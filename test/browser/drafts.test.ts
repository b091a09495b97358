/** The editor of advisories in a real browser: by keyboard, without a script and with it, narrow and wide, and with axe. */
import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Page } from "playwright-core";
import { axe, fitsAcross, NARROW, unfold, WIDE } from "../support/browser.ts";
import { testNeeding } from "../support/needs.ts";
import { PASSWORD, type ServedBrowser, serveForBrowser } from "../support/served-browser.ts";

const executablePath = process.env["SEAWALL_TEST_CHROMIUM"];
const browserTest = testNeeding("chromium", executablePath);

let served: ServedBrowser;

before(async () => {
	if (executablePath === undefined || executablePath === "") return;
	served = await serveForBrowser(executablePath);
});

after(async () => {
	await served?.close();
});

/** A page of somebody who may publish, signed in by a link. */
async function publisher(
	email: string,
	javaScriptEnabled: boolean,
): Promise<{ readonly page: Page; readonly base: string; readonly alarms: readonly string[] }> {
	const { page, alarms } = await served.watched({ viewport: WIDE, javaScriptEnabled, bypassCSP: true });
	await page.goto(await served.link("publisher", email));
	await page.locator("input[name=name]").fill(email.split("@")[0] ?? "");
	for (const field of await page.locator("input[type=password]").all()) await field.fill(PASSWORD);
	await page.locator("main button[type=submit]").first().click();
	await page.waitForURL((url) => !url.pathname.endsWith("/join"));
	return { page, alarms, base: `${served.address}/console/organisations/${served.organisationId}/drafts` };
}

browserTest("an advisory is begun and written by keyboard without a script", async () => {
	const { page, base } = await publisher("ada@example.org", false);
	await page.goto(base);
	await page.getByLabel("Number (tracking id)").focus();
	await page.keyboard.type("QUAY-2026-0001");
	await page.keyboard.press("Enter");
	await page.getByRole("heading", { level: 1, name: "QUAY-2026-0001" }).waitFor();
	const type = async (label: string, text: string) => {
		await page.getByLabel(label, { exact: true }).first().focus();
		await page.keyboard.type(text);
	};
	await type("Title", "Cameras: login can be passed by");
	await type("Publisher", "Quay");
	await type("Address of the publisher", "https://quay.example");
	await type("Maker or brand", "Hikvision");
	await type("Model or series", "DS-2CD2142FWD-I");
	await type("CVE", "CVE-2026-10001");
	await page.keyboard.press("Enter");
	await page.getByRole("status").filter({ hasText: "Saved" }).waitFor();
	assert.equal(await page.getByLabel("Model or series", { exact: true }).first().inputValue(), "DS-2CD2142FWD-I");
	// The arrow keys click a vector together: each group is one stop of the Tab key.
	await page.getByRole("group", { name: "Attack Vector" }).first().getByRole("radio").first().focus();
	for (let metric = 0; metric < 8; metric++) {
		await page.keyboard.press("Space");
		await page.keyboard.press("Tab");
	}
	await page.getByLabel("Title", { exact: true }).first().focus();
	await page.keyboard.press("Enter");
	await page
		.getByText(/^CVSS 3\.1: \d/)
		.first()
		.waitFor();
	assert.deepEqual(served.defects, []);
});

browserTest("with a script findings follow what is typed, and it saves by itself; axe finds nothing, and it fits a telephone", async () => {
	const { page, base, alarms } = await publisher("bob@example.org", true);
	await page.goto(base);
	await page.getByLabel("Number (tracking id)").fill("QUAY-2026-0002");
	await page.keyboard.press("Enter");
	await page.getByRole("heading", { level: 1, name: "QUAY-2026-0002" }).waitFor();
	assert.match((await page.locator("#look").textContent()) ?? "", /publisher's address/);
	await page.getByLabel("Address of the publisher", { exact: true }).fill("https://quay.example");
	await page.locator("#look", { hasNotText: "publisher's address" }).waitFor();
	await page.getByText(/Saved, revision 2/).waitFor({ timeout: 20_000 });
	await page.reload();
	assert.equal(await page.getByLabel("Address of the publisher", { exact: true }).inputValue(), "https://quay.example");
	await unfold(page);
	assert.deepEqual(await axe(page), []);
	await page.setViewportSize(NARROW);
	assert.ok(await fitsAcross(page));
	assert.deepEqual(alarms, []);
	assert.deepEqual(served.defects, []);
});
