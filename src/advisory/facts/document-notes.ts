/** The notes of a whole document, each under a fixed title by which readers and the program find it. */
import type { CsafNote } from "./csaf-document.ts";
import type { Entry } from "./entry.ts";
import type { Facts } from "./facts.ts";
import type { AdvisoryPlan } from "./plan.ts";
import type { ProductTree } from "./product-tree.ts";
import { lines, sentence } from "./vulnerability.ts";

/** Title of the note that only documents carry which cannot decide: nothing that could be compared is known. */
export const LOOK_UP = "What to look up";

/** All notes of a document, summary first. */
export function documentNotes(
	plan: AdvisoryPlan,
	facts: readonly Facts[],
	entries: readonly Entry[],
	tree: ProductTree,
): readonly CsafNote[] {
	const each = (pick: (fact: Facts) => readonly string[]): readonly string[] => perHole(facts, pick);
	const readings = Object.values(plan.models ?? {}).map((reading) => reading.why);
	return [
		{ category: "summary", title: "Summary", text: plan.summary },
		...(plan.lookUp === undefined ? [] : [{ category: "details" as const, title: LOOK_UP, text: plan.lookUp }]),
		...lines("general", "What helps meanwhile", [...new Set(facts.flatMap((fact) => fact.mitigations))].map(sentence)),
		...lines("details", "How far the facts reach", [...(plan.reason === undefined ? [] : [plan.reason]), ...readings]),
		...lines(
			"details",
			"Sources disagree",
			each((fact) => fact.conflicts),
		),
		...lines(
			"details",
			"What is still open",
			each((fact) => fact.gaps.filter(isOpen).map((gap) => inOurWords(gap))),
		),
		...lines(
			"details",
			"Sold under other labels",
			each((fact) =>
				fact.relabels.map((relabel) => `${relabel.brand}: ${relabel.model ?? "models not named"} (source: ${relabel.source})`),
			),
		),
		...guardNote(facts),
		...platformNote(entries, tree),
		aboutNote(facts, entries),
	];
}

/** Points of all holes; the same point of several is said once, with the holes in front where they differ. */
function perHole(facts: readonly Facts[], pick: (fact: Facts) => readonly string[]): readonly string[] {
	const holes = new Map<string, string[]>();
	for (const fact of facts) for (const point of pick(fact)) holes.set(point, [...(holes.get(point) ?? []), fact.cve]);
	return [...holes].map(([point, cves]) => (cves.length === facts.length ? sentence(point) : `${cves.join(", ")}: ${sentence(point)}`));
}

/** Gaps as the collection noted them, without where it looked and what it only remembered. */
function inOurWords(gap: string): string {
	return gap
		.replace(" in the stores", "")
		.replace(" not stored:", " not read:")
		.replace(/ \(recalled: [^)]*\)/, "");
}

/** What was only remembered is no fact, and a catalogue that grows is read anew: both stay out of the document. */
function isOpen(gap: string): boolean {
	return !gap.startsWith("recalled:") && !/not in KEV|KEV: not in/.test(gap);
}

function guardNote(facts: readonly Facts[]): readonly CsafNote[] {
	const guarded = facts
		.flatMap((fact) => fact.statements)
		.flatMap((statement) => statement.products)
		.filter((product) => product.brand_guard !== undefined);
	return lines("details", "Only under these labels", [
		...new Set(
			guarded.map(
				(product) => `${product.model}: only devices labelled ${product.brand_guard?.join(" or ")}; other makers use the same letters.`,
			),
		),
	]);
}

function platformNote(entries: readonly Entry[], tree: ProductTree): readonly CsafNote[] {
	const ids = [...new Set(entries.filter((entry) => / firmware platform /.test(entry.calledFully)).map(tree.idOf))];
	if (ids.length === 0) return [];
	const text = `The products ${ids[0]} to ${ids.at(-1)} are firmware platforms, not models: they apply only to devices whose firmware name carries the tag of the platform. Images may write it with further letters (IPCK_E6 for IPC_E6).`;
	return [{ category: "details", title: "Firmware platforms", text }];
}

function aboutNote(facts: readonly Facts[], entries: readonly Entry[]): CsafNote {
	const used = new Set(entries.flatMap((entry) => entry.statement.source));
	const sources = new Map(
		facts
			.flatMap((fact) => fact.sources)
			.filter((source) => used.has(source.id))
			.map((source) => [`${source.id} ${source.title}`, source]),
	);
	const list = [...sources.values()].map((source) => `${source.id} = ${source.title}`).join("; ");
	return {
		category: "general",
		title: "About this document",
		text: `Written by Seawall in its own words from facts that each carry a source. The tag in brackets behind a product names who says so: ${list}. Where several sources speak of the same models under one hole, they are alternatives: affected when all say so, fixed from the latest fix of all on, open between. "Before" a day makes that day the first fixed one: an inference of ours.`,
	};
}
