/** index.txt, changes.csv and listings (sections 7.1.12 to 7.1.14), as we write them. */
import type { MetadataVersion } from "../schema/provider-schema.ts";
import { newestFirst } from "./build-feeds.ts";
import { type Publication, pathOf } from "./publication.ts";

/** index.txt of one folder. */
export function indexText(publications: readonly Publication[]): string {
	return publications
		.map(pathOf)
		.sort()
		.reverse()
		.map((path) => `${path}\n`)
		.join("");
}

/** changes.csv of one folder: quoted in CSAF 2.0, not in 2.1. */
export function changesText(publications: readonly Publication[], version: MetadataVersion): string {
	const quote = version === "2.0" ? '"' : "";
	return publications
		.toSorted(newestFirst)
		.map((one) => `${quote}${pathOf(one)}${quote},${quote}${one.currentReleaseDate}${quote}\n`)
		.join("");
}

/** The pages that list each folder of a tree, for web servers that make none: path of the page to its text. */
export function listings(paths: Iterable<string>, top: string): ReadonlyMap<string, string> {
	const folders = new Map<string, Set<string>>([[top, new Set()]]);
	for (const path of paths) {
		if (!path.startsWith(top)) continue;
		const steps = path.slice(top.length).split("/");
		let folder = top;
		for (const [at, step] of steps.entries()) {
			const isLast = at === steps.length - 1;
			const held = folders.get(folder) ?? new Set<string>();
			folders.set(folder, held);
			held.add(isLast ? step : `${step}/`);
			folder = `${folder}${step}/`;
		}
	}
	return new Map([...folders].map(([folder, names]) => [`${folder}index.html`, pageOf(folder, [...names].sort())]));
}

function pageOf(folder: string, names: readonly string[]): string {
	const links = names.map((name) => `<li><a href="${attribute(name)}">${escaped(name)}</a></li>`);
	const title = escaped(`/${folder}`);
	return `<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>${title}</title></head>\n<body>\n<h1>${title}</h1>\n<ul>\n${links.join("\n")}\n</ul>\n</body>\n</html>\n`;
}

/** Names are ours (`[+\-_a-z0-9.]`, fingerprints); escaped all the same. */
function escaped(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function attribute(name: string): string {
	return `./${name.split("/").map(encodeURIComponent).join("/").replaceAll("%2B", "+")}`;
}
