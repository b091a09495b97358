/** The text of a version as readers see it: figures with what was asked, pictures with their words. */
import { reportTree } from "../../../account/report/check-report.ts";
import type { FrozenFigure, ReportVersion, ShownImage } from "../../../account/report/report.ts";
import { Markdown } from "../../design/parts/markdown.tsx";
import { FigureCard, InlineFigure } from "../../design/parts/report-figure.tsx";
import type { Say } from "../../design/say.ts";
import { Code, Text } from "../../design/shown.tsx";

/** The text. */
export function ReportText({
	say,
	version,
	imagePath,
}: {
	readonly say: Say;
	readonly version: Pick<ReportVersion, "content" | "figures" | "images">;
	/** The address of a picture. */
	imagePath(image: ShownImage): string;
}) {
	const { content, figures, images } = version;
	const tree = reportTree(content);
	if (!tree.ok) return <p>{tree.error.message}</p>;
	// Figures stand in the order in which they were asked; each takes its own, also where two ask the same.
	const waiting = [...figures];
	const carded = new Set<FrozenFigure>();
	const take = (query: string): FrozenFigure | undefined => {
		const asked = query.trim().split(/\s+/).join(" ");
		const at = waiting.findIndex((figure) => figure.query === asked);
		return at < 0 ? undefined : waiting.splice(at, 1)[0];
	};
	const text = (
		<div class="report-text" lang={content.language}>
			<Markdown
				blocks={tree.value}
				figure={(query) => {
					const figure = take(query);
					return figure === undefined ? <Code of={query} /> : <InlineFigure say={say} figure={figure} />;
				}}
				block={(query) => {
					const figure = take(query);
					if (figure === undefined) return undefined;
					carded.add(figure);
					return <FigureCard say={say} figure={figure} level="card" />;
				}}
				image={({ name, alt, caption }) => {
					const image = images.find((one) => one.name === name);
					if (image === undefined) return <Text of={alt} />;
					return (
						<figure>
							<img src={imagePath(image)} alt={alt} width={image.width} height={image.height} loading="lazy" />
							{caption !== "" && (
								<figcaption>
									<Text of={caption} />
								</figcaption>
							)}
						</figure>
					);
				}}
				members={() => <p class="notice">{say.t("report.membersOnly")}</p>}
			/>
		</div>
	);
	const written = String(text);
	const others = figures.filter((figure) => !carded.has(figure) && !waiting.includes(figure));
	return (
		<>
			{text}
			{written !== "" && others.length > 0 && (
				<section aria-labelledby="figures-title">
					<h2 id="figures-title">{say.t("report.figures")}</h2>
					<p class="soft">{say.t("report.figuresText")}</p>
					<ul class="plain">
						{others.map((figure) => (
							<FigureCard say={say} figure={figure} level="row" />
						))}
					</ul>
				</section>
			)}
		</>
	);
}
