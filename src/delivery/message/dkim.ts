/** Signs messages (DKIM, RFC 6376), with RSA and where there is a key with Ed25519 (RFC 8463). The body is canonical as composed. */
import { createHash, hash, type KeyObject, sign, subtle } from "node:crypto";
import type { Header } from "./header.ts";

/** A key and where its public half stands: `selector._domainkey.domain`. */
export interface DkimKey {
	readonly domain: string;
	readonly selector: string;
	/** Read once: reading the text of a key costs more than signing. */
	readonly key: KeyObject;
}

/** What is signed, where the message has it. `List-Unsubscribe-Post` counts for one click only when it is (RFC 8058, section 4). */
const SIGNED = [
	"from",
	"to",
	"subject",
	"date",
	"message-id",
	"mime-version",
	"content-type",
	"list-id",
	"list-unsubscribe",
	"list-unsubscribe-post",
] as const;

/** The signatures of a message as headers that stand before its own. */
export async function dkimHeaders(
	keys: readonly DkimKey[],
	headers: readonly Header[],
	body: readonly Uint8Array[],
	at: number,
): Promise<readonly Header[]> {
	if (keys.length === 0) return [];
	const named = new Map(headers.map(([name, value]) => [name.toLowerCase(), value]));
	const names = SIGNED.filter((name) => named.has(name));
	const canonical = names.map((name) => `${name}:${relaxed(named.get(name) ?? "")}\r\n`).join("");
	const hashed = createHash("sha256");
	for (const piece of body) hashed.update(piece);
	const bodyHash = hashed.digest("base64");
	return Promise.all(keys.map((key) => signature(key, names, canonical, bodyHash, at)));
}

async function signature(
	{ domain, selector, key }: DkimKey,
	names: readonly string[],
	canonical: string,
	bodyHash: string,
	at: number,
): Promise<Header> {
	const isRsa = key.asymmetricKeyType === "rsa";
	// A name is signed once more than it occurs, so that none can be added: a second From or Subject breaks the signature.
	const listed = [...names, "from", "subject"].join(":");
	const value =
		`v=1; a=${isRsa ? "rsa" : "ed25519"}-sha256; c=relaxed/relaxed; d=${domain}; s=${selector};\r\n` +
		` t=${Math.floor(at / 1000)};\r\n h=${listed};\r\n bh=${bodyHash};\r\n b=`;
	const data = Buffer.from(`${canonical}dkim-signature:${relaxed(value)}`, "utf8");
	const signed = await signBytes(isRsa, data, key);
	return ["DKIM-Signature", value + (signed.toString("base64").match(/.{1,72}/g) ?? []).join("\r\n ")];
}

/** RSA goes on beside the work of this thread; so asked, it takes a third of the thread's time that `sign` with a callback takes. */
async function signBytes(isRsa: boolean, data: Uint8Array<ArrayBuffer>, key: KeyObject): Promise<Buffer> {
	if (!isRsa) return sign(null, hash("sha256", data, "buffer"), key);
	const made = usable.get(key) ?? key.toCryptoKey({ name: RSA, hash: "SHA-256" }, false, ["sign"]);
	usable.set(key, made);
	return Buffer.from(await subtle.sign(RSA, made, data));
}

const RSA = "RSASSA-PKCS1-v1_5";
const usable = new WeakMap<KeyObject, ReturnType<KeyObject["toCryptoKey"]>>();

/** The relaxed form of a header's value. */
function relaxed(value: string): string {
	return value
		.replace(/\r\n/g, "")
		.replace(/[ \t]+/g, " ")
		.trim();
}
