/** `seawall account event`: branches by days with their silence, and the scores of what they published side by side; nothing is kept. */
import { dirname, join } from "node:path";
import { parseEvent, type StatedEvent } from "../account/response/event.ts";
import { matrixCsv, type ResponseMatrix, responseMatrix } from "../account/response/matrix.ts";
import { type ResponseScore, scoreResponse } from "../account/response/score-response.ts";
import { toLine, visible } from "../core/problem.ts";
import { CallError, orFail, type Ports } from "./ports.ts";

/** Options as commander gives them. */
export interface EventCall {
	readonly asOf?: string;
	readonly format: string;
}

const DAY = 86_400_000;

/** Shows an event; 2 when one of its notices could not be read. */
export async function showEvent(file: string, call: EventCall, ports: Ports): Promise<number> {
	checkEventForm(call.format);
	const now = momentOf(call.asOf, ports);
	const event = orFail(parseEvent(await ports.readWhole(file), file));
	const matrix = responseMatrix(event, now);
	const { scores, failed } = call.format === "csv" ? { scores: new Map(), failed: 0 } : await scoresOf(event, matrix, file, ports);
	await presentEvent(event, matrix, scores, call.format, ports);
	return failed > 0 ? 2 : 0;
}

/** Prints an event in one of its forms. */
export async function presentEvent(
	event: StatedEvent,
	matrix: ResponseMatrix,
	scores: Scores,
	format: string,
	ports: Ports,
): Promise<void> {
	if (format === "csv") await ports.out(matrixCsv(matrix, event.synthetic));
	else if (format === "json") await ports.out(`${JSON.stringify(entryOf(event, matrix, scores), undefined, 2)}\n`);
	else await ports.out(`${tableOf(event, matrix, scores).join("\n")}\n`);
}

/** Ends the command where there is no such form. */
export function checkEventForm(format: string): void {
	if (!["table", "json", "csv"].includes(format))
		throw wrong("cli/unknown-format", `there is no form "${visible(format, 60)}"`, "--format", "Use one of table, json, csv.");
}

/** The end of the day that is asked for, else now. */
export function momentOf(asOf: string | undefined, ports: Ports): number {
	if (asOf === undefined) return ports.now();
	const day = /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? Date.parse(asOf) : Number.NaN;
	if (Number.isNaN(day)) throw wrong("cli/bad-date", `"${visible(asOf, 40)}" is no date`, "--as-of", "Write it as 2017-09-28.");
	return day + DAY - 1;
}

/** The five scores of each notice, by its file. */
export type Scores = ReadonlyMap<string, ResponseScore["scores"]>;

async function scoresOf(
	event: StatedEvent,
	{ branches, asOf }: ResponseMatrix,
	file: string,
	ports: Ports,
): Promise<{ readonly scores: Scores; readonly failed: number }> {
	const { vendors } = orFail(await ports.loadCatalogue());
	const names = vendors.flatMap(({ name, aliases }) => [name, ...aliases]);
	const scores = new Map<string, ResponseScore["scores"]>();
	let failed = 0;
	for (const name of new Set(branches.flatMap(({ notices }) => notices.map((notice) => notice.file)))) {
		for await (const document of ports.readDocuments([join(dirname(file), name)])) {
			if ("problem" in document) {
				ports.say(toLine(document.problem));
				failed++;
			} else scores.set(name, scoreResponse(document.bytes, { file: name, names, event, now: asOf }).scores);
		}
	}
	return { scores, failed };
}

const day = (at: number | null) => (at === null ? null : new Date(at).toISOString().slice(0, 10));

function entryOf(event: StatedEvent, { since, asOf, branches }: ResponseMatrix, scores: Scores): unknown {
	return {
		schema: "seawall/response-matrix/1",
		synthetic: event.synthetic,
		since: day(since),
		asOf: day(asOf),
		branches: branches.map(({ id, sells, firstNoticeAt, silentDays, censored, channels, notices, days }) => ({
			id,
			sells,
			firstNoticeAt: firstNoticeAt === null ? null : new Date(firstNoticeAt).toISOString(),
			silentDays,
			censored,
			channels,
			days,
			notices: notices.map((notice) => ({
				file: notice.file,
				publishedAt: new Date(notice.publishedAt).toISOString(),
				channel: notice.channel,
				scores: scores.get(notice.file) ?? null,
			})),
		})),
	};
}

function tableOf(event: StatedEvent, { since, asOf, branches }: ResponseMatrix, scores: Scores): readonly string[] {
	const width = Math.min(24, Math.max(6, ...branches.map(({ id }) => visible(id, 24).length)));
	const points = (value: number | null | undefined) =>
		(value === null || value === undefined ? "\u2013" : String(Math.round(value))).padStart(4);
	const head = `${event.synthetic ? "SYNTHETIC  " : ""}${day(since) ?? "no day stated"} to ${day(asOf)}   . silent   # notice   + told before`;
	const rows = branches.map(({ id, silentDays, censored, days }) => {
		const silence = silentDays === null ? "" : censored ? `none after ${silentDays} days` : `after ${silentDays} days`;
		return `${visible(id, 24).padEnd(width)}  ${silence.padEnd(20)} ${days}`;
	});
	const notices = branches.flatMap(({ id, notices: own }) =>
		own.map(({ file, channel }) => {
			const found = scores.get(file);
			const five = [found?.prominence, found?.clarity, found?.spin, found?.timeliness, found?.reach].map(points).join(" ");
			return `${visible(id, 24).padEnd(width)}  ${channel.padEnd(10)} ${five}  ${visible(file, 60)}`;
		}),
	);
	return [head, ...rows, "", `${"".padEnd(width)}  channel    prom clar spin time reach`, ...notices];
}

function wrong(code: "cli/unknown-format" | "cli/bad-date", message: string, at: string, todo: string): CallError {
	return new CallError({ code, message, at, todo });
}
