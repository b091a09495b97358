/** How well notices are scored, held against the labels of test/quality/notices. Figures only, no case by its name. */
import { findElements } from "../../src/notice/elements/find-elements.ts";
import { spanOf } from "../../src/notice/notice.ts";
import { scoreNotice } from "../../src/notice/score/score-notice.ts";
import { type LabelledNotice, labelledNotices, noticeBytes } from "./notices.ts";

/** Right ones, false ones and missed ones. */
export interface Counts {
	readonly found: number;
	readonly false: number;
	readonly missed: number;
}

/** What is published of one half. */
export interface NoticeQuality {
	readonly notices: number;
	/** An element found where a reader finds it, in whatever state. */
	readonly elements: Counts;
	/** Elements with their state. */
	readonly states: Counts;
	/** Labelled sentences that the reading has, and those that it lacks: cut otherwise, or not read at all. */
	readonly sentences: Counts;
	/** Spun sentences, of whatever class. */
	readonly spin: Counts;
	/** Spun sentences with their class. */
	readonly classes: Counts;
	/** Rank correlation with what a reader judged: Spearman's and Kendall's (tau-b). */
	readonly ranks: Readonly<Record<"prominence" | "clarity" | "spin", { readonly spearman: number; readonly tau: number }>>;
}

/** F1 of counts. */
export function f1({ found, false: wrong, missed }: Counts): number {
	return found === 0 ? 0 : (2 * found) / (2 * found + wrong + missed);
}

/** Scores the notices with these ids. */
export function noticeQuality(ids: readonly string[]): NoticeQuality {
	const wanted = new Set(ids);
	const notices = labelledNotices().filter(({ id }) => wanted.has(id));
	const rows = notices.map((label) => ({ label, score: scoreNotice(noticeBytes(label)) }));
	const ranks = (key: "prominence" | "clarity" | "spin") => {
		const [a, b] = [rows.map(({ score }) => score[key] ?? 0), rows.map(({ label }) => label.judged[key])];
		return { spearman: spearman(a, b), tau: tau(a, b) };
	};
	return {
		notices: rows.length,
		elements: total(rows.map(({ label, score }) => elementCounts(label, score, false))),
		states: total(rows.map(({ label, score }) => elementCounts(label, score, true))),
		sentences: total(rows.map(({ label, score }) => sentenceCounts(label, score))),
		spin: total(rows.map(({ label, score }) => spinCounts(label, score, false))),
		classes: total(rows.map(({ label, score }) => spinCounts(label, score, true))),
		ranks: { prominence: ranks("prominence"), clarity: ranks("clarity"), spin: ranks("spin") },
	};
}

type Score = ReturnType<typeof scoreNotice>;

function total(counts: readonly Counts[]): Counts {
	const sum = (key: keyof Counts) => counts.reduce((all, one) => all + one[key], 0);
	return { found: sum("found"), false: sum("false"), missed: sum("missed") };
}

function elementCounts(label: LabelledNotice, score: Score, withState: boolean): Counts {
	let [found, wrong, missed] = [0, 0, 0];
	for (const ours of findElements(score.matter)) {
		const theirs = label.elements.find(({ element }) => element === ours.element)?.state ?? "absent";
		const [we, they] = [ours.state !== "absent", theirs !== "absent"];
		if (we && they && (!withState || ours.state === theirs)) found++;
		else {
			if (we) wrong++;
			if (they) missed++;
		}
	}
	return { found, false: wrong, missed };
}

function sentenceCounts(label: LabelledNotice, { matter }: Score): Counts {
	const read = new Set(matter.reading.sentences.map((sentence) => plain(spanOf(sentence, sentence.from, sentence.to, "").quote)));
	const found = label.sentences.filter(({ quote }) => read.has(plain(quote.slice(0, 200)))).length;
	return { found, false: 0, missed: label.sentences.length - found };
}

/** The sentence that a label means is the one with the same words, the first that is left; titles carry no label. */
function spinCounts(label: LabelledNotice, { matter }: Score, withClass: boolean): Counts {
	const ours = matter.reading.sentences.map((sentence, index) => ({
		words: plain(spanOf(sentence, sentence.from, sentence.to, "").quote),
		spin: matter.classes[index],
		isTitle: sentence.origin?.kind === "heading",
		isUsed: false,
	}));
	let [found, wrong, missed] = [0, 0, 0];
	for (const theirs of label.sentences) {
		const words = plain(theirs.quote.slice(0, 200));
		const same =
			ours.find((one) => !one.isUsed && one.words === words) ??
			ours.find((one) => !one.isUsed && one.words.length > 4 && (one.words.includes(words) || words.includes(one.words)));
		if (same !== undefined) same.isUsed = true;
		const they = theirs.boilerplate !== true && isSpun(theirs.spin) ? theirs.spin : undefined;
		const we = isSpun(same?.spin ?? null) ? same?.spin : undefined;
		if (they !== undefined && we !== undefined && (!withClass || they === we)) found++;
		else {
			if (we !== undefined) wrong++;
			if (they !== undefined) missed++;
		}
	}
	return { found, false: wrong + ours.filter((one) => !one.isUsed && !one.isTitle && isSpun(one.spin ?? null)).length, missed };
}

function isSpun(spin: string | null): boolean {
	return spin !== null && spin !== "blame-with-remedy";
}

function plain(text: string): string {
	return text
		.replace(/<[^>]*>/g, " ")
		.replaceAll("&amp;", "&")
		.replace(/["\u201e\u201c\u201d\u2502\u00a0]/g, " ")
		.replace(/\s+/g, " ")
		.replace(/ ([.,!?])/g, "$1")
		.trim();
}

/** Ranks, ties sharing theirs. */
function ranked(values: readonly number[]): readonly number[] {
	const order = values.map((value, at) => ({ value, at })).sort((a, b) => a.value - b.value);
	const ranks = new Array<number>(values.length).fill(0);
	for (let from = 0; from < order.length; ) {
		let to = from;
		while (to < order.length && order[to]?.value === order[from]?.value) to++;
		for (const { at } of order.slice(from, to)) ranks[at] = (from + to - 1) / 2;
		from = to;
	}
	return ranks;
}

function spearman(a: readonly number[], b: readonly number[]): number {
	const [x, y] = [ranked(a), ranked(b)];
	const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
	const [mx, my] = [mean(x), mean(y)];
	const covariance = x.reduce((sum, value, at) => sum + (value - mx) * ((y[at] ?? 0) - my), 0);
	const spread = (values: readonly number[], middle: number) => values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
	return covariance / Math.sqrt(spread(x, mx) * spread(y, my));
}

function tau(a: readonly number[], b: readonly number[]): number {
	let [agree, differ, tiesA, tiesB] = [0, 0, 0, 0];
	for (let i = 0; i < a.length; i++) {
		for (let j = i + 1; j < a.length; j++) {
			const [x, y] = [Math.sign((a[i] ?? 0) - (a[j] ?? 0)), Math.sign((b[i] ?? 0) - (b[j] ?? 0))];
			if (x === 0 && y === 0) continue;
			if (x === 0) tiesA++;
			else if (y === 0) tiesB++;
			else if (x === y) agree++;
			else differ++;
		}
	}
	return (agree - differ) / Math.sqrt((agree + differ + tiesA) * (agree + differ + tiesB));
}
