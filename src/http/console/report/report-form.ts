/** A report out of the form of the editor. */
import { readContent } from "../../../account/report/read-content.ts";
import type { ReportContent } from "../../../account/report/report.ts";

/** Reads it; a list has an entry a line. Problems: `report/bad-content`. */
export function contentFromForm(fields: URLSearchParams, held: ReportContent) {
	const text = (name: string, was: string) => fields.get(name) ?? was;
	const lines = (name: "authors" | "vendors" | "cves" | "models") => {
		const given = fields.get(name);
		return given === null
			? held[name]
			: given
					.split(/\r?\n/)
					.map((line) => line.trim())
					.filter((line) => line !== "");
	};
	return readContent({
		kind: text("kind", held.kind),
		language: text("language", held.language),
		title: text("title", held.title),
		teaser: text("teaser", held.teaser),
		funding: text("funding", held.funding),
		interests: text("interests", held.interests),
		body: text("body", held.body),
		authors: lines("authors"),
		vendors: lines("vendors"),
		cves: lines("cves").map((cve) => cve.toUpperCase()),
		models: lines("models"),
		synthetic: fields.get("synthetic") === "yes",
	});
}
