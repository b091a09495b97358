/** Branches by days as a picture that stands by itself: nothing of it comes from a style sheet, so that other sites may show it. */
import type { EventView } from "../../../account/response/event-view.ts";
import type { Say } from "../../design/say.ts";
import { shown } from "../../design/shown.tsx";

const DAY = 86_400_000;
const [NAMES, WIDTH, ROW, TOP] = [190, 760, 30, 64];
const COLOURS = {
	silent: "#f0d9d6",
	notice: "#1b6a3a",
	told: "#cfe6d7",
	ink: "#17212b",
	soft: "#4c5966",
	paper: "#ffffff",
	line: "#d8d6cf",
};
const MOST_ROWS = 60;

/** How long a subject was silent, in words. */
export function silenceWords(
	say: Say,
	{ silentDays, censored }: { readonly silentDays: number | null; readonly censored: boolean },
): string {
	if (silentDays === null) return censored ? say.t("responses.silent") : say.t("responses.told");
	return say.t(censored ? "responses.noneAfter" : "responses.after", { n: silentDays });
}

/** The picture. */
export function MatrixChart({ say, view, isEmbedded }: { readonly say: Say; readonly view: EventView; readonly isEmbedded: boolean }) {
	const { event, matrix } = view;
	const rows = view.subjects.slice(0, MOST_ROWS);
	const days = Math.max(1, ...rows.map(({ row }) => row.days.length));
	const height = TOP + rows.length * ROW + (isEmbedded ? 34 : 12);
	const cell = (WIDTH - NAMES - 150) / days;
	const since = matrix.since ?? matrix.asOf;
	const title = `${event.synthetic ? `${say.t("responses.synthetic")} ` : ""}${shown(event.title, 90)}`;
	const told = rows.map(({ subject, row }) => `${shown(subject.id, 40)}: ${silenceWords(say, row)}`).join("; ");
	return (
		<svg
			xmlns="http://www.w3.org/2000/svg"
			viewBox={`0 0 ${WIDTH} ${height}`}
			width={WIDTH}
			height={height}
			role="img"
			class="matrix"
			aria-labelledby="matrix-t matrix-d"
			font-size="13"
			font-family="system-ui,sans-serif"
		>
			<title id="matrix-t">{title}</title>
			<desc id="matrix-d">{told}</desc>
			<rect class="ground" width={WIDTH} height={height} fill={COLOURS.paper} rx="8" />
			<text x="12" y="24" fill={COLOURS.ink} font-weight="600" font-size="15">
				{title}
			</text>
			<text x={NAMES} y="50" fill={COLOURS.soft} font-size="12">
				{say.date(since)}
			</text>
			<text x={NAMES + cell * days} y="50" fill={COLOURS.soft} font-size="12" text-anchor="end">
				{days > 6 ? say.date(since + (days - 1) * DAY) : ""}
			</text>
			{rows.map(({ subject, row }, at) => {
				const y = TOP + at * ROW;
				return (
					<g>
						<text x="12" y={y + 15} fill={COLOURS.ink}>
							{shown(subject.id, 26)}
						</text>
						{[...row.days].map((sign, day) => (
							<rect
								x={(NAMES + day * cell).toFixed(1)}
								y={y}
								width={Math.max(0.6, cell - (cell > 4 ? 1 : 0)).toFixed(1)}
								height="20"
								fill={sign === "#" ? COLOURS.notice : sign === "+" ? COLOURS.told : COLOURS.silent}
							/>
						))}
						<text x={WIDTH - 144} y={y + 15} fill={row.censored ? "#ad1f17" : COLOURS.soft}>
							{silenceWords(say, row)}
						</text>
					</g>
				);
			})}
			{isEmbedded && (
				<text x="12" y={height - 12} fill={COLOURS.soft} font-size="12">
					{say.t("responses.chartFoot", { date: say.date(matrix.asOf) })}
				</text>
			)}
		</svg>
	);
}
