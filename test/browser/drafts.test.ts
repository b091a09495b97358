/** The editor of advisories in a real browser: by keyboard, without a script and with it, narrow and wide, and with axe. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import type { Browser, Page } from "playwright-core";
import type { RunningProgram } from "../../src/http/program/serve-program.ts";
import { serve } from "../../src/serve/serve.ts";
import { type HeldPeople, openHeldPeople } from "../../src/store/held/held-people.ts";
import { axe, fitsAcross, NARROW, openBrowser, unfold, WIDE } from "../support/browser.ts";
import { testNeeding } from "../support/needs.ts";

const executablePath = process.env["SEAWALL_TEST_CHROMIUM"];
const browserTest = testNeeding("chromium", executablePath);
const PASSWORD = "correct horse battery staple";

let browser: Browser;
let folder: string;
let held: HeldPeople;
let program: RunningProgram;
const defects: unknown[] = [];

before(async () => {
	if (executablePath === undefined || executablePath === "") return;
	browser = await openBrowser(executablePath);
	folder = mkdtempSync(join(tmpdir(), "seawall-drafts-"));
	const opened = await openHeldPeople(folder, "change");
	assert.ok(opened.ok);
	held = opened.value;
	const place = { port: 0, host: "127.0.0.1", publicUrl: undefined, trustedProxies: [] };
	const served = await serve({ ...held, version: "1" }, place, (error) => defects.push(error));
	assert.ok(served.ok);
	program = served.value;
});

after(async () => {
	await browser?.close();
	await program?.close();
	await held?.close();
	if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

/** A page of somebody who may publish, signed in by a link. */
async function publisher(email: string, javaScriptEnabled: boolean): Promise<{ readonly page: Page; readonly base: string }> {
	const page = await (await browser.newContext({ viewport: WIDE, javaScriptEnabled, bypassCSP: true })).newPage();
	const at = Date.now();
	const organisationId = await held.people.defaultOrganisation({ name: held.organisation, who: "system", at });
	const { text, hash } = held.secret();
	const link = { secretHash: hash, organisationId, role: "publisher", email, expiresAt: at + 60_000, replace: false } as const;
	await held.people.invite({ ...link, who: "system", at });
	await page.goto(`${program.address}/console/join?t=${text}`);
	await page.locator("input[name=name]").fill(email.split("@")[0] ?? "");
	for (const field of await page.locator("input[type=password]").all()) await field.fill(PASSWORD);
	await page.locator("main button[type=submit]").first().click();
	await page.waitForURL((url) => !url.pathname.endsWith("/join"));
	return { page, base: `${program.address}/console/organisations/${organisationId}/drafts` };
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
	assert.deepEqual(defects, []);
});

browserTest("with a script findings follow what is typed, and it saves by itself; axe finds nothing, and it fits a telephone", async () => {
	const { page, base } = await publisher("bob@example.org", true);
	const alarms: string[] = [];
	page.on("pageerror", (error) => alarms.push(error.message));
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
	assert.deepEqual(defects, []);
});
