/** What a password must be (NIST SP 800-63B-4 section 3.1.1: length counts, rules about kinds of characters do not). */
import { fold } from "../core/text.ts";

/** Characters, at least. */
export const SHORTEST = 12;

/** Characters, at most: what is hashed is bounded. */
export const LONGEST = 256;

/** What is wrong with a password, as a sentence without a full stop; `undefined` when nothing is. */
export function passwordFault(password: string, about: { readonly email: string; readonly name: string }): string | undefined {
	const length = [...password].length;
	if (length < SHORTEST) return `it has ${length} characters; ${SHORTEST} are the least`;
	if (length > LONGEST) return `it has ${length} characters; ${LONGEST} are the most`;
	if (new Set(password).size < 5) return "it repeats a few characters";
	const folded = fold(password);
	const words = ["seawall", about.email, about.email.split("@")[0] ?? "", about.name].map(fold).filter((word) => word.length >= 4);
	let rest = folded;
	for (const word of words) rest = rest.replaceAll(word, "");
	if (rest !== folded && rest.trim().length < 8) return "it is little more than a name";
	return undefined;
}

/** An e-mail address as it is compared: trimmed, folded to lower case; `undefined` for what cannot be one. A stranger wrote it. */
export function emailKey(text: string): string | undefined {
	const trimmed = text.trim().normalize("NFC").toLowerCase();
	return trimmed.length <= 254 && /^[^\s@\u0000-\u001f\u007f]{1,64}@[^\s@\u0000-\u001f\u007f]{1,189}$/.test(trimmed) ? trimmed : undefined;
}
