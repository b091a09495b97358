/** The repository as the house tests see it: its own files, and a copy of its configuration in which to plant breaches. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const left = new Set(["node_modules", ".git", "dist", ".cache", ".seawall", ".seawall-demo"]);

/** Paths of all files that belong to the repository, with `/`, sorted: what git lists, else what is there without built things. */
export function repositoryFiles(): readonly string[] {
	const git = spawnSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], { cwd: root, encoding: "utf8", maxBuffer: 64 << 20 });
	const listed = git.status === 0 ? git.stdout.split("\0").filter((path) => path !== "") : walk(root);
	const present = new Set(walk(root));
	return listed.filter((path) => present.has(path)).sort();
}

function walk(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		if (left.has(entry.name)) return [];
		const path = join(folder, entry.name);
		return entry.isDirectory() ? walk(path) : [relative(root, path).split(sep).join("/")];
	});
}

/** One file of the repository as text. */
export function read(path: string): string {
	return readFileSync(join(root, path), "utf8");
}

/** Code files below src/, without tests. */
export function sourceFiles(): readonly string[] {
	return repositoryFiles().filter((path) => /^src\/.*\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path));
}

/**
 * Makes a temporary tree with the repository's configuration and the given files in it, and hands it to `work`.
 *
 * @param files - Text by path.
 */
export function plant(files: Readonly<Record<string, string>>): string {
	const folder = mkdtempSync(join(tmpdir(), "seawall-house-"));
	for (const name of [".dependency-cruiser.mjs", "tsconfig.json", "package.json", "biome.json", ".gitignore"]) {
		cpSync(join(root, name), join(folder, name));
	}
	symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	return folder;
}

/** Runs a tool of node_modules/.bin in a folder; gives what it printed, whatever its exit code. */
export function runTool(folder: string, name: string, ...args: readonly string[]): string {
	const done = spawnSync(join(root, "node_modules", ".bin", name), args, { cwd: folder, encoding: "utf8", maxBuffer: 64 << 20 });
	if (done.error !== undefined) throw done.error;
	return done.stdout;
}
