/** A row for each notice, with the five scores together. */
import type { EventView } from "../../../account/response/event-view.ts";

/** The file; cells that a spreadsheet would run as a formula are made text. */
export function scoresCsv({ event, subjects }: EventView): string {
	const cell = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
	const number = (value: number | null) => (value === null ? "" : String(value));
	const rows = subjects.flatMap(({ subject, row, responses }) => {
		const silence = [row.silentDays ?? "", row.censored].join(",");
		if (responses.length === 0) return [[cell(subject.id), subject.kind, silence, "", "", ",,,,", "", event.synthetic].join(",")];
		return responses.map(({ capture, scores, scored }) => {
			const five = [scores.prominence, scores.clarity, scores.spin, scores.timeliness, scores.reach].map(number).join(",");
			const published = new Date(capture.publishedAt).toISOString();
			return [cell(subject.id), subject.kind, silence, capture.channel, published, five, scored?.ruleVersion ?? "", event.synthetic].join(
				",",
			);
		});
	});
	const head = "branch,kind,silent_days,silent_still,channel,published,prominence,clarity,spin,timeliness,reach,rules,synthetic";
	return [head, ...rows, ""].join("\n");
}
