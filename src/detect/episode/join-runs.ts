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
	/** The maker that strong evidence names, once some does: it parts this wave from those on others. */
	maker: string | undefined;
	/** Makers that any evidence names. */
	readonly makers: Set<string>;
}

/** Share of what the smaller set has more than usual that both must have. */
const SHARED = 0.5;
/** Confidence from which a signature parts waves on different makers; ports are below. */
const STRONG = 0.5;

/** Joins; the first of each is the one with most sources. */
export function joinRuns(runs: readonly Run[], keys: readonly CountKey[]): readonly JoinedRuns[] {
	const joined: JoinedRuns[] = [];
	const sized = runs
		.map((run) => ({ run, sources: sourcesOf(run), usual: usualOf(run) }))
		.sort((a, b) => b.sources.size - a.sources.size || a.run.from - b.run.from || a.run.judged.key - b.run.judged.key);
	for (const { run, sources, usual } of sized) {
		const { strong, named } = makersOf(keys[run.judged.key]);
		const home = joined.find((one) => {
			if (run.from > one.to || one.from > run.to) return false;
			if (strong !== undefined && one.maker !== undefined && one.maker !== strong) return false;
			return (named !== undefined && one.makers.has(named)) || sharedOf(one.sources, sources, usual) >= SHARED;
		});
		if (home === undefined) {
			joined.push({ runs: [run], sources, from: run.from, to: run.to, maker: strong, makers: new Set(named === undefined ? [] : [named]) });
			continue;
		}
		home.runs.push(run);
		home.from = Math.min(home.from, run.from);
		home.to = Math.max(home.to, run.to);
		home.maker ??= strong;
		if (named !== undefined) home.makers.add(named);
		home.sources.merge(sources);
	}
	return joined;
}

/** The maker that a key names, and whether strongly. */
function makersOf(key: CountKey | undefined): { readonly strong: string | undefined; readonly named: string | undefined } {
	if (key?.kind === "maker") return { strong: undefined, named: key.value };
	if (key?.kind === "victims" && key.value !== "unknown") return { strong: key.value, named: key.value };
	const { maker, confidence } = key?.signature ?? { maker: undefined, confidence: 0 };
	return { strong: confidence >= STRONG ? maker : undefined, named: maker };
}

/** Sources that would have come in the periods of a run all the same. */
function usualOf({ judged, from, to }: Run): number {
	let sum = 0;
	for (let period = from; period < to; period += 1) {
		const expected = judged.judgement.expected[period] ?? 0;
		if (expected > 0) sum += expected;
	}
	return sum;
}

function sourcesOf({ judged, from, to }: Run): Distinct {
	const all = new Distinct();
	for (let period = from; period < to; period += 1) {
		const cell = judged.cells.get(period);
		if (cell !== undefined) all.merge(cell.sources);
	}
	return all;
}

/** Share of the smaller set that lies in the larger one, what is usual left out. @param usual - Of the second. */
function sharedOf(a: Distinct, b: Distinct, usual: number): number {
	const both = new Distinct();
	both.merge(a);
	both.merge(b);
	const smaller = Math.min(a.size, b.size);
	if (smaller === 0) return 0;
	return (a.size + b.size - both.size) / Math.max(1, smaller - usual, smaller * LEAST_MORE);
}

/** However much is usual, so much of it is taken for more. */
const LEAST_MORE = 0.2;
