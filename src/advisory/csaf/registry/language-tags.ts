/** Language tags by BCP 47 and the IANA registry (data/csaf/language-subtags.json; source in the README there). */
import data from "../../../../data/csaf/language-subtags.json" with { type: "json" };
import { isLanguageTag } from "../schema/patterns.ts";

type Kind = "language" | "extlang" | "script" | "region" | "variant";

const KNOWN = new Map<Kind, ReadonlySet<string>>();

function isKnown(kind: Kind, subtag: string): boolean {
	const set = KNOWN.get(kind) ?? new Set((data[kind][0] ?? "").split(" "));
	KNOWN.set(kind, set);
	return set.has(subtag);
}

/** Subtags that the registry gives away for private use. */
const PRIVATE: Readonly<Record<"language" | "script" | "region", RegExp>> = {
	language: /^q[a-t][a-z]$/,
	script: /^qa(?:a[a-z]|b[a-x])$/,
	region: /^(?:aa|q[m-z]|x[a-z]|zz)$/,
};

/** What is to be said of a tag. */
export interface LanguageTag {
	/** The primary subtag in lower case, empty for a tag that is private as a whole. */
	readonly language: string;
	/** The first subtag that the registry does not know, with its kind; `undefined` when all exist. */
	readonly unknown: string | undefined;
	/** The first subtag for private use. */
	readonly privateUse: string | undefined;
	/** `i-default` (RFC 2277). */
	readonly isDefault: boolean;
	/** The value that the registry prefers to a deprecated primary subtag. */
	readonly preferred: string | undefined;
}

/** Looks a tag up; case does not count. `undefined` when the text has not the form of a tag. */
export function readLanguageTag(tag: string): LanguageTag | undefined {
	if (!isLanguageTag(tag)) return undefined;
	const lower = tag.toLowerCase();
	const plain = { language: "", unknown: undefined, privateUse: undefined, isDefault: false, preferred: undefined };
	if (lower === "i-default" || lower === "i-mingo") return { ...plain, language: lower, isDefault: lower === "i-default" };
	const subtags = lower.split("-");
	if (subtags[0] === "x") return { ...plain, privateUse: lower };
	return readSubtags(subtags);
}

function readSubtags(subtags: readonly string[]): LanguageTag {
	const [language = "", ...rest] = subtags;
	let unknown = !isKnown("language", language) && !PRIVATE.language.test(language) ? `language ${language}` : undefined;
	let privateUse = PRIVATE.language.test(language) ? language : undefined;
	const variants = new Set<string>();
	let place: "extlang" | "script" | "region" | "variant" = "extlang";
	for (let at = 0; at < rest.length; at++) {
		const subtag = rest[at] ?? "";
		if (subtag === "x") {
			privateUse ??= rest.slice(at).join("-");
			break;
		}
		// Extensions have registries of their own; what stands in them is not looked at.
		if (subtag.length === 1) {
			const next = rest.indexOf("x", at + 1);
			if (next >= 0) privateUse ??= rest.slice(next).join("-");
			break;
		}
		const kind = kindOf(subtag, place);
		place = kind === "extlang" ? "extlang" : kind === "script" ? "region" : "variant";
		const isPrivate = (kind === "script" || kind === "region") && PRIVATE[kind].test(subtag);
		if (isPrivate) privateUse ??= subtag;
		else if (!isKnown(kind, subtag) || (kind === "variant" && variants.has(subtag))) unknown ??= `${kind} ${subtag}`;
		if (kind === "variant") variants.add(subtag);
	}
	const preferred = (data.preferred as Readonly<Record<string, string>>)[language];
	return { language, unknown, privateUse, isDefault: false, preferred: Object.hasOwn(data.preferred, language) ? preferred : undefined };
}

function kindOf(subtag: string, place: "extlang" | "script" | "region" | "variant"): "extlang" | "script" | "region" | "variant" {
	if (place === "variant") return "variant";
	if (subtag.length === 3 && /^[a-z]+$/.test(subtag)) return "extlang";
	if (subtag.length === 4 && /^[a-z]+$/.test(subtag)) return "script";
	if (/^(?:[a-z]{2}|\d{3})$/.test(subtag)) return "region";
	return "variant";
}
