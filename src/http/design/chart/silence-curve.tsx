/** Who is still silent after so many days: a curve that falls in steps, in the band of what it may be. */
import { scaleLinear } from "d3-scale";
import { area, curveStepAfter, line } from "d3-shape";
import type { KmCurve } from "../../../account/statistics/kaplan-meier.ts";
import type { Say } from "../say.ts";
import { ChartFigure } from "./figure.tsx";

/** The chart. */
export interface SilenceCurveProps {
	readonly say: Say;
	/** Keeps its names apart from those of other charts of the page. */
	readonly id: string;
	readonly title: string;
	/** What it says in one sentence. */
	readonly words: string;
	readonly curve: KmCurve;
}

const [WIDTH, HEIGHT] = [640, 200];
const ROOM = { left: 48, right: 12, top: 10, bottom: 40 };
const MOST_ROWS = 100;

interface Point {
	readonly days: number;
	readonly silent: number;
	readonly low: number;
	readonly high: number;
}

/** The curve from all silent on day 0 to the last day that anybody was waited for. */
export function SilenceCurve({ say, id, title, words, curve }: SilenceCurveProps) {
	const { steps, lastDays } = curve;
	const last: Point = steps.at(-1) ?? { days: 0, silent: 1, low: 1, high: 1 };
	const points: readonly Point[] = [{ days: 0, silent: 1, low: 1, high: 1 }, ...steps, { ...last, days: Math.max(last.days, lastDays) }];
	const x = scaleLinear([0, Math.max(1, lastDays)], [ROOM.left, WIDTH - ROOM.right]);
	const y = scaleLinear([0, 1], [HEIGHT - ROOM.bottom, ROOM.top]);
	const percent = (share: number) => `${say.number(Math.round(share * 100))} %`;
	const path =
		line<Point>(
			(point) => x(point.days),
			(point) => y(point.silent),
		).curve(curveStepAfter)([...points]) ?? "";
	const band =
		area<Point>(
			(point) => x(point.days),
			(point) => y(point.low),
			(point) => y(point.high),
		).curve(curveStepAfter)([...points]) ?? "";
	const heads = [say.t("site.stats.days"), say.t("site.stats.atRisk"), say.t("site.stats.spoke"), say.t("site.stats.stillSilent"), "95 %"];
	const rows = steps
		.slice(0, MOST_ROWS)
		.map(({ days, atRisk, spoke, silent, low, high }) => [
			say.number(days),
			atRisk,
			spoke,
			percent(silent),
			`${percent(low)} \u2013 ${percent(high)}`,
		]);
	return (
		<ChartFigure say={say} title={title} table={{ heads, rows, left: steps.length - MOST_ROWS }}>
			<svg
				viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
				width={WIDTH}
				height={HEIGHT}
				role="img"
				aria-labelledby={`${id}-t ${id}-d`}
				font-size="12"
				class="risk"
			>
				<title id={`${id}-t`}>{title}</title>
				<desc id={`${id}-d`}>{words}</desc>
				{[0, 0.5, 1].map((tick) => (
					<g class="axis">
						<line class="grid" x1={ROOM.left} x2={WIDTH - ROOM.right} y1={y(tick)} y2={y(tick)} />
						<text x={ROOM.left - 8} y={y(tick) + 4} text-anchor="end">
							{percent(tick)}
						</text>
					</g>
				))}
				<path class="area" d={band} />
				<path class="series" d={path} />
				<line class="axis-line" x1={ROOM.left} x2={WIDTH - ROOM.right} y1={y(0)} y2={y(0)} />
				<g class="axis">
					{x.ticks(6).map((tick) => (
						<text x={x(tick)} y={HEIGHT - ROOM.bottom + 16} text-anchor="middle">
							{say.number(tick)}
						</text>
					))}
					<text x={WIDTH - ROOM.right} y={HEIGHT - 6} text-anchor="end">
						{say.t("site.stats.days")}
					</text>
				</g>
			</svg>
		</ChartFigure>
	);
}
