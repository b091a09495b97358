/** Requirements 12 to 14: index.txt, changes.csv and listings; first what they list, later whether they list all. */
import { linksOf, readChanges, readIndex } from "../directory.ts";
import type { ProviderMetadata, StatedDirectory } from "../metadata.ts";
import { isProtected } from "../tlp.ts";
import type { Findings } from "./findings.ts";
import type { ListedDocument, ListedDocuments } from "./listed.ts";
import type { WebSession } from "./web-session.ts";

/** Largest index.txt, changes.csv or listing that is read. */
const MOST_BYTES = 32 * 1024 * 1024;

/** A folder with what could be read of it. */
export interface ReadDirectory {
	readonly url: string;
	readonly stated: StatedDirectory;
	/** How many lines of each list say nothing; `undefined` where it could not be had. */
	readonly badInIndex: number | undefined;
	readonly badInChanges: number | undefined;
	/** Dates by the address of the document, the newest. */
	readonly dates: ReadonlyMap<string, string>;
}

/** Reads the lists of all folders and adds what they name; empty where the directory form is not used. */
export async function checkDirectories(
	metadata: ProviderMetadata,
	base: string,
	session: WebSession,
	findings: Findings,
	documents: ListedDocuments,
): Promise<readonly ReadDirectory[]> {
	let directories = metadata.directories;
	if (directories.length === 0) {
		const found = await Promise.all(["index.txt", "changes.csv"].map((name) => session.ask(new URL(name, base).href)));
		if (found.some((answer) => answer.ok && answer.value.status === 200)) directories = [{ url: base, label: undefined }];
	}
	if (directories.length === 0) {
		for (const num of [12, 13, 14]) findings.error(num, "directory-based distribution is not used", base);
		return [];
	}
	const read: ReadDirectory[] = [];
	for (const stated of directories.slice(0, 100)) {
		const one = await readDirectory(stated, metadata, session, findings, documents);
		if (one !== undefined) read.push(one);
	}
	return read;
}

async function readDirectory(
	stated: StatedDirectory,
	metadata: ProviderMetadata,
	session: WebSession,
	findings: Findings,
	documents: ListedDocuments,
): Promise<ReadDirectory | undefined> {
	const { url, label } = stated;
	const closed = isProtected(label);
	const options = { mostBytes: MOST_BYTES, withToken: false };
	if (closed) {
		const answer = await session.ask(new URL("index.txt", url).href, options);
		const isOpen = answer.ok && answer.value.status === 200;
		if (isOpen && session.kind === "web") findings.error(5, `the list of TLP:${label} documents is freely readable`, url);
		if (!isOpen && !session.hasToken) return undefined;
		options.withToken = !isOpen;
	}
	const names = async (num: number, name: string): Promise<string | undefined> => {
		const address = new URL(name, url).href;
		const answer = await session.get(address, options);
		if (answer.ok) return new TextDecoder("utf-8", { ignoreBOM: true }).decode(answer.value.bytes);
		if (!answer.error.told) findings.error(num, `${name} cannot be had: ${answer.error.message}`, address);
		return undefined;
	};
	const index = await names(12, "index.txt");
	const badInIndex = index === undefined ? undefined : takeIndex(index, stated, findings, documents);
	const changes = await names(13, "changes.csv");
	const taken = changes === undefined ? undefined : takeChanges(changes, stated, metadata, findings, documents);
	for (const file of session.kind === "folder" ? await session.files(url) : []) {
		// Only what lies in the folder of a year is a document for certain.
		if (!/\/\d{4}\/[^/]+\.json$/.test(file)) continue;
		const document = documents.at(file);
		if (document !== undefined) document.onDisk = true;
	}
	return { url, stated, badInIndex, badInChanges: taken?.bad, dates: taken?.dates ?? new Map() };
}

function takeIndex(text: string, { url, label }: StatedDirectory, findings: Findings, documents: ListedDocuments): number {
	const address = new URL("index.txt", url).href;
	const { paths, bad, hasMark, hasReturns } = readIndex(text);
	if (hasMark) findings.error(12, "index.txt begins with a byte order mark", address);
	if (hasReturns) findings.warn(12, "index.txt ends its lines with a carriage return", address);
	for (const { line, reason } of bad) findings.error(12, `line ${line} of index.txt names no document: ${reason}`, address);
	const seen = new Set<string>();
	for (const path of paths) {
		if (seen.has(path)) findings.warn(12, `index.txt lists ${path} twice`, address);
		seen.add(path);
		const document = documents.at(new URL(path, url).href);
		document?.inIndex.add(url);
		if (document !== undefined) document.folderLabel ??= label;
	}
	return bad.length;
}

function takeChanges(
	text: string,
	{ url, label }: StatedDirectory,
	{ version }: ProviderMetadata,
	findings: Findings,
	documents: ListedDocuments,
): { readonly dates: ReadonlyMap<string, string>; readonly bad: number } {
	const address = new URL("changes.csv", url).href;
	const { changes, bad, hasMark } = readChanges(text);
	if (hasMark) findings.error(13, "changes.csv begins with a byte order mark", address);
	for (const { line, reason } of bad) findings.error(13, `line ${line} of changes.csv cannot be read: ${reason}`, address);
	if (version === "2.1" && changes.some(({ quoted }) => quoted)) findings.error(13, "changes.csv of CSAF 2.1 has double quotes", address);
	if (version === "2.0" && changes.some(({ quoted }) => !quoted))
		findings.info(13, "changes.csv has no double quotes, which CSAF 2.0 has in its examples", address);
	const dates = new Map<string, string>();
	let before: number | undefined;
	let disorder = 0;
	for (const { path, date } of changes) {
		const at = Date.parse(date);
		if (before !== undefined && at > before) disorder++;
		before = at;
		const document = documents.at(new URL(path, url).href);
		if (document === undefined) continue;
		document.inChanges.add(url);
		document.folderLabel ??= label;
		// A document may stand there with earlier dates too (example 129): the newest is the one that counts.
		const held = dates.get(document.url);
		if (held === undefined || Date.parse(held) < at) dates.set(document.url, date);
	}
	if (disorder > 0)
		findings.error(
			13,
			`changes.csv is not sorted with the newest first: ${disorder} line${disorder === 1 ? "" : "s"} out of order`,
			address,
		);
	return { dates, bad: bad.length };
}

/** Whether index.txt and changes.csv list every document of their folder, with its date; called when the documents were looked at. */
export function compareLists(directories: readonly ReadDirectory[], documents: ListedDocuments, findings: Findings): void {
	for (const { url, stated, badInIndex, badInChanges, dates } of directories) {
		const inside = documents.all().filter((one) => one.url.startsWith(url));
		const there = inside.filter((one) => one.isThere && (one.seen !== undefined || one.onDisk || one.feeds.length > 0));
		if (badInIndex !== undefined) tellMissing(12, "index.txt", badInIndex, inside, there, (one) => one.inIndex.has(url), findings);
		if (badInChanges !== undefined) tellMissing(13, "changes.csv", badInChanges, inside, there, (one) => one.inChanges.has(url), findings);
		for (const { seen, url: address } of there) {
			if (seen === undefined) continue;
			if (stated.label !== undefined && seen.label !== stated.label && !isProtected(seen.label))
				findings.error(12, `a document of TLP:${seen.label} is listed in the folder of TLP:${stated.label}`, address);
			const date = dates.get(address);
			if (date !== undefined && Date.parse(date) !== Date.parse(seen.currentReleaseDate))
				findings.error(13, "the date in changes.csv is not the current release date of the document", address);
		}
	}
}

/** What a list leaves out; lines that lead nowhere explain as many, and were told. */
function tellMissing(
	num: number,
	name: string,
	bad: number,
	inside: readonly ListedDocument[],
	there: readonly ListedDocument[],
	isListed: (document: ListedDocument) => boolean,
	findings: Findings,
): void {
	const missing = there.filter((one) => !isListed(one));
	const astray = bad + inside.filter((one) => isListed(one) && !one.isThere).length;
	if (missing.length > astray) for (const { url } of missing) findings.error(num, `${name} does not list a document`, url);
}

/** Requirement 14: pages that the server makes of its folders link to what lies in them. */
export async function checkListings(
	directories: readonly ReadDirectory[],
	documents: ListedDocuments,
	session: WebSession,
	findings: Findings,
): Promise<void> {
	for (const { url, stated } of directories) {
		const options = { mostBytes: MOST_BYTES, withToken: isProtected(stated.label) && session.kind === "web" };
		const links = new Map<string, ReadonlySet<string> | undefined>();
		const listing = async (folder: string): Promise<ReadonlySet<string> | undefined> => {
			if (links.has(folder)) return links.get(folder);
			const answer = await session.get(folder, options);
			let found: ReadonlySet<string> | undefined;
			if (answer.ok) found = new Set(linksOf(new TextDecoder().decode(answer.value.bytes), folder));
			else if (session.kind === "folder") findings.notApplicable(14, "not looked at: a web server makes listings of this folder");
			else if (!answer.error.told) findings.error(14, `there is no listing of a folder: ${answer.error.message}`, folder);
			links.set(folder, found);
			return found;
		};
		const inside = documents.all().filter((document) => document.isThere && document.url.startsWith(url));
		const root = await listing(url);
		for (const document of inside) await checkOne(document, url, root, listing, findings);
	}
}

async function checkOne(
	document: ListedDocument,
	root: string,
	atRoot: ReadonlySet<string> | undefined,
	listing: (folder: string) => Promise<ReadonlySet<string> | undefined>,
	findings: Findings,
): Promise<void> {
	if (atRoot === undefined) return;
	// One page may list the whole tree.
	if (atRoot.has(document.url)) return;
	const folder = new URL(".", document.url).href;
	if (folder !== root && !atRoot.has(folder) && !atRoot.has(folder.replace(/\/$/, ""))) {
		findings.error(14, "the listing does not link to a folder with documents", folder);
		return;
	}
	const inFolder = folder === root ? atRoot : await listing(folder);
	if (inFolder !== undefined && !inFolder.has(document.url)) findings.error(14, "the listing does not link to a document", document.url);
}
