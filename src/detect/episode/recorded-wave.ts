/** A wave found in logs as it is put on record, where others may read it: sums alone, no line of a log, and no small number of victims. */
import type { Wave } from "../wave.ts";
import type { FoundWave } from "./found-wave.ts";

/** Likelier than not: a wave on record raises the priority of all devices of the maker it names. */
const LEAST_PROBABILITY = 0.5;
/** Fewer victims or organisations could be told apart. */
const MOST_HIDDEN = { victims: 5, organisations: 3 };
const DAY = 86_400_000;
/** Days between the starts of two findings of one wave. */
const SAME_START_DAYS = 7;

/** What is recorded. @param source - Who says so: the logs, and when they were read. */
export function toRecord(
	found: FoundWave,
	options: { readonly source: string; readonly synthetic: boolean },
): Omit<Wave, "id" | "revision"> {
	const { key, aims, intensity, breadth, damage } = found;
	const isLikely = aims.some(({ maker, probability }) => maker === key.maker && maker !== undefined && probability >= LEAST_PROBABILITY);
	const more = intensity.ratio === null ? "" : `, ${intensity.ratio} times what is usual at the peak`;
	const counted = `${found.sources} sources of ${breadth.networks} networks${more}, seen by ${breadth.sensors} of ${breadth.liveSensors} sensors`;
	const isMany = damage.victims >= MOST_HIDDEN.victims && damage.organisations >= MOST_HIDDEN.organisations;
	const hurt = `${damage.victims} reports of victims in ${damage.organisations} organisations`;
	return {
		key: { ...key, maker: isLikely ? key.maker : undefined },
		category: found.category,
		startedAt: found.startedAt.slice(0, 10),
		peakAt: found.peakAt.slice(0, 10),
		endedAt: found.endedAt?.slice(0, 10),
		sources: found.sources,
		targets: found.targets,
		countries: found.countries,
		evidence: [
			{ text: counted, source: options.source },
			...(isMany ? [{ text: hurt, source: options.source }] : []),
			...found.evidence.filter(({ text }) => / \(weight [\d.]{1,6}\)$/.test(text)),
		],
		statedBy: undefined,
		synthetic: options.synthetic,
	};
}

/** The wave on record that this is a later finding of: found too, on the same port and hole, and begun in the same days. */
export function recordedOf(wave: Omit<Wave, "id" | "revision">, recorded: readonly Wave[]): Wave | undefined {
	const start = Date.parse(wave.startedAt);
	return recorded.find(
		({ statedBy, synthetic, key, startedAt }) =>
			statedBy === undefined &&
			synthetic === wave.synthetic &&
			key.port === wave.key.port &&
			key.cve === wave.key.cve &&
			(key.maker === undefined || wave.key.maker === undefined || key.maker === wave.key.maker) &&
			Math.abs(Date.parse(startedAt) - start) <= SAME_START_DAYS * DAY,
	);
}
