/**
 * Checks a proof against the documents it names: every quoted place exists and says so, and judging again gives the same answer.
 *
 * The proof may come from anybody: it is data that is compared, never trusted.
 */
import { collapse, fold, repairMojibake } from "../core/text.ts";
import { judgeAll } from "./hole.ts";
import { type Identity, identityOf } from "./identity.ts";
import { judge, subjectOf } from "./judge.ts";
import type { Matcher } from "./matcher.ts";
import type { Reason, Verdict } from "./verdict.ts";

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

/** Finds the flaws of a proof; none = it holds. `documents` gives the published JSON of an advisory by its id. */
export function verifyProof(proof: Proof, matcher: Matcher, documents: (id: string) => unknown): readonly Flaw[] {
	const flaws: Flaw[] = [];
	proof.because.forEach((reason, step) => {
		const why = flawOf(reason, documents);
		if (why !== undefined) flaws.push({ step, why });
	});
	const again = judgeAgain(proof, matcher);
	if (again === undefined) flaws.push({ step: -1, why: `advisory ${proof.advisory} is not among the documents` });
	else if (again.verdict !== proof.verdict) flaws.push({ step: -1, why: `judged again it is ${again.verdict}, not ${proof.verdict}` });
	else {
		const rules = (list: readonly Reason[]) => list.map((reason) => `${reason.rule} ${reason.document}${reason.pointer}`).join("; ");
		if (rules(again.because) !== rules(proof.because)) flaws.push({ step: -1, why: "judged again the steps are others" });
	}
	return flaws;
}

function judgeAgain(proof: Proof, matcher: Matcher): { readonly verdict: Verdict; readonly because: readonly Reason[] } | undefined {
	const subject = subjectOf(identityOf(proof.device), matcher);
	if (proof.advisory === "") return judgeAll(subject).find((hole) => hole.advisory === "");
	const entry = matcher.library.byId.get(proof.advisory);
	return entry === undefined ? undefined : judge(subject, entry, proof.cve);
}

function flawOf(reason: Reason, documents: (id: string) => unknown): string | undefined {
	if (reason.document === "inventory" || reason.document === "catalogue") return undefined;
	const document = documents(reason.document);
	if (document === undefined) return `document ${reason.document} is not there`;
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
