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

/** Finds the flaws of a proof; none = it holds. `documents` gives the published JSON of all advisories of an id. */
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
	const rules = (list: readonly Reason[]) => list.map((reason) => `${reason.rule} ${reason.document}${reason.pointer}`).join("; ");
	return rules(again.because) === rules(proof.because) ? undefined : "judged again the steps are others";
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

function flawIn(document: unknown, reason: Reason): string | undefined {
	const value = resolvePointer(document, reason.pointer);
	if (value === undefined) return `${reason.document} has nothing at ${reason.pointer}`;
	if (reason.quote === "" || says(value, reason.quote)) return undefined;
	return `${reason.document}${reason.pointer} does not say "${reason.quote.slice(0, 80)}"`;
}

/** Whether a value (text, or anything with texts in it) contains the words, repairs of blanks and encoding aside. */
function says(value: unknown, quote: string): boolean {
	const wanted = key(quote.replace(/\u2026$/, ""));
	return textsIn(value).some((text) => key(text).includes(wanted));
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
