/** Every page of the console, looked at in both languages, in light and dark, wide and narrow; and every form with a mistake in it. */
import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Page } from "playwright-core";
import { catalogueAdvisories } from "../../src/store/disk/catalogue-folder.ts";
import { look, WAYS } from "../support/browser.ts";
import { importDevices } from "../support/fleet.ts";
import { testNeeding } from "../support/needs.ts";
import { PASSWORD, type ServedBrowser, serveForBrowser, type WatchedPage } from "../support/served-browser.ts";

const executablePath = process.env["SEAWALL_TEST_CHROMIUM"];
const browserTest = testNeeding("chromium", executablePath);
const ADMIN = "ada-with-a-rather-long-name@example.org";
const LIST = `Standort;Name;Hersteller;Typ;Version;Erreichbarkeit;Kennwort
Rathaus Köln – Tiefgarage Süd;Tür <b>;Axis;M3045-V;11.11.73;;geheim
Yard;"Torn;Axis;M3045-V;11.11.73;;geheim
`;

let served: ServedBrowser;
let address: string;
let base: string;

before(async () => {
	if (executablePath === undefined || executablePath === "") return;
	served = await serveForBrowser(executablePath, {
		organisation: "Harbour of the Northern Coast",
		prepare: async (held, organisationId) => {
			assert.deepEqual(await held.bringDocuments(catalogueAdvisories()), []);
			const at = Date.now();
			await importDevices(held, organisationId, undefined, at);
			await held.people.addOrganisation({ name: "Branch", parentId: organisationId, who: "system", at });
			await held.alerts.raise({
				organisationId,
				before: undefined,
				after: "{}",
				alerts: [{ kind: "newly-affected", text: "CVE-2017-7921: 2 devices newly at risk, 2 in all" }],
				at,
			});
		},
	});
	await served.person("admin", ADMIN, "Ada Lovelace-of-the-Harbour");
	await served.person("viewer", "bob@example.org", "Ada Lovelace-of-the-Harbour");
	address = served.address;
	base = `${address}/console/organisations/${served.organisationId}`;
});

after(async () => {
	await served?.close();
});

/** Chromium notes answers of 401, 404 and 422 by itself, and takes a provider's secret beside one's own password for two forms in one. */
const watched = (): Promise<WatchedPage> => served.watched({ bypassCSP: true }, /status of 4(?:01|04|22)|^\[DOM\] Multiple forms/);

async function signIn(page: Page, email: string): Promise<void> {
	await page.goto(`${address}/console/sign-in?lang=en`);
	await page.locator("#email").fill(email);
	await page.locator("#password").fill(PASSWORD);
	await page.locator("form.card button[type=submit]").click();
	await page.waitForURL(/organisations/);
}

for (const [language, ways] of [
	["en", WAYS.one],
	["de", WAYS.other],
] as const) {
	browserTest(`console pages: nothing serious for axe-core, no scrolling across, nothing of elsewhere: ${language}`, async () => {
		const { page, alarms } = await watched();
		const visit = async (url: string) => {
			await page.goto(`${url}${url.includes("?") ? "&" : "?"}lang=${language}`);
			assert.equal(await page.locator("html").getAttribute("lang"), language === "en" ? "en-GB" : "de-DE", url);
			await look(page, url.replace(base, "").replace(address, ""), ways);
		};
		for (const path of ["/console/sign-in", "/console/join?t=no", "/console/nothing"]) await visit(`${address}${path}`);
		await visit(base);
		await signIn(page, ADMIN);
		for (const path of ["", "/fleet", "/fleet?site=Yard", "/fleet?search=nothing", "/fleet?changed=new", "/sites"])
			await visit(`${base}${path}`);
		for (const path of [
			"/advisories",
			"/advisories/SEAWALL-2017-0001",
			"/imports",
			"/alerts",
			"/people",
			"/audit",
			"/audit?check=1",
			"/setup",
			"/company",
		])
			await visit(`${base}${path}`);
		for (const path of ["organisations", "account", "account/second-factor", "settings", "design"])
			await visit(`${address}/console/${path}`);
		await page.goto(`${base}/fleet`);
		await visit(new URL((await page.locator("tbody th a").first().getAttribute("href")) ?? "", address).href);
		await page.goto(`${base}/imports`);
		await page.locator("#file").setInputFiles({ name: "cameras.csv", mimeType: "text/csv", buffer: Buffer.from(LIST) });
		await page.locator("form:has(#file) button[type=submit]").click();
		await page.waitForURL(/imports\/staged\/[^/]+$/);
		await page.locator("main form button[type=submit]").first().waitFor();
		await visit(page.url());
		assert.deepEqual(alarms, []);
		assert.deepEqual(served.defects, []);
		await page.context().close();
	});
}

/** Where, what is typed wrong, which button is pressed, and what is then said. */
const MISTAKES: readonly (readonly [path: string, wrong: Readonly<Record<string, string>>, button: string, said: RegExp])[] = [
	["/people", { "#email": "ada@nowhere@example" }, "Make a link", /That is no e-mail address\. Write it as name@example\.org\./],
	["/people", { "#name": "Branch" }, "Add", /There is one of that name, or too many levels\. Take another name\./],
	[
		"/alerts",
		{ "#to": "webhook", "#address": "http://example.org/hook" },
		"Add",
		/has no address over https\. Write it as https:\/\/example\.org\/hook\./,
	],
	[
		"/company",
		{ "#issuer": "login", "#client": "x", "#secret": "y", "#domains": "example.org" },
		"Set",
		/The issuer is no address\. Write it as https/,
	],
	["/fleet", {}, "State it", /Nothing was stated: give a name, a site or who can reach it\./],
];

browserTest("console pages: every mistake is answered with what is wrong and what to do, where it was made", async () => {
	const { page, alarms } = await watched();
	await signIn(page, ADMIN);
	for (const [path, wrong, button, said] of MISTAKES) {
		await page.goto(`${base}${path}?lang=en`);
		if (path === "/fleet") {
			assert.ok(!(await page.locator("#bulk").isVisible()), "the bar comes with the first device that is picked");
			await page.locator("input[name=device]").first().check();
			assert.ok(await page.locator("#bulk").isVisible());
		}
		for (const [field, value] of Object.entries(wrong)) {
			const at = page.locator(field).first();
			if (field === "#to") await at.selectOption(value);
			else await at.fill(value);
		}
		// What browsers refuse by themselves is refused here too, for not every program that sends a form is a browser.
		await page.evaluate("for (const form of document.forms) form.noValidate = true");
		const name = { name: button, exact: true };
		const inForm = Object.keys(wrong)[0];
		const form = inForm === undefined ? page.locator("#bulk") : page.locator(`form:has(${inForm})`);
		await form.getByRole("button", name).click();
		await page.getByRole("alert").waitFor();
		assert.match((await page.getByRole("alert").textContent()) ?? "", said, path);
	}
	await page.goto(`${address}/console/account`);
	await page.locator("form:has(#new) #current").fill("wrong horse battery staple");
	await page.locator("#new").fill("short");
	await page.locator("form:has(#new) #again").fill("short");
	await page.locator("form:has(#new) button[type=submit]").click();
	assert.match((await page.getByRole("alert").textContent()) ?? "", /That is not your password\. Type it again\./);
	await look(page, "a mistake", WAYS.one);
	assert.deepEqual(alarms, []);
	await page.context().close();
});

browserTest("console pages: who only looks has no bar, no box and no form that would be refused", async () => {
	const { page, alarms } = await watched();
	await signIn(page, "bob@example.org");
	for (const path of ["/fleet", "/alerts", "/people", "/imports"]) {
		await page.goto(`${base}${path}`);
		assert.equal(await page.locator("main form[method=post]:not([action$='/views'])").count(), 0, path);
	}
	await page.goto(`${base}/fleet`);
	assert.equal(await page.locator("input[name=device]").count(), 0);
	await look(page, "the fleet of a viewer", WAYS.one);
	assert.deepEqual(alarms, []);
	await page.context().close();
});

browserTest("console pages: on paper there are no places and no forms, and the answer is whole", async () => {
	const { page } = await watched();
	await signIn(page, ADMIN);
	for (const path of ["", "/fleet", "/advisories/SEAWALL-2017-0001"]) {
		await page.goto(`${base}${path}`);
		await page.emulateMedia({ media: "print", colorScheme: "dark" });
		assert.ok(!(await page.locator("nav.places, .places").first().isVisible()), path);
		assert.equal(await page.locator("form:visible").count(), 0, path);
		assert.ok(await page.locator("h1").isVisible());
		assert.equal(await page.evaluate("getComputedStyle(document.body).color"), "rgb(0, 0, 0)", "black on white, whatever the screen has");
		await page.emulateMedia({ media: "screen" });
	}
	await page.context().close();
});
