/** Which hole of an answer is which of an earlier one. */
import type { HoleJudgement } from "../hole.ts";
import type { Meaning } from "./meaning.ts";

/** A hole with its meaning. */
export interface Told {
	readonly hole: HoleJudgement;
	readonly meaning: Meaning;
}

/** One hole before and after; `undefined` where an answer does not have it. */
export interface Pair {
	readonly before: Told | undefined;
	readonly after: Told | undefined;
}

/**
 * Pairs the holes of two answers on one device. A CVE names its hole. Holes without one are those of their document: of them equal
 * meanings are taken to be the same first, then equal titles, then what stands in the same order, so that a new wording is no new hole.
 */
export function pairHoles(before: readonly Told[], after: readonly Told[]): readonly Pair[] {
	const pairs: Pair[] = [];
	const earlier = Map.groupBy(before, keyOf);
	const later = Map.groupBy(after, keyOf);
	for (const key of new Set([...earlier.keys(), ...later.keys()])) pairs.push(...pairGroup(earlier.get(key) ?? [], later.get(key) ?? []));
	return pairs;
}

function keyOf({ hole }: Told): string {
	return hole.cve ?? `\u0000${hole.advisory}`;
}

const SAME: readonly ((a: Told, b: Told) => boolean)[] = [
	(a, b) => a.hole.title === b.hole.title && wordsOf(a) === wordsOf(b),
	(a, b) => wordsOf(a) === wordsOf(b),
	(a, b) => a.hole.title === b.hole.title,
	() => true,
];

function pairGroup(before: readonly Told[], after: readonly Told[]): readonly Pair[] {
	const pairs: Pair[] = [];
	const left = [...after];
	let open = [...before];
	for (const isSame of SAME) {
		const still: Told[] = [];
		for (const one of open) {
			const at = left.findIndex((other) => isSame(one, other));
			const [other] = at < 0 ? [] : left.splice(at, 1);
			if (other === undefined) still.push(one);
			else pairs.push({ before: one, after: other });
		}
		open = still;
	}
	return [...pairs, ...open.map((one) => ({ before: one, after: undefined })), ...left.map((one) => ({ before: undefined, after: one }))];
}

function wordsOf({ meaning }: Told): string {
	return JSON.stringify(Object.values(meaning));
}
