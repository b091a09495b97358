/** A wave on record that is found again: what operators decided stands, what was measured is renewed. */
import { factsOf, type Wave, type WaveFacts } from "../wave.ts";
import { joinFacts } from "./merge-waves.ts";

const DAY = 86_400_000;
/** Days between the starts of two findings of one wave. */
const SAME_START_DAYS = 7;

/** The wave on record that this is a later finding of: found too, on the same port and hole, and begun in the same days. */
function recordedOf(wave: WaveFacts, recorded: readonly Wave[]): Wave | undefined {
	const held = recorded.find(
		({ statedBy, synthetic, key, ...times }) =>
			statedBy === undefined &&
			synthetic === wave.synthetic &&
			key.port === wave.key.port &&
			key.cve === wave.key.cve &&
			(key.maker === undefined || wave.key.maker === undefined || key.maker === wave.key.maker) &&
			isSameTime(wave.startedAt, times),
	);
	// A part of another is found as that other.
	return held?.mergedInto === undefined ? held : (recorded.find(({ id }) => id === held.mergedInto) ?? held);
}

/** Begun in the same days; a whole of several parts may have begun long before one of them. */
function isSameTime(start: string, { startedAt, endedAt, mergedFrom }: Pick<Wave, "startedAt" | "endedAt" | "mergedFrom">): boolean {
	const days = (from: string) => (Date.parse(start) - Date.parse(from)) / DAY;
	if (Math.abs(days(startedAt)) <= SAME_START_DAYS) return true;
	return mergedFrom !== undefined && days(startedAt) > 0 && (endedAt === undefined || days(endedAt) <= SAME_START_DAYS);
}

/** Facts of its next revision. */
function refound(earlier: Wave, found: WaveFacts): WaveFacts {
	const { name, mergedFrom, splitFrom, splitOn, statedBy } = earlier;
	const decided = {
		...(name === undefined ? {} : { name }),
		...(mergedFrom === undefined ? {} : { mergedFrom }),
		...(splitFrom === undefined ? {} : { splitFrom }),
		...(splitOn === undefined ? {} : { splitOn }),
	};
	// Of several joined ones this finding may be any: it makes none smaller or later. Evidence is of now; revisions have what was.
	const joined = mergedFrom === undefined ? found : joinFacts(factsOf(earlier), found);
	const { endedAt, evidence, samples } = found;
	const facts = { ...joined, endedAt, evidence, samples, measured: found.measured ?? earlier.measured };
	const end = splitOn !== undefined && (facts.endedAt === undefined || facts.endedAt > splitOn) ? splitOn : facts.endedAt;
	return { ...facts, endedAt: end, statedBy, ...decided };
}

/** What findings mean for the record: findings of one wave joined, each with the wave it is of; `undefined`: it is new. */
export function findingsOf(
	found: readonly WaveFacts[],
	recorded: readonly Wave[],
): readonly { readonly earlier: Wave | undefined; readonly facts: WaveFacts }[] {
	const known = new Map<Wave, WaveFacts>();
	const fresh: WaveFacts[] = [];
	for (const wave of found) {
		const earlier = recordedOf(wave, recorded);
		if (earlier === undefined) fresh.push(wave);
		else {
			const held = known.get(earlier);
			known.set(earlier, held === undefined ? wave : joinFacts(held, wave));
		}
	}
	return [
		...[...known].map(([earlier, facts]) => ({ earlier, facts: refound(earlier, facts) })),
		...fresh.map((facts) => ({ earlier: undefined, facts })),
	];
}
