/** Requirements 1, 2, 4, 5, 11 and what of 15 concerns one document: each is fetched once, without any token. */
import { asObject, member, text } from "../../csaf/json.ts";
import { validateBytes } from "../../csaf/validate/validate.ts";
import { fileNameOf, yearFolderOf } from "../file-name.ts";
import type { Fetched } from "../ports.ts";
import { isProtected, toLabel } from "../tlp.ts";
import type { Findings } from "./findings.ts";
import type { ListedDocument, SeenDocument } from "./listed.ts";
import { type Missing, readJson, type WebSession } from "./web-session.ts";

/** Largest document that is read. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Most findings of one document that are told. */
const MOST_FINDINGS = 5;

/** How many documents of which kind were looked at, for what is told in the end. */
export interface DocumentCounts {
	looked: number;
	open: number;
	closed: number;
}

/** Looks at one document; gives its bytes where hashes and signatures are to be held against them. */
export async function checkDocument(
	document: ListedDocument,
	session: WebSession,
	findings: Findings,
	counts: DocumentCounts,
	now: number,
): Promise<Uint8Array | undefined> {
	const { url } = document;
	if (!URL.canParse(url)) return undefined;
	counts.looked++;
	const answer = await session.get(url, { mostBytes: MOST_BYTES, once: true });
	const got = answer.ok ? answer.value : await missing(document, answer.error, session, findings, counts);
	if (got === undefined) return undefined;
	document.isThere = true;
	const { bytes } = got;
	const validation = validateBytes(bytes, { profile: "basic", now: Math.floor(now / 1000) });
	const errors = validation.findings.filter(({ level }) => level === "error");
	for (const { rule, pointer, message } of errors.slice(0, MOST_FINDINGS))
		findings.error(1, `the document is not valid: ${rule}: ${message}${pointer === "" ? "" : ` (${pointer})`}`, url);
	const json = readJson(bytes, url);
	if (!json.ok && errors.length === 0) findings.error(1, `the document is not valid: ${json.error}`, url);
	const seen = json.ok ? readSeen(json.value) : undefined;
	document.seen = seen;
	if (seen === undefined) return bytes;
	checkName(url, seen, findings);
	checkYear(url, seen, findings);
	checkLabel(document, seen, answer.ok, session, findings, counts);
	checkEntries(document, seen, findings);
	return bytes;
}

/** What stands in a document that cannot be had without a token; gives it where it can be had with one. */
async function missing(
	document: ListedDocument,
	{ status, message, told }: Missing,
	session: WebSession,
	findings: Findings,
	counts: DocumentCounts,
): Promise<Fetched | undefined> {
	const { url, feeds, inIndex, inChanges, inListing } = document;
	const label = feeds[0]?.label ?? document.folderLabel;
	const isRefused = status === 401 || status === 403;
	if (isProtected(label)) {
		if (isRefused || status === 404) {
			counts.closed++;
			if (!session.hasToken) return undefined;
			const opened = await session.get(url, { withToken: true, mostBytes: MOST_BYTES, once: true });
			if (opened.ok) return opened.value;
			findings.error(15, `a protected document cannot be had with the token: ${opened.error.message}`, url);
			return undefined;
		}
	} else if (isRefused) {
		if (label === "GREEN") findings.info(5, "a document of TLP:GREEN is access protected", url);
		else findings.error(4, "a document of a public list is not freely accessible", url);
		return undefined;
	}
	if (told) return undefined;
	const num = feeds.length > 0 ? 15 : inIndex.size > 0 ? 12 : inChanges.size > 0 ? 13 : inListing.size > 0 ? 14 : 15;
	findings.error(num, `a document that is listed cannot be had: ${message}`, url);
	return undefined;
}

function readSeen(value: unknown): SeenDocument | undefined {
	const document = asObject(member(asObject(value), "document"));
	const tracking = asObject(member(document, "tracking"));
	const trackingId = text(tracking, "id");
	if (trackingId === undefined) return undefined;
	const tlp = asObject(member(asObject(member(document, "distribution")), "tlp"));
	return {
		trackingId,
		label: toLabel(text(tlp, "label")) ?? "UNLABELED",
		initialReleaseDate: text(tracking, "initial_release_date") ?? "",
		currentReleaseDate: text(tracking, "current_release_date") ?? "",
		version: text(document, "csaf_version") === "2.1" ? "2.1" : "2.0",
	};
}

/** The last steps of the path of an address, decoded. */
function pathOf(url: string): readonly string[] {
	return new URL(url).pathname.split("/").map((part) => {
		try {
			return decodeURIComponent(part);
		} catch {
			return part;
		}
	});
}

function checkName(url: string, { trackingId }: SeenDocument, findings: Findings): void {
	const right = fileNameOf(trackingId);
	const name = pathOf(url).at(-1);
	if (name !== right) findings.error(2, `the file is to be called ${right}`, url);
}

function checkYear(url: string, { initialReleaseDate }: SeenDocument, findings: Findings): void {
	const year = yearFolderOf(initialReleaseDate);
	const folder = pathOf(url).at(-2) ?? "";
	if (!/^\d{4}$/.test(folder)) findings.error(11, "a document lies in no folder of a year", url);
	else if (year !== undefined && folder !== year) findings.error(11, `a document is to lie in the folder ${year}`, url);
}

function checkLabel(
	document: ListedDocument,
	{ label }: SeenDocument,
	isOpen: boolean,
	session: WebSession,
	findings: Findings,
	counts: DocumentCounts,
): void {
	const { url, feeds } = document;
	if (isProtected(label)) {
		const inOpenFeed = feeds.some((feed) => !isProtected(feed.label));
		const inOpenList = [...document.inIndex, ...document.inChanges].length > 0 && !isProtected(document.folderLabel);
		// Where the protected list itself is open, that was told, and is the cause.
		const listIsOpen = feeds.some((feed) => isProtected(feed.label)) && findings.fails(5);
		if (isOpen && session.kind === "web" && !listIsOpen) findings.error(5, `a document of TLP:${label} is freely readable`, url);
		else if (inOpenFeed || inOpenList) findings.error(5, `a document of TLP:${label} is listed where everybody reads`, url);
		else if (isOpen) findings.warn(5, `a document of TLP:${label} lies in the folder: the web server must protect it`, url);
		return;
	}
	counts.open++;
	for (const feed of feeds)
		if (feed.label !== label) findings.error(15, `a document of TLP:${label} stands in the feed of TLP:${feed.label ?? "?"}`, url);
}

function checkEntries({ url, feeds }: ListedDocument, seen: SeenDocument, findings: Findings): void {
	for (const { entry } of feeds) {
		if (entry.id !== seen.trackingId) findings.warn(15, `the entry of a document has the id "${entry.id}", not its tracking id`, url);
		if (Date.parse(entry.updated) < Date.parse(seen.currentReleaseDate))
			findings.warn(15, "the entry of a document is older than its current release", url);
		if (entry.version !== "" && entry.version !== seen.version)
			findings.error(15, `the entry of a document states CSAF ${entry.version}, the document is CSAF ${seen.version}`, url);
	}
}

/** Documents of one label stand in one feed, and protected ones under a path of their own; called when all were looked at. */
export function compareLabels(documents: readonly ListedDocument[], allFeedsRead: boolean, findings: Findings): void {
	const openFolders = new Set<string>();
	for (const { seen, url } of documents) if (seen !== undefined && !isProtected(seen.label)) openFolders.add(folderOf(url));
	for (const { seen, url, feeds } of documents) {
		if (seen === undefined) continue;
		if (isProtected(seen.label)) {
			if (openFolders.has(folderOf(url)) && !findings.fails(5))
				findings.error(5, `a document of TLP:${seen.label} lies under the path of public ones`, url);
		} else if (allFeedsRead && feeds.length === 0) findings.error(15, `a document of TLP:${seen.label} stands in no feed`, url);
	}
}

/** The folder of a document, without that of its year. */
function folderOf(url: string): string {
	return new URL(".", url).href.replace(/\/\d{4}\/$/, "/");
}
