/**
 * Joins what is found without signals and what is found through them alone.
 *
 * The law: a signal adds. The judgement without signals stands, unless the signals lead to something worse; whatever good news they lead
 * to is dropped (docs/adr/0013-signals-only-add.md).
 */
import type { CompiledAdvisory } from "./compile.ts";
import { judge } from "./judge.ts";
import { needsOf } from "./need.ts";
import type { Hints } from "./signal-faces.ts";
import type { Subject } from "./subject.ts";
import type { Judgement, Verdict } from "./verdict.ts";

/** What several documents say of one hole. */
interface Hole extends Judgement {
	readonly hole: string;
	readonly sources: readonly { readonly advisory: string; readonly verdict: Verdict }[];
}

/** One device and one advisory, signals included. */
export function judgeWithSignals(subject: Subject, entry: CompiledAdvisory, cve?: string): Judgement {
	const own = judge(subject, entry, cve);
	const { hints, hinted } = subject;
	if (hints === undefined) return own;
	return withReasons(hinted === undefined ? own : join(own, doubt(judge(hinted, entry, cve), hints, hinted)), hints);
}

/** Holes found without signals, and those that `hinted` found through them. */
export function joinHoles<T extends Hole>(subject: Subject, own: readonly T[], hinted: readonly T[]): readonly T[] {
	const { hints } = subject;
	if (hints === undefined) return own;
	const through = new Map(
		// A device that cannot be named is told of once, from what is stated.
		hinted.filter((hole) => hole.advisory !== "" && isBadNews(hole)).map((hole) => [hole.hole, doubt(hole, hints, subject.hinted)]),
	);
	const joined = own.map((hole) => {
		const other = through.get(hole.hole);
		through.delete(hole.hole);
		return withReasons(other === undefined ? hole : { ...join(hole, other), sources: together(hole, other) }, hints);
	});
	return [...joined, ...[...through.values()].map((hole) => withReasons(hole, hints))];
}

function isBadNews({ verdict }: Judgement): boolean {
	return verdict === "known_affected" || verdict === "under_investigation";
}

/** Kinds of answer that an open question by a signal goes before: they say nothing of the device. */
const SAYS_NOTHING: ReadonlySet<Judgement["kind"]> = new Set(["not_listed", "per_cve", "maker_unknown"] as const);

function join<T extends Judgement>(own: T, other: T): T {
	if (!isBadNews(other) || own.verdict === "known_affected") return own;
	const isAlarm = other.verdict === "known_affected";
	if (!isAlarm && !SAYS_NOTHING.has(own.kind)) return own;
	return { ...other, because: [...own.because, ...other.because] };
}

/** Through a model that contradicts the stated one no alarm is raised: which of the two it is must be found out first. */
function doubt<T extends Judgement>(judgement: T, hints: Hints, subject: Subject | undefined): T {
	if (!hints.doubted || judgement.verdict !== "known_affected" || subject === undefined) return judgement;
	const kind = "model_unclear";
	const { upgradeTo } = judgement;
	const needs = needsOf({ verdict: "under_investigation", kind, range: "", upgradeTo }, subject.identity);
	return { ...judgement, verdict: "under_investigation", kind, action: "find_out", needs };
}

function withReasons<T extends Judgement>(judgement: T, { because }: Hints): T {
	const known = new Set(judgement.because.map((step) => step.outcome));
	return { ...judgement, because: [...judgement.because, ...because.filter((step) => !known.has(step.outcome))] };
}

/** The documents of both, the deciding one first. */
function together(own: Hole, other: Hole): Hole["sources"] {
	const decided = join<Judgement>(own, other) === own ? [own, other] : [other, own];
	const all = decided.flatMap(({ sources }) => sources);
	return all.filter((source, at) => all.findIndex(({ advisory }) => advisory === source.advisory) === at);
}
