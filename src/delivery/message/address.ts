/** Addresses that mail can be sent to, as strangers write them. */
import { domainToASCII } from "node:url";

/** An address as it goes over the wire. */
export interface Address {
	/** With its domain in ASCII and lower case. */
	readonly text: string;
	readonly domain: string;
	/** The part before the @ has more than ASCII, so that the server must know SMTPUTF8 (RFC 6531). */
	readonly needsUtf8: boolean;
}

/** A dot-string (RFC 5321); letters, marks and digits beyond ASCII by RFC 6532. */
const LOCAL = /^[\w!#$%&'*+/=?^`{|}~\p{L}\p{M}\p{N}-]+(?:\.[\w!#$%&'*+/=?^`{|}~\p{L}\p{M}\p{N}-]+)*$/u;

/** Reads one address; `undefined`: it is none, or more than one. */
export function readAddress(text: string): Address | undefined {
	if (text.length > 254) return undefined;
	const at = text.lastIndexOf("@");
	const local = text.slice(0, Math.max(at, 0));
	const given = text.slice(at + 1);
	if (at < 1 || Buffer.byteLength(local) > 64 || !LOCAL.test(local) || !/^[\p{L}\p{M}\p{N}.-]{1,189}$/u.test(given)) return undefined;
	const domain = domainToASCII(given.replace(/\.$/, ""));
	if (domain === "" || !domain.split(".").every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label))) return undefined;
	return { text: `${local}@${domain}`, domain, needsUtf8: /[^\x00-\x7f]/.test(local) };
}
