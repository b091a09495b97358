/** What was measured of a wave: its series, how big it is and by what, what is unlikely about it, at whom it is aimed. */
import { CATEGORY_STEPS } from "../../detect/episode/category.ts";
import type { Wave } from "../../detect/wave.ts";
import { BandChart } from "../design/chart/band-chart.tsx";
import type { Say } from "../design/say.ts";
import { shown, Text } from "../design/shown.tsx";
import type { MeasureView } from "./wave-view.ts";

/** What is shown of it. */
export interface MeasureProps extends MeasureView {
	readonly say: Say;
	readonly wave: Pick<Wave, "id" | "category" | "key" | "peakAt" | "synthetic">;
	makerName(id: string): string;
}

/** Its course. */
export function WaveSeries({ say, wave, measure, isPublic }: MeasureProps) {
	const title = `${say.t("wave.curve")}${wave.synthetic ? ` (${say.t("wave.synthetic")})` : ""}`;
	return (
		<section aria-labelledby="wave-curve">
			<h2 id="wave-curve">{say.t("wave.curve")}</h2>
			<BandChart
				say={say}
				id="curve"
				title={title}
				heads={[say.t("wave.time"), say.t("wave.observed"), say.t("wave.expected"), say.t("wave.bound")]}
				band={say.t("wave.band")}
				hidden={say.t("wave.fewer")}
				points={measure.curve.map(({ at, sources, expected, upperbound }) => ({ at, value: sources, expected, bound: upperbound }))}
				marks={wave.peakAt === undefined ? [] : [{ at: `${wave.peakAt}T12:00:00Z`, word: say.t("wave.peakMark") }]}
			/>
			{isPublic && <p class="soft fine">{say.t("wave.hidden")}</p>}
		</section>
	);
}

/** Category, axes, formula. */
export function WaveSize(props: MeasureProps) {
	const { say, wave, measure } = props;
	const { axes } = measure;
	const mean = Math.max(1, Math.floor((2 * axes.breadth + 2 * axes.intensity + axes.tempo + axes.returnPeriod) / 6));
	return (
		<section aria-labelledby="wave-size">
			<h2 id="wave-size">{say.t("wave.size")}</h2>
			<p>{say.t("wave.sizeLead", { category: wave.category ?? "W0" })}</p>
			<section class="scroll" aria-label={say.t("table.scrolls", { name: say.t("wave.size") })} tabindex={0}>
				<table>
					<thead>
						<tr>
							<th scope="col">{say.t("wave.axis")}</th>
							<th scope="col">{say.t("wave.atLeast")}</th>
							<th scope="col" class="n">
								{say.t("wave.level")}
							</th>
							<th scope="col">{say.t("wave.steps")}</th>
						</tr>
					</thead>
					<tbody>
						{axisRows(props).map(([name, value, level, steps]) => (
							<tr>
								<th scope="row">{name}</th>
								<td>{value}</td>
								<td class="n">{level}</td>
								<td class="soft">{steps}</td>
							</tr>
						))}
					</tbody>
				</table>
			</section>
			<p>
				<code>
					{say.t("wave.formula", {
						b: axes.breadth,
						i: axes.intensity,
						t: axes.tempo,
						r: axes.returnPeriod,
						w: mean,
						category: wave.category ?? "W0",
					})}
				</code>
			</p>
			<p class="soft fine">{say.t("wave.formulaMore")}</p>
			<Statements {...props} />
		</section>
	);
}

function axisRows({ say, measure }: MeasureProps): readonly (readonly [string, string, number, string])[] {
	const { axes, networks, sensors, liveSensors, ratioAtLeast, doublingDays, returnDays } = measure;
	const unknown = say.t("wave.notKnown");
	const hidden = say.t("wave.fewer");
	const of = (count: number | null) => (count === null ? hidden : say.number(count));
	const list = (steps: readonly number[]) => steps.map((step) => say.number(step)).join(" · ");
	const percents = CATEGORY_STEPS.shares.map((share) => `${share * 100} %`).join(" · ");
	const breadth = networks === null ? hidden : say.t("wave.networksOf", { n: networks, sensors: of(sensors), live: of(liveSensors) });
	return [
		[say.t("wave.axis.breadth"), breadth, axes.breadth, `${list(CATEGORY_STEPS.networks)}; ${percents}`],
		[
			say.t("wave.axis.intensity"),
			ratioAtLeast === null ? unknown : say.t("wave.times", { n: ratioAtLeast }),
			axes.intensity,
			list(CATEGORY_STEPS.ratios),
		],
		[
			say.t("wave.axis.tempo"),
			doublingDays === null ? unknown : say.t("wave.days", { n: doublingDays.high }),
			axes.tempo,
			`> ${list(CATEGORY_STEPS.doublings)}`,
		],
		[
			say.t("wave.axis.return"),
			returnDays === null ? unknown : say.t("wave.days", { n: Math.floor(returnDays) }),
			axes.returnPeriod,
			list(CATEGORY_STEPS.returns),
		],
	];
}

/** More than so many periods nobody has seen. */
const NEVER = 9;

/** What is unlikely about it, how it grew, what it did. */
function Statements({ say, measure, organisations, successes }: MeasureProps) {
	const { score, broaderThan, periods, since, doublingDays, victims } = measure;
	// Rounded down: never broader than it was.
	const share = Math.floor(broaderThan * 1000) / 10;
	return (
		<ul>
			{score !== null && (
				<li>{score > NEVER ? say.t("wave.chanceNever") : say.t("wave.chance", { n: Math.floor(10 ** Math.max(0, score)) })}</li>
			)}
			{since !== null && periods > 0 && <li>{say.t("wave.broader", { share, n: periods, date: say.date(since) })}</li>}
			{doublingDays !== null && (
				<li>{say.t("wave.doubling", { n: doublingDays.value, low: doublingDays.low, high: doublingDays.high })}</li>
			)}
			<li>
				{organisations === undefined
					? victims === null
						? say.t("wave.noVictims")
						: say.t("wave.victims", { n: victims })
					: say.t("wave.victimsExact", { n: victims ?? 0, organisations, successes: successes ?? 0 })}
			</li>
		</ul>
	);
}

const MOST_AIMS = 8;

/** At whom, by what, through which ports. */
export function WaveAims({ say, wave, measure, makerName }: MeasureProps) {
	return (
		<section aria-labelledby="wave-aims">
			<h2 id="wave-aims">{say.t("wave.aims")}</h2>
			<p>{say.t("wave.aimsLead")}</p>
			<table>
				<thead>
					<tr>
						<th scope="col">{say.t("wave.maker")}</th>
						<th scope="col" class="n">
							{say.t("wave.probability")}
						</th>
					</tr>
				</thead>
				<tbody>
					{measure.aims.slice(0, MOST_AIMS).map(({ maker, probability }) => (
						<tr>
							<th scope="row">{typeof maker === "string" ? <Text of={makerName(maker)} most={80} /> : say.t("wave.nobody")}</th>
							<td class="n">{`${Math.round(probability * 100)} %`}</td>
						</tr>
					))}
				</tbody>
			</table>
			<p class="facts">
				{measure.ports.length > 0 && <span>{say.t("wave.ports", { ports: measure.ports.slice(0, 12).join(", ") })}</span>}
				{wave.key.cve !== undefined && <span>{say.t("wave.hole", { cve: shown(wave.key.cve, 30) })}</span>}
				{wave.key.signature !== undefined && <span>{say.t("wave.signature", { signature: shown(wave.key.signature, 160) })}</span>}
			</p>
		</section>
	);
}
