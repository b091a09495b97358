/** Findings in columns, grouped as asked. */

import { count, holdsAsOf, KIND_WORDS, VERDICT_WORDS } from "../../match/answer-words.ts";
import type { Assessment, Finding, Verdict } from "../../match/verdict.ts";
import { clean, fit, widthOf } from "./cells.ts";
import type { GroupBy, TableOptions } from "./options.ts";
import { type Line, span, type Tone, wrap } from "./paint.ts";

const MOST = 40;
const TONES: Readonly<Record<Verdict, Tone>> = {
	known_affected: "risk",
	under_investigation: "open",
	fixed: "good",
	known_not_affected: "plain",
};
const NO_SITE = "(no site stated)";

const KEYS: Readonly<Record<GroupBy, (finding: Finding) => string>> = {
	device: ({ device }) => `${device.id}${device.site === undefined ? "" : ` at ${device.site}`}`,
	advisory: ({ cve, advisory, title }) => [cve ?? advisory, title].filter((text) => text !== "").join(": "),
	model: ({ device }) => [device.brand, device.model].filter((text) => text !== undefined).join(" ") || "(no model stated)",
	site: ({ device }) => device.site ?? NO_SITE,
	action: ({ device }) => device.site ?? NO_SITE,
};

/** Findings at risk or open (with `all` every one), in groups that keep the engine's order. */
export function findingLines(assessment: Assessment, options: TableOptions): readonly Line[] {
	const open = (verdict: Verdict) => verdict === "known_affected" || verdict === "under_investigation";
	return grouped(
		assessment.findings.filter((finding) => options.all || open(finding.verdict)),
		`By ${options.groupBy}`,
		assessment,
		options,
	);
}

/** What `all` adds to the list of actions: every finding that needs none. */
export function restOfFindings(assessment: Assessment, options: TableOptions): readonly Line[] {
	const done = assessment.findings.filter(({ verdict }) => verdict === "fixed" || verdict === "known_not_affected");
	return grouped(done, "Fixed and not affected, by site", assessment, options);
}

function grouped(findings: readonly Finding[], heading: string, assessment: Assessment, options: TableOptions): readonly Line[] {
	if (findings.length === 0) return [];
	const shown = options.all ? findings : findings.slice(0, MOST);
	const left = findings.length - shown.length;
	const widths = columnWidths(shown, options.width - 3);
	const groups = Map.groupBy(shown, KEYS[options.groupBy]);
	return [
		[span(heading, "strong")],
		...[...groups].flatMap(([key, members]) => [
			[],
			...wrap([span(clean(key, 200), "strong"), span(count(members.length, "finding"), "quiet")], options.width),
			...[...Map.groupBy(members, (finding) => remark(finding, assessment))].flatMap(([text, same]) => [
				...wrap([span(text, "quiet")], options.width, [span("   ")]),
				...same.map((finding) => row(finding, widths)),
			]),
		]),
		...(left === 0 ? [] : [[], ...wrap([span(`\u2026 and ${count(left, "more finding")}: --all shows them`, "quiet")], options.width)]),
	];
}

function cells({ device: { id, model, firmware }, cve, advisory }: Finding): readonly string[] {
	return [clean(id), clean(model) || "?", clean(firmware) || "?", clean(cve ?? advisory) || "?"];
}

/** Natural widths, the widest made narrower until all columns fit, two blanks apart. */
function columnWidths(findings: readonly Finding[], room: number): readonly number[] {
	const widths = [4, 4, 4, 4];
	for (const finding of findings) {
		for (const [at, text] of cells(finding).entries()) widths[at] = Math.max(widths[at] ?? 0, widthOf(text));
	}
	const over = () => widths.reduce((sum, width) => sum + width, 0) + 2 * (widths.length - 1) - room;
	while (over() > 0) {
		const widest = Math.max(...widths);
		widths[widths.indexOf(widest)] = widest - 1;
	}
	return widths;
}

function row(finding: Finding, widths: readonly number[]): Line {
	const columns = cells(finding).map((text, at) => fit(text, widths[at] ?? 4));
	return [span(` ${VERDICT_WORDS[finding.verdict].mark} `, TONES[finding.verdict]), span(columns.join("  "))];
}

/** What is said once above the rows that it holds for. */
function remark({ device: { brand }, verdict, kind, upgradeTo, sources }: Finding, assessment: Assessment): string {
	const holds = holdsAsOf(assessment, verdict);
	const why = kind === undefined ? "" : `: ${KIND_WORDS[kind]}`;
	const fix = upgradeTo === undefined || verdict === "fixed" ? "" : ` \u2192 ${clean(upgradeTo, 80)}`;
	const others = sources.map((source) => `${clean(source.advisory, 60)} says ${VERDICT_WORDS[source.verdict].word}`);
	const beside = others.length === 0 ? "" : ` (${others.slice(0, 4).join(", ")}${others.length > 4 ? ", \u2026" : ""})`;
	return `${clean(brand, 60) || "no brand stated"}, ${VERDICT_WORDS[verdict].word}${holds === undefined ? "" : ` as of ${holds}`}${why}${fix}${beside}`;
}
