/** Findings as CSV (RFC 4180: comma, CRLF, a header), one line a device and hole. */
import type { Assessment, Finding } from "../../match/verdict.ts";

/** Writes one cell: quotes it where needed, and defuses what a spreadsheet would run. */
export type CellWriter = (text: string) => string;

const COLUMNS: readonly (readonly [name: string, value: (finding: Finding) => string | undefined])[] = [
	["rank", ({ priority }) => String(priority.rank)],
	["verdict", ({ verdict }) => verdict],
	["verdict_kind", ({ kind }) => kind],
	["confidence", ({ confidence }) => confidence],
	["device_id", ({ device }) => device.id],
	["site", ({ device }) => device.site],
	["name", ({ device }) => device.name],
	["brand", ({ device }) => device.brand],
	["maker", ({ device }) => device.maker],
	["model", ({ device }) => device.model],
	["firmware", ({ device }) => device.firmware],
	["kind", ({ device }) => device.kind],
	["exposure", ({ device }) => device.exposure],
	["cve", ({ cve }) => cve],
	["advisory", ({ advisory }) => advisory],
	["title", ({ title }) => title],
	["action", ({ action }) => action],
	["upgrade_to", ({ upgradeTo }) => upgradeTo],
	["due", ({ priority }) => priority.due],
	["reasons", ({ priority }) => priority.reasons.join("; ")],
	["needs", ({ needs }) => needs.map((need) => need.question).join("; ")],
	["product_ids", ({ productIds }) => productIds.join(" ")],
	["other_sources", ({ sources }) => sources.map((source) => `${source.advisory}: ${source.verdict}`).join("; ")],
	["because", ({ because }) => because.map((step) => `${step.outcome} [${step.document}${step.pointer}]`).join("; ")],
];

/** The lines one by one, each with its line end: for fleets whose CSV is longer than a string may be. */
export function* findingsCsvLines(
	assessment: { readonly findings: Iterable<Finding> },
	cell: CellWriter,
): Generator<string, void, undefined> {
	yield `${COLUMNS.map(([name]) => name).join(",")}\r\n`;
	for (const finding of assessment.findings) yield `${COLUMNS.map(([, value]) => cell(value(finding) ?? "")).join(",")}\r\n`;
}

/** The whole CSV. `cell` is the escape of the caller, who knows for which program it writes. */
export function renderFindingsCsv(assessment: Pick<Assessment, "findings">, cell: CellWriter): string {
	return [...findingsCsvLines(assessment, cell)].join("");
}
