/** The chart as a file of its own. */
import type { EventView } from "../../../account/response/event-view.ts";
import type { Say } from "../../design/say.ts";
import { MatrixChart } from "./chart.tsx";

/** SVG that stands by itself. */
export function chartText(say: Say, view: EventView): string {
	return `<?xml version="1.0" encoding="UTF-8"?>\n${String(<MatrixChart say={say} view={view} isEmbedded={true} />)}\n`;
}
