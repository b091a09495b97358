/** What every page of ours is looked at for in a real browser. */
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { type Browser, chromium, type Page } from "playwright-core";
import { chromiumArguments } from "../../scripts/chromium.mjs";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** A desk, and the narrowest telephone. */
export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 320, height: 640 };

/** The browser that the whole group of tests shares, where it was started for them; else one of their own. */
export async function openBrowser(executablePath: string): Promise<Browser> {
	const shared = process.env["SEAWALL_TEST_BROWSER"];
	return shared === undefined || shared === ""
		? chromium.launch({ executablePath, args: [...chromiumArguments] })
		: chromium.connect(shared);
}

/** Serious and critical findings of axe-core. It is put in by the tester past the page's own policy, hence `bypassCSP`. */
export async function axe(page: Page): Promise<readonly string[]> {
	if (!(await page.evaluate<boolean>("'axe' in window"))) await page.addScriptTag({ path: AXE });
	return page.evaluate<readonly string[]>(`axe.run({ resultTypes: ["violations"] }).then(({ violations }) => violations
		.filter(({ impact }) => impact === "serious" || impact === "critical")
		.map(({ id, nodes }) => id + ": " + nodes.map((node) => node.html).join(" ").slice(0, 300)))`);
}

/** Unfolds every fold, so that what is inside is looked at too. */
export async function unfold(page: Page): Promise<void> {
	await page.evaluate(`for (const fold of document.querySelectorAll("details")) fold.open = true`);
}

/** Whether nothing makes the page scroll sideways. */
export const fitsAcross = (page: Page) =>
	page.evaluate<boolean>("document.documentElement.scrollWidth <= document.documentElement.clientWidth");

/** How a page is looked at. */
export interface Way {
	readonly width: 1280 | 390;
	readonly colorScheme: "light" | "dark";
}

/** A desk in the light and a telephone in the dark, and the other way round: two languages looked at so are all four. */
export const WAYS: Readonly<Record<"one" | "other", readonly Way[]>> = {
	one: [
		{ width: 1280, colorScheme: "light" },
		{ width: 390, colorScheme: "dark" },
	],
	other: [
		{ width: 1280, colorScheme: "dark" },
		{ width: 390, colorScheme: "light" },
	],
};

/** Widths at which nothing may scroll across. */
const WIDTHS = [1440, 768, 320] as const;

/** Looks at the page that is loaded, all its folds open: once loaded, it is drawn anew for each way. */
export async function look(page: Page, what: string, ways: readonly Way[]): Promise<void> {
	await unfold(page);
	for (const { width, colorScheme } of ways) {
		await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
		await page.emulateMedia({ colorScheme });
		assert.ok(await fitsAcross(page), `${what} scrolls across at ${width}`);
		assert.deepEqual(await axe(page), [], `${what}, ${width}, ${colorScheme}`);
	}
	for (const width of WIDTHS) {
		await page.setViewportSize({ width, height: 800 });
		assert.ok(await fitsAcross(page), `${what} scrolls across at ${width}`);
	}
}
