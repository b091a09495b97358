/** Counts over time against what was to be expected: a line, the band of what is usual, and the bound from which a count alarms. */
import { scaleLinear, scaleUtc } from "d3-scale";
import { area, curveStepAfter, line } from "d3-shape";
import type { Say } from "../say.ts";
import { ChartFigure } from "./figure.tsx";

/** A period. */
export interface BandPoint {
	/** ISO instant. */
	readonly at: string;
	/** Null: it is hidden, for it is small. */
	readonly value: number | null;
	/** Null: nothing was learnt yet. */
	readonly expected: number | null;
	readonly bound: number | null;
}

/** The chart; `id` keeps its names apart from those of other charts of the page. */
export interface BandChartProps {
	readonly say: Say;
	readonly id: string;
	readonly title: string;
	readonly heads: readonly [time: string, value: string, expected: string, bound: string];
	/** What the band is, for the legend. */
	readonly band: string;
	/** How a hidden count is written. */
	readonly hidden: string;
	/** Oldest first. */
	readonly points: readonly BandPoint[];
	/** Days to be marked: instant and a word. */
	readonly marks?: readonly { readonly at: string; readonly word: string }[] | undefined;
}

const [WIDTH, HEIGHT] = [760, 280];
const ROOM = { left: 52, right: 16, top: 28, bottom: 30 };
const MOST_ROWS = 400;

/** The picture, its legend, and the numbers as a table beneath. */
export function BandChart({ say, id, title, heads, band, hidden, points, marks = [] }: BandChartProps) {
	const [first, last] = [points[0], points.at(-1)];
	if (first === undefined || last === undefined) return null;
	const time = ({ at }: { readonly at: string }) => Date.parse(at);
	const step = points.length > 1 ? (time(last) - time(first)) / (points.length - 1) : 3_600_000;
	const isHours = step < 86_400_000;
	// The last period lasts as long as the others.
	const x = scaleUtc([time(first), time(last) + step], [ROOM.left, WIDTH - ROOM.right]);
	const most = Math.max(1, ...points.map(({ value, bound }) => Math.max(value ?? 0, bound ?? 0)));
	const y = scaleLinear([0, most], [HEIGHT - ROOM.bottom, ROOM.top]).nice(4);
	const drawn = [...points, { ...last, at: new Date(time(last) + step).toISOString() }];
	const at = (point: BandPoint) => x(time(point));
	const known = ({ expected, bound }: BandPoint) => expected !== null || bound !== null;
	const ground =
		area<BandPoint>(at, y(0), (point) => y(point.bound ?? point.expected ?? 0))
			.defined(known)
			.curve(curveStepAfter)(drawn) ?? "";
	const bound =
		line<BandPoint>(at, ({ bound: top }) => y(top ?? 0))
			.defined((point) => point.bound !== null)
			.curve(curveStepAfter)(drawn) ?? "";
	const usual =
		line<BandPoint>(at, ({ expected }) => y(expected ?? 0))
			.defined((point) => point.expected !== null)
			.curve(curveStepAfter)(drawn) ?? "";
	const path =
		line<BandPoint>(at, ({ value }) => y(value ?? 0))
			.defined((point) => point.value !== null)
			.curve(curveStepAfter)(drawn) ?? "";
	const when = (instant: string) => (isHours ? say.minute(instant) : say.date(instant));
	const cell = (value: number | null, none: string) => (value === null ? none : value);
	const rows = points
		.slice(-MOST_ROWS)
		.map((point) => [when(point.at), cell(point.value, hidden), cell(point.expected, "\u2013"), cell(point.bound, "\u2013")]);
	const top = points.reduce((a, b) => ((b.value ?? 0) > (a.value ?? 0) ? b : a), first);
	return (
		<ChartFigure
			say={say}
			title={title}
			legend={<BandLegend words={[heads[1], heads[2], band]} />}
			table={{ heads, rows, left: points.length - rows.length }}
		>
			<section class="scroll" aria-label={say.t("table.scrolls", { name: title })} tabindex={0}>
				<svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} class="band-chart" role="img" aria-labelledby={`${id}-t ${id}-d`} font-size="12.5">
					<title id={`${id}-t`}>{title}</title>
					<desc id={`${id}-d`}>{`${heads[1]}: ${top.value === null ? hidden : say.number(top.value)}, ${when(top.at)}`}</desc>
					{y.ticks(4).map((tick) => (
						<g class="axis">
							<line class="grid" x1={ROOM.left} x2={WIDTH - ROOM.right} y1={y(tick)} y2={y(tick)} />
							<text x={ROOM.left - 8} y={y(tick) + 4} text-anchor="end">
								{say.number(tick)}
							</text>
						</g>
					))}
					<path class="band" d={ground} />
					<path class="bound" d={bound} />
					<path class="usual" d={usual} />
					<path class="series risk" d={path} />
					<line class="axis-line" x1={ROOM.left} x2={WIDTH - ROOM.right} y1={y(0)} y2={y(0)} />
					{marks
						.filter((mark) => time(mark) >= time(first) && time(mark) <= time(last) + step)
						.map((mark) => (
							<g class="mark-line">
								<line x1={x(time(mark))} x2={x(time(mark))} y1={ROOM.top - 8} y2={y(0)} />
								<text x={x(time(mark))} y={ROOM.top - 13} text-anchor={x(time(mark)) > WIDTH - 90 ? "end" : "middle"}>
									{mark.word}
								</text>
							</g>
						))}
					<g class="axis">
						{x.ticks(6).map((tick, index, all) => (
							<text
								x={x(tick)}
								y={HEIGHT - 10}
								text-anchor={
									index === 0 && x(tick) < ROOM.left + 30 ? "start" : index === all.length - 1 && x(tick) > WIDTH - 50 ? "end" : "middle"
								}
							>
								{tickWords(say, tick.getTime(), time(last) - time(first))}
							</text>
						))}
					</g>
				</svg>
			</section>
		</ChartFigure>
	);
}

/** Day and month; hours where all lies within two days. */
function tickWords(say: Say, at: number, span: number): string {
	const options: Intl.DateTimeFormatOptions =
		span < 172_800_000 ? { hour: "2-digit", minute: "2-digit", timeZone: "UTC" } : { day: "numeric", month: "short", timeZone: "UTC" };
	return new Intl.DateTimeFormat(say.tag, options).format(at);
}

function BandLegend({ words: [value, expected, band] }: { readonly words: readonly [string, string, string] }) {
	return (
		<ul class="legend band-legend">
			<li>
				<svg class="swatch" width="26" height="14" aria-hidden="true" focusable="false">
					<line class="series risk" x1="1" x2="25" y1="7" y2="7" />
				</svg>
				{value}
			</li>
			<li>
				<svg class="swatch" width="26" height="14" aria-hidden="true" focusable="false">
					<line class="usual" x1="1" x2="25" y1="7" y2="7" />
				</svg>
				{expected}
			</li>
			<li>
				<svg class="swatch" width="26" height="14" aria-hidden="true" focusable="false">
					<rect class="band" x="1" width="24" y="1" height="12" />
					<line class="bound" x1="1" x2="25" y1="1.5" y2="1.5" />
				</svg>
				{band}
			</li>
		</ul>
	);
}
