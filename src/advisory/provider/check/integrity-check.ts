/** Requirements 18 and 19 for one document: its hash files and its signatures. */
import { type DIGESTS, digestOf, readHashFile } from "../hash-file.ts";
import type { Digest, OpenPgp, PublicKey } from "../ports.ts";
import type { MetadataVersion } from "../schema/provider-schema.ts";
import { isProtected } from "../tlp.ts";
import type { Findings } from "./findings.ts";
import type { ListedDocument } from "./listed.ts";
import type { WebSession } from "./web-session.ts";

const DAY = 86_400_000;

/** What the judging needs. */
export interface IntegrityTools {
	readonly session: WebSession;
	readonly findings: Findings;
	readonly digest: Digest;
	readonly pgp: OpenPgp;
	readonly keys: readonly PublicKey[];
	readonly version: MetadataVersion;
	/** UTC milliseconds. */
	readonly now: number;
}

function optionsFor(document: ListedDocument) {
	return { once: true, withToken: isProtected(document.seen?.label), mostBytes: 65_536 };
}

/** Requirement 18. */
export async function checkHashes(document: ListedDocument, bytes: Uint8Array, tools: IntegrityTools): Promise<void> {
	const { session, findings, version } = tools;
	const { url } = document;
	const inFeeds = document.feeds.length > 0;
	const listed = [...new Set(document.feeds.flatMap(({ entry }) => entry.hashes))].slice(0, 10);
	if (inFeeds && listed.length > 0) {
		for (const word of ["sha256", "sha512"])
			if (!listed.some((one) => digestOf(one)?.name === word)) findings.info(15, `an entry lists no ${word} hash file`, url);
	}
	const asked = listed.length > 0 ? listed : ["sha512", "sha256", "sha3-512"].map((word) => `${url}.${word}`);
	const missing: { readonly address: string; readonly message: string; readonly told: boolean }[] = [];
	let secure = 0;
	let weak = 0;
	for (const address of asked) {
		const algorithm = digestOf(address);
		if (algorithm === undefined) {
			findings.info(18, "a hash file has the extension of no algorithm that is known here", address);
			continue;
		}
		const answer = await session.get(address, optionsFor(document));
		if (!answer.ok) {
			missing.push({ address, ...answer.error });
			continue;
		}
		if (listed.length === 0 && inFeeds) findings.error(15, "a hash file exists and its entry does not list it", address);
		if (algorithm.secure) secure++;
		else weak++;
		if (!algorithm.secure && version === "2.1") findings.error(18, `a hash file uses ${algorithm.name}`, address);
		judgeHash(new TextDecoder("utf-8", { ignoreBOM: true }).decode(answer.value.bytes), address, algorithm, document, bytes, tools);
	}
	if (secure > 0) {
		if (listed.length > 0)
			for (const { address, message, told } of missing)
				if (!told) findings.warn(18, `a hash file that is listed cannot be had: ${message}`, address);
		if (weak > 0 && version === "2.0") findings.warn(18, "a hash file uses an algorithm that should not be used", url);
		return;
	}
	if (listed.length > 0) {
		for (const { address, message, told } of missing)
			if (!told) findings.error(18, `a hash file that is listed cannot be had: ${message}`, address);
		if (weak > 0 && version === "2.0") findings.error(18, "the only hash files use an algorithm that is not secure", url);
		return;
	}
	await withoutHash(document, inFeeds, tools);
}

async function withoutHash(document: ListedDocument, inFeeds: boolean, tools: IntegrityTools): Promise<void> {
	const { session, findings, version } = tools;
	const { url } = document;
	for (const word of ["sha1", "md5"]) {
		const answer = await session.get(`${url}.${word}`, optionsFor(document));
		if (answer.ok) {
			findings.error(18, "the only hash files use an algorithm that is not secure", url);
			return;
		}
	}
	// A feed says whether hash files exist. A folder does not, and the checkers in use only mention it there for CSAF 2.0.
	if (inFeeds || version === "2.1") findings.error(18, "a document has no hash file", url);
	else findings.warn(18, "no hash file of a document was found; it is to have at least one", url);
}

function judgeHash(
	content: string,
	address: string,
	algorithm: NonNullable<ReturnType<typeof DIGESTS.get>>,
	{ url }: ListedDocument,
	bytes: Uint8Array,
	{ findings, digest, version }: IntegrityTools,
): void {
	const file = readHashFile(content, algorithm.digits);
	if (typeof file === "string") {
		findings.error(18, `a hash file is not valid: ${file}`, address);
		return;
	}
	if (version === "2.1" && !file.isLower) findings.error(18, "the value of a hash file is not in lower case", address);
	if (file.value !== digest(algorithm.name, bytes)) findings.error(18, "a hash file does not fit its document", address);
	const name = url.slice(url.lastIndexOf("/") + 1);
	if (file.name !== undefined && file.name.slice(file.name.lastIndexOf("/") + 1) !== name)
		findings.warn(18, `a hash file names another document: ${file.name}`, address);
}

/** Requirement 19. */
export async function checkSignatures(document: ListedDocument, bytes: Uint8Array, tools: IntegrityTools): Promise<void> {
	const { session, findings, pgp, keys } = tools;
	const { url } = document;
	const inFeeds = document.feeds.length > 0;
	const listed = [...new Set(document.feeds.flatMap(({ entry }) => entry.signatures))].slice(0, 10);
	const asked = listed.length > 0 ? listed : [`${url}.asc`];
	let had = 0;
	const reasons: [address: string, reason: string][] = [];
	let good = 0;
	for (const address of asked) {
		const answer = await session.get(address, optionsFor(document));
		if (!answer.ok) {
			if (!answer.error.told && listed.length > 0)
				reasons.push([address, `a signature that is listed cannot be had: ${answer.error.message}`]);
			continue;
		}
		had++;
		if (listed.length === 0 && inFeeds) findings.error(15, "a signature exists and its entry does not list it", address);
		if (keys.length === 0) continue;
		const verdict = await pgp.verify(answer.value.bytes, bytes, keys);
		if (!verdict.good) {
			reasons.push([address, `a signature is not good: ${verdict.reason}`]);
			continue;
		}
		good++;
		judgeEnd(verdict.validUntil, address, tools);
	}
	// One good signature is enough (there may be several, by old and new keys); without one every fault is told.
	if (good > 0) for (const [address, reason] of reasons) findings.warn(19, reason, address);
	else if (reasons.length > 0) for (const [address, reason] of reasons) findings.error(19, reason, address);
	else if (had === 0) findings.error(19, "a document has no signature", url);
	else findings.notApplicable(19, "not verified: there is no public key");
}

/** Section 7.1.19 of CSAF 2.1: a signature is to hold for 30 days more, better 90. */
function judgeEnd(until: number | undefined, address: string, { findings, now, version }: IntegrityTools): void {
	if (until === undefined || until > now + 90 * DAY) return;
	const day = new Date(until).toISOString().slice(0, 10);
	if (until <= now) findings.error(19, `a signature or its key has expired on ${day}`, address);
	else if (until <= now + 30 * DAY && version === "2.1") findings.error(19, `a signature is valid until ${day} only`, address);
	else findings.warn(19, `a signature is valid until ${day} only`, address);
}
