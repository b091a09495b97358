/** Joins the runs of several keys into one: those that overlap in time and are of the same attackers, not aimed at different makers. */
import { Distinct } from "../count/distinct.ts";
import type { CountKey } from "../count/keys.ts";
import type { Run } from "./judge-keys.ts";

/** Runs of one wave, and all of its sources together. */
export interface JoinedRuns {
	readonly runs: Run[];
	readonly sources: Distinct;
	from: number;
	to: number;
	/** The one maker that a run names, once one does. */
	maker: string | undefined;
}

/** Share of the smaller set of sources that both must have. */
const SHARED = 0.5;

/** Joins; the first of each is the one with most sources. */
export function joinRuns(runs: readonly Run[], keys: readonly CountKey[]): readonly JoinedRuns[] {
	const joined: JoinedRuns[] = [];
	const sized = runs
		.map((run) => ({ run, sources: sourcesOf(run) }))
		.sort((a, b) => b.sources.size - a.sources.size || a.run.from - b.run.from);
	for (const { run, sources } of sized) {
		const maker = makerOf(keys[run.judged.key]);
		const home = joined.find(
			(one) =>
				run.from < one.to + 1 &&
				one.from < run.to + 1 &&
				(maker === undefined || one.maker === undefined || one.maker === maker) &&
				(isSameMaker(maker, one.maker) || sharedOf(one.sources, sources) >= SHARED),
		);
		if (home === undefined) {
			joined.push({ runs: [run], sources, from: run.from, to: run.to, maker });
			continue;
		}
		home.runs.push(run);
		home.from = Math.min(home.from, run.from);
		home.to = Math.max(home.to, run.to);
		home.maker ??= maker;
		home.sources.merge(sources);
	}
	return joined;
}

function isSameMaker(a: string | undefined, b: string | undefined): boolean {
	return a !== undefined && a === b;
}

/** The maker that a key is about, strongly enough to part waves by. */
function makerOf(key: CountKey | undefined): string | undefined {
	if (key === undefined) return undefined;
	if (key.kind === "maker") return key.value;
	if (key.kind === "victims") return key.value === "unknown" ? undefined : key.value;
	return key.kind === "signature" ? key.signature?.maker : undefined;
}

function sourcesOf({ judged, from, to }: Run): Distinct {
	const all = new Distinct();
	for (let period = from; period < to; period += 1) {
		const cell = judged.cells.get(period);
		if (cell !== undefined) all.merge(cell.sources);
	}
	return all;
}

/** Share of the smaller set that lies in the larger one. */
function sharedOf(a: Distinct, b: Distinct): number {
	const both = new Distinct();
	both.merge(a);
	both.merge(b);
	const smaller = Math.min(a.size, b.size);
	return smaller === 0 ? 0 : (a.size + b.size - both.size) / smaller;
}
