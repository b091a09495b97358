/**
 * Takes what is new from a source. Hash and signature are verified before a document is read (section 7.3.2); what does not fit is
 * refused and named, and the rest is taken. Bounded in documents, bytes and time: what is left is taken the next time.
 */

import { readCsaf } from "../../csaf/read.ts";
import type { Advisory } from "../../document.ts";
import { fileNameOf } from "../file-name.ts";
import { digestOf, readHashFile } from "../hash-file.ts";
import type { Digest, OpenPgp, ProviderWeb, PublicKey } from "../ports.ts";
import { findDocuments, type Offer, type OfferedDocument } from "./find-documents.ts";

/** A document as it is known of a source. */
export interface KnownDocument {
	/** As the list said it then. */
	readonly updated: string | undefined;
	/** Of the bytes, lower-case hex. */
	readonly sha256: string;
	readonly trackingId: string;
	readonly version: string;
}

/** A document that came. */
export interface TakenDocument {
	readonly url: string;
	readonly bytes: Uint8Array;
	readonly advisory: Advisory;
	readonly isNew: boolean;
	/** By whose key it is signed; `undefined` where it is not. */
	readonly signedBy: string | undefined;
}

/** What came of a poll. */
export interface Poll {
	/** False where the source itself could not be read. */
	readonly ok: boolean;
	readonly taken: readonly TakenDocument[];
	readonly unchanged: number;
	readonly refused: readonly { readonly url: string; readonly reason: string }[];
	/** Known before, and listed no more: they stay. */
	readonly gone: readonly string[];
	readonly notes: readonly string[];
	readonly bytes: number;
	/** Documents that were left for the next time. */
	readonly left: number;
	readonly known: ReadonlyMap<string, KnownDocument>;
	/** Fingerprints of the source's keys. */
	readonly keys: readonly string[];
}

/** What a poll needs. */
export interface PollTools {
	readonly web: ProviderWeb;
	readonly digest: Digest;
	readonly pgp: OpenPgp;
	/** UTC milliseconds. */
	now(): number;
	readonly progress?: (done: number, of: number) => void;
}

/** What is known before. */
export interface PollBefore {
	readonly known: ReadonlyMap<string, KnownDocument>;
	readonly keys: readonly string[];
}

const MOST_BYTES = 256 * 1024 * 1024;
const MOST_DOCUMENT_BYTES = 64 * 1024 * 1024;
const MOST_MS = 15 * 60_000;
/** After so many failures one after the other the server is left alone. */
const MOST_FAILURES = 20;

/** Polls one source. */
export async function pollSource(address: string, before: PollBefore, tools: PollTools): Promise<Poll> {
	const start = tools.now();
	const offer = await findDocuments(address, tools.web);
	const notes = [...offer.notes];
	const keys = await readKeys(offer, tools, notes);
	const fingerprints = keys.map(({ fingerprint }) => fingerprint);
	if (before.keys.length > 0 && fingerprints.length > 0 && !fingerprints.some((one) => before.keys.includes(one)))
		notes.push(`the source signs with other keys than before: ${fingerprints.join(", ")}`);
	const known = new Map(before.known);
	const taken: TakenDocument[] = [];
	const refused: { url: string; reason: string }[] = [];
	const idsOfUrls = new Map<string, string>([...known].map(([url, { trackingId }]) => [trackingId, url]));
	let [bytes, unchanged, done, failures] = [0, 0, 0, 0];
	const offered = offer.documents;
	const wantsAll = offer.metadata?.role === "csaf_trusted_provider";
	for (const document of offered) {
		if (bytes >= MOST_BYTES || tools.now() - start > MOST_MS || failures >= MOST_FAILURES) break;
		done++;
		tools.progress?.(done, offered.length);
		const held = known.get(document.url);
		if (held !== undefined && document.updated !== undefined && held.updated === document.updated) {
			unchanged++;
			continue;
		}
		const got = await fetchVerified(document, keys, wantsAll, tools);
		if (typeof got === "string") {
			failures++;
			refused.push({ url: document.url, reason: got });
			continue;
		}
		failures = 0;
		bytes += got.bytes.length;
		const sha256 = tools.digest("sha256", got.bytes);
		const read = readCsaf(got.bytes, document.url);
		if (!read.ok) {
			refused.push({ url: document.url, reason: read.error.message });
			continue;
		}
		const { id: trackingId, revision: version } = read.value;
		const other = idsOfUrls.get(trackingId);
		if (other !== undefined && other !== document.url && offered.some(({ url }) => url === other)) {
			refused.push({ url: document.url, reason: `its tracking id ${trackingId} is that of ${other}` });
			continue;
		}
		idsOfUrls.set(trackingId, document.url);
		if (!document.url.endsWith(`/${fileNameOf(trackingId)}`)) notes.push(`${document.url}: the file is not named after its tracking id`);
		known.set(document.url, { updated: document.updated, sha256, trackingId, version });
		if (held?.sha256 === sha256) unchanged++;
		else taken.push({ url: document.url, bytes: got.bytes, advisory: read.value, isNew: held === undefined, signedBy: got.signedBy });
	}
	const left = offered.length - done;
	if (left > 0) notes.push(`${left} documents were left for the next time`);
	const listed = new Set(offered.map(({ url }) => url));
	const ok = offered.length > 0 || offer.notes.length === 0;
	const gone = ok && offer.notes.length === 0 ? [...before.known.keys()].filter((url) => !listed.has(url)) : [];
	return { ok, taken, unchanged, refused, gone, notes, bytes, left, known, keys: fingerprints.length > 0 ? fingerprints : before.keys };
}

async function readKeys({ metadata }: Offer, { web, pgp }: PollTools, notes: string[]): Promise<readonly PublicKey[]> {
	const keys: PublicKey[] = [];
	for (const { url, fingerprint } of metadata?.keys.slice(0, 20) ?? []) {
		const answer = await web.get(url, { mostBytes: 1024 * 1024 });
		const read = answer.ok && answer.value.status === 200 ? await pgp.readKeys(answer.value.bytes) : undefined;
		const fitting = read?.ok === true ? read.value.filter((key) => fingerprint === undefined || key.fingerprint === fingerprint) : [];
		if (fitting.length === 0) notes.push(`${url}: the public key cannot be had, or has another fingerprint`);
		keys.push(...fitting);
	}
	return keys;
}

interface Verified {
	readonly bytes: Uint8Array;
	readonly signedBy: string | undefined;
}

/** Bytes that fit their hash and signature; else why not. */
async function fetchVerified(
	document: OfferedDocument,
	keys: readonly PublicKey[],
	wantsAll: boolean,
	tools: PollTools,
): Promise<Verified | string> {
	const { web, digest, pgp } = tools;
	const { url } = document;
	const get = async (address: string, mostBytes: number): Promise<Uint8Array | string> => {
		let answer = await web.get(address, { mostBytes });
		if (answer.ok && (answer.value.status === 401 || answer.value.status === 403) && web.hasToken)
			answer = await web.get(address, { mostBytes, withToken: true });
		if (!answer.ok) return answer.error.message;
		return answer.value.status === 200 ? answer.value.bytes : `the server answered ${answer.value.status}`;
	};
	const bytes = await get(url, MOST_DOCUMENT_BYTES);
	if (typeof bytes === "string") return bytes;
	const listed = document.hashes.filter((one) => digestOf(one)?.secure === true);
	let hashed = false;
	for (const address of listed.length > 0 ? listed : [`${url}.sha512`, `${url}.sha256`]) {
		const algorithm = digestOf(address);
		const content = await get(address, 65_536);
		if (algorithm === undefined || typeof content === "string") continue;
		const file = readHashFile(new TextDecoder().decode(content), algorithm.digits);
		if (typeof file === "string" || file.value !== digest(algorithm.name, bytes)) return "its hash does not fit";
		hashed = true;
		break;
	}
	if (!hashed && wantsAll) return "it has no hash file, and its provider states to be a trusted one";
	for (const address of document.signatures.length > 0 ? document.signatures.slice(0, 5) : [`${url}.asc`]) {
		if (keys.length === 0) break;
		const signature = await get(address, 65_536);
		if (typeof signature === "string") continue;
		const verdict = await pgp.verify(signature, bytes, keys);
		if (!verdict.good) return `its signature is not good: ${verdict.reason}`;
		return { bytes, signedBy: verdict.fingerprint };
	}
	return wantsAll
		? "it has no signature that can be verified, and its provider states to be a trusted one"
		: { bytes, signedBy: undefined };
}

const MINUTE = 60_000;

/** When a source is asked again, UTC milliseconds: every hour, and ever less often while it fails, up to once a day. */
export function nextPoll(now: number, failures: number): number {
	return now + (failures === 0 ? 60 * MINUTE : Math.min(24 * 60 * MINUTE, 15 * MINUTE * 2 ** Math.min(failures, 10)));
}
