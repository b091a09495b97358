/** What every page of ours is looked at for in a real browser. */
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** A desk, and the narrowest telephone. */
export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 320, height: 640 };

/** Serious and critical findings of axe-core. It is put in by the tester past the page's own policy, hence `bypassCSP`. */
export async function axe(page: Page): Promise<readonly string[]> {
	await page.addScriptTag({ path: AXE });
	return page.evaluate<readonly string[]>(`axe.run().then(({ violations }) => violations
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
