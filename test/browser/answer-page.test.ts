/** The answer in a real browser: readable, reachable by keyboard, without script, and closed to what an inventory may contain. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { createSite } from "../../src/http/create-site.ts";
import { type Listening, listen } from "../../src/http/listen.ts";
import { renderAnswerPage } from "../../src/http/page/answer-page.tsx";
import { bigAssessment, emptyAssessment, quietAssessment, richAssessment } from "../support/assessment-fixture.ts";
import { fitsAcross, look, NARROW, openBrowser, unfold, WAYS, WIDE } from "../support/browser.ts";
import { testNeeding } from "../support/needs.ts";

const executablePath = process.env["SEAWALL_TEST_CHROMIUM"];
const browserTest = testNeeding("chromium", executablePath);
const TOKEN = "a-token-of-the-tests-that-nobody-guesses";
const QUESTIONS = "id,firmware\r\ndn-yard-01,\r\n";

let browser: Browser;
let server: Listening;
let folder: string;
let current = richAssessment;
const uploads: [content: string, name: string][] = [];

before(async () => {
	if (executablePath === undefined || executablePath === "") return;
	folder = await mkdtemp(join(tmpdir(), "seawall-browser-"));
	browser = await openBrowser(executablePath);
	const app = createSite({
		assessment: () => current,
		onImport: async (bytes, name) => {
			uploads.push([new TextDecoder().decode(bytes), name]);
			current = quietAssessment;
			return { changed: 1, warnings: ["row 3: <b>odd</b>"] };
		},
		token: TOKEN,
		openWith: (given: string) => given === TOKEN,
		sample: true,
		questionsCsv: () => QUESTIONS,
		findingsCsv: () => "rank\r\n",
	});
	const opened = await listen(app, { port: 0 });
	assert.ok(opened.ok);
	server = opened.value;
});

after(async () => {
	await browser?.close();
	await server?.close();
	if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

/** A page with a record of everything that must not happen on it. */
async function open(options: BrowserContextOptions): Promise<{ page: Page; alarms: string[]; requests: string[] }> {
	const context = await browser.newContext(options);
	const page = await context.newPage();
	const alarms: string[] = [];
	const requests: string[] = [];
	page.on("dialog", (dialog) => {
		alarms.push(`dialog: ${dialog.message()}`);
		void dialog.dismiss();
	});
	page.on("console", (message) => alarms.push(`console: ${message.text()}`));
	page.on("pageerror", (error) => alarms.push(`error: ${error.message}`));
	page.on("request", (request) => requests.push(request.url()));
	return { page, alarms, requests };
}

async function signIn(page: Page): Promise<void> {
	current = richAssessment;
	await page.goto(`${server.address}/?t=${TOKEN}`);
	assert.equal(page.url(), `${server.address}/`);
}

async function asFile(name: string, html: string): Promise<string> {
	const file = join(folder, `${name}.html`);
	await writeFile(file, html);
	return pathToFileURL(file).href;
}

browserTest("no serious violation of axe-core and no scrolling across: wide and narrow, light and dark", async () => {
	const { page } = await open({ bypassCSP: true });
	const every = [...WAYS.one, ...WAYS.other];
	await signIn(page);
	await look(page, "the answer", every);
	for (const [name, assessment] of Object.entries({ quiet: quietAssessment, empty: emptyAssessment })) {
		await page.goto(await asFile(name, renderAnswerPage(assessment, { sample: false, selfContained: true })));
		await look(page, name, every);
	}
	await page.goto(`${server.address}/nothing-here`);
	await look(page, "an error page", every);
	await page.context().close();
});

browserTest("the keyboard reaches the answer, the folds of the actions, the list and the proofs, and the focus shows", async () => {
	const { page } = await open({ viewport: WIDE });
	await signIn(page);
	await page.keyboard.press("Tab");
	const focused = await page.evaluate<{ text: string; left: number }>(
		"({ text: document.activeElement.textContent, left: document.activeElement.getBoundingClientRect().left })",
	);
	assert.equal(focused.text, "Skip to the answer");
	assert.ok(focused.left >= 0, "the skip link shows");
	await page.keyboard.press("Enter");
	const reached: string[] = [];
	for (let step = 0; step < 200; step += 1) {
		await page.keyboard.press("Tab");
		const { place, outlined } = await page.evaluate<{ place: string; outlined: boolean }>(`(() => {
			const element = document.activeElement;
			const section = element.closest("section[id]")?.id ?? "";
			return { place: section + "/" + element.tagName.toLowerCase(), outlined: getComputedStyle(element).outlineStyle !== "none" };
		})()`);
		if (place === "/body") break;
		assert.ok(outlined, `no visible focus on ${place}`);
		reached.push(place);
	}
	for (const place of ["do-first/summary", "missing/textarea", "missing/button", "missing/a", "missing/input", "findings/summary"]) {
		assert.ok(reached.includes(place), `${place} is not among ${[...new Set(reached)].join(" ")}`);
	}
	assert.ok(reached.indexOf("do-first/summary") < reached.indexOf("missing/textarea"));
	const fold = page.locator("#findings summary").first();
	await fold.focus();
	await page.keyboard.press("Enter");
	assert.ok(await page.locator("#findings .proof").first().isVisible());
	await page.context().close();
});

browserTest("the list to copy is whole, and the button copies it", async () => {
	const { page, alarms } = await open({ viewport: WIDE, permissions: ["clipboard-read", "clipboard-write"] });
	await signIn(page);
	const list = await page.getByLabel("The list, to copy").inputValue();
	assert.equal(list.split("\n").length, richAssessment.questions[0]?.deviceIds.length);
	await page.getByRole("button", { name: "Copy the list" }).click();
	await page.getByRole("button", { name: "Copied" }).waitFor();
	assert.equal(await page.evaluate("navigator.clipboard.readText()"), list);
	assert.deepEqual(alarms, []);
	await page.context().close();
});

browserTest("without script: the answer, the folds, the CSV and the way back in", async () => {
	uploads.length = 0;
	const { page } = await open({ viewport: NARROW, javaScriptEnabled: false });
	await signIn(page);
	assert.match((await page.locator("h1").textContent()) ?? "", /^17 of 41/);
	assert.equal(await page.getByRole("button", { name: "Copy the list" }).count(), 0);
	await page.locator("#findings summary").first().click();
	assert.ok(await page.locator("#findings .proof").first().isVisible());
	const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Get the CSV to fill in" }).click()]);
	assert.equal(download.suggestedFilename(), "questions.csv");
	// A browser that others share too hands files over by copy alone.
	const file = join(folder, "questions.csv");
	await download.saveAs(file);
	assert.equal(await readFile(file, "utf8"), QUESTIONS);
	await page
		.getByLabel("Filled it? Read it back in")
		.setInputFiles({ name: "filled.csv", mimeType: "text/csv", buffer: Buffer.from("id,firmware\r\ndn-yard-01,V5.4.5 build 170124\r\n") });
	await page.getByRole("button", { name: "Read it in" }).click();
	await page.getByRole("status").waitFor();
	assert.match((await page.getByRole("status").textContent()) ?? "", /filled\.csv was read: 1 device is better known now/);
	assert.match((await page.locator("h1").textContent()) ?? "", /^None of 12/);
	assert.deepEqual(uploads, [["id,firmware\r\ndn-yard-01,V5.4.5 build 170124\r\n", "filled.csv"]]);
	await page.context().close();
});

browserTest("another page on this machine, with the cookie at hand, can neither read the answer nor send a file", async () => {
	uploads.length = 0;
	const form = `<!doctype html><title>foreign</title><form method="post" action="${server.address}/import" enctype="multipart/form-data">
		<input name="token" value="guessed"><input type="file" name="file"><button>Send</button></form>`;
	const foreign = createServer((_, answer) => answer.setHeader("content-type", "text/html").end(form)).unref();
	await new Promise<void>((resolve) => foreign.listen(0, "127.0.0.1", () => resolve()));
	const bound = foreign.address();
	const { page } = await open({ viewport: WIDE });
	await signIn(page);
	await page.goto(`http://127.0.0.1:${typeof bound === "object" && bound !== null ? bound.port : 0}/`);
	const read = await page.evaluate(
		`fetch("${server.address}/assessment.json", { credentials: "include" }).then((answer) => answer.text(), () => "refused")`,
	);
	assert.equal(read, "refused");
	await page.locator("input[type=file]").setInputFiles({ name: "x.csv", mimeType: "text/csv", buffer: Buffer.from("x") });
	const [answer] = await Promise.all([
		page.waitForResponse(`${server.address}/import`),
		page.getByRole("button", { name: "Send" }).click(),
	]);
	// 403 and not 401: the cookie came along, for ports do not part sites.
	assert.equal(answer.status(), 403);
	assert.deepEqual(uploads, []);
	await page.context().close();
});

browserTest("hostile text is shown and never run; a file to keep asks for nothing", async () => {
	const html = renderAnswerPage(richAssessment, { sample: true, selfContained: true, questionsCsv: QUESTIONS });
	const place = await asFile("kept", html);
	const { page, alarms, requests } = await open({ viewport: WIDE });
	await page.goto(place);
	await unfold(page);
	assert.equal(await page.locator("script, img, iframe, object, embed").count(), 0);
	assert.ok(((await page.locator("#do-first").textContent()) ?? "").includes("<script>alert('seawall-was-here')</script>"));
	assert.deepEqual(
		requests.filter((url) => !url.startsWith("data:")),
		[place],
	);
	const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Get the CSV to fill in" }).click()]);
	await download.saveAs(join(folder, "kept.csv"));
	assert.equal(await readFile(join(folder, "kept.csv"), "utf8"), QUESTIONS);
	assert.deepEqual(alarms, []);
	await page.context().close();
	const served = await open({ viewport: WIDE });
	await signIn(served.page);
	await unfold(served.page);
	assert.equal(await served.page.locator("script:not([src='/answer.js']), img, iframe").count(), 0);
	assert.deepEqual(served.alarms, []);
	await served.page.context().close();
});

browserTest("without the printed address: a page that says where to find it", async () => {
	const { page } = await open({ viewport: NARROW });
	const answer = await page.goto(`${server.address}/`);
	assert.equal(answer?.status(), 401);
	assert.match((await page.locator("main").textContent()) ?? "", /printed in the terminal/);
	assert.ok(await fitsAcross(page));
	await page.context().close();
});

browserTest("the page of a large fleet opens at once and does not scroll across", async () => {
	const place = await asFile("big", renderAnswerPage(bigAssessment(20_000), { sample: false, selfContained: true }));
	const { page } = await open({ viewport: NARROW });
	const from = performance.now();
	await page.goto(place);
	assert.ok(performance.now() - from < 5000);
	assert.ok(await fitsAcross(page));
	await page.context().close();
});
