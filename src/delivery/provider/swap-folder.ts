/**
 * Puts a whole tree in the place of another at once: whoever reads the folder sees the old one or the new one, and a crash leaves the old.
 *
 * Where the folder is a symbolic link, the link is changed in one step. Where it is a folder, it is moved aside and the new one moved in,
 * two steps one after the other; a crash between them is mended by the next call, and by `recoverFolder`.
 */
import { randomBytes } from "node:crypto";
import { lstat, mkdir, open, readdir, readlink, rename, rm, rmdir, symlink } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Tree } from "../../advisory/provider/publish/build-tree.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";

/** Marks a folder as one that we wrote, so that nobody else's is ever replaced. */
const MARK = ".seawall-tree";

/** Writes the tree beside the folder and swaps it in. */
export async function swapFolder(folder: string, tree: Tree): Promise<Result<void, Problem>> {
	const place = resolve(folder);
	await recoverFolder(place);
	const kind = await kindOf(place);
	if (kind === "foreign")
		return err({
			code: "delivery/foreign-folder",
			message: "the folder holds files that Seawall did not write",
			at: folder,
			todo: "Name an empty folder, or one that does not exist: it is replaced as a whole.",
		});
	const fresh = join(dirname(place), `.${basename(place)}.new-${randomBytes(6).toString("hex")}`);
	try {
		await mkdir(dirname(place), { recursive: true });
		await writeTree(fresh, tree);
		await swap(place, fresh, kind);
		return ok(undefined);
	} catch (error) {
		await rm(fresh, { recursive: true, force: true });
		const why = error instanceof Error && "code" in error ? String(error.code) : String(error);
		return err({
			code: "delivery/cannot-publish",
			message: `the folder cannot be written (${why}); what was there is there still`,
			at: folder,
			todo: "Check disk and permissions, and publish again.",
		});
	}
}

/** Puts back what a crash between the two steps left aside, and removes what was never finished. */
export async function recoverFolder(folder: string): Promise<void> {
	const place = resolve(folder);
	const [parent, name] = [dirname(place), basename(place)];
	let beside: readonly string[];
	try {
		beside = await readdir(parent);
	} catch {
		return;
	}
	const old = beside.find((one) => one === `.${name}.old`);
	if (old !== undefined && (await kindOf(place)) === "none") await rename(join(parent, old), place);
	for (const one of beside) if (one.startsWith(`.${name}.new-`)) await rm(join(parent, one), { recursive: true, force: true });
}

async function kindOf(place: string): Promise<"none" | "empty" | "ours" | "link" | "foreign"> {
	try {
		const about = await lstat(place);
		if (about.isSymbolicLink()) return "link";
		if (!about.isDirectory()) return "foreign";
		const inside = await readdir(place);
		return inside.length === 0 ? "empty" : inside.includes(MARK) ? "ours" : "foreign";
	} catch {
		return "none";
	}
}

async function writeTree(folder: string, tree: Tree): Promise<void> {
	await mkdir(folder);
	for (const [path, content] of tree) {
		const file = join(folder, ...path.split("/"));
		await mkdir(dirname(file), { recursive: true });
		await writeDurable(file, content);
	}
	await writeDurable(join(folder, MARK), "Written by Seawall, which replaces this folder as a whole.\n");
}

async function writeDurable(file: string, content: string | Uint8Array): Promise<void> {
	const handle = await open(file, "wx", 0o644);
	try {
		await handle.writeFile(content);
		await handle.datasync();
	} finally {
		await handle.close();
	}
}

async function swap(place: string, fresh: string, kind: "none" | "empty" | "ours" | "link"): Promise<void> {
	const [parent, name] = [dirname(place), basename(place)];
	if (kind === "link") {
		const before = resolve(parent, await readlink(place));
		const generation = join(parent, `${name}.generation-${randomBytes(6).toString("hex")}`);
		await rename(fresh, generation);
		const link = join(parent, `.${name}.new-link`);
		await rm(link, { force: true });
		await symlink(basename(generation), link);
		await rename(link, place);
		if (basename(before).startsWith(`${name}.generation-`)) await rm(before, { recursive: true, force: true });
		return;
	}
	if (kind === "empty") await rmdir(place);
	const aside = join(parent, `.${name}.old`);
	if (kind === "ours") {
		await rm(aside, { recursive: true, force: true });
		await rename(place, aside);
	}
	await rename(fresh, place);
	if (kind === "ours") await rm(aside, { recursive: true, force: true });
}
