/** How the further notices are scored, held against their labels: elements by whether they are there, and sentences that are spun. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { scoreNotice } from "../../src/notice/score/score-notice.ts";
import type { Counts } from "./notice-quality.ts";

/** One of them as labelled. */
export interface FurtherNotice {
	readonly id: string;
	readonly language: "en" | "de";
	readonly text: string;
	readonly elements: Readonly<Record<string, string>>;
	readonly spun: readonly { readonly quote: string; readonly class: string }[];
}

/** All of them. */
export function furtherNotices(): readonly FurtherNotice[] {
	const file = join(import.meta.dirname, "..", "quality", "further", "labels.jsonl");
	return readFileSync(file, "utf8")
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line) as FurtherNotice);
}

/** What differs in one of them. */
export interface FurtherMiss {
	readonly id: string;
	readonly missed: readonly string[];
	readonly wrong: readonly string[];
}

/** Counts over all, and the differences by name. */
export function furtherQuality(): { readonly elements: Counts; readonly spin: Counts; readonly misses: readonly FurtherMiss[] } {
	const [elements, spin] = [
		{ found: 0, false: 0, missed: 0 },
		{ found: 0, false: 0, missed: 0 },
	];
	const misses = furtherNotices().map((label): FurtherMiss => {
		const { metrics, matter } = scoreNotice(new TextEncoder().encode(label.text));
		const there = metrics.filter(({ id, value }) => id.startsWith("C1.") && value !== "absent").map(({ id }) => id.slice(3));
		const wanted = Object.keys(label.elements);
		const spun = matter.reading.sentences.flatMap((sentence, at) => {
			const found = matter.classes[at];
			const { content, from, to } = sentence;
			return found === undefined || found === "blame-with-remedy" ? [] : [content.text.slice(from, to)];
		});
		const quotes = label.spun.map(({ quote }) => quote);
		count(elements, there, wanted);
		count(spin, spun, quotes);
		return {
			id: label.id,
			missed: [...wanted.filter((one) => !there.includes(one)), ...quotes.filter((one) => !spun.some((own) => same(own, one)))],
			wrong: [...there.filter((one) => !wanted.includes(one)), ...spun.filter((one) => !quotes.some((quote) => same(one, quote)))],
		};
	});
	return { elements, spin, misses };
}

function count(counts: { found: number; false: number; missed: number }, ours: readonly string[], theirs: readonly string[]): void {
	const found = ours.filter((one) => theirs.some((other) => same(one, other))).length;
	counts.found += found;
	counts.false += ours.length - found;
	counts.missed += theirs.length - theirs.filter((one) => ours.some((other) => same(one, other))).length;
}

/** Names of firms are masked in what was read: the words around them tell. */
function same(a: string, b: string): boolean {
	const plain = (text: string) =>
		text
			.replace(/[\ue000]/g, "")
			.replace(/[^\p{L}\p{N}]+/gu, " ")
			.trim();
	const [one, other] = [plain(a), plain(b)];
	return one === other || (one.length > 20 && other.endsWith(one.slice(-20)));
}
