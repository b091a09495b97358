/** Every chart of ours: a title, the picture, and the same numbers as a table beneath. */
import type { Say } from "../say.ts";

/** A table beneath a chart: the first column names the row. */
export interface ChartTable {
	readonly heads: readonly string[];
	readonly rows: readonly (readonly (string | number)[])[];
	/** Rows left out, said beneath. */
	readonly left?: number | undefined;
}

/** What stands around the picture. */
export interface ChartFigureProps {
	readonly say: Say;
	readonly title: string;
	readonly legend?: unknown;
	readonly table: ChartTable;
	readonly children?: unknown;
}

/** Title, legend, picture, table. */
export function ChartFigure({ say, title, legend, table, children }: ChartFigureProps) {
	return (
		<>
			<figure class="chart">
				<figcaption>
					<span class="soft">{title}</span>
					{legend}
				</figcaption>
				{children}
			</figure>
			<details>
				<summary>{say.t("chart.table")}</summary>
				{/* What scrolls must be reachable by keyboard (WCAG 2.1.1). */}
				<section class="scroll" aria-label={say.t("table.scrolls", { name: title })} tabindex={0}>
					<table>
						<thead>
							<tr>
								{table.heads.map((head, at) => (
									<th scope="col" {...(at === 0 ? {} : { class: "n" })}>
										{head}
									</th>
								))}
							</tr>
						</thead>
						<tbody>
							{table.rows.map(([name, ...cells]) => (
								<tr>
									<th scope="row">
										<bdi>{name}</bdi>
									</th>
									{cells.map((cell) => (
										<td class="n">{typeof cell === "number" ? say.number(cell) : cell}</td>
									))}
								</tr>
							))}
						</tbody>
					</table>
				</section>
				{(table.left ?? 0) > 0 && <p class="more">{say.t("chart.more", { n: table.left ?? 0 })}</p>}
			</details>
		</>
	);
}
