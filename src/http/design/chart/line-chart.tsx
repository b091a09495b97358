/** One number over time: a line on an area that starts at nought. */
import { scaleLinear, scaleUtc } from "d3-scale";
import { area, curveStepAfter, line } from "d3-shape";
import type { Say } from "../say.ts";
import { ChartFigure } from "./figure.tsx";

/** A point in time. */
export interface LinePoint {
	/** UTC milliseconds. */
	readonly at: number;
	readonly value: number;
}

/** The chart. */
export interface LineChartProps {
	readonly say: Say;
	readonly id: string;
	readonly title: string;
	/** What is counted: head of the table's second column. */
	readonly what: string;
	readonly time: string;
	/** Oldest first. */
	readonly points: readonly LinePoint[];
	/** Colour of the line: a class of the sheet. */
	readonly tone?: "risk" | "open" | "good" | "calm" | undefined;
}

const [WIDTH, HEIGHT] = [640, 180];
const ROOM = { left: 48, right: 12, top: 10, bottom: 26 };

/** The line; it steps, for what was counted holds until it is counted again. */
export function LineChart({ say, id, title, what, time, points, tone = "calm" }: LineChartProps) {
	const [first, last] = [points[0], points.at(-1)];
	const table = { heads: [time, what], rows: points.slice(-200).map(({ at, value }) => [say.date(at), value]) };
	if (first === undefined || last === undefined) return null;
	const x = scaleUtc([first.at, Math.max(last.at, first.at + 1)], [ROOM.left, WIDTH - ROOM.right]);
	const y = scaleLinear([0, Math.max(1, ...points.map(({ value }) => value))], [HEIGHT - ROOM.bottom, ROOM.top]).nice(4);
	const drawn = { x: (point: LinePoint) => x(point.at), y: (point: LinePoint) => y(point.value) };
	const path = line(drawn.x, drawn.y).curve(curveStepAfter)([...points]) ?? "";
	const ground = area(drawn.x, y(0), drawn.y).curve(curveStepAfter)([...points]) ?? "";
	return (
		<ChartFigure say={say} title={title} table={table}>
			<svg
				viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
				width={WIDTH}
				height={HEIGHT}
				role="img"
				aria-labelledby={`${id}-t ${id}-d`}
				font-size="12"
				class={tone}
			>
				<title id={`${id}-t`}>{title}</title>
				<desc id={`${id}-d`}>{`${say.date(first.at)}: ${say.number(first.value)}; ${say.date(last.at)}: ${say.number(last.value)}`}</desc>
				{y.ticks(4).map((tick) => (
					<g class="axis">
						<line class="grid" x1={ROOM.left} x2={WIDTH - ROOM.right} y1={y(tick)} y2={y(tick)} />
						<text x={ROOM.left - 8} y={y(tick) + 4} text-anchor="end">
							{say.number(tick)}
						</text>
					</g>
				))}
				<path class="area" d={ground} />
				<path class="series" d={path} />
				<line class="axis-line" x1={ROOM.left} x2={WIDTH - ROOM.right} y1={y(0)} y2={y(0)} />
				<g class="axis">
					<text x={ROOM.left} y={HEIGHT - 8}>
						{say.date(first.at)}
					</text>
					<text x={WIDTH - ROOM.right} y={HEIGHT - 8} text-anchor="end">
						{say.date(last.at)}
					</text>
				</g>
			</svg>
		</ChartFigure>
	);
}
