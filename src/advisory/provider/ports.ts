/** What publishing and following need from outside: a web, digests, OpenPGP. Whatever comes through it was written by strangers. */
import type { Result } from "../../core/result.ts";

/** An answer of a server, or a file of a folder that stands for one. */
export interface Fetched {
	/** The address that answered in the end. */
	readonly url: string;
	readonly status: number;
	/** Names in lower case. */
	readonly headers: ReadonlyMap<string, string>;
	readonly bytes: Uint8Array;
	/** Addresses that the server sent us on to, in order; empty where none did. */
	readonly hops: readonly string[];
}

/** Why there is no answer. */
export interface FetchFailure {
	readonly kind: "certificate" | "outside" | "refused" | "too-large" | "redirects" | "name" | "network";
	/** A clause without a full stop. */
	readonly message: string;
	readonly hops: readonly string[];
}

/** What is asked for, beside the address. */
export interface FetchOptions {
	/** Sends the access token, where one was given. */
	readonly withToken?: boolean;
	readonly agent?: string;
	readonly mostBytes?: number;
}

/** Where documents are fetched from: the web, or a folder that a web server is to serve. */
export interface ProviderWeb {
	readonly kind: "web" | "folder";
	/** Whether there is an access token to send. */
	readonly hasToken: boolean;
	get(url: string, options?: FetchOptions): Promise<Result<Fetched, FetchFailure>>;
	/** Addresses of all files below an address; a folder alone knows them. */
	files?(url: string): Promise<readonly string[]>;
}

/** Algorithms of hash files, by the file extension they give (section 7.1.18). */
export type DigestName = "sha256" | "sha384" | "sha512" | "sha3-256" | "sha3-512" | "md5" | "sha1";

/** Lower-case hex of the digest. */
export type Digest = (algorithm: DigestName, bytes: Uint8Array) => string;

/** A public key, read. */
export interface PublicKey {
	/** Upper-case hex. */
	readonly fingerprint: string;
	/** UTC milliseconds. */
	readonly createdAt: number;
	/** UTC milliseconds; `undefined` where it never expires. */
	readonly expiresAt: number | undefined;
	readonly revoked: boolean;
	/** `ed25519`, `rsa 4096` */
	readonly algorithm: string;
	/** Why it is too weak, where it is. */
	readonly weak: string | undefined;
	/** The armoured key. */
	readonly armoured: string;
}

/** What a detached signature proves. */
export type SignatureVerdict =
	| {
			readonly good: true;
			readonly fingerprint: string;
			/** UTC milliseconds. */
			readonly signedAt: number;
			/** UTC milliseconds: the end of the signature or of its key, whichever is earlier. */
			readonly validUntil: number | undefined;
	  }
	| { readonly good: false; readonly reason: string };

/** Reads keys and verifies signatures. */
export interface OpenPgp {
	/** The public keys of an armoured file; an error is a clause. */
	readKeys(bytes: Uint8Array): Promise<Result<readonly PublicKey[], string>>;
	/** Whether one of the keys made the signature over the bytes, at the time of signing; ends of validity are told, not judged. */
	verify(signature: Uint8Array, bytes: Uint8Array, keys: readonly PublicKey[]): Promise<SignatureVerdict>;
}
