/** Requirement 20: the public keys. */
import type { ProviderMetadata } from "../metadata.ts";
import type { OpenPgp, PublicKey } from "../ports.ts";
import type { Findings } from "./findings.ts";
import type { WebSession } from "./web-session.ts";

/** Gets all keys that the metadata names. */
export async function checkKeys(
	metadata: ProviderMetadata,
	url: string,
	session: WebSession,
	findings: Findings,
	pgp: OpenPgp,
	now: number,
): Promise<readonly PublicKey[]> {
	if (metadata.keys.length === 0) findings.error(20, "the metadata names no public OpenPGP key", url);
	const keys: PublicKey[] = [];
	for (const stated of metadata.keys.slice(0, 50)) {
		const answer = await session.get(stated.url, { mostBytes: 1024 * 1024 });
		if (!answer.ok) {
			if (session.kind === "folder" && answer.error.status === undefined)
				findings.info(20, "a public key is not part of this folder and was not looked at", stated.url);
			else if (!answer.error.told) findings.error(20, `a public key cannot be had: ${answer.error.message}`, stated.url);
			continue;
		}
		const read = await pgp.readKeys(answer.value.bytes);
		if (!read.ok) {
			findings.error(20, `a public key cannot be read: ${read.error}`, stated.url);
			continue;
		}
		if (!new TextDecoder().decode(answer.value.bytes).includes("-----BEGIN PGP PUBLIC KEY BLOCK-----"))
			findings.tell(20, metadata.version === "2.1" ? "error" : "warning", "a public key is not an ASCII armoured file", stated.url);
		if (stated.fingerprint === undefined) findings.info(20, "the metadata states no fingerprint of a public key", stated.url);
		else if (!read.value.some(({ fingerprint }) => fingerprint === stated.fingerprint))
			findings.error(20, `a public key does not have the fingerprint ${stated.fingerprint}`, stated.url);
		for (const key of read.value) judgeKey(key, stated.url, findings, now);
		keys.push(...read.value);
	}
	return keys;
}

function judgeKey({ weak, revoked, expiresAt, fingerprint }: PublicKey, url: string, findings: Findings, now: number): void {
	if (weak !== undefined) findings.warn(20, `the key ${fingerprint} is weak: ${weak}`, url);
	if (revoked) findings.warn(20, `the key ${fingerprint} is revoked`, url);
	if (expiresAt !== undefined && expiresAt <= now) findings.info(20, `the key ${fingerprint} has expired`, url);
}
