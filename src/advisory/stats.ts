/** What a set of advisories contains and how much of it could be read: the figures behind `seawall advisory stats`. */
import type { Advisory, ProductStatus, RemediationCategory } from "./document.ts";
import type { Expression } from "./range/expression.ts";

/** A version slot that no rule covers, with its place. */
export interface UnparsedSlot {
	readonly advisory: string;
	readonly source: string;
	readonly pointer: string;
	readonly text: string;
	readonly at: number;
	readonly expected: string;
}

/** A score that is not what its vector gives, with its place. */
export interface ScoreOtherwise {
	readonly advisory: string;
	readonly source: string;
	/** The member of the CVSS object: `…/baseScore`, `…/baseSeverity`. */
	readonly pointer: string;
	readonly stated: string;
	readonly computed: string;
}

/** The result of `advisoryStats`; counts are of all documents together. */
export interface AdvisoryStats {
	readonly schema: "seawall/advisory-stats/1";
	readonly advisories: number;
	readonly products: number;
	readonly vulnerabilities: number;
	/** Texts that say which versions are meant: one a place in a document, however many products share it. */
	readonly versionSlots: number;
	readonly kinds: Readonly<Record<Expression["kind"], number>>;
	/** Slots that are not `unparsed`, as a share from 0 to 1; 1 where there is none. */
	readonly typedShare: number;
	readonly unparsed: readonly UnparsedSlot[];
	/** Changes made while reading, most frequent rule first. */
	readonly repairs: readonly { readonly rule: string; readonly count: number }[];
	/** Product statuses over all vulnerabilities. */
	readonly statuses: Readonly<Record<ProductStatus, number>>;
	readonly remediations: Readonly<Record<RemediationCategory, number>>;
	/** CVSS entries, and what is stated beside their vectors otherwise than the vectors give. */
	readonly scores: { readonly entries: number; readonly unreadable: number; readonly disagreeing: readonly ScoreOtherwise[] };
	/** Remediations whose prose states a fix, the claims in them, and how many of those name their product. */
	readonly fixes: { readonly remediations: number; readonly claims: number; readonly tied: number };
}

/** Counts a set of advisories. */
export function advisoryStats(advisories: readonly Advisory[]): AdvisoryStats {
	const kinds: Record<Expression["kind"], number> = { all: 0, ranges: 0, model: 0, condition: 0, unparsed: 0 };
	const statuses: Record<ProductStatus, number> = { known_affected: 0, fixed: 0, known_not_affected: 0, under_investigation: 0 };
	const remediations: Record<RemediationCategory, number> = {
		vendor_fix: 0,
		mitigation: 0,
		workaround: 0,
		no_fix_planned: 0,
		none_available: 0,
	};
	const fixes = { remediations: 0, claims: 0, tied: 0 };
	const repairs = new Map<string, number>();
	const unparsed: UnparsedSlot[] = [];
	const scores = { entries: 0, unreadable: 0, disagreeing: [] as ScoreOtherwise[] };
	let products = 0;
	let versionSlots = 0;
	let vulnerabilities = 0;
	for (const advisory of advisories) {
		products += advisory.products.length;
		vulnerabilities += advisory.vulnerabilities.length;
		for (const expression of slotsOf(advisory)) {
			versionSlots++;
			kinds[expression.kind]++;
		}
		for (const slot of advisory.unparsed) unparsed.push({ advisory: advisory.id, source: advisory.source, ...slot });
		for (const { rule, pointer, before, after } of advisory.repairs) {
			repairs.set(rule, (repairs.get(rule) ?? 0) + 1);
			if (rule === "cvss-vector-unreadable") scores.unreadable++;
			if (rule === "cvss-score-disagrees")
				scores.disagreeing.push({ advisory: advisory.id, source: advisory.source, pointer, stated: before, computed: after });
		}
		for (const vulnerability of advisory.vulnerabilities) {
			for (const status of vulnerability.status.values()) statuses[status]++;
			scores.entries += vulnerability.scores.length;
			for (const remediation of vulnerability.remediations) {
				remediations[remediation.category]++;
				if (remediation.fixes.length > 0) fixes.remediations++;
				fixes.claims += remediation.fixes.length;
				fixes.tied += remediation.fixes.filter((fix) => fix.product !== undefined).length;
			}
		}
	}
	return {
		schema: "seawall/advisory-stats/1",
		advisories: advisories.length,
		products,
		vulnerabilities,
		versionSlots,
		kinds,
		typedShare: versionSlots === 0 ? 1 : (versionSlots - kinds.unparsed) / versionSlots,
		unparsed,
		repairs: [...repairs].map(([rule, count]) => ({ rule, count })).sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1)),
		statuses,
		remediations,
		scores,
		fixes,
	};
}

/** The expressions of a document, one for each place; a product without a version slot has none. */
function slotsOf(advisory: Advisory): readonly Expression[] {
	const slots = new Map<string, Expression>();
	for (const product of advisory.products) if (product.expressionText !== "") slots.set(product.expressionPointer, product.expression);
	return [...slots.values()];
}
