/**
 * The autumn of 2017 told from captures, with three offices that are made up: from the command line to the page that lays their notices
 * side by side, in a real browser. And hostile captures, none of which runs, loads or leads away.
 */
import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Capture, KeptEvent } from "../../src/account/response/record.ts";
import { readStatement } from "../../src/account/response/statement.ts";
import { fitsAcross, look, WAYS } from "../support/browser.ts";
import { testNeeding } from "../support/needs.ts";
import { recordCapture, recordOffices } from "../support/recorded-offices.ts";
import { PASSWORD, type ServedBrowser, serveForBrowser } from "../support/served-browser.ts";
import { OFFICES_EVENT } from "../support/three-offices.ts";
import { XSS_VECTORS } from "../support/xss-corpus.ts";

const executablePath = process.env["SEAWALL_TEST_CHROMIUM"];
const browserTest = testNeeding("chromium", executablePath);

let site: ServedBrowser;
let offices: readonly Capture[] = [];
const hostile: { readonly name: string; readonly capture: Capture }[] = [];

before(async () => {
	if (executablePath === undefined || executablePath === "") return;
	site = await serveForBrowser(executablePath, {
		place: { publicSite: { operator: { name: "Harbour CERT" } } },
		prepare: async ({ responses }) => {
			const at = Date.now();
			offices = (await recordOffices(responses, at)).captures;
			const stated = readStatement(JSON.stringify({ ...OFFICES_EVENT, id: "hostile", title: "<script>1</script>" }), "e", () => []);
			assert.ok(stated.ok);
			const event = (await responses.keepEvent({ ...stated.value.event, who: "test", at, base: 0, reason: "" })) as KeptEvent;
			for (const [place, [name, html]] of XSS_VECTORS.entries()) {
				const body = `<html><body><h1>Security notice ${place}: update ${html}</h1><p>Please install firmware 5.4.5 on every HC-200. ${html}</p></body></html>`;
				const mail = `From: a@b.example\nSubject: ${html.replace(/[\n\r\0]/g, " ")}\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n${body}`;
				hostile.push({
					name,
					capture: await recordCapture(responses, event, place % 2 === 0 ? body : mail, { branch: "Dunmar", published: "2030-09-30", at }),
				});
			}
		},
	});
});

after(async () => {
	await site?.close();
});

const PAGES = ["/responses", "/responses/autumn-wave", "/responses/autumn-wave/compare", "/responses/autumn-wave/reply", "/corrections"];

for (const [locale, ways] of [
	["en-GB", WAYS.one],
	["de-DE", WAYS.other],
] as const) {
	browserTest(`responses: no serious violation of axe-core and no scrolling across: ${locale}`, async () => {
		const { page, alarms } = await site.watched({ locale, bypassCSP: true });
		for (const path of [...PAGES, `/captures/${offices[0]?.id}`]) {
			await page.goto(`${site.address}${path}`);
			await look(page, path, ways);
		}
		assert.deepEqual(alarms, []);
		assert.deepEqual(site.defects, []);
		await page.context().close();
	});
}

for (const [name, options] of [
	["wide", { viewport: { width: 1440, height: 900 } }],
	["narrow, without JavaScript", { viewport: { width: 390, height: 844 }, javaScriptEnabled: false }],
] as const) {
	browserTest(`responses: the story of the autumn is read from the list to the spans: ${name}`, async () => {
		const { page, alarms } = await site.watched({ locale: "en-GB", ...options });
		await page.goto(`${site.address}/responses`);
		await page.getByRole("link", { name: "Attacks on older cameras" }).click();
		const text = (await page.locator("main").textContent()) ?? "";
		assert.match(text, /Made up:/);
		assert.match(text, /1 brand that relabels has not answered: Vessel Cam \(none after \d+ days\)/);
		const scoresOf = async (branch: string) => {
			const values = await page.locator("article.response", { hasText: branch }).locator(".five dd").allInnerTexts();
			return values.map(Number);
		};
		const [warned = [], spun = []] = [await scoresOf("Hollin Europe"), await scoresOf("Dunmar")];
		assert.equal(warned.length, 5);
		assert.ok((warned[0] ?? 0) > 80 && (spun[0] ?? 0) < 60, `prominence ${warned[0]} ${spun[0]}`);
		assert.ok((warned[2] ?? 0) < 25 && (spun[2] ?? 0) > 75, `spin ${warned[2]} ${spun[2]}`);
		assert.ok((warned[1] ?? 0) > (spun[1] ?? 0), "clarity is judged apart");
		assert.match((await page.locator("article.response", { hasText: "Hollin America" }).textContent()) ?? "", /none after \d+ days/);
		await page.getByRole("link", { name: "Lay the notices side by side" }).click();
		const action = page.getByRole("row", { name: /install firmware/i });
		assert.match((await action.first().textContent()) ?? "", /Please install firmware/);
		assert.ok((await page.locator(".side mark.said").count()) > 2);
		if ("javaScriptEnabled" in options === false) assert.ok(await fitsAcross(page));
		await page.locator(".side").getByRole("link", { name: "Dunmar" }).click();
		const glass = page.frameLocator("iframe");
		await page.locator("iframe").scrollIntoViewIfNeeded();
		await glass.getByText("strengthens its leadership").waitFor();
		assert.deepEqual(alarms, []);
		assert.deepEqual(site.defects, []);
		await page.context().close();
	});
}

browserTest(
	"responses: of a corpus of hostile captures nothing runs, loads or leads away: as a page, behind glass and opened by itself",
	async () => {
		assert.ok(hostile.length >= 60);
		const { page, alarms } = await site.watched({ locale: "en-GB" });
		const ran = () => page.evaluate<boolean>("window.seawallRan === 1 || document.title === 'ran'");
		for (const { name, capture } of hostile) {
			await page.goto(`${site.address}/captures/${capture.id}`);
			assert.equal(await ran(), false, `${name}: the page`);
			assert.equal(await page.locator("main script, main svg script, main img, main form").count(), 0, name);
			await page.goto(`${site.address}/captures/${capture.id}/view`);
			for (const one of await page.locator("[id^=click]").all())
				await one.click({ timeout: 500, noWaitAfter: true }).catch(() => undefined);
			assert.match(page.url(), /\/view$/, name);
			assert.equal(await ran(), false, `${name}: by itself`);
		}
		await page.goto(`${site.address}/responses/hostile`);
		await page.goto(`${site.address}/responses/hostile/compare`);
		assert.equal(await ran(), false);
		assert.deepEqual(alarms, []);
		await page.context().close();
	},
);

browserTest("responses: the bytes themselves, served as the view is, run nothing either: the policy stands alone", async () => {
	const { page, alarms } = await site.watched(
		{ locale: "en-GB" },
		/Blocked|Refused|violates|sandboxed|Not allowed|Failed to load|ERR_|integrity|preload/i,
	);
	const { SANDBOX_POLICY } = await import("../../src/http/guard.ts");
	await page.route("**/glass-*", (route) => {
		const [, html = ""] = XSS_VECTORS[Number(/glass-(\d+)/.exec(route.request().url())?.[1])] ?? [];
		return route.fulfill({
			contentType: "text/html; charset=utf-8",
			headers: { "content-security-policy": SANDBOX_POLICY },
			body: `<p>x${html}`,
		});
	});
	for (const [place, [name]] of XSS_VECTORS.entries()) {
		await page.goto(`${site.address}/glass-${place}`);
		assert.equal(await page.evaluate<boolean>("window.seawallRan === 1 || document.title === 'ran'"), false, name);
	}
	// The browser may say that it refused; nothing may have been asked of elsewhere.
	assert.deepEqual(
		alarms.filter((alarm) => alarm.startsWith("dialog")),
		[],
	);
	await page.context().close();
});

browserTest("responses: an editor reads and decides a reply, a publisher hands a capture in", async () => {
	await site.person("editor", "editor@harbour.example", "Ed");
	const { page, alarms } = await site.watched({ locale: "en-GB" });
	await page.goto(`${site.address}/responses/autumn-wave/reply?branch=Dunmar`);
	await page.getByLabel("Your name").fill("Ilse Roon");
	await page.getByLabel("What you do there").fill("press");
	await page.getByLabel("E-mail address at the firm").fill("ilse@dunmar.example");
	await page.getByLabel("Your reply").fill("We wrote to our partners on the first day.");
	await page.getByRole("button", { name: "Send" }).click();
	await page.getByText("An editor gets in touch").waitFor();
	await page.goto(`${site.address}/console/sign-in`);
	await page.getByLabel("E-mail").fill("editor@harbour.example");
	await page.getByLabel("Password").fill(PASSWORD);
	await page.getByRole("button", { name: "Sign in", exact: true }).click();
	await page.goto(`${site.address}/console/organisations/${site.organisationId}/responses`);
	await page.getByLabel(/How you made sure/).fill("called back at their switchboard");
	await page.getByRole("button", { name: "Show it", exact: true }).click();
	await page.getByText("Decided, and on record.").waitFor();
	await page.getByLabel("Event").selectOption({ label: "Attacks on older cameras: Vessel Cam" });
	await page
		.getByLabel("File")
		.setInputFiles({ name: "n.html", mimeType: "text/html", buffer: Buffer.from("<h1>Update</h1><p>Please install 5.4.5.</p>") });
	await page.getByLabel("Published on").fill("2030-10-04");
	await page.getByRole("button", { name: "Keep it" }).click();
	await page.getByText("Kept.").waitFor();
	await page.goto(`${site.address}/responses/autumn-wave`);
	await page.getByText("We wrote to our partners on the first day.").waitFor();
	assert.deepEqual(alarms, []);
	assert.deepEqual(site.defects, []);
	await page.context().close();
});
