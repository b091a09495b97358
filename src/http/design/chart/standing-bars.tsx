/** Devices by their worst verdict, a bar for each site, maker or whatever they are grouped by. */
import { scaleLinear } from "d3-scale";
import { stack } from "d3-shape";
import { Mark, STANDINGS, type Standing, TONE, VERDICT_KEYS } from "../marks.tsx";
import type { Say } from "../say.ts";
import { shown } from "../shown.tsx";
import { ChartFigure } from "./figure.tsx";

/** A bar. */
export interface StandingBar {
	readonly name: string;
	readonly of: Readonly<Record<Standing, number>>;
	/** Where its name leads. */
	readonly href?: string | undefined;
}

/** The chart; `id` keeps its names apart from those of other charts of the page. */
export interface StandingBarsProps {
	readonly say: Say;
	readonly id: string;
	readonly title: string;
	/** What the bars are: head of the table's first column. */
	readonly by: string;
	readonly bars: readonly StandingBar[];
	/** So many are drawn; the table has up to 200. */
	readonly most?: number | undefined;
}

const MOST_ROWS = 200;
const FILLS: Readonly<Partial<Record<Standing, string>>> = { under_investigation: "url(#f-open)", known_not_affected: "url(#f-calm)" };

/** Bars of one scale, so that a large site looks large. */
export function StandingBars({ say, id, title, by, bars, most = 24 }: StandingBarsProps) {
	const total = ({ of }: StandingBar) => STANDINGS.reduce((sum, standing) => sum + of[standing], 0);
	const widest = Math.max(1, ...bars.map(total));
	const across = scaleLinear([0, widest], [0, 100]);
	const series = stack<StandingBar, Standing>()
		.keys(STANDINGS)
		.value((bar, standing) => bar.of[standing])(bars.slice(0, most));
	const present = STANDINGS.filter((standing) => bars.some((bar) => bar.of[standing] > 0));
	const words = (bar: StandingBar) =>
		STANDINGS.filter((standing) => bar.of[standing] > 0)
			.map((standing) => `${say.number(bar.of[standing])} ${say.t(VERDICT_KEYS[standing])}`)
			.join(", ");
	const table = {
		heads: [by, ...STANDINGS.map((standing) => say.t(VERDICT_KEYS[standing])), say.t("chart.all")],
		rows: bars.slice(0, MOST_ROWS).map((bar) => [shown(bar.name, 120), ...STANDINGS.map((standing) => bar.of[standing]), total(bar)]),
		left: bars.length - MOST_ROWS,
	};
	return (
		<ChartFigure say={say} title={title} legend={<Legend say={say} of={present} />} table={table}>
			<ul class="bars">
				{bars.slice(0, most).map((bar, at) => (
					<li>
						<span class="site">
							{bar.href === undefined ? <bdi>{shown(bar.name, 120)}</bdi> : <a href={bar.href}>{shown(bar.name, 120)}</a>}{" "}
							<span class="soft">{say.t("count.devices", { n: total(bar) })}</span>
						</span>
						<svg class="bar" role="img" aria-labelledby={`${id}-${at}-t ${id}-${at}-d`} width="100%" height="22">
							<title id={`${id}-${at}-t`}>{shown(bar.name, 120)}</title>
							<desc id={`${id}-${at}-d`}>{words(bar)}</desc>
							{series.map((parts) => {
								const [from = 0, to = 0] = parts[at] ?? [];
								return to > from && <Segment of={parts.key} x={across(from)} width={across(to) - across(from)} />;
							})}
						</svg>
						<span class="words" aria-hidden="true">
							{words(bar)}
						</span>
					</li>
				))}
			</ul>
			{bars.length > most && <p class="more">{say.t("chart.more", { n: bars.length - most })}</p>}
		</ChartFigure>
	);
}

function Segment({ of, x, width }: { readonly of: Standing; readonly x: number; readonly width: number }) {
	const fill = FILLS[of];
	const size = { x: `${x.toFixed(2)}%`, width: `${width.toFixed(2)}%` };
	return <rect class={`seg ${TONE[of]}`} {...size} y="1" height="20" {...(fill === undefined ? {} : { fill })} />;
}

/** What the fills mean: each is told by its pattern and shape as well. */
export function Legend({ say, of }: { readonly say: Say; readonly of: readonly Standing[] }) {
	return (
		<ul class="legend">
			{of.map((standing) => {
				const fill = FILLS[standing];
				return (
					<li>
						<svg class="swatch" width="22" height="22" aria-hidden="true" focusable="false">
							<rect class={`seg ${TONE[standing]}`} x="1" y="1" width="20" height="20" {...(fill === undefined ? {} : { fill })} />
						</svg>
						<Mark of={standing} />
						{say.t(VERDICT_KEYS[standing])}
					</li>
				);
			})}
		</ul>
	);
}
