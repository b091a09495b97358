/** Waves of logs in a terminal: what there is first, then each with its course, why it is one, and what it is not. */
import type { FoundWave } from "../../detect/episode/found-wave.ts";
import { sparkline, type WavesReport, waveTitle } from "../../detect/episode/waves-report.ts";
import { clean } from "./cells.ts";
import { type Line, paint, span, wrap } from "./paint.ts";

const MOST_WAVES = 20;
const MOST_SKIPPED = 8;
const MOST_EVIDENCE = 8;

/** The table as text. */
export function wavesTable(report: WavesReport, terminal: { readonly columns: number | undefined; readonly colour: boolean }): string {
	const width = Math.max(40, terminal.columns ?? 100);
	const shown = report.waves.slice(0, MOST_WAVES);
	const lines: readonly Line[] = [
		...wrap([span(`${report.synthetic ? "Synthetic data. " : ""}${headline(report)}`, "strong")], width),
		...wrap([span(lookedWords(report), "quiet")], width),
		...shown.flatMap((wave) => [[], ...waveLines(wave, width)]),
		...(report.waves.length > shown.length
			? [[], [span(`… and ${report.waves.length - shown.length} more: --format json has all`, "quiet")]]
			: []),
		...skippedLines(report, width),
	];
	return paint(lines, terminal.colour);
}

function headline({ waves, looked }: WavesReport): string {
	if (waves.length === 0) {
		if (looked.learning) return "No wave can be told yet: there is not enough history to know what is usual.";
		return "No wave stands in these logs.";
	}
	const running = waves.filter(({ endedAt }) => endedAt === null).length;
	return `${waves.length === 1 ? "One wave" : `${waves.length} waves`} of attacks, ${running === 0 ? "none running" : `${running} running`}.`;
}

function lookedWords({ events, looked }: WavesReport): string {
	const span = looked.hours < 72 ? `${looked.hours} hours` : `${Math.round(looked.hours / 24)} days`;
	const alike = Object.entries(looked.lookAlikes).map(([what, periods]) => `${periods} × ${what}`);
	return `${events} events of ${looked.sensors} sensors in ${span}, by ${looked.by}; ${looked.judged} of ${looked.keys} keys had enough sources to be judged${
		alike.length === 0 ? "" : `; not waves: ${alike.join(", ")}`
	}.`;
}

function waveLines(wave: FoundWave, width: number): readonly Line[] {
	const { intensity, damage, doublingDays, endedAt } = wave;
	const margin: Line = [span("    ")];
	const times = `${hourWords(wave.startedAt)} to ${endedAt === null ? "now" : hourWords(endedAt)}, peak ${hourWords(wave.peakAt)}, ${wave.state}`;
	const usual =
		intensity.expected === null ? "" : `, ${intensity.expected} usual (${intensity.ratio} ×, at least ${intensity.ratioAtLeast} ×)`;
	const speed = doublingDays === null ? "" : `; doubled in ${doublingDays.value} days (${doublingDays.low} to ${doublingDays.high})`;
	const broader =
		intensity.periods === 0 ? "" : `; broader than ${(100 * intensity.broaderThan).toFixed(1)} % of ${intensity.periods} earlier periods`;
	const hurt =
		damage.victims === 0 && damage.successes === 0
			? "no damage is known"
			: `${damage.victims} victims in ${damage.organisations} organisations, ${damage.successes} attacks that came through`;
	return [
		...wrap([span(`${wave.category}  ${clean(waveTitle(wave), 200)}`, wave.category >= "W3" ? "risk" : "open")], width),
		...wrap([span(times)], width, margin),
		[
			span("    "),
			span(
				sparkline(
					wave.curve.map(({ sources }) => sources),
					Math.min(72, width - 6),
				),
				"strong",
			),
		],
		...wrap([span(`${intensity.observed} sources at the peak${usual}${speed}${broader}`)], width, margin),
		...wrap(
			[span(`${wave.sources} sources, ${wave.targets} targets, ${wave.breadth.sensors} of ${wave.breadth.liveSensors} sensors; ${hurt}`)],
			width,
			margin,
		),
		...wave.evidence
			.slice(0, MOST_EVIDENCE)
			.flatMap(({ text, source }) => wrap([span(`${clean(text, 240)} (${clean(source, 80)})`, "quiet")], width, [span("    - ")])),
		...wrap([span(`not a ${wave.ruledOut.map(({ what, how }) => `${what}: ${how}`).join("; ")}`, "quiet")], width, margin),
		...wrap([span(`id ${wave.id}`, "quiet")], width, margin),
	];
}

function hourWords(instant: string): string {
	return `${instant.slice(0, 16).replace("T", " ")} UTC`;
}

function skippedLines({ skipped }: WavesReport, width: number): readonly Line[] {
	if (skipped.length === 0) return [];
	const most = [...skipped].sort((a, b) => b.lines - a.lines).slice(0, MOST_SKIPPED);
	return [
		[],
		[span("Lines that are no sighting", "strong")],
		...most.flatMap(({ source, lines, reason }) => wrap([span(`${lines}: ${reason} (${clean(source, 80)})`)], width, [span("    ")])),
		...(skipped.length > most.length ? [[span(`    … and ${skipped.length - most.length} more reasons`, "quiet")]] : []),
	];
}
