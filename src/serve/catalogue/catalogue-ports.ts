/** Joins what the commands about editions of the catalogue need: folders, keys, the store, a running server. */
import { readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { isBundle } from "../../catalog/bundle/bundle.ts";
import type { CataloguePorts } from "../../cli/catalogue-ports.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { readCatalogueState } from "../../store/catalogue/catalogue-state.ts";
import { openInstalledCatalogues } from "../../store/catalogue/installed-catalogue.ts";
import { readBounded } from "../../store/disk/advisory-folder.ts";
import {
	catalogueAdvisories,
	catalogueFiles,
	catalogueFolder,
	loadCatalogue,
	readCatalogueFolder,
	shippedHead,
} from "../../store/disk/catalogue-folder.ts";
import { bundleSigner } from "./bundle-signer.ts";
import { heldDevices } from "./held-devices.ts";
import { settleCatalogue } from "./settle.ts";

/** All of it; `version` is the program's. */
export function cataloguePorts(version: string): CataloguePorts {
	return {
		load: loadCatalogue,
		documents: catalogueAdvisories,
		shipped: shippedHead,
		state: readCatalogueState,
		async inForce(dataFolder) {
			const folder = catalogueFolder(dataFolder);
			if (!folder.ok) return folder;
			const files = await readFiles(folder.value);
			if (!files.ok) return files;
			const data = await readCatalogueFolder(folder.value);
			const { version: edition, date } = data.catalog as { readonly version: string; readonly date: string };
			return ok({ data, files: files.value, head: { version: edition, date } });
		},
		files: readFiles,
		open: openInstalledCatalogues,
		read: readBundle,
		signer: (dataFolder, keyFile, now) => bundleSigner(dataFolder, keyFile, process.env["SEAWALL_KEY_PASSPHRASE"] || undefined, now),
		devices: heldDevices,
		settle: (dataFolder, edition) => settleCatalogue(dataFolder, edition, version),
		async writeBytes(path, bytes) {
			try {
				return ok(await writeFile(path, bytes));
			} catch (error) {
				const message = `the file cannot be written (${codeOf(error)})`;
				return err({ code: "cli/cannot-write", message, at: path, todo: "Choose another place." });
			}
		},
	};
}

async function readFiles(folder: string): Promise<Result<ReadonlyMap<string, string>, Problem>> {
	try {
		return ok(await catalogueFiles(folder));
	} catch (error) {
		const message = `the folder is not laid out as a catalogue (${codeOf(error)})`;
		const todo = "Name a folder with the files of data/catalog and its advisories.";
		return err({ code: "catalog/no-catalogue-folder", message, at: folder, todo });
	}
}

async function readBundle(path: string, signature: string | undefined): ReturnType<CataloguePorts["read"]> {
	const found = await bundleIn(path);
	if (!found.ok) return found;
	const problems: Problem[] = [];
	const bytes = await readBounded(found.value, problems);
	const [problem] = problems;
	if (bytes === undefined)
		return err(problem ?? { code: "store/unreadable", message: "it cannot be read", at: path, todo: "Check the path." });
	// A folder holds bundles and nothing else; a file may be a list that somebody publishes.
	if (found.value === path && !isBundle(bytes)) return ok(undefined);
	const beside = await readBounded(signature ?? `${found.value}.asc`, []);
	return ok({ bytes, signature: beside, from: found.value });
}

/** A file itself; of a folder the one file that has a signature beside it. */
async function bundleIn(path: string): Promise<Result<string, Problem>> {
	let names: readonly string[];
	try {
		if (!(await stat(path)).isDirectory()) return ok(path);
		names = await readdir(path);
	} catch (error) {
		return err({ code: "store/unreadable", message: `it cannot be read (${codeOf(error)})`, at: path, todo: "Check the path." });
	}
	const signed = names.filter((name) => names.includes(`${name}.asc`));
	const [only] = signed;
	if (only !== undefined && signed.length === 1) return ok(join(path, only));
	return err({
		code: "catalog/no-bundle-here",
		message:
			signed.length === 0
				? "no file in the folder has a signature beside it"
				: `${signed.length} files in the folder have a signature beside them`,
		at: path,
		todo: "Name the bundle itself; its signature lies beside it as FILE.asc.",
	});
}

function codeOf(error: unknown): string {
	return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
