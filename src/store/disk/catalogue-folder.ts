/** The catalogue that ships: data/catalog beside the program. */
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildCatalogue } from "../../catalog/build-catalogue.ts";
import type { Catalogue } from "../../catalog/catalogue.ts";
import type { Problem } from "../../core/problem.ts";
import { ok, type Result } from "../../core/result.ts";

/** The repository's root: the nearest folder above this file (in src/ or dist/) that holds data/catalog. */
export function programFolder(): string {
	const here = dirname(fileURLToPath(import.meta.url));
	return here.endsWith("dist") ? dirname(here) : dirname(dirname(dirname(here)));
}

/** Folder of the catalogue's own advisories. */
export function catalogueAdvisories(): string {
	return join(programFolder(), "data", "catalog", "advisories");
}

/** Reads and builds the catalogue. A fault in it is a defect of ours: its tests run on every change. */
export async function loadCatalogue(): Promise<Result<Catalogue, readonly Problem[]>> {
	const folder = join(programFolder(), "data", "catalog");
	const names = ["catalog", "vendors", "relabels", "families", "listings", "attacked", "signals"] as const;
	const parts: Record<string, unknown> = {};
	for (const name of names) parts[name] = JSON.parse(await readFile(join(folder, `${name}.json`), "utf8"));
	const { catalog, vendors, relabels, families, listings, attacked, signals } = parts;
	const built = buildCatalogue({ catalog, vendors, relabels, families, listings, attacked, signals });
	return built.ok ? ok(built.value) : built;
}
