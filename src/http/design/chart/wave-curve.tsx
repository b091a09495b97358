/** Sources of a wave over time, with what was expected and the bound above which a count alarms. Colours are those of the text around it. */
import { scaleLinear, scaleUtc } from "d3-scale";
import { area, curveStepAfter, line } from "d3-shape";

/** A period. */
export interface CurvePoint {
	/** ISO instant. */
	readonly at: string;
	readonly sources: number;
	/** Null where nothing was learnt yet. */
	readonly expected: number | null;
	readonly upperbound: number | null;
}

const [WIDTH, HEIGHT] = [640, 180];
const ROOM = { left: 48, right: 12, top: 10, bottom: 26 };

/** The picture; `words` are read where it cannot be seen. */
export function WaveCurve({ id, points, words }: { readonly id: string; readonly points: readonly CurvePoint[]; readonly words: string }) {
	const [first, last] = [points[0], points.at(-1)];
	if (first === undefined || last === undefined) return null;
	const time = ({ at }: CurvePoint) => Date.parse(at);
	const x = scaleUtc([time(first), Math.max(time(last), time(first) + 1)], [ROOM.left, WIDTH - ROOM.right]);
	const most = Math.max(1, ...points.map(({ sources, upperbound }) => Math.max(sources, upperbound ?? 0)));
	const y = scaleLinear([0, most], [HEIGHT - ROOM.bottom, ROOM.top]).nice(4);
	const at = (point: CurvePoint) => x(time(point));
	const known = points.filter(({ expected }) => expected !== null);
	const band = area<CurvePoint>(at, y(0), (point) => y(point.upperbound ?? point.expected ?? 0)).curve(curveStepAfter)([...known]) ?? "";
	const expected = line<CurvePoint>(at, (point) => y(point.expected ?? 0)).curve(curveStepAfter)([...known]) ?? "";
	const path = line<CurvePoint>(at, (point) => y(point.sources)).curve(curveStepAfter)([...points]) ?? "";
	return (
		<svg
			viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
			width="100%"
			role="img"
			aria-labelledby={`${id}-t`}
			font-size="12"
			fill="none"
			stroke="currentColor"
		>
			<title id={`${id}-t`}>{words}</title>
			<path d={band} fill="currentColor" fill-opacity="0.12" stroke="none" />
			<path d={expected} stroke-opacity="0.5" stroke-dasharray="4 3" />
			<path d={path} stroke-width="2" />
			<line x1={ROOM.left} x2={WIDTH - ROOM.right} y1={y(0)} y2={y(0)} stroke-opacity="0.4" />
			<g fill="currentColor" stroke="none">
				{y.ticks(4).map((tick) => (
					<text x={ROOM.left - 8} y={y(tick) + 4} text-anchor="end">
						{tick}
					</text>
				))}
				<text x={ROOM.left} y={HEIGHT - 8}>
					{first.at.slice(0, 16).replace("T", " ")}
				</text>
				<text x={WIDTH - ROOM.right} y={HEIGHT - 8} text-anchor="end">
					{last.at.slice(0, 16).replace("T", " ")}
				</text>
			</g>
		</svg>
	);
}
