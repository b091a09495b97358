/** `seawall detect series`: watches series of counts with a method of the literature, or with our own. */
import { type Problem, toLine } from "../core/problem.ts";
import { discoveryLimit } from "../detect/baseline/false-discovery.ts";
import type { Control, Method, SeriesJudgement, WatchedRange } from "../detect/baseline/method.ts";
import { METHODS } from "../detect/baseline/methods.ts";
import { createSeriesReader, type LeftOut } from "../detect/series/read-series.ts";
import { type NamedSeries, type SeriesTable, toGrid } from "../detect/series/to-grid.ts";
import { CallError, type Ports } from "./ports.ts";

/** Options of the command as given. */
export interface DetectSeriesCall {
	readonly method: string;
	readonly control?: string;
	readonly frequency: string;
	readonly range?: string;
	readonly fpr: string;
	readonly fdr?: string;
	readonly format: string;
}

/** Reasons that are told one by one; the rest is counted. */
const MOST_REASONS = 20;

/** Runs the command; gives the exit code. */
export async function detectSeries(file: string, call: DetectSeriesCall, ports: Ports): Promise<number> {
	const method = findMethod(call.method);
	const form = call.format === "csv" || call.format === "jsonl" ? call.format : undefined;
	if (form === undefined) throw wrong("cli/unknown-format", `there is no form "${call.format}"`, "--format", "Use one of jsonl, csv.");
	const frequency = toFrequency(call.frequency);
	const range = call.range === undefined ? undefined : toRange(call.range);
	const control = { fpr: toBudget(call.fpr), ...(call.control === undefined ? {} : await readControlFile(call.control, ports)) };
	const share = call.fdr === undefined ? undefined : toShare(call.fdr);
	const table = await readTable(file, frequency, ports);
	const notes = new Map<string, number>();
	const count = (note: string) => notes.set(note, (notes.get(note) ?? 0) + 1);
	let judged = 0;
	let first: Problem | undefined;
	const held: { readonly one: NamedSeries; readonly judgement: SeriesJudgement }[] = [];
	if (form === "csv") await ports.out("series,time,count,expected,upperbound,alarm,score,label\n");
	for (const one of table.series) {
		const found = method(one.series, range ?? statedRange(control), control);
		if (!found.ok) {
			first ??= found.error;
			count(found.error.message);
			continue;
		}
		judged += 1;
		for (const note of found.value.notes) count(note);
		if (share === undefined) await ports.out(toLines(one, table, found.value, form));
		else held.push({ one, judgement: found.value });
	}
	if (judged === 0 && first !== undefined) throw new CallError(first);
	if (share !== undefined) boundDiscoveries(held, share);
	for (const { one, judgement } of held) await ports.out(toLines(one, table, judgement, form));
	for (const [note, times] of notes)
		ports.say(toLine({ code: "detect/not-judged", message: `${note} (${times} series)`, at: file, todo: NOT_JUDGED }));
	return 0;
}

/** Takes back alarms of periods in which too many of them would be false. */
function boundDiscoveries(held: readonly { readonly judgement: SeriesJudgement }[], share: number): void {
	const periods = held.reduce((most, { judgement }) => Math.max(most, judgement.from + judgement.alarms.length), 0);
	for (let position = 1; position < periods; position += 1) {
		const limit = discoveryLimit(
			held.map(({ judgement }) => judgement.probabilities[position - judgement.from] ?? Number.NaN),
			share,
		);
		for (const { judgement } of held) {
			const at = position - judgement.from;
			if (!((judgement.probabilities[at] ?? Number.NaN) > limit)) continue;
			judgement.alarms[at] = 0;
		}
	}
}

const NOT_JUDGED = "What could be judged was.";

async function readTable(file: string, frequency: number, ports: Ports): Promise<SeriesTable> {
	const reader = createSeriesReader(file);
	for await (const batch of ports.readLines(file)) {
		if ("problem" in batch) throw new CallError(batch.problem);
		for (const [index, line] of batch.lines.entries()) reader.take(line, batch.first + index);
	}
	const problem = reader.problem();
	const table = problem === undefined ? toGrid(reader.rows(), frequency, reader) : undefined;
	sayLeftOut(reader.leftOut(), file, ports);
	if (table === undefined) throw new CallError(problem as Problem);
	return table;
}

function sayLeftOut(leftOut: readonly LeftOut[], file: string, ports: Ports): void {
	for (const { reason, lines, first } of leftOut.slice(0, MOST_REASONS))
		ports.say(
			toLine({
				code: "detect/bad-row",
				message: `${lines === 1 ? "a line was" : `${lines} lines were`} left out: ${reason}`,
				at: `${file}:${first}`,
				todo: "Mend the table; all other lines were read.",
			}),
		);
}

/** Lines of the answer for one series, without the periods before its first and after its last row unless a range was asked for. */
function toLines({ name, series }: NamedSeries, table: SeriesTable, judgement: SeriesJudgement, form: "jsonl" | "csv"): string {
	const { from, expected, upperbound, alarms, probabilities, labels } = judgement;
	let text = "";
	for (let at = 0; at < alarms.length; at += 1) {
		const line = {
			series: name,
			time: table.timeOf(from + at),
			count: orNull(series.counts[from + at - 1]),
			expected: orNull(expected[at]),
			upperbound: orNull(upperbound[at]),
			alarm: alarms[at] === 1,
			score: orNull(scoreOf(probabilities[at])),
			...(labels === undefined ? {} : { label: labels[at] === "wave" && alarms[at] !== 1 ? null : (labels[at] ?? null) }),
		};
		text += form === "jsonl" ? `${JSON.stringify(line)}\n` : `${csvLine(line)}\n`;
	}
	return text;
}

/** −log10 of a probability; one that is too small for a number counts as the smallest there is. */
function scoreOf(probability: number | undefined): number | undefined {
	if (probability === undefined || Number.isNaN(probability)) return undefined;
	return probability >= 1 ? 0 : -Math.log10(Math.max(probability, Number.MIN_VALUE));
}

function orNull(value: number | undefined): number | null {
	return value === undefined || !Number.isFinite(value) ? null : value;
}

function csvLine(line: Readonly<Record<string, string | number | boolean | null>>): string {
	const { series, time, count, expected, upperbound, alarm, score, label } = line;
	return [series, time, count, expected, upperbound, alarm, score, label].map((cell) => csvCell(cell ?? null)).join(",");
}

function csvCell(cell: string | number | boolean | null): string {
	if (cell === null) return "";
	if (typeof cell !== "string") return String(cell);
	// A name that a spreadsheet would run as a formula gets an apostrophe.
	const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
	return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function findMethod(name: string): Method {
	const method = METHODS.get(name);
	if (method !== undefined) return method;
	throw wrong("cli/unknown-method", `there is no method "${name}"`, "--method", `Use one of ${[...METHODS.keys()].join(", ")}.`);
}

function toFrequency(text: string): number {
	const value = Number(text);
	if (Number.isInteger(value) && value >= 1 && value <= 100_000) return value;
	throw wrong(
		"cli/bad-frequency",
		`"${text}" is no number of periods`,
		"--frequency",
		"Give the periods of a year or season: 52 for weeks.",
	);
}

function toBudget(text: string): number {
	const value = Number(text);
	if (value > 0 && value < 0.5) return value;
	throw wrong("cli/bad-budget", `"${text}" is no rate of false alarms`, "--fpr", "Give a number above 0 and below 0.5, such as 0.005.");
}

function toShare(text: string): number {
	const value = Number(text);
	if (value > 0 && value < 1) return value;
	throw wrong("cli/bad-budget", `"${text}" is no share of false alarms`, "--fdr", "Give a number above 0 and below 1, such as 0.1.");
}

function toRange(text: string): WatchedRange {
	const found = /^(\d{1,9}):(\d{1,9})$/.exec(text);
	if (found !== null) return { from: Number(found[1]), to: Number(found[2]) };
	throw wrong("cli/bad-range", `"${text}" is no range`, "--range", "Give the first and the last period, counted from 1, as 261:312.");
}

/** The range that a control states, as R writes it: all its positions. */
function statedRange(control: Control): WatchedRange | undefined {
	const { range } = control;
	if (!Array.isArray(range) || range.length === 0 || !range.every(Number.isInteger)) return undefined;
	return { from: range[0] as number, to: range.at(-1) as number };
}

/** The parameters of a file: an object, whose members each method checks. */
async function readControlFile(file: string, ports: Ports): Promise<Control> {
	const text = await ports.readWhole(file);
	let value: unknown;
	try {
		value = text.length > MOST_CONTROL ? undefined : JSON.parse(text);
	} catch {
		value = undefined;
	}
	if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Control;
	throw wrong("detect/bad-control", "the file holds no JSON object of parameters", file, 'Write it as {"b": 4, "w": 3}.');
}

const MOST_CONTROL = 16 * 1024 * 1024;

function wrong(code: Problem["code"], message: string, at: string, todo: string): CallError {
	return new CallError({ code, message, at, todo });
}
