/** The forms of an assessment: table, json, jsonl, csv, sarif, vex, openvex, html. */
import { questionsCsv, toCsvCell } from "../inventory/export-csv.ts";
import { holdsAsOf, STALE_DAYS, staleWords } from "../match/answer-words.ts";
import type { MarkTally } from "../match/mark.ts";
import { mainQuestion } from "../match/question.ts";
import type { Tally } from "../match/suppression-tally.ts";
import type { Assessment, Finding } from "../match/verdict.ts";
import { markEntry, markedTable, markWords } from "./marked.ts";
import { CallError, type Ports } from "./ports.ts";
import { sarifPieces } from "./sarif.ts";
import { suppressedEntry, suppressedTable, suppressedWords } from "./suppressed.ts";
import { findingsCsvLines } from "./table/findings-csv.ts";
import { renderTable } from "./table/render-table.ts";
import { type PublisherCall, renderVex } from "./vex.ts";

/** Forms that stand today. */
export const forms = ["table", "json", "jsonl", "csv", "sarif", "vex", "openvex", "html"] as const;
export type Form = (typeof forms)[number];

/** How a table is shown, and who publishes a VEX document. */
export interface FormOptions extends PublisherCall {
	readonly all: boolean;
	readonly groupBy: "device" | "advisory" | "model" | "site" | "action";
}

/** What is written. */
export interface Answer {
	/** Its list of findings is filled only for forms that show it whole. */
	readonly assessment: Assessment;
	/** The findings shown, accepted ones among them, made one by one so that a million devices do not fill the memory. */
	findings(): Iterable<Finding>;
	/** `undefined` where no suppressions were given. */
	readonly tally: Tally | undefined;
	/** `undefined` where no marks were given. */
	readonly marks: MarkTally | undefined;
}

/** Writes the answer to standard output. */
export async function writeForm(form: Form, answer: Answer, options: FormOptions, ports: Ports): Promise<void> {
	const { assessment, tally, marks } = answer;
	switch (form) {
		case "table": {
			const shown = { width: ports.terminal.columns ?? 80, colour: ports.terminal.colour, all: options.all };
			await ports.out(renderTable(withoutAccepted(answer), { ...shown, groupBy: options.groupBy }));
			if (tally !== undefined) await ports.out(suppressedTable(tally, answer.findings(), shown));
			if (marks !== undefined) await ports.out(markedTable(marks, shown));
			return;
		}
		case "json":
			return writeJson(answer, ports);
		case "jsonl":
			return inBlocks(answer.findings(), (finding) => `${JSON.stringify(withSuppression(finding, answer))}\n`, ports);
		case "csv":
			return inBlocks(csvLines(answer), (line) => line, ports);
		case "sarif": {
			const suppressionOf = (finding: Finding) => tally?.of(finding);
			const markOf = (finding: Finding) => marks?.of(finding);
			const pieces = sarifPieces({ assessment, findings: answer.findings(), suppressionOf, markOf, toolVersion: ports.version });
			return inBlocks(pieces, (piece) => piece, ports);
		}
		case "vex":
		case "openvex":
			await ports.out(renderVex(form, { assessment, findings: answer.findings(), publisher: options, toolVersion: ports.version }));
			return;
		case "html":
			await ports.out(await ports.renderPage(withNote(answer), { sample: false, questionsCsv: questionsOf(assessment) }));
			return;
	}
}

/** Accepted findings have a list of their own. */
function withoutAccepted({ assessment, tally }: Answer): Assessment {
	if (tally === undefined) return assessment;
	return { ...assessment, findings: assessment.findings.filter((finding) => tally.of(finding) === undefined) };
}

/** The page has no list of accepted findings: it shows them among the others, and says so. */
function withNote({ assessment, tally, marks }: Answer): Assessment {
	const accepted = tally === undefined ? "" : suppressedWords(tally);
	const marked = marks === undefined ? "" : markWords(marks);
	const notes = [accepted === "" ? "" : `note: ${accepted} They are listed among the others.`, marked === "" ? "" : `note: ${marked}`];
	return { ...assessment, problems: [...notes.filter((note) => note !== ""), ...assessment.problems] };
}

/** With the day as of which it holds, where the catalogue is old. */
function withAge(finding: Finding, assessment: Assessment): Finding {
	const holds = holdsAsOf(assessment, finding.verdict);
	return holds === undefined ? finding : { ...finding, ...{ holdsAsOf: holds } };
}

/** With the mark, where somebody set one. */
function withMark(finding: Finding, marks: MarkTally | undefined): Finding {
	const mark = marks?.of(finding);
	return mark === undefined ? finding : { ...finding, ...{ mark: markEntry(mark) } };
}

function withSuppression(found: Finding, { assessment, tally, marks }: Answer): unknown {
	const suppression = tally?.of(found);
	const finding = withMark(withAge(found, assessment), marks);
	if (suppression === undefined) return finding;
	const { owner, reason, expires, source, line } = suppression;
	return { ...finding, suppression: { owner, reason, expires, source, line } };
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

async function writeJson({ assessment, tally, marks, findings }: Answer, ports: Ports): Promise<void> {
	const { findings: _, ...known } = assessment;
	const stale = staleWords(assessment);
	const rest = stale === undefined ? known : { ...known, problems: [`warning: ${stale}`, ...known.problems] };
	const suppressedDevices = tally?.suppressedDevices ?? { known_affected: 0, under_investigation: 0 };
	const markedDevices = marks?.devices ?? { not_remediated: 0, in_progress: 0, done: 0 };
	const head = JSON.stringify({ ...rest, suppressedDevices, markedDevices });
	const elements = function* (wanted: (finding: Finding) => unknown) {
		let first = true;
		for (const finding of findings()) {
			const value = wanted(finding);
			if (value === undefined) continue;
			yield `${first ? "" : ","}\n${JSON.stringify(value)}`;
			first = false;
		}
	};
	const write = (list: Iterable<string>) => inBlocks(list, (text) => text, ports);
	await ports.out(`${head.slice(0, -1)},"findings":[`);
	await write(elements((finding) => (tally?.of(finding) === undefined ? withMark(withAge(finding, assessment), marks) : undefined)));
	await ports.out('],"suppressed":[');
	if (tally !== undefined && tally.accepted > 0) {
		const entry = (finding: Finding) => {
			const suppression = tally.of(finding);
			return suppression === undefined ? undefined : suppressedEntry(withMark(withAge(finding, assessment), marks), suppression);
		};
		await write(elements(entry));
	}
	await ports.out("]}\n");
}

/** With suppressions, three more columns at the end: who accepts the finding, why, until when; with marks, three for those. */
function* csvLines({ assessment, tally, marks, findings }: Answer): Generator<string, void, undefined> {
	let last: Finding | undefined;
	const noted = function* () {
		for (const finding of findings()) {
			last = finding;
			yield finding;
		}
	};
	for (const line of findingsCsvLines({ findings: noted() }, toCsvCell)) {
		const more = [
			...(tally === undefined ? [] : acceptedCells(last, tally)),
			...(marks === undefined ? [] : markCells(last, marks)),
			...(assessment.catalogue.ageDays > STALE_DAYS ? [ageCell(last, assessment)] : []),
		];
		yield more.length === 0 ? line : `${line.replace(/\r\n$/, "")},${more.join(",")}\r\n`;
	}
}

function ageCell(finding: Finding | undefined, assessment: Assessment): string {
	return finding === undefined ? "holds_as_of" : toCsvCell(holdsAsOf(assessment, finding.verdict));
}

function acceptedCells(finding: Finding | undefined, tally: Tally): readonly string[] {
	if (finding === undefined) return ["accepted_by", "accepted_reason", "accepted_until"];
	const { owner, reason, expires } = tally.of(finding) ?? {};
	return [owner, reason, expires].map((text) => toCsvCell(text));
}

function markCells(finding: Finding | undefined, marks: MarkTally): readonly string[] {
	if (finding === undefined) return ["marked", "marked_by", "marked_on"];
	const { state, by, on } = marks.of(finding) ?? {};
	return [state, by, on].map((text) => toCsvCell(text));
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
