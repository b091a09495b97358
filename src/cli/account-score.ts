/** `seawall account score`: captured notices by the published rubric; nothing is kept. */
import { parseEvent, type StatedEvent } from "../account/response/event.ts";
import { type ResponseScore, scoreResponse } from "../account/response/score-response.ts";
import { toLine, visible } from "../core/problem.ts";
import type { Metric } from "../notice/score/metric.ts";
import { CallError, orFail, type Ports } from "./ports.ts";

/** Options as commander gives them. */
export interface ScoreCall {
	readonly event?: string;
	readonly format: string;
}

/** Scores the files; 2 when one of them could not be read. */
export async function score(files: readonly string[], call: ScoreCall, ports: Ports): Promise<number> {
	if (!["table", "json", "jsonl"].includes(call.format))
		throw new CallError({
			code: "cli/unknown-format",
			message: `there is no form "${visible(call.format, 60)}"`,
			at: "--format",
			todo: "Use one of table, json, jsonl.",
		});
	const event = call.event === undefined ? undefined : await readEvent(call.event, ports);
	const { vendors } = orFail(await ports.loadCatalogue());
	const names = vendors.flatMap(({ name, aliases }) => [name, ...aliases]);
	const entries: unknown[] = [];
	let failed = 0;
	for await (const document of ports.readDocuments(files)) {
		if ("problem" in document) {
			ports.say(toLine(document.problem));
			failed++;
			continue;
		}
		const { file, bytes } = document;
		const scored = scoreResponse(bytes, { file, names, event, now: ports.now() });
		for (const note of scored.notice.notes) ports.say(`${visible(file)}: ${note}`);
		const entry = entryOf(file, scored);
		entries.push(entry);
		if (call.format === "jsonl") await ports.out(`${JSON.stringify(entry)}\n`);
		else if (call.format === "table") await ports.out(`${tableOf(file, scored).join("\n")}\n\n`);
	}
	if (entries.length === 0 && failed === 0)
		throw new CallError({
			code: "cli/no-notices",
			message: "no notice could be read",
			at: files.join(", "),
			todo: "Name files, not folders.",
		});
	if (call.format === "json") {
		const [only] = entries;
		await ports.out(
			`${JSON.stringify(entries.length === 1 ? only : { schema: "seawall/notice-scores/1", notices: entries }, undefined, 2)}\n`,
		);
	}
	return failed > 0 ? 2 : 0;
}

async function readEvent(path: string, ports: Ports): Promise<StatedEvent> {
	return orFail(parseEvent(await ports.readWhole(path), path));
}

/** One file as JSON has it. */
function entryOf(file: string, { notice, scores, metrics }: ResponseScore): unknown {
	return {
		schema: "seawall/notice-score/1",
		file,
		kind: notice.kind,
		language: notice.language,
		scores,
		metrics: metrics.map(({ id, value, score: points, spans, lookedIn }) => ({
			id,
			value,
			score: points,
			spans,
			lookedIn: lookedIn ?? [],
		})),
		notes: notice.notes,
		ruleVersion: notice.ruleVersion,
	};
}

function tableOf(file: string, { notice, scores, metrics }: ResponseScore): readonly string[] {
	const points = (value: number | null) => (value === null ? "  –" : String(Math.round(value)).padStart(3));
	const by = new Map(metrics.map((metric) => [metric.id, metric]));
	const elements = metrics.filter(({ id }) => id.startsWith("C1."));
	const named = (state: string) => elements.filter(({ value }) => value === state).map(({ id }) => id.slice(3).replaceAll("_", " "));
	const before = by.get("C3")?.value;
	return [
		`${visible(file)} (${notice.kind}, ${notice.language}, rules of ${notice.ruleVersion})`,
		`  prominence ${points(scores.prominence)}   clarity ${points(scores.clarity)}   spin ${points(scores.spin)} ${by.get("S")?.value ?? ""}   timeliness ${points(scores.timeliness)}   reach ${points(scores.reach)}`,
		`  words before the first action: ${before ?? "there is no action"}`,
		...["bound", "unbound", "link", "absent"].flatMap((state) =>
			named(state).length === 0 ? [] : [`  ${WORDS[state] ?? state}: ${named(state).join(", ")}`],
		),
		...spunLines(by.get("S")),
	];
}

const WORDS: Readonly<Record<string, string>> = {
	bound: "there",
	unbound: "there, but not beside what it belongs to",
	link: "only behind a link",
	absent: "missing",
};

function spunLines(metric: Metric | undefined): readonly string[] {
	const spans = metric?.spans ?? [];
	const lines = spans
		.slice(0, 20)
		.map(({ rule, quote }) => `  ${rule.replace("spin/", "").padEnd(19)} ${visible(quote.replace(/\s+/g, " "), 100)}`);
	return spans.length > 20 ? [...lines, `  … and ${spans.length - 20} more: see --format json`] : lines;
}
