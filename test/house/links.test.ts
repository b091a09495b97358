/** Links between the repository's own files lead somewhere; nothing is fetched. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { read, repositoryFiles, root } from "./tree.ts";

const pages = repositoryFiles().filter((path) => path.endsWith(".md"));

/** Anchor of a heading, as forges make it. */
function anchor(heading: string): string {
	return heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\s_-]/gu, "")
		.trim()
		.replace(/\s/g, "-");
}

function withoutCode(text: string): string {
	return text.replace(/^```[\s\S]*?^```/gm, "").replace(/`[^`\n]*`/g, "");
}

/** What is wrong with a link of a page; empty when nothing is. */
function fault(page: string, target: string): string {
	const [path = "", part] = target.split("#");
	const file = path === "" ? page : join(dirname(page), decodeURIComponent(path));
	if (!existsSync(join(root, file))) return `${page}: ${target} leads nowhere`;
	if (part === undefined || !file.endsWith(".md")) return "";
	const anchors = [...read(file).matchAll(/^#+ +(.+)$/gm)].map((found) => anchor(found[1] ?? ""));
	return anchors.includes(part) ? "" : `${page}: ${target} has no such heading`;
}

test("links of pages", () => {
	const links = pages.flatMap((page) =>
		[...withoutCode(read(page)).matchAll(/\]\(([^)\s]+)[^)]*\)/g)].map((found) => [page, found[1] ?? ""] as const),
	);
	const own = links.filter(([, target]) => !/^[a-z]+:/i.test(target));
	assert.ok(own.length > 20, `${own.length} links`);
	assert.deepEqual(
		own.map(([page, target]) => fault(page, target)).filter((text) => text !== ""),
		[],
	);
});

test("every page of docs/ can be reached", () => {
	const all = pages.map((page) => read(page)).join("\n");
	const lost = pages.filter((page) => page.startsWith("docs/") && !all.includes(page.split("/").at(-1) ?? page));
	assert.deepEqual(lost, []);
});

test("pages that comments and messages point to", () => {
	const code = repositoryFiles().filter((path) => /\.(tsx?|mjs|json)$/.test(path) && !path.startsWith("test/house/"));
	const named = code.flatMap((path) =>
		[...read(path).matchAll(/\bdocs\/(?:adr\/)?[\w-]+\.md\b/g)].map((found) => [path, found[0]] as const),
	);
	assert.ok(named.length > 0);
	assert.deepEqual(
		named.filter(([, page]) => !existsSync(join(root, page))).map(([path, page]) => `${path}: ${page}`),
		[],
	);
});
