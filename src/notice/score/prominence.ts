/** PROMINENCE: how soon and how large a reader meets the matter. */
import { bodySize, isEmpty, type Matter } from "../matter.ts";
import { type Span, sentenceSpan } from "../notice.ts";
import type { ReadSentence } from "../reading.ts";
import { clamp, type Metric, round, weigh } from "./metric.ts";

/** The metrics P1 to P6, and their sum. */
export function prominence(matter: Matter): { readonly score: number | null; readonly metrics: readonly Metric[] } {
	const main = matter.reading.sentences.filter(({ isBoilerplate }) => !isBoilerplate);
	const hazard = firstHazard(matter, main);
	const title = titleOf(matter, hazard);
	const metrics = [
		rank(matter, hazard),
		offset(main, hazard),
		level(matter, title),
		heading(matter, main, title),
		share(matter, main),
		depth(),
	];
	const weights = [0.25, 0.2, 0.15, 0.2, 0.1, 0.1];
	return { score: weigh(metrics.map(({ score }, at) => [score, weights[at] ?? 0] as const)), metrics };
}

/** Whether a sentence says what is wrong, or asks for a deed against it. */
function isHazard({ groups, words, origin, versions }: ReadSentence): boolean {
	if (groups.has("hazardDenied")) return false;
	if (origin?.kind === "row" && versions.length > 0) return true;
	return groups.has("hazard") || (groups.has("hazardWeak") && words > 2) || (groups.has("deed") && groups.has("request"));
}

function firstHazard(matter: Matter, main: readonly ReadSentence[]): ReadSentence | undefined {
	const body = main.filter(({ origin }) => origin?.kind !== "heading" && origin?.kind !== "head-row" && origin?.kind !== "term");
	return (
		body.find((sentence) => matter.own.has(sentence.index) && isHazard(sentence)) ??
		body.find((sentence) => matter.classes[sentence.index] !== "unrelated-marketing" && isHazard(sentence)) ??
		main.find((sentence) => matter.own.has(sentence.index) && isHazard(sentence))
	);
}

/** Place of the first item on the matter among all that stand side by side. */
function rank({ items, isMixed }: Matter, hazard: ReadSentence | undefined): Metric {
	if (hazard === undefined) return { id: "P1", value: null, score: 0, spans: [], lookedIn: ["every item of the page"] };
	if (!isMixed) return { id: "P1", value: "1/1", score: 100, spans: [sentenceSpan(hazard, "P1/only")] };
	const shown = items.filter(({ sentences }) => sentences.some(({ isBoilerplate }) => !isBoilerplate));
	const place = Math.max(1, shown.findIndex(({ sentences }) => sentences.some(({ index }) => index === hazard.index)) + 1);
	const score = round((100 * (shown.length - place)) / (shown.length - 1));
	return { id: "P1", value: `${place}/${shown.length}`, score, spans: [sentenceSpan(hazard, "P1/item")] };
}

function offset(main: readonly ReadSentence[], hazard: ReadSentence | undefined): Metric {
	if (hazard === undefined) return { id: "P2", value: null, score: 0, spans: [], lookedIn: ["every sentence of the main text"] };
	const words = main
		.filter(({ index, origin }) => index < hazard.index && origin?.kind !== "heading" && origin?.kind !== "head-row")
		.reduce((sum, sentence) => sum + sentence.words, 0);
	return { id: "P2", value: words, score: round(100 * Math.exp(-words / 120)), spans: [sentenceSpan(hazard, "P2/hazard")] };
}

/** The title over the matter: the nearest one before it that names it, or a subject that does. */
function titleOf({ reading, own, classes, isMixed }: Matter, hazard: ReadSentence | undefined): ReadSentence | undefined {
	if (hazard === undefined) return undefined;
	const [subject] = reading.subject.filter((sentence) => names(sentence));
	if (subject !== undefined) return subject;
	const before = reading.sentences.filter(({ index }) => index <= hazard.index).toReversed();
	const title = before.find((sentence) => isTitle(sentence, reading.notice.blocks) && !isEmpty(classes[sentence.index]));
	if (title === undefined || names(title)) return title;
	// Where nearly all of the text is the matter, whatever stands over it is its title.
	const main = reading.sentences.filter(({ isBoilerplate, origin }) => !isBoilerplate && origin?.kind !== "heading");
	const about = main.filter(({ index }) => own.has(index) && classes[index] === undefined).length;
	return !isMixed && about > main.length * 0.6 ? title : undefined;
}

function names({ groups, products, versions, tokens }: ReadSentence): boolean {
	if (groups.has("hazard") || groups.has("hazardWeak") || groups.has("deed")) return true;
	return (products.length > 0 && versions.length > 0) || tokens.some(({ kind }) => kind === "cve");
}

function isTitle({ origin }: ReadSentence, blocks: Matter["reading"]["notice"]["blocks"]): boolean {
	if (origin === undefined || origin.kind === "head-row") return false;
	return origin.kind === "heading" || (origin.bold && origin.content.text.length < 160) || (origin.fontSize ?? 0) > bodySize(blocks);
}

const LEVELS: Readonly<Record<number, number>> = { 1: 100, 2: 80, 3: 60, 4: 40, 5: 40, 6: 40 };

/** How large the title is; in mails laid out by tables by the rank of its letters. */
function level({ reading }: Matter, title: ReadSentence | undefined): Metric {
	if (title === undefined)
		return { id: "P3", value: "body", score: 0, spans: [], lookedIn: ["subject", "headings", "bold paragraphs", "larger letters"] };
	const { origin } = title;
	const spans: readonly Span[] = [sentenceSpan(title, "P3/title")];
	if (origin === undefined) return { id: "P3", value: "subject", score: 100, spans };
	if (origin.level > 0) return { id: "P3", value: `h${origin.level}`, score: LEVELS[origin.level] ?? 40, spans };
	const sizes = [...new Set(reading.notice.blocks.map(({ fontSize }) => fontSize ?? 16))].sort((a, b) => b - a);
	const place = sizes.indexOf(origin.fontSize ?? 16);
	if ((origin.fontSize ?? 0) > bodySize(reading.notice.blocks))
		return { id: "P3", value: `size ${place + 1}`, score: LEVELS[place + 1] ?? 40, spans };
	return { id: "P3", value: "bold", score: 25, spans };
}

/** What subject or first title say: hazard 50, verb of action 25, product or CVE 25; less 50 when something to sell comes first. */
function heading(matter: Matter, main: readonly ReadSentence[], title: ReadSentence | undefined): Metric {
	const { reading } = matter;
	const top = reading.subject.length > 0 ? reading.subject : title === undefined ? main.slice(0, 1) : [title];
	if (top.length === 0) return { id: "P4", value: null, score: 0, spans: [], lookedIn: ["subject", "title"] };
	const has = (group: string) => top.some(({ groups }) => groups.has(group));
	let score = 0;
	if (has("hazard") || has("hazardWeak")) score += 50;
	if (has("deed") || has("request")) score += 25;
	if (top.some(({ products, tokens }) => products.length > 0 || tokens.some(({ kind }) => kind === "cve")) || has("product")) score += 25;
	const first = reading.subject[0] ?? main[0];
	const sells =
		first?.spin.some(({ group }) => group === "unrelated-marketing" || group === "bolstering") === true &&
		!(has("hazard") && title === first);
	if (sells) score -= 50;
	return { id: "P4", value: score, score: clamp(score), spans: top.map((sentence) => sentenceSpan(sentence, "P4/title")) };
}

function share({ own, classes }: Matter, main: readonly ReadSentence[]): Metric {
	const all = main.reduce((sum, { words }) => sum + words, 0);
	if (all === 0) return { id: "P5", value: null, score: null, spans: [] };
	const about = main
		.filter(({ index }) => own.has(index) && (classes[index] === undefined || classes[index] === "blame-with-remedy"))
		.reduce((sum, { words }) => sum + words, 0);
	const part = about / all;
	return { id: "P5", value: Math.round(part * 1000) / 1000, score: round(100 * Math.min(1, part / 0.3)), spans: [] };
}

/** Clicks from the home page: needs a capture of the site, which one file is not. */
function depth(): Metric {
	return { id: "P6", value: null, score: null, spans: [] };
}
