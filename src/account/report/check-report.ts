/** What stands between a report and its publication. */
import type { Problem } from "../../core/problem.ts";
import { parseMarkdown } from "../markdown/parse.ts";
import { inlinesOf, plainText } from "../markdown/plain.ts";
import type { Block } from "../markdown/tree.ts";
import { readFigureQuery } from "./figure-query.ts";
import { gatedElements } from "./gated.ts";
import { MOST_BODY } from "./read-content.ts";
import type { ReportContent } from "./report.ts";

/** Blocks and inlines of a report. */
const REPORT_BOUNDS = { letters: MOST_BODY, nodes: 20_000 };

/** Figures of a report: each is looked up. */
const MOST_FIGURES = 60;

/** What a report is held against. */
export interface ReportAround {
	/** Names of its pictures. */
	readonly images: ReadonlySet<string>;
	/** Names of firms, none of which may change what is measured. */
	readonly names: readonly string[];
}

/** The text of a report as a tree. */
export function reportTree(content: Pick<ReportContent, "body">) {
	return parseMarkdown(content.body, REPORT_BOUNDS);
}

/** All that is wrong with it; empty: it may be published. */
export function checkReport(content: ReportContent, around: ReportAround): readonly Problem[] {
	const found: Problem[] = [];
	const need = (member: "title" | "authors" | "funding" | "interests" | "body", message: string, todo: string) => {
		if (content[member].length === 0) found.push({ code: "report/not-complete", message, at: member, todo });
	};
	need("title", "the report has no title", "Give it one.");
	need("authors", "the report has no author", "Name who wrote it.");
	need("funding", "it does not say who paid for the work", "Say so; where nobody did, say that.");
	need("interests", "it does not say what ties the authors have to those whom it is about", "Say so; where there are none, say that.");
	need("body", "the report has no text", "Write it.");
	for (const cve of content.cves.filter((one) => !/^CVE-\d{4}-\d{4,19}$/.test(one)))
		found.push({ code: "report/bad-content", message: "this is no CVE number", at: `cves: ${cve}`, todo: "Write it as CVE-2017-7921." });
	const tree = reportTree(content);
	return tree.ok ? [...found, ...checkBlocks(tree.value, around)] : [...found, { ...tree.error, at: tree.error.at || "body" }];
}

function checkBlocks(blocks: readonly Block[], { images, names }: ReportAround): readonly Problem[] {
	const found: Problem[] = [];
	const ids = new Set<string>();
	let figures = 0;
	for (const inline of inlinesOf(blocks)) {
		if (inline.kind === "image" && !images.has(inline.name)) {
			const message = "there is no picture of this name in the report";
			found.push({ code: "report/no-image", message, at: `image:${inline.name}`, todo: "Add it, or take it out of the text." });
		}
		if (inline.kind !== "figure") continue;
		figures++;
		const query = readFigureQuery(inline.query);
		if (!query.ok) found.push(query.error);
		else if (query.value.name !== undefined && ids.size === ids.add(query.value.name).size)
			found.push({ code: "report/bad-figure", message: "two figures have one name", at: query.value.name, todo: "Give each its own." });
	}
	if (figures > MOST_FIGURES)
		found.push({ code: "report/bad-figure", message: `there are more than ${MOST_FIGURES} figures`, at: "body", todo: "Use fewer." });
	for (const { element, quote } of gatedElements(blocks, (query) => query, names))
		found.push({
			code: "report/gated-action",
			message: `a part for members alone says what everybody has to know (${element}): "${quote.slice(0, 160)}"`,
			at: "body",
			todo: "Move it out of {{members}}: what to do is never behind a login.",
		});
	return found.slice(0, 100);
}

/** The text of a report without its marks, for lists: `teaser`, or else its first words. */
export function teaserOf(content: ReportContent, blocks: readonly Block[]): string {
	if (content.teaser !== "") return content.teaser;
	const first = blocks.find(({ kind }) => kind === "paragraph");
	const text = first === undefined ? "" : plainText([first]).replaceAll("\n", " ");
	return text.length <= 280 ? text : `${text.slice(0, text.lastIndexOf(" ", 280) > 0 ? text.lastIndexOf(" ", 280) : 280)}\u2026`;
}
