/** Seals secrets that must be read again (AES-256-GCM): what stands in a database, or in a copy of it, opens nothing without the key. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

/** Seals texts under the first key, and opens those of every key. */
export interface Seal {
	/** @param about - What it is of, as `webhook <organisation>`: it opens under the same words alone, so a sealed text cannot be moved. */
	close(text: string, about: string): string;
	/** A text that was never sealed comes back as it is; `undefined`: its key is not here, or it was altered. */
	open(text: string, about: string): string | undefined;
	/** Whether it is sealed under the first key. */
	isNewest(text: string): boolean;
}

const MARK = "seal1:";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Bytes of a key. */
export const KEY_BYTES = 32;

/** Makes it. The first key seals; there is at least one. */
export function createSeal(keys: readonly [Buffer, ...Buffer[]]): Seal {
	const named = keys.map((key) => ({ key, id: idOf(key) }));
	const [first] = keys;
	const firstId = idOf(first);
	return {
		close(text, about) {
			const nonce = randomBytes(NONCE_BYTES);
			const cipher = createCipheriv("aes-256-gcm", first, nonce).setAAD(Buffer.from(about));
			const sealed = Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
			return `${MARK}${firstId}:${sealed.toString("base64url")}`;
		},
		open(text, about) {
			if (!text.startsWith(MARK)) return text;
			const [id = "", data = ""] = text.slice(MARK.length).split(":");
			const key = named.find((each) => each.id === id)?.key;
			const bytes = Buffer.from(data, "base64url");
			if (key === undefined || bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
			try {
				const cipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
				cipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(-TAG_BYTES));
				return Buffer.concat([cipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), cipher.final()]).toString("utf8");
			} catch {
				return undefined;
			}
		},
		isNewest: (text) => text.startsWith(`${MARK}${firstId}:`),
	};
}

/** What a key is known by, which does not give it away. */
function idOf(key: Buffer): string {
	return createHash("sha256").update("seawall key ").update(key).digest("hex").slice(0, 12);
}
