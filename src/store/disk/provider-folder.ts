/** A folder that a web server is to serve, as the web that it will be. Its files were written by strangers; no link leads out of it. */
import { createHash } from "node:crypto";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import type { CheckTarget } from "../../advisory/provider/check/locate.ts";
import type { DigestName, Fetched, FetchFailure, ProviderWeb } from "../../advisory/provider/ports.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";

/** A folder with what is to be checked in it. */
export interface ProviderFolder {
	readonly web: ProviderWeb;
	readonly target: CheckTarget;
}

/** Where the metadata of a provider or a list of providers may lie. */
const PLACES = [
	".well-known/csaf/provider-metadata.json",
	".well-known/csaf-aggregator/aggregator.json",
	"csaf/provider-metadata.json",
	"provider-metadata.json",
	"aggregator.json",
];
const MOST_DEPTH = 6;
const MOST_FILES = 200_000;

/** Stands for the origin where the metadata names none that could be one. */
const NOWHERE = "https://folder.invalid/";

/** Lower-case hex of a digest. */
export function digest(algorithm: DigestName, bytes: Uint8Array): string {
	return createHash(algorithm).update(bytes).digest("hex");
}

/** Opens a folder. */
export async function openProviderFolder(folder: string): Promise<Result<ProviderFolder, Problem>> {
	const root = resolve(folder);
	const place = await findMetadata(root);
	if (place === undefined)
		return err({
			code: "store/no-provider",
			message: "the folder holds no provider-metadata.json and no aggregator.json",
			at: folder,
			todo: "Name the folder that the web server serves.",
		});
	const stated = await canonicalUrl(join(root, place));
	const prefix = prefixOf(stated, place);
	const url = `${prefix}${place.split("/").map(encodeURIComponent).join("/")}`;
	const web = folderWeb(root, prefix);
	if (place.endsWith("aggregator.json")) return ok({ web, target: { kind: "aggregator", url } });
	// Only a whole site shows how its metadata is found.
	const isSite = place.startsWith(".well-known/") && new URL(prefix).pathname === "/";
	return ok({ web, target: isSite ? { kind: "domain", origin: new URL(prefix).origin } : { kind: "metadata", url } });
}

/** A folder of documents without metadata. */
export function openPlainFolder(folder: string): { readonly web: ProviderWeb; readonly address: string } {
	return { web: folderWeb(resolve(folder), NOWHERE), address: NOWHERE };
}

async function findMetadata(root: string): Promise<string | undefined> {
	for (const place of PLACES) if (await isFile(join(root, place))) return place;
	const found = (await filesBelow(root, 0, [])).map((file) => relative(root, file).split(sep).join("/"));
	return found.find((file) => /(?:^|\/)(?:provider-metadata|aggregator)\.json$/.test(file));
}

async function isFile(path: string): Promise<boolean> {
	try {
		return (await stat(path)).isFile();
	} catch {
		return false;
	}
}

async function canonicalUrl(file: string): Promise<string | undefined> {
	try {
		const value: unknown = JSON.parse(await readFile(file, "utf8"));
		const url = typeof value === "object" && value !== null && "canonical_url" in value ? value.canonical_url : undefined;
		return typeof url === "string" && URL.canParse(url) ? url : undefined;
	} catch {
		return undefined;
	}
}

/** The address that the folder itself has: what is left of the canonical address without the place of the metadata. */
function prefixOf(stated: string | undefined, place: string): string {
	if (stated === undefined || !/^https?:/.test(stated)) return NOWHERE;
	const steps = place.split("/");
	for (let cut = 0; cut < steps.length; cut++) {
		const end = `/${steps.slice(cut).join("/")}`;
		if (stated.endsWith(end)) return cut === 0 ? stated.slice(0, -end.length + 1) : NOWHERE;
	}
	return new URL(".", stated).href;
}

function folderWeb(root: string, prefix: string): ProviderWeb {
	const toPath = (url: string): string | undefined => {
		if (!url.startsWith(prefix)) return undefined;
		try {
			const path = resolve(root, decodeURIComponent(url.slice(prefix.length).split(/[?#]/, 1)[0] ?? ""));
			return path === root || path.startsWith(root + sep) ? path : undefined;
		} catch {
			return undefined;
		}
	};
	return {
		kind: "folder",
		hasToken: false,
		async get(url, { mostBytes = 64 * 1024 * 1024 } = {}) {
			const path = toPath(url);
			if (path === undefined) return failure("outside", "the address is not part of the folder");
			return readServed(root, url.endsWith("/") ? join(path, "index.html") : path, url, mostBytes);
		},
		async files(url) {
			const path = toPath(url);
			if (path === undefined) return [];
			const found = await filesBelow(path, 0, []);
			return found.map((file) => `${url}${relative(path, file).split(sep).map(encodeURIComponent).join("/")}`);
		},
	};
}

function failure(kind: FetchFailure["kind"], message: string): Result<Fetched, FetchFailure> {
	return err({ kind, message, hops: [] });
}

async function readServed(root: string, path: string, url: string, most: number): Promise<Result<Fetched, FetchFailure>> {
	const gone: Fetched = { url, status: 404, headers: new Map(), bytes: new Uint8Array(), hops: [] };
	try {
		const real = await realpath(path);
		if (!real.startsWith((await realpath(root)) + sep)) return failure("refused", "the file is a link that leads out of the folder");
		const about = await stat(real);
		if (!about.isFile()) return ok(gone);
		if (about.size > most) return failure("too-large", `the file has more than ${most} bytes`);
		return ok({ ...gone, status: 200, bytes: await readFile(real) });
	} catch {
		return ok(gone);
	}
}

async function filesBelow(folder: string, depth: number, found: string[]): Promise<readonly string[]> {
	let entries: Awaited<ReturnType<typeof entriesOf>>;
	try {
		entries = await entriesOf(folder);
	} catch {
		return found;
	}
	for (const entry of entries) {
		if (found.length >= MOST_FILES) return found;
		const inner = join(folder, entry.name);
		if (entry.isDirectory() && depth < MOST_DEPTH) await filesBelow(inner, depth + 1, found);
		else if (entry.isFile()) found.push(inner);
	}
	return found;
}

async function entriesOf(folder: string) {
	const entries = await readdir(folder, { withFileTypes: true });
	return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}
