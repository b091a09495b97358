/** Codes of an authenticator (RFC 6238: six digits, thirty seconds), by otpauth; random words and their hashes by node:crypto. */
import { createHash, randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import type { Codes } from "../../people/ports.ts";

const STEP_MS = 30_000;

/** Recovery codes that somebody gets. */
const RECOVERY_CODES = 10;

/** Makes it. */
export function authenticator(): Codes {
	return {
		check(secret, code, at) {
			const delta = totp(secret).validate({ token: code, timestamp: at, window: 1 });
			return delta === null ? undefined : Math.floor(at / STEP_MS) + delta;
		},
		digest: (text) => createHash("sha256").update(text).digest("hex"),
		secret: () => randomBytes(32).toString("base64url"),
	};
}

function totp(secret: string, label = ""): TOTP {
	return new TOTP({ issuer: "Seawall", label, secret: Secret.fromBase32(secret), algorithm: "SHA1", digits: 6, period: STEP_MS / 1000 });
}

/** A new secret (160 bits, RFC 4226 section 4), in base 32. */
export function newTotpSecret(): string {
	return new Secret({ size: 20 }).base32;
}

/** Whether a text is a secret as `newTotpSecret` makes them. */
export function isTotpSecret(text: string): boolean {
	return /^[A-Z2-7]{32}$/.test(text);
}

/** The address that an authenticator on the same device opens. */
export function totpAddress(secret: string, email: string): string {
	return totp(secret, email).toString();
}

/** The same as a picture to be read by a camera: an SVG, of digits and our own words alone. */
export async function totpPicture(secret: string, email: string): Promise<string> {
	const { encode } = await import("uqr");
	const { data, size } = encode(totpAddress(secret, email), { ecc: "M", border: 4 });
	const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
	const box = `width="${size * 5}" height="${size * 5}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"`;
	const drawn = `<svg xmlns="http://www.w3.org/2000/svg" ${box}><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`;
	return `data:image/svg+xml;base64,${Buffer.from(drawn).toString("base64")}`;
}

/** Recovery codes of 80 bits each, in groups to write down; blanks and hyphens do not count when one is typed. */
export function newRecoveryCodes(): readonly string[] {
	return Array.from({ length: RECOVERY_CODES }, () => (randomBytes(10).toString("hex").match(/.{4}/g) ?? []).join("-"));
}

/** A recovery code as it is hashed. */
export function bareCode(code: string): string {
	return code.replaceAll("-", "");
}
