/**
 * Checks a proof against the documents it names: every quoted place exists and says so, and judging again gives the same answer.
 *
 * The proof may come from anybody: it is data that is compared, never trusted.
 */
import { collapse, fold, repairMojibake } from "../core/text.ts";
import { judgeAll } from "./hole.ts";
import { type Identity, identify } from "./identity.ts";
import type { Matcher } from "./matcher.ts";
import { subjectOf } from "./subject.ts";
import type { Reason, Verdict } from "./verdict.ts";
import { judgeWithSignals } from "./with-signals.ts";

/** A finding of `assess` or an answer of `explain`, as far as a proof goes. */
export interface Proof {
	readonly device: Partial<Identity>;
	/** Empty where the device could not be identified. */
	readonly advisory: string;
	readonly cve: string | undefined;
	readonly verdict: Verdict;
	readonly because: readonly Reason[];
}

/** Why a proof does not hold; `step` is the place in `because`, or -1 for the answer as a whole. */
export interface Flaw {
	readonly step: number;
	readonly why: string;
}

/**
 * Finds the flaws of a proof; none = it holds. `documents` gives the published JSON in which the advisories of an id stand: a CSAF or
 * OpenVEX document, a CVE record or NVD entry, or a whole list of those, for the pointers start at the file.
 */
export function verifyProof(proof: Proof, matcher: Matcher, documents: (id: string) => readonly unknown[]): readonly Flaw[] {
	const flaws: Flaw[] = [];
	proof.because.forEach((reason, step) => {
		const why = flawOf(reason, documents);
		if (why !== undefined) flaws.push({ step, why });
	});
	const unlike = judgeAgain(proof, matcher).map((again) => difference(proof, again));
	// Publishers may share an id: the proof must be that of one of their documents.
	if (unlike.length === 0) flaws.push({ step: -1, why: `advisory ${proof.advisory} is not among the documents` });
	else if (!unlike.includes(undefined)) flaws.push({ step: -1, why: unlike[0] ?? "" });
	return flaws;
}

function difference(proof: Proof, again: Pick<Proof, "verdict" | "because">): string | undefined {
	if (again.verdict !== proof.verdict) return `judged again it is ${again.verdict}, not ${proof.verdict}`;
	const steps = (list: readonly Reason[]) =>
		JSON.stringify(list.map(({ step, rule, document, pointer, quote }) => [step, rule, document, pointer, quote]));
	return steps(again.because) === steps(proof.because) ? undefined : "judged again the steps are others";
}

function judgeAgain(proof: Proof, matcher: Matcher): readonly Pick<Proof, "verdict" | "because">[] {
	const subject = subjectOf(identify(proof.device, matcher.catalogue), matcher);
	if (proof.advisory === "") return judgeAll(subject).filter((hole) => hole.advisory === "");
	const alone = (matcher.library.byId.get(proof.advisory) ?? []).map((entry) => judgeWithSignals(subject, entry, proof.cve));
	// A proof may be of one document (`explain`), or of what all documents together mean for the hole (`assess`).
	const together = proof.cve === undefined ? [] : judgeAll(subject, { cve: proof.cve }).filter((hole) => hole.cve === proof.cve);
	return alone.length === 0 ? [] : [...alone, ...together];
}

function flawOf(reason: Reason, documents: (id: string) => readonly unknown[]): string | undefined {
	if (reason.document === "inventory" || reason.document === "catalogue") return undefined;
	const flaws = documents(reason.document).map((document) => flawIn(document, reason));
	if (flaws.length === 0) return `document ${reason.document} is not there`;
	return flaws.includes(undefined) ? undefined : flaws[0];
}

/** Steps that say what a document does not list. They point into members that CSAF alone has; in other forms the whole record is meant. */
const ABSENT: ReadonlySet<string> = new Set(["model/not-listed", "status/no-such-cve", "status/not-in-this-cve"]);

function flawIn(document: unknown, { document: id, pointer, quote, rule }: Reason): string | undefined {
	const isCsaf = typeof document === "object" && document !== null && Object.hasOwn(document, "document");
	// That it is not listed there is shown by judging again, here and in CSAF.
	if (!isCsaf && ABSENT.has(rule)) return undefined;
	const value = resolvePointer(document, pointer);
	if (value === undefined) return `${id} has nothing at ${pointer}`;
	if (quote === "") return undefined;
	const texts = textsIn(value);
	if (says(texts, quote) || (!isCsaf && saysInParts(texts, quote))) return undefined;
	return `${id}${pointer} does not say "${quote.slice(0, 80)}"`;
}

/** Whether one of the texts contains the words, repairs of blanks and encoding aside. */
function says(texts: readonly string[], quote: string): boolean {
	const wanted = key(quote.replace(/\u2026$/, ""));
	return texts.some((text) => key(text).includes(wanted) || key(plainName(text)).includes(key(plainName(quote))));
}

/**
 * Records have no sentence to quote: a range is told from members (`>= 1.0 < 2.0` from `version` and `lessThan`), a product from vendor
 * and name. Whatever tells one product or version from another, the words with a digit, must stand there.
 */
function saysInParts(texts: readonly string[], quote: string): boolean {
	const told = quote
		.trimEnd()
		.replace(/\[source: [a-z0-9-]{1,40}\]$/, "")
		.trimEnd()
		.replace(/\u2026$/, "");
	const parts = told.split(/[\s|]+/).filter((part) => /\d/.test(part));
	return parts.every((part) => says(texts, part.replace(/^[<>]=?/, "")));
}

/** A CPE name or package URL as it reads: escapes undone, `_` for a blank. Any other text as it is. */
function plainName(text: string): string {
	if (/^pkg:/i.test(text)) return text.replace(/%[0-9a-f]{2}/gi, (code) => decode(code));
	return /^cpe:|\\/i.test(text) ? text.replace(/\\(.)/g, "$1").replaceAll("_", " ") : text;
}

function decode(code: string): string {
	try {
		return decodeURIComponent(code);
	} catch {
		return code;
	}
}

function key(text: string): string {
	return fold(collapse(repairMojibake(text))).replace(/[\s,]+/g, "");
}

/** All texts of a value, at most 10 000, without recursion: the document is a stranger's. */
function textsIn(value: unknown): readonly string[] {
	const texts: string[] = [];
	const waiting: unknown[] = [value];
	while (waiting.length > 0 && texts.length < 10_000) {
		const next = waiting.pop();
		if (typeof next === "string") texts.push(next);
		else if (typeof next === "object" && next !== null) waiting.push(...Object.values(next));
	}
	return texts;
}

/** RFC 6901; `undefined` where nothing stands there. */
export function resolvePointer(document: unknown, pointer: string): unknown {
	if (pointer === "") return document;
	let value: unknown = document;
	for (const token of pointer.split("/").slice(1)) {
		const name = token.replaceAll("~1", "/").replaceAll("~0", "~");
		if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
		value = (value as Record<string, unknown>)[name];
	}
	return value;
}
