/** Measures joined runs of alarms and puts them into words: one wave. */
import { Cell } from "../count/cell.ts";
import { Distinct } from "../count/distinct.ts";
import type { CountKey } from "../count/keys.ts";
import { HOUR } from "../count/tally.ts";
import type { WaveState } from "../measure.ts";
import { hashText } from "../sighting/hash.ts";
import type { Recogniser } from "../signature/recognise.ts";
import type { Signature } from "../signature/signature.ts";
import type { WaveEvidence } from "../wave.ts";
import { attribute, keyWords, likelyMaker } from "./attribution.ts";
import { categoryOf } from "./category.ts";
import { changeOf } from "./change.ts";
import type { FoundWave } from "./found-wave.ts";
import type { JoinedRuns } from "./join-runs.ts";
import { excessOf, type JudgedKey, type Run } from "./judge-keys.ts";
import { type PeriodCells, startOf, type Timeline } from "./key-series.ts";
import { doublingOf } from "./rise.ts";

/** All that a description needs besides the runs. */
export interface WaveContext {
	readonly keys: readonly CountKey[];
	/** Cells of each key by period. */
	readonly cells: ReadonlyMap<number, PeriodCells>;
	readonly timeline: Timeline;
	readonly recogniser: Recogniser;
	/** Distinct sources of a key in an hour; `undefined` where only days are kept. */
	hourly(key: number, hour: number): number | undefined;
	/** Name of the file or files, for the source of examples. */
	readonly origin: string;
}

const MOST_EXAMPLES = 3;
const HOURS_A_DAY = 24;
/** Reports, and times what is usual, from which they have risen though no single period stands out. */
const MANY_REPORTS = 5;
const MORE_REPORTS = 4;
/** Days before and after a wave in which a victim's report is put down to it. */
const REPORTED_BEFORE = 2;
const REPORTED_AFTER = 7;

/** Describes it. */
export function describeWave(joined: JoinedRuns, context: WaveContext): FoundWave {
	const { keys, timeline } = context;
	const totals = new Map(joined.runs.map(({ judged }) => [judged.key, sumOf(judged.cells, joined.from, joined.to)] as const));
	const lead = leadOf(joined, keys);
	const total = totals.get(lead.key) ?? new Cell();
	const weights = weightsOf(totals, total.events, context);
	const damage = damageOf(joined, context);
	for (const [signature, share] of damage.named) weights.set(signature, share);
	const attribution = attribute(weights);
	const maker = likelyMaker(attribution);
	const peak = peakOf(lead, joined);
	const intensity = intensityOf(lead, peak, joined.from, timeline);
	const rise = doublingOf(range(joined.from, peak + 1).map((period) => lead.cells.get(period)?.sources.size ?? 0));
	const days = rise === undefined ? undefined : scaled(rise, timeline.resolution / HOURS_A_DAY);
	const sensors = total.sensors.size;
	const liveSensors = Math.round(Math.max(sensors, ...range(joined.from, joined.to).map((period) => timeline.live[period] ?? 0)));
	const { victims, organisations, symptoms } = damage;
	const { category, axes } = categoryOf({
		networks: total.networks.size,
		sensors,
		liveSensors,
		ratio: intensity.ratioAtLeast ?? undefined,
		doublingDays: days?.high,
		returnDays: intensity.returnDays ?? undefined,
		victims,
		organisations,
		successes: total.successes,
	});
	const hours = hoursOf(lead.key, joined, peak, context);
	const startedAt = new Date(hours.start * HOUR).toISOString();
	const isOver = joined.to < timeline.live.length - (timeline.resolution === 1 ? HOURS_A_DAY : 2);
	const signature = signatureOf(joined, context, attribution.because);
	const ports = portsOf(joined, keys);
	const cve = cveOf(joined, keys, weights);
	const name = [maker, signature, ports[0], cve, startedAt].join(" ");
	return {
		id: `wave-${startedAt.slice(0, 10)}-${hashText(name, 1).toString(16).padStart(8, "0")}`,
		key: { maker, signature, port: ports[0], cve },
		category,
		axes,
		state: stateOf(lead, joined, peak, isOver),
		breadth: { level: axes.breadth, networks: Math.min(total.networks.size, total.sources.size), sensors, liveSensors },
		intensity: { level: axes.intensity, ...intensity },
		doublingDays: days ?? null,
		damage: { victims, organisations, successes: total.successes, symptoms },
		startedAt,
		peakAt: new Date(hours.peak * HOUR).toISOString(),
		endedAt: isOver ? new Date(hours.end * HOUR).toISOString() : null,
		events: total.events,
		sources: total.sources.size,
		targets: total.targets.size,
		countries: [...new Set([...totals.values()].flatMap(({ countries }) => [...(countries?.keys() ?? [])]))].sort(),
		byCountry: byCountryOf(totals),
		ports,
		aims: attribution.aims.map(({ maker: aim, probability }) => ({ maker: aim, probability: rounded(probability) })),
		evidence: evidenceOf(joined, totals, attribution.because, context),
		ruledOut: ruledOutOf(lead, joined, total, timeline),
		curve: curveOf(lead, joined, timeline),
	};
}

/** The key that a wave is measured by: the one that stands out most, victims only where nothing else is there. */
function leadOf({ runs }: JoinedRuns, keys: readonly CountKey[]): JudgedKey {
	const sorted = runs.map((run) => ({ run, rank: keys[run.judged.key]?.kind === "victims" ? 0 : 1, excess: excessOf(run).deviation }));
	sorted.sort((a, b) => b.rank - a.rank || b.excess - a.excess || a.run.judged.key - b.run.judged.key);
	return (sorted[0] as { readonly run: Run }).run.judged;
}

function sumOf(cells: PeriodCells, from: number, to: number): Cell {
	const sum = new Cell();
	for (let period = from; period < to; period += 1) {
		const cell = cells.get(period);
		if (cell !== undefined) sum.merge(cell);
	}
	return sum;
}

/** Events of each signature as a share of the wave's. */
function weightsOf(totals: ReadonlyMap<number, Cell>, events: number, { keys, recogniser }: WaveContext): Map<Signature, number> {
	const weights = new Map<Signature, number>();
	for (const [key, cell] of totals) {
		const one = keys[key];
		const share = events === 0 ? 0 : Math.min(1, cell.events / events);
		if (one?.signature !== undefined) weights.set(one.signature, share);
		if (one?.kind === "port") for (const signature of recogniser.find("port", one.value)) weights.set(signature, share);
	}
	return weights;
}

/** Victims in and around the wave: of the makers that its runs name where they name some, of any otherwise. */
function damageOf(joined: JoinedRuns, { keys, cells, timeline, recogniser }: WaveContext) {
	const day = HOURS_A_DAY / timeline.resolution;
	const [from, to] = [joined.from - REPORTED_BEFORE * day, joined.to + REPORTED_AFTER * day];
	const risen = new Set(joined.runs.map(({ judged }) => judged.key));
	const sum = new Cell();
	const symptoms = new Set<string>();
	const hit: (readonly [Signature, number])[] = [];
	for (const [key, periods] of cells) {
		const one = keys[key];
		if (one?.signature?.kind === "symptom" && sumOf(periods, from, to).events > 0) symptoms.add(one.signature.says);
		if (one?.kind !== "victims") continue;
		if (joined.maker === undefined ? joined.makers.size > 0 && !joined.makers.has(one.value) : one.value !== joined.maker) continue;
		const found = sumOf(periods, from, to);
		sum.merge(found);
		const [signature] = one.value === "unknown" ? [] : recogniser.find("device", one.value);
		// A report now and then is usual: only a rise of them says at whom a wave is aimed.
		const usual = (sumOf(periods, 0, from).events * (to - from)) / Math.max(1, from);
		const isMore = found.events >= MANY_REPORTS && found.sources.size >= 2 && found.events > MORE_REPORTS * usual;
		if (signature !== undefined && (risen.has(key) || isMore)) hit.push([signature, found.events]);
	}
	const all = Math.max(1, sum.events);
	const named = hit.map(([signature, events]) => [signature, events / all] as const);
	return { victims: sum.targets.size, organisations: sum.sources.size, symptoms: sum.events === 0 ? [] : [...symptoms].sort(), named };
}

/** When it began, was at its peak and ended, in hours since 1970: to the hour where hours are kept, to the period otherwise. */
function hoursOf(key: number, { from, to }: JoinedRuns, peak: number, { timeline, hourly }: WaveContext) {
	const hour = (period: number) => timeline.first + period * timeline.resolution;
	if (timeline.resolution === 1) return { start: hour(from), peak: hour(peak), end: hour(to) };
	const counts = (first: number) => range(first, first + 2 * HOURS_A_DAY).map((at) => hourly(key, at));
	const highest = range(hour(peak), hour(peak + 1)).reduce(
		(best, at) => ((hourly(key, at) ?? 0) > (hourly(key, best) ?? 0) ? at : best),
		hour(peak),
	);
	const start = hour(from - 1) + (changeOf(counts(hour(from - 1))) ?? HOURS_A_DAY);
	const end = hour(to - 1) + (changeOf(counts(hour(to - 1))) ?? HOURS_A_DAY);
	return { start: Math.min(start, highest), peak: highest, end: Math.max(end, highest + 1) };
}

function peakOf({ cells }: JudgedKey, { from, to }: JoinedRuns): number {
	let peak = from;
	for (const period of range(from, to)) if ((cells.get(period)?.sources.size ?? 0) > (cells.get(peak)?.sources.size ?? 0)) peak = period;
	return peak;
}

function intensityOf({ cells, judgement }: JudgedKey, peak: number, start: number, timeline: Timeline) {
	const observed = cells.get(peak)?.sources.size ?? 0;
	const expected = finite(judgement.expected[peak]);
	const ratio = expected === null ? null : observed / Math.max(expected, LEAST_EXPECTED);
	const probability = finite(judgement.probabilities[peak]);
	// What was seen before the wave, period by period in which a sensor lived.
	const before = range(0, start).filter((period) => (timeline.live[period] ?? 0) > 0);
	const sizes = before.map((period) => cells.get(period)?.sources.size ?? 0);
	const fewer = sizes.filter((size) => size < observed).length;
	const asMany = before.findLast((_, at) => (sizes[at] ?? 0) >= observed);
	const age = (period: number) => ((peak - period) * timeline.resolution) / HOURS_A_DAY;
	return {
		observed,
		expected: expected === null ? null : rounded(expected),
		ratio: ratio === null ? null : rounded(ratio),
		// A count that scatters twice as much as a Poisson law does: the logarithm of the ratio has about this error.
		ratioAtLeast: ratio === null || observed === 0 ? null : rounded(ratio * Math.exp(-1.96 * Math.sqrt(2 / observed))),
		score: probability === null ? null : rounded(-Math.log10(Math.max(probability, Number.MIN_VALUE))),
		broaderThan: before.length === 0 ? 0 : rounded(fewer / before.length),
		periods: before.length,
		since: before[0] === undefined ? null : new Date(startOf(before[0], timeline)).toISOString(),
		returnDays: before.length === 0 ? null : rounded(age(asMany ?? before[0] ?? start)),
	};
}

const LEAST_EXPECTED = 0.1;

function stateOf({ cells }: JudgedKey, { from, to }: JoinedRuns, peak: number, isOver: boolean): WaveState {
	if (isOver) return "over";
	const last = cells.get(to - 1)?.sources.size ?? 0;
	const most = cells.get(peak)?.sources.size ?? 0;
	if (to - from <= 3) return "emerging";
	if (last < most / 2) return "fading";
	return peak >= to - 2 ? "growing" : "plateau";
}

/** The signature that a wave goes by: the strongest that is no port, else what its most telling key says. */
function signatureOf({ runs }: JoinedRuns, { keys }: WaveContext, because: readonly Signature[]): string | undefined {
	const strong = because.find(({ kind }) => kind !== "port" && kind !== "device");
	if (strong !== undefined) return strong.id;
	const own = runs.map(({ judged }) => keys[judged.key]).find((key) => key?.kind === "rule" || key?.kind === "path");
	return own === undefined ? because[0]?.id : keyWords(own);
}

function portsOf({ runs, from, to }: JoinedRuns, keys: readonly CountKey[]): readonly number[] {
	return runs
		.filter(({ judged }) => keys[judged.key]?.kind === "port" && keys[judged.key]?.value !== "0")
		.map(({ judged }) => ({ port: Number(keys[judged.key]?.value), sources: sumOf(judged.cells, from, to).sources.size }))
		.sort((a, b) => b.sources - a.sources || a.port - b.port)
		.map(({ port }) => port);
}

function cveOf({ runs }: JoinedRuns, keys: readonly CountKey[], weights: ReadonlyMap<Signature, number>): string | undefined {
	const own = runs.map(({ judged }) => keys[judged.key]).find((key) => key?.kind === "cve");
	return own?.value ?? [...weights.keys()].find(({ cve }) => cve !== undefined)?.cve;
}

/** Sources by country, over all keys of the wave: a source that several keys saw is one. */
function byCountryOf(totals: ReadonlyMap<number, Cell>): NonNullable<FoundWave["byCountry"]> {
	const sources = new Map<string, Distinct>();
	for (const { countries } of totals.values()) {
		for (const [country, some] of countries ?? []) {
			const all = sources.get(country) ?? new Distinct();
			sources.set(country, all);
			all.merge(some);
		}
	}
	return [...sources]
		.map(([country, { size }]) => ({ country, sources: size }))
		.filter((one) => one.sources > 0)
		.sort((a, b) => b.sources - a.sources || (a.country < b.country ? -1 : 1));
}

function evidenceOf(
	{ runs }: JoinedRuns,
	totals: ReadonlyMap<number, Cell>,
	because: readonly Signature[],
	{ keys, origin }: WaveContext,
): readonly WaveEvidence[] {
	const counted = runs.flatMap(({ judged }) => {
		const [key, cell] = [keys[judged.key], totals.get(judged.key)];
		if (key === undefined || cell === undefined) return [];
		return [
			{
				text: `${keyWords(key)}: ${cell.sources.size} sources of ${Math.min(cell.networks.size, cell.sources.size)} networks, ${cell.events} events`,
				source: origin,
			},
		];
	});
	// What was counted under it has been told.
	const signs = because
		.filter(({ kind }) => kind !== "symptom")
		.map(({ says, source, confidence }) => ({ text: `${says} (weight ${confidence})`, source }));
	const examples = [...new Set([...totals.values()].map(({ sample }) => sample).filter((sample) => sample !== ""))]
		.slice(0, MOST_EXAMPLES)
		.map((sample) => ({ text: `line: ${sample}`, source: origin }));
	return [...counted, ...signs, ...examples];
}

/** What was looked at and is not so. */
function ruledOutOf({ judgement, cells }: JudgedKey, { from, to }: JoinedRuns, total: Cell, { live }: Timeline) {
	const share = Math.round((100 * total.loudest) / Math.max(1, total.events));
	const floods = range(from, to).filter((period) => judgement.labels?.[period] === "flood").length;
	const alive = range(from, to).map((period) => live[period] ?? 0);
	const before = range(Math.max(0, from - alive.length), from).map((period) => live[period] ?? 0);
	const mean = (values: readonly number[]) => (values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length);
	return [
		{ what: "flood", how: `the loudest source brought at most ${share} % of the events; ${floods} periods were floods and do not count` },
		{
			what: "sweep",
			how: `${range(from, to).filter((period) => judgement.labels?.[period] === "sweep").length} of ${cells.size === 0 ? 0 : to - from} periods looked like a scanner that tries every sensor`,
		},
		{
			what: "added sensors",
			how: `${rounded(mean(alive))} sensors lived on average, ${rounded(mean(before))} before; what is expected grows with them`,
		},
		{ what: "replayed log", how: "a line that came before was not counted again" },
	];
}

/** Up to 200 periods: the wave, and as many before it, at least ten days of days or two of hours. */
function curveOf({ cells, judgement }: JudgedKey, { from, to }: JoinedRuns, timeline: Timeline): FoundWave["curve"] {
	const start = Math.max(0, from - Math.max(timeline.resolution === 1 ? 48 : 10, to - from));
	const end = Math.min(timeline.live.length, to + (timeline.resolution === 1 ? 24 : 3));
	return range(Math.max(start, end - MOST_CURVE), end).map((period) => ({
		at: new Date(startOf(period, timeline)).toISOString(),
		sources: cells.get(period)?.sources.size ?? 0,
		expected: roundedOrNull(judgement.expected[period]),
		upperbound: roundedOrNull(judgement.upperbound[period]),
	}));
}

const MOST_CURVE = 400;

function range(from: number, to: number): readonly number[] {
	return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}

function scaled({ value, low, high }: { readonly value: number; readonly low: number; readonly high: number }, factor: number) {
	return { value: rounded(value * factor), low: rounded(low * factor), high: rounded(high * factor) };
}

function rounded(value: number): number {
	return Math.round(value * 1000) / 1000;
}

function roundedOrNull(value: number | undefined): number | null {
	const found = finite(value);
	return found === null ? null : rounded(found);
}

function finite(value: number | undefined): number | null {
	return value === undefined || !Number.isFinite(value) ? null : value;
}
