/** Which edition of the catalogue a data directory works with: `catalogue/state.json`, written by us alone and replaced in one step. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type CatalogueState, NO_EDITIONS } from "../../catalog/bundle/installed.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";

/** Folder of all this in a data directory. */
export function catalogueHome(dataFolder: string): string {
	return join(dataFolder, "catalogue");
}

/** Reads it. Problems: `store/catalogue-damaged`. */
export function readCatalogueState(dataFolder: string): Result<CatalogueState, Problem> {
	const file = join(catalogueHome(dataFolder), "state.json");
	let text: string;
	try {
		text = readFileSync(file, "utf8");
	} catch (error) {
		const code = error instanceof Error && "code" in error ? error.code : undefined;
		return code === "ENOENT" || code === "ENOTDIR" ? ok(NO_EDITIONS) : err(catalogueDamaged(file, String(code)));
	}
	try {
		const value = JSON.parse(text) as CatalogueState;
		if (Array.isArray(value.editions) && Array.isArray(value.keys)) return ok({ ...NO_EDITIONS, ...value });
	} catch {
		// Said below.
	}
	return err(catalogueDamaged(file, "it is no state of a catalogue"));
}

/** What is said where the installed catalogue cannot be read. */
export function catalogueDamaged(at: string, why: string): Problem {
	const todo = "Go back with seawall catalog rollback, or restore the folder from a backup.";
	return { code: "store/catalogue-damaged", message: `the catalogue that was taken cannot be read (${why})`, at, todo };
}
