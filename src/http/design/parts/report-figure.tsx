/** A figure of a report: never a number alone, but what was asked, of how many, and on which day. */
import type { FrozenFigure } from "../../../account/report/report.ts";
import { ChartFigure } from "../chart/figure.tsx";
import { YearBars } from "../chart/year-bars.tsx";
import type { Say } from "../say.ts";
import { Code, shown } from "../shown.tsx";

/** Within words: the number, which leads to what it is. */
export function InlineFigure({ say, figure }: { readonly say: Say; readonly figure: FrozenFigure }) {
	return (
		<a class="live" href={`#${figure.id}`} title={`${shown(figure.label)}, ${say.t("report.asOf", { date: say.date(figure.asOf) })}`}>
			{shown(figure.text, 120)}
		</a>
	);
}

/** In a paragraph of its own, and in the list of figures at the end. */
export function FigureCard({ say, figure, level }: { readonly say: Say; readonly figure: FrozenFigure; readonly level: "card" | "row" }) {
	const facts = <FigureFacts say={say} figure={figure} />;
	if (level === "row")
		return (
			<li id={figure.id}>
				<span class="strong">{shown(figure.text, 120)}</span> {shown(figure.label)} {facts}
			</li>
		);
	return (
		<div class="report-figure" id={figure.id}>
			{figure.series.length === 0 ? (
				<p>
					<span class="n">{shown(figure.text, 120)}</span> <span>{shown(figure.label)}</span>
				</p>
			) : (
				<ChartFigure
					say={say}
					title={`${shown(figure.label)}: ${shown(figure.text, 120)}`}
					table={{
						heads: [say.t("report.year"), say.t("report.number")],
						rows: figure.series.map(({ name, value }) => [shown(name, 60), value]),
					}}
				>
					<YearBars say={say} id={figure.id} title={shown(figure.label)} bars={figure.series} />
				</ChartFigure>
			)}
			{facts}
		</div>
	);
}

function FigureFacts({ say, figure }: { readonly say: Say; readonly figure: FrozenFigure }) {
	return (
		<p class="facts soft">
			<span>{say.t("report.asOf", { date: say.date(figure.asOf) })}</span>
			<span>{say.t("report.of", { n: figure.n, of: shown(figure.of, 80) })}</span>
			<span>{shown(figure.source, 200)}</span>
			<span>
				<Code of={figure.query} />
			</span>
		</p>
	);
}
