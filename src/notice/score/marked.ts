/** The text of a scored notice with what was found in it, for whoever shows it: plain words and marks, nothing of the markup. */
import type { ReadSentence } from "../reading.ts";
import { NAME } from "../text/token.ts";
import type { Metric } from "./metric.ts";
import type { NoticeScore } from "./score-notice.ts";
import type { SpinClass } from "./spin-classes.ts";

/** A run of one sentence that all the same rules rest on. */
export interface MarkedRun {
	readonly text: string;
	/** Ids of metrics, as `C1.action`. */
	readonly metrics: readonly string[];
}

/** One sentence. */
export interface MarkedSentence {
	/** Number of its block. */
	readonly block: number;
	readonly isHeading: boolean;
	/** Imprint and signature: not the text that somebody came to read. */
	readonly isBoilerplate: boolean;
	/** `[start, end)` in bytes of the file. */
	readonly start: number;
	readonly end: number;
	readonly spin: SpinClass | undefined;
	readonly runs: readonly MarkedRun[];
}

/** Sentences and characters of a sentence that are given at most. */
const MOST_SENTENCES = 600;
const MOST_CHARACTERS = 2000;

/** The sentences of the text in the order of reading, the subject of a mail first. */
export function markedSentences({ matter, metrics }: Pick<NoticeScore, "matter" | "metrics">): readonly MarkedSentence[] {
	const { subject, sentences } = matter.reading;
	const shown = metrics.filter(({ id }) => id.startsWith("C1."));
	const one = (sentence: ReadSentence, spin: SpinClass | undefined): MarkedSentence => {
		const [start, end] = [byteOf(sentence, sentence.from), endOf(sentence)];
		return {
			block: sentence.block,
			isHeading: sentence.block < 0 || sentence.origin?.kind === "heading",
			isBoilerplate: sentence.isBoilerplate,
			start,
			end,
			spin,
			runs: runsOf(sentence, shown, start, end),
		};
	};
	return [
		...subject.map((sentence) => one(sentence, undefined)),
		...sentences.slice(0, MOST_SENTENCES).map((sentence) => one(sentence, matter.classes[sentence.index])),
	];
}

function byteOf({ content, source }: ReadSentence, at: number): number {
	return source.byteAt[content.from[at] ?? 0] ?? 0;
}

function endOf({ content, source, to }: ReadSentence): number {
	return source.byteAt[content.to[to - 1] ?? 0] ?? 0;
}

function runsOf(sentence: ReadSentence, metrics: readonly Metric[], start: number, end: number): readonly MarkedRun[] {
	const own = metrics.flatMap(({ id, spans }) =>
		spans.filter((span) => span.start < end && span.end > start).map((span) => ({ id, start: span.start, end: span.end })),
	);
	const runs: { text: string; readonly metrics: readonly string[] }[] = [];
	const last = Math.min(sentence.to, sentence.from + MOST_CHARACTERS);
	for (let at = sentence.from; at < last; at++) {
		const byte = byteOf(sentence, at);
		const found = own.filter((span) => byte >= span.start && byte < span.end).map(({ id }) => id);
		const ids = found.filter((id, place) => found.indexOf(id) === place);
		const run = runs.at(-1);
		const unit = unitAt(sentence, at);
		if (run !== undefined && run.metrics.length === ids.length && run.metrics.every((id, place) => id === ids[place])) run.text += unit;
		else runs.push({ text: unit, metrics: ids });
	}
	return runs;
}

/** A character as the file has it: where a name of a firm is masked, the name. */
function unitAt({ content, source }: ReadSentence, at: number): string {
	const unit = content.text[at] ?? "";
	return unit === NAME ? source.text.slice(content.from[at], content.to[at]).replace(/<[^<>]{0,200}>/g, "") : unit;
}
