/** A wave found in logs as it is put on record: what others read holds sums alone, what was measured stays with those who run the sensors. */
import type { FoundWave } from "../episode/found-wave.ts";
import type { WaveEvidence, WaveFacts } from "../wave.ts";
import { victimsOf } from "./publish-wave.ts";
import { publicCount, publicWhole, SMALL_CELL } from "./small-cells.ts";

/** Likelier than not: a wave on record raises the priority of all devices of the maker it names. */
const LEAST_PROBABILITY = 0.5;

/** What is recorded. @param source - Who says so: the logs, and when they were read. */
export function foundFacts(found: FoundWave, { source, synthetic }: { readonly source: string; readonly synthetic: boolean }): WaveFacts {
	const { id: _, key, category, sources, targets, countries, evidence, ...measured } = found;
	const { aims, intensity, breadth, damage } = measured;
	const isLikely = aims.some(({ maker, probability }) => maker === key.maker && maker !== undefined && probability >= LEAST_PROBABILITY);
	const least = intensity.ratioAtLeast;
	const more = least === null || least < 1 ? "" : `, at least ${Math.floor(least * 10) / 10} times what is usual at the peak`;
	const counted = `${about(publicWhole(sources, measured.byCountry ?? []))} sources of ${about(publicCount(breadth.networks))} networks${more}`;
	const victims = victimsOf(damage);
	const hurt = `${victims} reports of victims or more`;
	return {
		key: { ...key, maker: isLikely ? key.maker : undefined },
		category,
		startedAt: found.startedAt.slice(0, 10),
		peakAt: found.peakAt.slice(0, 10),
		endedAt: found.endedAt?.slice(0, 10),
		sources,
		targets,
		countries,
		evidence: [{ text: counted, source }, ...(victims === null ? [] : [{ text: hurt, source }]), ...evidence.filter(isSign)],
		statedBy: undefined,
		synthetic,
		measured,
		samples: evidence.filter((one) => !isSign(one)),
	};
}

/** A signature that speaks for a maker, not a count and not a line. */
function isSign({ text }: WaveEvidence): boolean {
	return / \(weight [\d.]{1,6}\)$/.test(text) && !text.startsWith("line: ");
}

function about(found: number | null): string {
	return found === null ? `fewer than ${SMALL_CELL}` : `${found} or more`;
}
