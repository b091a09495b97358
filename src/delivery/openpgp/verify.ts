/** Public keys and detached signatures, by OpenPGP.js. Keys and signatures are a stranger's; nothing here throws for what they hold. */
import type { AnyKeyPacket, Key } from "openpgp";
import type { OpenPgp, PublicKey, SignatureVerdict } from "../../advisory/provider/ports.ts";
import { err, ok, type Result } from "../../core/result.ts";

/** The library, loaded when there is something to verify. */
async function library(): Promise<typeof import("openpgp")> {
	return import("openpgp");
}

/** Reads keys and verifies. */
export const openPgp: OpenPgp = { readKeys, verify };

/** Most keys of one file that are read. */
const MOST_KEYS = 20;

async function readKeys(bytes: Uint8Array): Promise<Result<readonly PublicKey[], string>> {
	const pgp = await library();
	const text = new TextDecoder().decode(bytes);
	if (text.includes("PRIVATE KEY BLOCK")) return err("it holds a private key");
	try {
		const keys = text.includes("-----BEGIN PGP") ? await pgp.readKeys({ armoredKeys: text }) : await pgp.readKeys({ binaryKeys: bytes });
		const read = await Promise.all(keys.slice(0, MOST_KEYS).map(describe));
		return read.length === 0 ? err("it holds no key") : ok(read);
	} catch (error) {
		return err(reasonOf(error));
	}
}

async function describe(key: Key): Promise<PublicKey> {
	const { algorithm, bits, curve } = key.getAlgorithmInfo();
	const until = await key.getExpirationTime().catch(() => null);
	const revoked = await key.isRevoked().catch(() => true);
	return {
		fingerprint: key.getFingerprint().toUpperCase(),
		createdAt: key.getCreationTime().getTime(),
		expiresAt: until instanceof Date ? until.getTime() : undefined,
		revoked,
		algorithm: curve ?? (bits === undefined ? algorithm : `${algorithm} ${bits}`),
		weak: weaknessOf(key.keyPacket, bits),
		armoured: key.armor(),
	};
}

/** BSI TR-02102-1 and NIST SP 800-57: RSA and DSA below 3000 bits are no longer advised, below 2048 insecure. */
function weaknessOf(packet: AnyKeyPacket, bits: number | undefined): string | undefined {
	if (bits !== undefined && bits < 2048) return `${bits} bits`;
	return packet.version < 4 ? "it is of an old version" : undefined;
}

async function verify(signature: Uint8Array, bytes: Uint8Array, keys: readonly PublicKey[]): Promise<SignatureVerdict> {
	const pgp = await library();
	try {
		const text = new TextDecoder().decode(signature);
		const isArmoured = text.includes("-----BEGIN PGP SIGNATURE-----");
		const read = isArmoured ? await pgp.readSignature({ armoredSignature: text }) : await pgp.readSignature({ binarySignature: signature });
		const verificationKeys = await Promise.all(keys.map(({ armoured }) => pgp.readKey({ armoredKey: armoured })));
		const message = await pgp.createMessage({ binary: bytes });
		let reason = "it holds no signature";
		for (const packet of read.packets.slice(0, 5)) {
			// Good is what was good when it was signed; ends of validity are told beside it.
			const date = packet.created ?? undefined;
			const { signatures } = await pgp.verify({ message, signature: read, verificationKeys, ...(date === undefined ? {} : { date }) });
			for (const one of signatures) {
				try {
					await one.verified;
					const key = verificationKeys.find((each) => each.getKeys().some((part) => part.getKeyID().equals(one.keyID)));
					const [keyUntil, until] = [await key?.getExpirationTime(), packet.getExpirationTime()];
					const ends = [keyUntil, until].filter((end) => end instanceof Date).map((end) => end.getTime());
					return {
						good: true,
						fingerprint: (key?.getFingerprint() ?? "").toUpperCase(),
						signedAt: packet.created?.getTime() ?? 0,
						validUntil: ends.length === 0 ? undefined : Math.min(...ends),
					};
				} catch (error) {
					reason = reasonOf(error);
				}
			}
		}
		return { good: false, reason };
	} catch (error) {
		return { good: false, reason: reasonOf(error) };
	}
}

/** The library's words as a clause. */
function reasonOf(error: unknown): string {
	const words = error instanceof Error ? error.message : String(error);
	return words.replace(/^Error [a-z ]+: /i, "").slice(0, 200);
}
