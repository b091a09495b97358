/**
 * Namespaces of SSVC decision points: `ssvc`, `cvss/de-DE`, `x_example.org#own//.example.org#refined`.
 *
 * A base, then after a slash a language or nothing, then further extensions. A base that starts with `x_` belongs to whoever owns the
 * domain behind it; all others have to be registered with SSVC.
 */
import { isLanguageTag } from "../schema/patterns.ts";

/** A namespace in its parts. */
export interface Namespace {
	/** Registered ones: `ssvc`; private ones with their fragment: `x_example.org#own`. */
	readonly base: string;
	/** `x_…`: by its form it is registered nowhere. */
	readonly isPrivate: boolean;
	/** What stands behind the base, part by part; the first is a language or empty. */
	readonly extensions: readonly string[];
}

const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const DOMAIN = `${LABEL}(?:\\.${LABEL})+`;
const FRAGMENT = "#[a-z0-9]+(?:[.-][a-z0-9]+)*";
const PRIVATE = new RegExp(`^x_${DOMAIN}${FRAGMENT}$`);
const REGISTERED = new RegExp(`^[a-z][a-z0-9][a-z0-9]*(?:[.-][a-z0-9]+)*(?:${FRAGMENT})?$`);
const PLAIN_EXTENSION = new RegExp(`^\\.${DOMAIN}${FRAGMENT}$`);
const TRANSLATION = new RegExp(`^\\.(?:${DOMAIN}|${DOMAIN}${FRAGMENT})\\$(.+)$`);

/** Reads one; `undefined` when the text is no namespace. A stranger wrote it: at most 1000 characters are taken. */
export function parseNamespace(value: string): Namespace | undefined {
	if (value.length < 3 || value.length > 1000) return undefined;
	const [base = "", ...extensions] = value.split("/");
	const isPrivate = PRIVATE.test(base);
	if (!isPrivate && (base.split("#", 1)[0] ?? "").length < 3) return undefined;
	if (!isPrivate && !REGISTERED.test(base)) return undefined;
	if (extensions.length > 0) {
		const [language = "", ...more] = extensions;
		if (language !== "" && !isLanguageTag(language)) return undefined;
		// A slash alone at the end is a language left out; an extension must follow when there are two.
		if (!more.every(isExtension)) return undefined;
	}
	return { base, isPrivate, extensions };
}

function isExtension(part: string): boolean {
	if (PLAIN_EXTENSION.test(part) || isLanguageTag(part)) return true;
	const translation = TRANSLATION.exec(part);
	return translation !== null && isLanguageTag(translation[1] ?? "");
}
