/** Keys of our own, and detached signatures by them: OpenPGP.js, in the form that every OpenPGP program of the last ten years reads. */
import type { PrivateKey } from "openpgp";

/** A key pair, armoured. */
export interface MadeKey {
	readonly fingerprint: string;
	readonly privateKey: string;
	readonly publicKey: string;
	/** UTC milliseconds. */
	readonly createdAt: number;
	readonly expiresAt: number;
}

/** Whose key it is. */
export interface KeyOwner {
	readonly name: string;
	readonly email: string | undefined;
}

/** Makes an Ed25519 key that expires. With a passphrase its private part is locked. */
export async function makeKey(owner: KeyOwner, now: number, lifeSeconds: number, passphrase: string | undefined): Promise<MadeKey> {
	const pgp = await import("openpgp");
	const { privateKey, publicKey } = await pgp.generateKey({
		// The older form of Ed25519 is the one that GnuPG 2.2 knows.
		type: "ecc",
		curve: "ed25519Legacy",
		userIDs: [{ name: owner.name, ...(owner.email === undefined ? {} : { email: owner.email }) }],
		keyExpirationTime: lifeSeconds,
		date: new Date(now),
		format: "object",
		...(passphrase === undefined ? {} : { passphrase }),
	});
	const until = await publicKey.getExpirationTime();
	return {
		fingerprint: publicKey.getFingerprint().toUpperCase(),
		privateKey: privateKey.armor(),
		publicKey: publicKey.armor(),
		createdAt: publicKey.getCreationTime().getTime(),
		expiresAt: until instanceof Date ? until.getTime() : Number.POSITIVE_INFINITY,
	};
}

/** The public part of a private key, and when it runs out, UTC milliseconds; `undefined` where the text is no private key. */
export async function publicKeyOf(
	armoured: string,
): Promise<{ readonly publicKey: string; readonly expiresAt: number | undefined } | undefined> {
	const pgp = await import("openpgp");
	try {
		const key = await pgp.readPrivateKey({ armoredKey: armoured });
		const until = await key.getExpirationTime();
		return { publicKey: key.toPublic().armor(), expiresAt: until instanceof Date ? until.getTime() : undefined };
	} catch {
		return undefined;
	}
}

/** What signs. */
export interface Signer {
	readonly fingerprint: string;
	/** An armoured detached signature over the bytes, dated now. */
	sign(bytes: Uint8Array, now: number): Promise<string>;
}

/** Opens a private key; `undefined` where it is locked and the passphrase does not open it. */
export async function openSigner(armoured: string, passphrase: string | undefined): Promise<Signer | undefined> {
	const pgp = await import("openpgp");
	let key: PrivateKey = await pgp.readPrivateKey({ armoredKey: armoured });
	if (!key.isDecrypted()) {
		try {
			key = await pgp.decryptKey({ privateKey: key, passphrase: passphrase ?? "" });
		} catch {
			return undefined;
		}
	}
	return {
		fingerprint: key.getFingerprint().toUpperCase(),
		async sign(bytes, now) {
			const message = await pgp.createMessage({ binary: bytes });
			return pgp.sign({ message, signingKeys: key, detached: true, date: new Date(now) });
		},
	};
}
