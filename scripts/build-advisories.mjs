// Writes data/catalog/advisories/*.json from the facts: `node scripts/build-advisories.mjs`. Needs Node 24, which runs TypeScript as it is.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildAdvisory, fileNameOf } from "../src/advisory/facts/build-advisory.ts";
import { toStableJson } from "../src/advisory/facts/stable-json.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const factsFolder = join(root, "data", "catalog", "facts");
const target = join(root, "data", "catalog", "advisories");

/** Every document of the plan as [file name, text], in the order of the plan. */
export function builtAdvisories() {
	const { documents } = JSON.parse(readFileSync(join(factsFolder, "documents.json"), "utf8"));
	return documents.map((plan) => {
		const facts = plan.cves.map((cve) => JSON.parse(readFileSync(join(factsFolder, `${cve.toLowerCase()}.json`), "utf8")));
		return [fileNameOf(plan.id), toStableJson(buildAdvisory(plan, facts))];
	});
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const files = new Map(builtAdvisories());
	mkdirSync(target, { recursive: true });
	for (const name of readdirSync(target)) if (name.endsWith(".json") && !files.has(name)) rmSync(join(target, name));
	for (const [name, text] of files) writeFileSync(join(target, name), text);
	console.log(`wrote ${files.size} documents`);
}
