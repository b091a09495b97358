/** Amounts side by side, a bar each; with the interval in which the truth may lie where it is an estimate. */
import { scaleLinear } from "d3-scale";
import type { Say } from "../say.ts";
import { shown } from "../shown.tsx";
import { ChartFigure } from "./figure.tsx";

/** A bar. */
export interface AmountBar {
	readonly name: string;
	/** `undefined`: hidden or not known; there is no bar then. */
	readonly amount: number | undefined;
	/** Ends of the interval. */
	readonly low?: number | undefined;
	readonly high?: number | undefined;
	/** The amount in words. */
	readonly words: string;
	/** Where its name leads. */
	readonly href?: string | undefined;
}

/** The chart. */
export interface AmountBarsProps {
	readonly say: Say;
	/** Keeps its names apart from those of other charts of the page. */
	readonly id: string;
	readonly title: string;
	readonly bars: readonly AmountBar[];
	/** End of the scale; the largest amount where it is not given. */
	readonly end?: number | undefined;
	readonly table: { readonly heads: readonly string[]; readonly rows: readonly (readonly (string | number)[])[]; readonly left?: number };
	readonly tone?: "risk" | "good" | "calm" | undefined;
}

/** The bars, and the table of the same numbers. */
export function AmountBars({ say, id, title, bars, end, table, tone = "calm" }: AmountBarsProps) {
	const last = end ?? Math.max(1, ...bars.map(({ amount, high }) => high ?? amount ?? 0));
	const across = scaleLinear([0, last], [0, 100]).clamp(true);
	const percent = (value: number) => `${across(value).toFixed(2)}%`;
	return (
		<ChartFigure say={say} title={title} table={table}>
			<ul class="bars">
				{bars.map(({ name, amount, low, high, words, href }, at) => (
					<li>
						<span class="site">{href === undefined ? <bdi>{shown(name, 120)}</bdi> : <a href={href}>{shown(name, 120)}</a>}</span>
						<svg class={`bar ${tone}`} role="img" aria-labelledby={`${id}-${at}-t`} width="100%" height="22">
							<title id={`${id}-${at}-t`}>{`${shown(name, 120)}: ${words}`}</title>
							{amount !== undefined && <rect class="amount" x="0" y="3" width={percent(amount)} height="16" />}
							{low !== undefined && high !== undefined && (
								<g class="whisker">
									<line x1={percent(low)} x2={percent(high)} y1="11" y2="11" />
									<line x1={percent(low)} x2={percent(low)} y1="5" y2="17" />
									<line x1={percent(high)} x2={percent(high)} y1="5" y2="17" />
								</g>
							)}
						</svg>
						<span class="words" aria-hidden="true">
							{words}
						</span>
					</li>
				))}
			</ul>
		</ChartFigure>
	);
}
