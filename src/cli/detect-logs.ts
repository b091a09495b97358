/** `seawall detect logs`: which waves of attacks stand in logs, how broad and how severe; nothing is kept unless `--record` asks for it. */
import { type Problem, toLine } from "../core/problem.ts";
import { ok } from "../core/result.ts";
import type { Found } from "../detect/episode/find-waves.ts";
import type { FoundWave } from "../detect/episode/found-wave.ts";
import type { WavesReport } from "../detect/episode/waves-report.ts";
import type { Skipped } from "../detect/log-counter.ts";
import { foundFacts } from "../detect/record/found-facts.ts";
import { timeOf } from "../detect/sighting/instant.ts";
import { LOG_FORMS, type LogForm } from "../detect/source/line-reader.ts";
import { keptSink, type LogSink, plainSink } from "./log-sink.ts";
import { CallError, type HeldCounts, type Ports } from "./ports.ts";
import { readLogs } from "./read-logs.ts";
import { wavesTable } from "./table/waves-table.ts";
import { keepFound } from "./wave.ts";

/** Options of the command as given. */
export interface DetectLogsCall {
	readonly as?: string;
	readonly since?: string;
	readonly fpr: string;
	readonly format: string;
	readonly follow?: boolean;
	readonly record?: boolean;
}

/** Runs the command; gives the exit code. */
export async function detectLogs(files: readonly string[], call: DetectLogsCall, data: string, ports: Ports): Promise<number> {
	if (!["table", "json", "html"].includes(call.format))
		throw wrong("cli/unknown-format", `there is no form "${call.format}"`, "--format", "Use one of table, json, html.");
	const as = call.as === undefined ? undefined : toForm(call.as);
	const now = ports.now();
	const since = call.since === undefined ? undefined : toInstant(call.since, now);
	const budget = toBudget(call.fpr);
	const held = call.record === true ? await openCounts(data, ports) : undefined;
	const options = { signatures: await ports.logs.signatures(), now, as };
	try {
		const sink =
			held === undefined
				? plainSink(options)
				: await keptSink(held.counts, { ...options, isFollowing: call.follow === true }, ports.logs.sourceName, ports.now);
		// The store is open already, and has one owner.
		const own = held === undefined ? ports : { ...ports, openWaves: async () => ok({ ...held.waves, close: async () => undefined }) };
		return await detect(files, call, { sink, data, since, budget }, own);
	} finally {
		await held?.close();
	}
}

/** Counts that are kept; where a running server owns them, they are not, and that is said. */
async function openCounts(data: string, ports: Ports): Promise<HeldCounts | undefined> {
	const opened = await ports.logs.counts(data);
	if (opened.ok) return opened.value;
	if (opened.error.code !== "store/locked") throw new CallError(opened.error);
	ports.say(
		"Counts are not kept: a running server owns the data directory. Waves are recorded; send it lines with POST /api/v1/telemetry.",
	);
	return undefined;
}

interface Detection {
	readonly sink: LogSink;
	readonly data: string;
	readonly since: number | undefined;
	readonly budget: number;
}

async function detect(
	files: readonly string[],
	call: DetectLogsCall,
	{ sink, data, since, budget }: Detection,
	ports: Ports,
): Promise<number> {
	const origin = files.length === 1 ? (files[0] ?? "-") : `${files.length} files`;
	const report = async () => toReport(sink, await sink.find({ origin, budget }), since);
	const source = `logs read on ${ports.today()}`;
	const record = async ({ waves, synthetic }: WavesReport) => {
		if (call.record === true)
			await keepFound(
				data,
				waves.map((wave) => foundFacts(wave, { source, synthetic })),
				ports,
			);
	};
	const problems = await readLogs(files, sink, ports, call.follow === true ? watchful(report, record, call.format, ports) : undefined);
	for (const problem of problems) ports.say(toLine(problem));
	const [first] = problems;
	if (first !== undefined && sink.counter().events() === 0 && sink.counter().skipped().length === 0) throw new CallError(first);
	const last = await report();
	if (call.follow !== true || call.format !== "json") await show(last, call.format, ports);
	await record(last);
	return 0;
}

/** The exit code does not tell of waves: a log without one is as good an answer. */
async function show(report: WavesReport, format: string, ports: Ports): Promise<void> {
	if (format === "json") await ports.out(`${toJson(report, 2)}\n`);
	else if (format === "html") await ports.out(await ports.logs.page(report));
	else await ports.out(wavesTable(report, ports.terminal));
}

/** What nothing names is null, not absent. */
function toJson(report: WavesReport, indent?: number): string {
	return JSON.stringify(report, (_, value: unknown) => (value === undefined ? null : value), indent);
}

/** Seconds between two looks for waves while logs are followed. */
const LOOK_SECONDS = 5;

/** Says what changed of waves, at most every few seconds: as JSON, an answer a line. */
function watchful(
	report: () => Promise<WavesReport>,
	record: (report: WavesReport) => Promise<void>,
	format: string,
	ports: Ports,
): () => Promise<void> {
	let told = "";
	let looked = Number.NEGATIVE_INFINITY;
	return async () => {
		const now = ports.now();
		if (now - looked < LOOK_SECONDS * 1000) return;
		looked = now;
		const found = await report();
		const waves = JSON.stringify(found.waves.map(({ key, category, state, startedAt }) => [key, category, state, startedAt]));
		if (waves === told) return;
		told = waves;
		await record(found);
		await ports.out(format === "json" ? `${toJson(found)}\n` : wavesTable(found, ports.terminal));
	};
}

function toReport(sink: LogSink, found: Found, since: number | undefined): WavesReport {
	const isLate = ({ endedAt }: FoundWave) => since === undefined || endedAt === null || Date.parse(endedAt) >= since;
	return {
		schema: "seawall/detected-waves/1",
		synthetic: sink.isSynthetic(),
		events: sink.counter().events(),
		skipped: sink
			.counter()
			.skipped()
			.map(({ source, lines, reason }: Skipped) => ({ source, lines, reason })),
		waves: found.waves.filter(isLate),
		looked: {
			hours: found.hours,
			by: found.resolution === 1 ? "hour" : "day",
			keys: found.keys,
			judged: found.judged,
			sensors: sink.sensors(),
			learning: found.isLearning,
			lookAlikes: Object.fromEntries([...found.lookAlikes].sort(([a], [b]) => (a < b ? -1 : 1))),
		},
	};
}

function toForm(text: string): LogForm {
	const form = LOG_FORMS.find((one) => one === text);
	if (form !== undefined) return form;
	throw wrong("cli/unknown-log", `there is no form of log "${text}"`, "--as", `Use one of ${LOG_FORMS.join(", ")}.`);
}

/** A day, an instant, or a time before now: `36h`, `7d`, `4w`. */
function toInstant(text: string, now: number): number {
	const ago = /^(\d{1,5})([hdw])$/.exec(text);
	if (ago !== null) return now - Number(ago[1]) * { h: 1, d: 24, w: 168 }[ago[2] as "h" | "d" | "w"] * 3_600_000;
	const found = timeOf(text);
	if (!Number.isNaN(found)) return found;
	throw wrong("cli/bad-date", `"${text}" is no time`, "--since", "Write it as 2026-11-24, 2026-11-24T13:00Z, or 36h, 7d, 4w ago.");
}

function toBudget(text: string): number {
	const value = Number(text);
	if (value > 0 && value < 0.5) return value;
	throw wrong("cli/bad-budget", `"${text}" is no rate of false alarms`, "--fpr", "Give a number above 0 and below 0.5, such as 0.005.");
}

function wrong(code: Problem["code"], message: string, at: string, todo: string): CallError {
	return new CallError({ code, message, at, todo });
}
