/** The forms of an assessment: table, json, jsonl, csv, html. */
import { questionsCsv, toCsvCell } from "../inventory/export-csv.ts";
import { mainQuestion } from "../match/question.ts";
import type { Assessment, Finding } from "../match/verdict.ts";
import { CallError, type Ports } from "./ports.ts";
import { findingsCsvLines } from "./table/findings-csv.ts";
import { renderTable } from "./table/render-table.ts";

/** Forms that stand today. */
export const forms = ["table", "json", "jsonl", "csv", "html"] as const;
export type Form = (typeof forms)[number];

/** How a table is shown. */
export interface FormOptions {
	readonly all: boolean;
	readonly groupBy: "device" | "advisory" | "model" | "site" | "action";
}

/** Writes the answer to standard output. `findings` come one by one, so that a million devices do not fill the memory. */
export async function writeForm(
	form: Form,
	assessment: Assessment,
	findings: Iterable<Finding>,
	options: FormOptions,
	ports: Ports,
): Promise<void> {
	switch (form) {
		case "table": {
			const width = ports.terminal.columns ?? 80;
			await ports.out(renderTable(assessment, { width, colour: ports.terminal.colour, all: options.all, groupBy: options.groupBy }));
			return;
		}
		case "json":
			return writeJson(assessment, findings, ports);
		case "jsonl":
			return inBlocks(findings, (finding) => `${JSON.stringify(finding)}\n`, ports);
		case "csv":
			return writeCsv(findings, ports);
		case "html":
			await ports.out(await ports.renderPage(assessment, { sample: false, questionsCsv: questionsOf(assessment) }));
			return;
	}
}

/** Gives the form, or ends the command naming those that stand. */
export function toForm(text: string): Form {
	const form = forms.find((known) => known === text);
	if (form !== undefined) return form;
	throw new CallError({
		code: "cli/unknown-format",
		message: `there is no form "${text}"`,
		at: "--format",
		todo: `Use one of ${forms.join(", ")}.`,
	});
}

/** The first question's devices as a CSV to fill in. */
export function questionsOf(assessment: Assessment): string {
	const first = mainQuestion(assessment.questions);
	const wanted = new Set(first?.deviceIds ?? []);
	const devices = new Map(
		assessment.findings.filter((finding) => wanted.has(finding.device.id)).map((finding) => [finding.device.id, finding.device]),
	);
	return [...questionsCsv(devices.values(), first?.fact ?? "firmware")].join("");
}

async function writeJson(assessment: Assessment, findings: Iterable<Finding>, ports: Ports): Promise<void> {
	const { findings: _, ...rest } = assessment;
	const head = JSON.stringify(rest);
	await ports.out(`${head.slice(0, -1)},"findings":[`);
	let first = true;
	await inBlocks(
		findings,
		(finding) => {
			const text = `${first ? "" : ","}\n${JSON.stringify(finding)}`;
			first = false;
			return text;
		},
		ports,
	);
	await ports.out("]}\n");
}

async function writeCsv(findings: Iterable<Finding>, ports: Ports): Promise<void> {
	await inBlocks(findingsCsvLines({ findings }, toCsvCell), (line) => line, ports);
}

async function inBlocks<T>(items: Iterable<T>, write: (item: T) => string, ports: Ports): Promise<void> {
	let block = "";
	for (const item of items) {
		block += write(item);
		if (block.length < 262_144) continue;
		await ports.out(block);
		block = "";
	}
	if (block !== "") await ports.out(block);
}
