/** `/.well-known/security.txt` (RFC 9116): what whoever runs the site states, and nothing that they do not. */
import type { SecurityContact } from "./ports.ts";

/** The file; `undefined` where nothing is stated, or what is stated has run out: an expired one must not be used (section 2.5.5). */
export function securityTxt(security: SecurityContact | undefined, address: string, now: number): string | undefined {
	if (security === undefined || !(Date.parse(security.expires) > now)) return undefined;
	const { contact, expires, encryption, policy, languages = [] } = security;
	const lines = [
		...contact.map((one) => `Contact: ${one}`),
		`Expires: ${new Date(expires).toISOString()}`,
		...(encryption === undefined ? [] : [`Encryption: ${encryption}`]),
		...(policy === undefined ? [] : [`Policy: ${policy}`]),
		...(languages.length === 0 ? [] : [`Preferred-Languages: ${languages.join(", ")}`]),
		`Canonical: ${address}/.well-known/security.txt`,
	];
	return `${lines.join("\r\n")}\r\n`;
}
