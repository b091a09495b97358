/** A draft as a CSAF 2.0 document of the profile Security Advisory (section 4.4). */

import { releaseOn, weaknessIn } from "../csaf/registry/weaknesses.ts";
import { parseVector } from "../cvss/parse-vector.ts";
import { score } from "../cvss/score.ts";
import { fileNameOf } from "../facts/build-advisory.ts";
import { toStableJson } from "../facts/stable-json.ts";
import type { Draft, DraftHole, TlpLabel } from "./draft.ts";
import { tlpAt } from "./embargo.ts";
import { type Leaf, leavesOf } from "./leaves.ts";
import { remediationsOf } from "./remedies.ts";

/** When, and as what it is written: `draft` for looking at, `final` for release. */
export interface Moment {
	/** UTC milliseconds. */
	readonly now: number;
	readonly status: "draft" | "final";
}

/** The document's text: stable JSON, the same for the same draft and moment. */
export function toCsaf(draft: Draft, moment: Moment): string {
	const at = instant(moment.now);
	const leaves = draft.holes.map((hole) => leavesOf(draft, hole));
	const tlp = tlpAt(draft, moment.now);
	const worst = Math.max(-1, ...draft.holes.map((hole) => baseOf(hole.cvss3) ?? -1));
	return toStableJson({
		document: {
			...(worst < 0 ? {} : { aggregate_severity: { namespace: "https://www.first.org/cvss/", text: capital(severity(worst)) } }),
			...acknowledgments(draft),
			category: "csaf_security_advisory",
			csaf_version: "2.0",
			distribution: { text: SHARING[tlp], tlp: { label: tlp === "CLEAR" ? "WHITE" : tlp, url: "https://www.first.org/tlp/" } },
			lang: draft.language,
			notes: [...said("summary", "Summary", draft.summary), ...draft.notes.flatMap(({ title, text }) => said("details", title, text))],
			publisher: draft.publisher,
			references: referencesOf(draft, tlp, at),
			title: draft.title,
			tracking: trackingOf(draft, moment, at),
		},
		...(leaves.some((list) => list.length > 0) ? { product_tree: { branches: branchesOf(leaves.flat()) } } : {}),
		...(draft.holes.length === 0
			? {}
			: { vulnerabilities: draft.holes.map((hole, index) => vulnerabilityOf(hole, leaves[index] ?? [], at)) }),
	});
}

const SHARING: Readonly<Record<TlpLabel, string>> = {
	CLEAR: "May be shared without limit.",
	GREEN: "May be shared within the community, not in public.",
	AMBER: "May be shared with those who need it to act, in the organisation and with its customers.",
	RED: "For the recipients alone.",
};

function instant(now: number): string {
	return new Date(now).toISOString().replace(/\.\d{3}Z$/, "Z");
}

function said(category: string, title: string, text: string): readonly unknown[] {
	return text.trim() === "" ? [] : [{ category, ...(title === "" ? {} : { title }), text }];
}

function acknowledgments({ acknowledgements }: Draft): object {
	const list = acknowledgements.flatMap(({ names, organization, summary }) => {
		const named = names.filter((name) => name.trim() !== "");
		if (named.length === 0 && organization === "" && summary === "") return [];
		return [
			{
				...(named.length === 0 ? {} : { names: named }),
				...(organization === "" ? {} : { organization }),
				...(summary === "" ? {} : { summary }),
			},
		];
	});
	return list.length === 0 ? {} : { acknowledgments: list };
}

/** The document's own address (optional test 6.2.11) first. */
function referencesOf(draft: Draft, tlp: TlpLabel, at: string): readonly unknown[] {
	const folder = tlp === "CLEAR" ? "white" : tlp.toLowerCase();
	const year = (draft.releases[0]?.date ?? at).slice(0, 4);
	const base = draft.publisher.namespace.endsWith("/") ? draft.publisher.namespace.slice(0, -1) : draft.publisher.namespace;
	const own = base.startsWith("https://")
		? [{ category: "self", summary: "This document", url: `${base}/csaf/${folder}/${year}/${fileNameOf(draft.trackingId)}` }]
		: [];
	const others = draft.references
		.filter(({ url }) => url !== "")
		.map(({ summary, url }) => ({ category: "external", summary: summary === "" ? url : summary, url }));
	return [...own, ...others];
}

function trackingOf({ releases, change, trackingId }: Draft, { status }: Moment, at: string): object {
	const summary = change === "" ? (releases.length === 0 ? "First release." : "Revised.") : change;
	const history =
		status === "draft"
			? [{ date: at, number: "0", summary }]
			: [...releases, { date: at, summary }].map((release, index) => ({ ...release, number: String(index + 1) }));
	return {
		current_release_date: at,
		id: trackingId,
		initial_release_date: status === "draft" ? at : (releases[0]?.date ?? at),
		revision_history: history,
		status,
		version: history.at(-1)?.number ?? "0",
	};
}

/** Vendor, product, range: each leaf once, whatever holes it stands under. */
function branchesOf(leaves: readonly Leaf[]): readonly unknown[] {
	const vendors = new Map<string, Map<string, Map<string, Leaf>>>();
	for (const leaf of leaves) {
		const products = vendors.get(leaf.product.vendor) ?? new Map<string, Map<string, Leaf>>();
		vendors.set(leaf.product.vendor, products);
		const ranges = products.get(leaf.product.name) ?? new Map<string, Leaf>();
		products.set(leaf.product.name, ranges);
		if (!ranges.has(leaf.id)) ranges.set(leaf.id, leaf);
	}
	return [...vendors].map(([vendor, products]) => ({
		category: "vendor",
		name: vendor,
		branches: [...products].map(([name, ranges]) => ({
			category: "product_name",
			name,
			branches: [...ranges.values()].map(({ id, range, product }) => ({
				category: "product_version_range",
				name: range.vers,
				product: {
					name: `${vendor} ${name}: ${range.words}`,
					product_id: id,
					product_identification_helper: { model_numbers: product.models.length === 0 ? [name] : product.models },
				},
			})),
		})),
	}));
}

function vulnerabilityOf(hole: DraftHole, leaves: readonly Leaf[], at: string): object {
	const { cve, title, impact, exploited, cvss4 } = hole;
	const ids = (status: Leaf["status"]) => [...new Set(leaves.filter((leaf) => leaf.status === status).map(({ id }) => id))];
	const status = Object.fromEntries(
		(["fixed", "known_affected", "known_not_affected", "under_investigation"] as const)
			.map((name) => [name, ids(name)] as const)
			.filter(([, list]) => list.length > 0),
	);
	const remediations = remediationsOf(leaves);
	const scored = [...ids("known_affected"), ...ids("under_investigation")];
	const score3 = scoreOf(hole.cvss3, scored);
	const four = parseVector(cvss4);
	const threats = [
		...(impact.trim() === "" ? [] : [{ category: "impact", details: impact }]),
		...(exploited.trim() === "" ? [] : [{ category: "exploit_status", details: exploited }]),
	];
	return {
		...(cve === "" ? {} : { cve }),
		...(title === "" ? {} : { title }),
		...weakness(hole.cwe, at),
		notes: [
			...said("description", "What is wrong", hole.description === "" ? `${title} ${impact}`.trim() : hole.description),
			// CSAF 2.0 has no place for this edition of CVSS.
			...(four.ok ? said("details", "CVSS 4.0", `${score(four.value).base.toFixed(1)} (${four.value.canonical})`) : []),
		],
		product_status: status,
		...(remediations.length === 0 ? {} : { remediations }),
		...(score3 === undefined ? {} : { scores: [score3] }),
		...(threats.length === 0 ? {} : { threats }),
	};
}

function weakness(id: string, at: string): object {
	const release = releaseOn(at.slice(0, 10));
	const name = id === "" || release === undefined ? undefined : weaknessIn(id, release)?.name;
	return name === undefined ? {} : { cwe: { id, name } };
}

function scoreOf(text: string, products: readonly string[]): object | undefined {
	const parsed = parseVector(text);
	if (!parsed.ok || !parsed.value.version.startsWith("3.") || products.length === 0) return undefined;
	const baseScore = score(parsed.value).base;
	return {
		cvss_v3: {
			version: parsed.value.version,
			vectorString: parsed.value.canonical,
			baseScore,
			baseSeverity: severity(baseScore).toUpperCase(),
		},
		products,
	};
}

/** Base score of a vector of CVSS 3.x; `undefined` for anything else. */
export function baseOf(text: string): number | undefined {
	const parsed = parseVector(text);
	return parsed.ok && parsed.value.version.startsWith("3.") ? score(parsed.value).base : undefined;
}

/** CVSS 3.1 section 5. */
function severity(base: number): string {
	if (base >= 9) return "critical";
	if (base >= 7) return "high";
	if (base >= 4) return "medium";
	return base > 0 ? "low" : "none";
}

function capital(word: string): string {
	return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}
