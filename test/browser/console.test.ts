/** The console in a real browser: from the first link to signing in again, by keyboard, without script, at every width. */
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { Secret, TOTP } from "otpauth";
import type { Page } from "playwright-core";
import { WIDE } from "../support/browser.ts";
import { testNeeding } from "../support/needs.ts";
import { PASSWORD, type ServedBrowser, serveForBrowser } from "../support/served-browser.ts";

const executablePath = process.env["SEAWALL_TEST_CHROMIUM"];
const browserTest = testNeeding("chromium", executablePath);
/** Chromium notes answers of 401, 404 and 422 by itself. */
const EXPECTED = /status of 4(?:01|22|04)/;

let served: ServedBrowser;

before(async () => {
	if (executablePath === undefined || executablePath === "") return;
	served = await serveForBrowser(executablePath);
});

after(async () => {
	await served?.close();
});

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
	const { page, alarms } = await served.watched({ viewport: WIDE, javaScriptEnabled: false }, EXPECTED);
	await page.goto(`${served.address}/`);
	await arrives(page, "Sign in");
	await page.goto(await served.link("admin"));
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
	assert.deepEqual(served.defects, []);
	await page.context().close();
});
