/**
 * What another provider has to give: by its metadata (ROLIE before folders, section 7.3.2), a feed, a folder, or a folder of GitHub.
 * All of it was written by strangers; every list is bounded.
 */
import { asObject, member, text } from "../../csaf/json.ts";
import { readJson } from "../check/web-session.ts";
import { linksOf, readChanges, readIndex } from "../directory.ts";
import { readFeed } from "../feed.ts";
import { objectsIn, type ProviderMetadata, readMetadata } from "../metadata.ts";
import type { Fetched, ProviderWeb } from "../ports.ts";
import { fieldOf, readSecurityTxt } from "../security-txt.ts";
import { isProtected } from "../tlp.ts";

/** A document that is offered. */
export interface OfferedDocument {
	readonly url: string;
	/** When it was updated last, as the list says; `undefined` where it does not: then only its bytes tell. */
	readonly updated: string | undefined;
	readonly hashes: readonly string[];
	readonly signatures: readonly string[];
}

/** All that is offered. */
export interface Offer {
	readonly documents: readonly OfferedDocument[];
	/** Where there is one. */
	readonly metadata: ProviderMetadata | undefined;
	/** What went wrong on the way, as sentences; the rest is there. */
	readonly notes: readonly string[];
}

/** Most documents of one source. */
export const MOST_OFFERED = 20_000;

const MOST_LIST_BYTES = 64 * 1024 * 1024;
const MOST_FOLDERS = 200;

/** A way to look at addresses: a failure is noted and gives nothing. */
class Looker {
	readonly notes: string[] = [];
	readonly documents = new Map<string, OfferedDocument>();
	readonly #web: ProviderWeb;

	constructor(web: ProviderWeb) {
		this.#web = web;
	}

	async get(url: string, isOptional = false, withToken = false): Promise<Fetched | undefined> {
		const answer = await this.#web.get(url, { mostBytes: MOST_LIST_BYTES, withToken });
		if (answer.ok && answer.value.status === 200) return answer.value;
		if (!isOptional) this.notes.push(`${url}: ${answer.ok ? `the server answered ${answer.value.status}` : answer.error.message}`);
		return undefined;
	}

	async json(url: string, isOptional = false, withToken = false): Promise<unknown> {
		const got = await this.get(url, isOptional, withToken);
		const read = got === undefined ? undefined : readJson(got.bytes, url);
		if (read?.ok === false && !isOptional) this.notes.push(`${url}: ${read.error}`);
		return read?.ok === true ? read.value : undefined;
	}

	offer(document: OfferedDocument): void {
		if (!URL.canParse(document.url)) return;
		if (this.documents.size >= MOST_OFFERED) {
			if (this.documents.size === MOST_OFFERED && !this.notes.at(-1)?.startsWith("more than"))
				this.notes.push(`more than ${MOST_OFFERED} documents are listed; the rest was left out`);
			return;
		}
		if (!this.documents.has(document.url)) this.documents.set(document.url, document);
	}
}

const GITHUB = /^https:\/\/github\.com\/([\w.-]{1,100})\/([\w.-]{1,100})\/tree\/([\w.-]{1,200})(?:\/([\w./+-]{1,500}))?$/;

/** Finds them. */
export async function findDocuments(address: string, web: ProviderWeb): Promise<Offer> {
	const looker = new Looker(web);
	const github = GITHUB.exec(address);
	let metadata: ProviderMetadata | undefined;
	if (github !== null) await inGitHub(github, looker);
	else if (web.kind === "folder" && address.endsWith("/")) metadata = await ofFiles(address, web, looker);
	else if (new URL(address).pathname === "/") metadata = await ofDomain(new URL(address).origin, looker);
	else if (address.endsWith("/")) await inFolder(address, looker);
	else metadata = await ofJson(address, looker);
	if (metadata !== undefined) await ofMetadata(metadata, new URL(".", metadata.canonicalUrl ?? address).href, web, looker);
	return { documents: [...looker.documents.values()], metadata, notes: looker.notes };
}

async function ofDomain(origin: string, looker: Looker): Promise<ProviderMetadata | undefined> {
	const wellKnown = await looker.json(`${origin}/.well-known/csaf/provider-metadata.json`, true);
	if (wellKnown !== undefined) return readMetadata(wellKnown);
	const security = await looker.get(`${origin}/.well-known/security.txt`, true);
	const stated = security === undefined ? [] : fieldOf(readSecurityTxt(new TextDecoder().decode(security.bytes)), "csaf");
	for (const url of stated.filter((one) => one.startsWith("https://")).slice(0, 5)) {
		const value = await looker.json(url);
		if (value !== undefined) return readMetadata(value);
	}
	const { hostname, port } = new URL(origin);
	const dns = await looker.json(`https://csaf.data.security.${hostname.replace(/^www\./, "")}${port === "" ? "" : `:${port}`}/`, true);
	if (dns !== undefined) return readMetadata(dns);
	looker.notes.push(`${origin}: there is no provider-metadata.json at the well-known address, in security.txt or under the DNS path`);
	return undefined;
}

async function ofJson(url: string, looker: Looker): Promise<ProviderMetadata | undefined> {
	const value = await looker.json(url);
	if (value === undefined) return undefined;
	if (member(asObject(value), "feed") !== undefined) offerFeed(value, looker);
	else if (member(asObject(value), "document") !== undefined) looker.offer({ url, updated: undefined, hashes: [], signatures: [] });
	else if (member(asObject(value), "canonical_url") !== undefined) return readMetadata(value);
	else looker.notes.push(`${url}: it is neither metadata, nor a feed, nor a document`);
	return undefined;
}

async function ofMetadata(metadata: ProviderMetadata, base: string, web: ProviderWeb, looker: Looker): Promise<void> {
	for (const { url, label } of metadata.feeds.slice(0, 100)) {
		const closed = isProtected(label);
		if (closed && !web.hasToken) continue;
		const value = await looker.json(url, false, closed);
		if (value !== undefined) offerFeed(value, looker);
	}
	if (metadata.feeds.length > 0) return;
	const directories = metadata.directories.length > 0 ? metadata.directories : [{ url: base, label: undefined }];
	for (const { url, label } of directories.slice(0, 100)) if (!isProtected(label)) await inFolder(url, looker);
}

function offerFeed(value: unknown, looker: Looker): void {
	for (const { url, updated, hashes, signatures } of readFeed(value)?.entries ?? [])
		if (url !== undefined) looker.offer({ url, updated, hashes, signatures });
}

/** A folder on a web server: changes.csv, else index.txt, else its listing and those of its years. */
async function inFolder(url: string, looker: Looker): Promise<void> {
	const decode = (got: Fetched): string => new TextDecoder().decode(got.bytes);
	const changes = await looker.get(new URL("changes.csv", url).href, true);
	if (changes !== undefined) {
		const newest = new Map<string, string>();
		for (const { path, date } of readChanges(decode(changes)).changes) {
			const held = newest.get(path);
			if (held === undefined || Date.parse(held) < Date.parse(date)) newest.set(path, date);
		}
		for (const [path, updated] of newest) looker.offer({ url: new URL(path, url).href, updated, hashes: [], signatures: [] });
	}
	const index = await looker.get(new URL("index.txt", url).href, true);
	if (index !== undefined)
		for (const path of readIndex(decode(index)).paths)
			looker.offer({ url: new URL(path, url).href, updated: undefined, hashes: [], signatures: [] });
	if (changes !== undefined || index !== undefined) return;
	const open = [url];
	const seen = new Set(open);
	for (let folder = open.shift(); folder !== undefined && seen.size <= MOST_FOLDERS; folder = open.shift()) {
		const page = await looker.get(folder);
		for (const link of page === undefined ? [] : linksOf(decode(page), folder)) {
			if (!link.startsWith(url) || /[?#]/.test(link)) continue;
			if (isDocumentName(link)) looker.offer({ url: link, updated: undefined, hashes: [], signatures: [] });
			else if (link.endsWith("/") && !seen.has(link)) {
				seen.add(link);
				open.push(link);
			}
		}
	}
}

/** A folder on this machine: by its metadata where it has any, else every document in it. */
async function ofFiles(url: string, web: ProviderWeb, looker: Looker): Promise<ProviderMetadata | undefined> {
	const metadata = readMetadata(await looker.json(`${url}.well-known/csaf/provider-metadata.json`, true));
	if (metadata !== undefined) return metadata;
	for (const file of (await web.files?.(url)) ?? [])
		if (isDocumentName(file)) looker.offer({ url: file, updated: undefined, hashes: [], signatures: [] });
	return undefined;
}

function isDocumentName(url: string): boolean {
	return (
		url.endsWith(".json") &&
		!/\/(?:provider-metadata|aggregator|service|(?:feed|category|rolie)[\w+-]{0,80}|[\w+-]{0,80}-feed[\w+-]{0,80})\.json$/.test(url)
	);
}

/** A folder of a repository: one request lists it, the files come raw. */
async function inGitHub([, owner, repository, ref, path = ""]: RegExpExecArray, looker: Looker): Promise<void> {
	const list = `https://api.github.com/repos/${owner}/${repository}/git/trees/${ref}?recursive=1`;
	const value = asObject(await looker.json(list));
	if (value === undefined) return;
	if (member(value, "truncated") === true) looker.notes.push(`${list}: the list is not whole; name a folder further down`);
	const folder = path === "" ? "" : `${path.replace(/\/$/, "")}/`;
	const raw = `https://raw.githubusercontent.com/${owner}/${repository}/${ref}/`;
	for (const entry of objectsIn(value, "tree")) {
		const name = text(entry, "path") ?? "";
		if (text(entry, "type") !== "blob" || !name.startsWith(folder) || !isDocumentName(`/${name}`)) continue;
		// The id of the blob changes with its content, as a date would.
		looker.offer({
			url: `${raw}${name.split("/").map(encodeURIComponent).join("/")}`,
			updated: text(entry, "sha"),
			hashes: [],
			signatures: [],
		});
	}
}
