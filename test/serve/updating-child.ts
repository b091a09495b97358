/** Takes one edition of the catalogue and the other in turn until it is killed. Arguments: data folder, two bundles. */
import { readFileSync } from "node:fs";
import { readBundle } from "../../src/catalog/bundle/bundle.ts";
import { openInstalledCatalogues } from "../../src/store/catalogue/installed-catalogue.ts";

const [, , data = "", ...paths] = process.argv;
const opened = await openInstalledCatalogues(data);
if (!opened.ok) throw new Error(opened.error.message);
const bundles = paths.map((path) => readBundle(readFileSync(path), path));
for (let turn = 0; turn < 1000; turn += 1) {
	const bundle = bundles[turn % bundles.length];
	if (bundle?.ok !== true) throw new Error("no bundle");
	const sha256 = String(turn % bundles.length).repeat(64);
	await opened.value.put(bundle.value, { sha256, signedBy: "F", signedAt: "2026-11-24T00:00:00Z", from: "x" }, 1);
	process.stdout.write(".");
}
