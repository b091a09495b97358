/**
 * Builds a CSAF 2.0 document from facts and a plan: pure, so that the files in data/catalog/advisories can be checked against it.
 *
 * Profile Security Advisory (section 4.4). The words are ours; sources are named, never quoted.
 */
import type { CsafDocument, CsafReference } from "./csaf-document.ts";
import { documentNotes } from "./document-notes.ts";
import { entriesOf } from "./entry.ts";
import type { Facts } from "./facts.ts";
import type { AdvisoryPlan } from "./plan.ts";
import { buildProductTree } from "./product-tree.ts";
import { highestScore, severityOf } from "./score.ts";
import { buildVulnerability } from "./vulnerability.ts";

const NAMESPACE = "https://seawall.example";

/**
 * The document of one plan.
 *
 * @param facts - Those of the plan's holes, in its order.
 */
export function buildAdvisory(plan: AdvisoryPlan, facts: readonly Facts[]): CsafDocument {
	const holes = facts.map((fact) => ({ fact, entries: entriesOf(fact, plan) }));
	const entries = holes.flatMap((hole) => hole.entries);
	const tree = buildProductTree(entries);
	const score = highestScore(facts.flatMap((fact) => fact.cvss));
	return {
		document: {
			...(score === undefined
				? {}
				: { aggregate_severity: { namespace: "https://www.first.org/cvss/", text: capital(severityOf(score)) } }),
			category: "csaf_security_advisory",
			csaf_version: "2.0",
			distribution: { text: "May be shared without limit.", tlp: { label: "WHITE", url: "https://www.first.org/tlp/" } },
			lang: "en",
			notes: documentNotes(plan, facts, entries, tree),
			publisher: { category: "other", name: "Seawall", namespace: NAMESPACE },
			references: referencesOf(plan, facts),
			title: plan.title,
			tracking: trackingOf(plan),
		},
		product_tree: { branches: tree.branches },
		vulnerabilities: holes.map((hole) => buildVulnerability(hole.fact, hole.entries, tree)),
	};
}

/** The file name that section 5.1 of CSAF 2.0 gives to a tracking id. */
export function fileNameOf(id: string): string {
	return `${id.toLowerCase().replace(/[^+\-a-z0-9]+/g, "_")}.json`;
}

function trackingOf(plan: AdvisoryPlan): CsafDocument["document"]["tracking"] {
	const first = plan.revisions[0]?.date ?? "";
	return {
		current_release_date: plan.revisions.at(-1)?.date ?? first,
		id: plan.id,
		initial_release_date: first,
		revision_history: plan.revisions.map((revision, index) => ({
			date: revision.date,
			number: String(index + 1),
			summary: revision.summary,
		})),
		status: "final",
		version: String(plan.revisions.length),
	};
}

/** The document itself at its canonical address (optional test 6.2.11), then every source and the maker's notices, each address once. */
function referencesOf(plan: AdvisoryPlan, facts: readonly Facts[]): readonly CsafReference[] {
	const titles = new Map<string, string[]>();
	const add = (url: string, title: string): void => {
		const held = titles.get(url) ?? [];
		titles.set(url, held.includes(title) ? held : [...held, title]);
	};
	for (const source of facts.flatMap((fact) => fact.sources)) add(source.url, source.title);
	for (const notice of plan.notices ?? []) add(notice.url, notice.title);
	const year = plan.revisions[0]?.date.slice(0, 4) ?? "";
	return [
		{ category: "self", summary: "This document", url: `${NAMESPACE}/csaf/white/${year}/${fileNameOf(plan.id)}` },
		...[...titles].map(([url, summaries]) => ({ category: "external" as const, summary: summaries.join("; "), url })),
	];
}

function capital(word: string): string {
	return `${word.slice(0, 1)}${word.slice(1).toLowerCase()}`;
}
