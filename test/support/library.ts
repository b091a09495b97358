/** The catalogue and the documents that tests match against. */
import assert from "node:assert/strict";
import type { Catalogue } from "../../src/catalog/catalogue.ts";
import { compileLibrary, type Library } from "../../src/match/compile.ts";
import { readAdvisories } from "../../src/store/disk/advisory-folder.ts";
import { catalogueAdvisories, loadCatalogue } from "../../src/store/disk/catalogue-folder.ts";

/** The shipped catalogue. */
export async function shippedCatalogue(): Promise<Catalogue> {
	const loaded = await loadCatalogue();
	assert.ok(loaded.ok, loaded.ok ? "" : JSON.stringify(loaded.error.slice(0, 3)));
	return loaded.value;
}

/** A library of the documents below the paths; by default those of the catalogue. */
export async function libraryOf(catalogue: Catalogue, paths: readonly string[] = [catalogueAdvisories()]): Promise<Library> {
	const read = await readAdvisories(paths);
	return compileLibrary(read.advisories, catalogue);
}
