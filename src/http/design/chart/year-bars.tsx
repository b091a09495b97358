/** Numbers side by side, a bar for each year. */
import { scaleBand, scaleLinear } from "d3-scale";
import type { Say } from "../say.ts";
import { shown } from "../shown.tsx";

/** The chart; `id` keeps its names apart from those of other charts of the page. */
export interface YearBarsProps {
	readonly say: Say;
	readonly id: string;
	readonly title: string;
	readonly bars: readonly { readonly name: string; readonly value: number }[];
}

const [WIDTH, HEIGHT] = [640, 200];
const ROOM = { left: 8, right: 8, top: 22, bottom: 24 };

/** The bars; their numbers stand above them as long as there is room. */
export function YearBars({ say, id, title, bars }: YearBarsProps) {
	const x = scaleBand(
		bars.map(({ name }) => name),
		[ROOM.left, WIDTH - ROOM.right],
	).padding(0.2);
	const y = scaleLinear([0, Math.max(1, ...bars.map(({ value }) => value))], [HEIGHT - ROOM.bottom, ROOM.top]);
	const every = Math.ceil(bars.length / 14);
	return (
		<svg class="year-bars" role="img" aria-labelledby={`${id}-t ${id}-d`} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%">
			<title id={`${id}-t`}>{title}</title>
			<desc id={`${id}-d`}>{bars.map(({ name, value }) => `${shown(name, 40)}: ${say.number(value)}`).join(", ")}</desc>
			{bars.map(({ name, value }, at) => (
				<>
					<rect
						class="seg calm"
						x={(x(name) ?? 0).toFixed(1)}
						y={y(value).toFixed(1)}
						width={x.bandwidth().toFixed(1)}
						height={(y(0) - y(value)).toFixed(1)}
					/>
					{at % every === 0 && (
						<>
							<text class="axis" x={((x(name) ?? 0) + x.bandwidth() / 2).toFixed(1)} y={HEIGHT - 6} text-anchor="middle">
								{shown(name, 8)}
							</text>
							<text class="axis" x={((x(name) ?? 0) + x.bandwidth() / 2).toFixed(1)} y={(y(value) - 5).toFixed(1)} text-anchor="middle">
								{say.number(value)}
							</text>
						</>
					)}
				</>
			))}
		</svg>
	);
}
