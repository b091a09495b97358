/** The console in a real browser: from the first link to signing in again, by keyboard, without script, at every width. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { Secret, TOTP } from "otpauth";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { RunningProgram } from "../../src/http/program/serve-program.ts";
import { serve } from "../../src/serve/serve.ts";
import { type HeldPeople, openHeldPeople } from "../../src/store/held/held-people.ts";
import { openBrowser, WIDE } from "../support/browser.ts";
import { testNeeding } from "../support/needs.ts";

const executablePath = process.env["SEAWALL_TEST_CHROMIUM"];
const browserTest = testNeeding("chromium", executablePath);
const PASSWORD = "correct horse battery staple";

let browser: Browser;
let folder: string;
let held: HeldPeople;
let console_: RunningProgram;
const defects: unknown[] = [];

before(async () => {
	if (executablePath === undefined || executablePath === "") return;
	browser = await openBrowser(executablePath);
	folder = mkdtempSync(join(tmpdir(), "seawall-console-"));
	const opened = await openHeldPeople(folder, "change");
	assert.ok(opened.ok);
	held = opened.value;
	const place = { port: 0, host: "127.0.0.1", publicUrl: undefined, trustedProxies: [] };
	const served = await serve({ ...held, version: "1" }, place, (error) => defects.push(error));
	assert.ok(served.ok);
	console_ = served.value;
});

after(async () => {
	await browser?.close();
	await console_?.close();
	await held?.close();
	if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

/** A link as `serve` and the page of people make it. */
async function link(role: "admin" | "viewer", email: string | undefined): Promise<string> {
	const at = Date.now();
	const organisationId = await held.people.defaultOrganisation({ name: held.organisation, who: "system", at });
	const { text, hash } = held.secret();
	await held.people.invite({ secretHash: hash, organisationId, role, email, expiresAt: at + 60_000, replace: false, who: "system", at });
	return `${console_.address}/console/join?t=${text}`;
}

/** A page that fails the test when it logs, errs, or asks for anything of elsewhere. */
async function watched(options: BrowserContextOptions): Promise<{ readonly page: Page; readonly alarms: string[] }> {
	const page = await (await browser.newContext(options)).newPage();
	const alarms: string[] = [];
	page.on("console", (message) => {
		// Chromium notes answers of 401 and 422 by itself.
		if (!/status of 4(?:01|22|04)/.test(message.text())) alarms.push(message.text());
	});
	page.on("pageerror", (error) => alarms.push(error.message));
	page.on("request", (request) => {
		if (!request.url().startsWith(console_.address) && !request.url().startsWith("data:")) alarms.push(`elsewhere: ${request.url()}`);
	});
	return { page, alarms };
}

/** Types into the fields in their order, by keyboard alone, and sends with Enter; what comes of it is waited for by the caller. */
async function fill(page: Page, first: string, ...values: readonly string[]): Promise<void> {
	await page.getByLabel(first, { exact: true }).focus();
	for (const [at, value] of values.entries()) {
		if (at > 0) await page.keyboard.press("Tab");
		if (value !== "") await page.keyboard.type(value);
	}
	await page.keyboard.press("Enter");
}

/** Waits until the page of that heading is there; on a busy machine that takes a moment. */
const arrives = (page: Page, name: string) => page.getByRole("heading", { level: 1, name, exact: true }).waitFor();

browserTest("console: first start, admin, second factor, sign out, sign in: by keyboard and without script", async () => {
	const { page, alarms } = await watched({ viewport: WIDE, javaScriptEnabled: false });
	await page.goto(`${console_.address}/`);
	await arrives(page, "Sign in");
	await page.goto(await link("admin", undefined));
	await arrives(page, "Make your account");
	await fill(page, "Your name", "Ada", "ada@example.org", "short", "short");
	assert.match((await page.getByRole("alert").textContent()) ?? "", /5 characters/);
	await fill(page, "Password", PASSWORD, PASSWORD);
	await arrives(page, "No devices yet");

	await page.getByRole("link", { name: "Your account" }).focus();
	await page.keyboard.press("Enter");
	await page.getByRole("link", { name: "Turn on" }).focus();
	await page.keyboard.press("Enter");
	const secret = ((await page.locator("code.once").textContent()) ?? "").replaceAll(" ", "");
	const totp = new TOTP({ secret: Secret.fromBase32(secret), algorithm: "SHA1", digits: 6, period: 30 });
	await fill(page, "The six digits it shows now", totp.generate(), PASSWORD);
	await arrives(page, "Your recovery codes");
	const recovery = (await page.locator("code.once").first().textContent()) ?? "";
	assert.equal(await page.locator("code.once").count(), 10);

	await page.getByRole("button", { name: "Sign out Ada" }).focus();
	await page.keyboard.press("Enter");
	await page.waitForURL(/done=out/);
	await fill(page, "E-mail address", "ada@example.org", "wrong horse battery staple");
	assert.match((await page.getByRole("alert").textContent()) ?? "", /do not belong together/);
	await fill(page, "Password", PASSWORD);
	await arrives(page, "Second factor");
	await fill(page, "Code", recovery);
	await arrives(page, "No devices yet");
	await page.getByRole("link", { name: "People" }).focus();
	await page.keyboard.press("Enter");
	await arrives(page, "People of default");
	await fill(page, "Their e-mail address", "bob@example.org");
	assert.match((await page.locator("code.once").textContent()) ?? "", /\/console\/join\?t=[\w-]{43}$/);
	assert.deepEqual(alarms, []);
	assert.deepEqual(defects, []);
	await page.context().close();
});
