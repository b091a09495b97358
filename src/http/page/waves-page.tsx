/** What `detect logs --format html` writes: the waves of logs on one page, without script. Strangers wrote most texts: escaped and bounded. */
import type { FoundWave } from "../../detect/episode/found-wave.ts";
import { type WavesReport, waveTitle } from "../../detect/episode/waves-report.ts";
import { WaveCurve } from "../design/chart/wave-curve.tsx";
import { Text } from "../design/shown.tsx";
import { wholeDocument } from "./frame.tsx";

const MOST_WAVES = 50;
const MOST_EVIDENCE = 20;
const MOST_SKIPPED = 50;

/** One HTML document that fetches nothing. */
export function renderWavesPage(report: WavesReport): string {
	const title = `${report.synthetic ? "Synthetic data: " : ""}${headline(report)} – Seawall`;
	return wholeDocument({ title, selfContained: true, children: <Body report={report} /> });
}

function headline({ waves, looked }: WavesReport): string {
	if (waves.length > 0) return waves.length === 1 ? "One wave of attacks" : `${waves.length} waves of attacks`;
	return looked.learning ? "No wave can be told yet" : "No wave";
}

function Body({ report }: { readonly report: WavesReport }) {
	const { waves, looked, events, skipped } = report;
	return (
		<>
			<header>
				{report.synthetic && (
					<p class="sample">
						<strong>Synthetic data.</strong> These logs are made up.
					</p>
				)}
				<div class="top">
					<p class="brand">Seawall</p>
				</div>
			</header>
			<main id="answer">
				<h1>{headline(report)}</h1>
				<p>
					{events} events of {looked.sensors} sensors in {looked.hours} hours, by {looked.by}; {looked.judged} of {looked.keys} keys had
					enough sources to be judged.
				</p>
				{looked.learning && <p>There is not enough history yet to know what is usual: that no wave is shown says nothing.</p>}
				{Object.keys(looked.lookAlikes).length > 0 && (
					<p>
						Not waves, by periods and keys:{" "}
						{Object.entries(looked.lookAlikes)
							.map(([what, periods]) => `${what} ${periods}`)
							.join(", ")}
						.
					</p>
				)}
				{waves.slice(0, MOST_WAVES).map((wave) => (
					<Wave wave={wave} />
				))}
				{waves.length > MOST_WAVES && <p>{waves.length - MOST_WAVES} more waves are in the JSON.</p>}
				{skipped.length > 0 && <SkippedLines skipped={skipped} />}
			</main>
		</>
	);
}

function Wave({ wave }: { readonly wave: FoundWave }) {
	const { intensity, damage } = wave;
	const facts: readonly (readonly [string, string])[] = [
		["Began", wave.startedAt],
		["Peak", wave.peakAt],
		["Ended", wave.endedAt ?? "it still runs"],
		[
			"Sources",
			`${wave.sources} in ${wave.breadth.networks} networks; ${intensity.observed} at the peak, ${intensity.expected ?? "?"} usual`,
		],
		["Targets", `${wave.targets}, at ${wave.breadth.sensors} of ${wave.breadth.liveSensors} sensors`],
		["Damage", `${damage.victims} victims in ${damage.organisations} organisations, ${damage.successes} attacks that came through`],
		["Aimed at", wave.aims.map(({ maker, probability }) => `${maker ?? "unknown"} ${Math.round(probability * 100)} %`).join(", ")],
		["Countries", wave.countries.length === 0 ? "not stated" : wave.countries.join(", ")],
	];
	return (
		<section>
			<h2>
				{wave.category}: <Text of={waveTitle(wave)} />
			</h2>
			<WaveCurve id={wave.id} points={wave.curve} words={`Sources by time, ${intensity.observed} at the peak on ${wave.peakAt}`} />
			<p>Line: sources. Dashes: what was expected. Ground: up to the bound above which a count alarms.</p>
			<dl>
				{facts.map(([name, text]) => (
					<>
						<dt>{name}</dt>
						<dd>
							<Text of={text} />
						</dd>
					</>
				))}
			</dl>
			<h3>Why</h3>
			<ul>
				{wave.evidence.slice(0, MOST_EVIDENCE).map(({ text, source }) => (
					<li>
						<Text of={text} /> (<Text of={source} />)
					</li>
				))}
			</ul>
			<h3>What it is not</h3>
			<ul>
				{wave.ruledOut.map(({ what, how }) => (
					<li>
						{what}: {how}
					</li>
				))}
			</ul>
		</section>
	);
}

function SkippedLines({ skipped }: Pick<WavesReport, "skipped">) {
	return (
		<section>
			<h2>Lines that are no sighting</h2>
			<ul>
				{skipped.slice(0, MOST_SKIPPED).map(({ source, lines, reason }) => (
					<li>
						{lines}: {reason} (<Text of={source} />)
					</li>
				))}
			</ul>
		</section>
	);
}
