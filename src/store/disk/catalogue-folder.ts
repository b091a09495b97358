/** The catalogue: the one that ships, data/catalog beside the program, or a newer one that was taken into the data directory. */
import { readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildCatalogue } from "../../catalog/build-catalogue.ts";
import { type EditionHead, FACT_FILES } from "../../catalog/bundle/bundle.ts";
import { editionInForce } from "../../catalog/bundle/installed.ts";
import type { Catalogue } from "../../catalog/catalogue.ts";
import type { CatalogueData } from "../../catalog/catalogue-data.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { catalogueDamaged, catalogueHome, readCatalogueState } from "../catalogue/catalogue-state.ts";

/** The repository's root: the nearest folder above this file (in src/ or dist/) that holds data/catalog. */
export function programFolder(): string {
	const here = dirname(fileURLToPath(import.meta.url));
	return here.endsWith("dist") ? dirname(here) : dirname(dirname(dirname(here)));
}

/** Folder of the catalogue that ships. */
export function shippedCatalogueFolder(): string {
	return join(programFolder(), "data", "catalog");
}

/** Version and day of the catalogue that ships. */
export function shippedHead(): EditionHead {
	const { version, date } = JSON.parse(readFileSync(join(shippedCatalogueFolder(), "catalog.json"), "utf8")) as EditionHead;
	return { version, date };
}

/** Folder of the catalogue in force; without a data directory, or with one on a server, the one that ships. */
export function catalogueFolder(dataFolder: string | undefined): Result<string, Problem> {
	if (dataFolder === undefined || /^postgres(?:ql)?:/i.test(dataFolder)) return ok(shippedCatalogueFolder());
	const state = readCatalogueState(dataFolder);
	if (!state.ok) return state;
	if (state.value.editions.length === 0) return ok(shippedCatalogueFolder());
	const edition = editionInForce(state.value, shippedHead());
	return ok(edition === undefined ? shippedCatalogueFolder() : join(catalogueHome(dataFolder), edition.folder));
}

/** Folder of the catalogue's own advisories. Where the data directory's own cannot be told, `loadCatalogue` says why. */
export function catalogueAdvisories(dataFolder?: string): string {
	const folder = catalogueFolder(dataFolder);
	return join(folder.ok ? folder.value : shippedCatalogueFolder(), "advisories");
}

/**
 * Reads and builds the catalogue in force. A fault in the one that ships is a defect of ours: its tests run on every change. One that was
 * taken was checked then: `store/catalogue-damaged` where it cannot be read any more.
 */
export async function loadCatalogue(dataFolder?: string): Promise<Result<Catalogue, readonly Problem[]>> {
	const folder = catalogueFolder(dataFolder);
	if (!folder.ok) return err([folder.error]);
	let data: CatalogueData;
	try {
		data = await readCatalogueFolder(folder.value);
	} catch (error) {
		if (folder.value === shippedCatalogueFolder()) throw error;
		return err([catalogueDamaged(folder.value, error instanceof Error ? error.message : String(error))]);
	}
	return buildCatalogue(data);
}

/** The files of facts of a folder, parsed; throws where one is missing or no JSON. */
export async function readCatalogueFolder(folder: string): Promise<CatalogueData> {
	const parts: Record<string, unknown> = {};
	for (const name of FACT_FILES) parts[name] = JSON.parse(await readFile(join(folder, `${name}.json`), "utf8"));
	const { catalog, vendors, relabels, families, listings, attacked, signals } = parts;
	return { catalog, vendors, relabels, families, listings, attacked, signals };
}

/** All files of a folder that belong to a bundle, as text by name. */
export async function catalogueFiles(folder: string): Promise<ReadonlyMap<string, string>> {
	const files = new Map<string, string>();
	for (const name of FACT_FILES) files.set(`${name}.json`, await readFile(join(folder, `${name}.json`), "utf8"));
	for (const name of (await readdir(join(folder, "advisories"))).filter((one) => one.endsWith(".json")))
		files.set(`advisories/${name}`, await readFile(join(folder, "advisories", name), "utf8"));
	return files;
}
