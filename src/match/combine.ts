/**
 * Several products of a document, one verdict.
 *
 * Within a group (one model name: its affected range, its fixed range) a reached fix answers what the range left open. Sources
 * side by side in a group are alternatives, not a union: they must agree. Across groups the worst counts.
 */
import type { CompiledProduct } from "./compile.ts";
import type { Outcome } from "./outcome.ts";
import { fromAdvisory } from "./proof.ts";
import type { Judgement, Reason, Verdict } from "./verdict.ts";

/** The joined outcome of the products of one document under one vulnerability. */
export interface Combined {
	readonly verdict: Verdict;
	readonly kind: Judgement["kind"];
	readonly upgradeTo: string | undefined;
	readonly range: string;
	/** The outcome that decided. */
	readonly outcome: Outcome;
	readonly products: readonly CompiledProduct[];
	readonly because: readonly Reason[];
}

const SEVERITY: Readonly<Record<Verdict, number>> = { known_affected: 3, under_investigation: 2, fixed: 1, known_not_affected: 0 };

/** True when the first verdict is worse than the second: what an owner must hear first. */
export function isWorse(a: Verdict, b: Verdict): boolean {
	return SEVERITY[a] > SEVERITY[b];
}

/** The worst of several judgements, the first of equals; the list must not be empty. */
export function worst<T extends { readonly verdict: Verdict; readonly kind: unknown }>(judgements: readonly T[]): T {
	const [first, ...rest] = judgements;
	if (first === undefined) throw new Error("worst of no judgements");
	return rest.reduce((held, next) => {
		if (isWorse(next.verdict, held.verdict)) return next;
		// "Not listed" says least: a stated reason for the same verdict is shown instead.
		return next.verdict === held.verdict && (held.kind === "not_listed" || held.kind === "per_cve") ? next : held;
	}, first);
}

/** Joins outcomes; `undefined` when no product says anything. */
export function combine(outcomes: readonly Outcome[]): Combined | undefined {
	const bySource = new Map<string, Outcome[]>();
	for (const outcome of outcomes) push(bySource, outcome.hit.product.source, outcome);
	const untagged = joinNames(bySource.get("") ?? []);
	bySource.delete("");
	const sides = [...bySource.values()].map(joinNames).filter((side) => side !== undefined);
	const joined = [untagged, joinSides(sides)].filter((side) => side !== undefined);
	return joined.length === 0 ? undefined : worst(joined);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
	const list = map.get(key);
	if (list === undefined) map.set(key, [value]);
	else list.push(value);
}

/** One source: each model name by itself, then the worst. */
function joinNames(outcomes: readonly Outcome[]): Combined | undefined {
	const byName = new Map<string, Outcome[]>();
	for (const outcome of outcomes) push(byName, outcome.hit.product.group, outcome);
	const joined = [...byName.values()].map(joinRanges).filter((group) => group !== undefined);
	return joined.length === 0 ? undefined : worst(joined);
}

/** Sources laid side by side: alternatives, whatever names each of them uses for the device. */
function joinSides(sides: readonly Combined[]): Combined | undefined {
	const [first, ...others] = sides;
	if (first === undefined) return undefined;
	if (others.every((side) => side.verdict === first.verdict)) return others.length === 0 ? first : agreeing(first, others);
	const undecided = sides.filter((side) => side.verdict === "under_investigation");
	const decided = sides.filter((side) => side.verdict !== "under_investigation");
	const [told] = decided;
	if (told !== undefined && undecided.length > 0 && decided.every((side) => side.verdict === told.verdict)) {
		// A source that cannot be compared with this firmware does not soften "affected"; nor does "fixed" by one settle the other.
		return told.verdict === "known_affected"
			? agreeing(told, [...decided.slice(1), ...undecided])
			: agreeing(undecided[0] ?? told, decided);
	}
	return disagreeing(first, sides);
}

function disagreeing(first: Combined, sides: readonly Combined[]): Combined {
	const told = sides.map((side) => `${side.outcome.hit.product.source || "the document"}: ${side.verdict}`).join("; ");
	const { product, advisory } = first.outcome.hit.product;
	const step = fromAdvisory(
		"source",
		"source/disagree",
		`the sources disagree (${told})`,
		advisory.advisory.id,
		product.pointer,
		product.fullName,
	);
	return {
		...first,
		verdict: "under_investigation",
		kind: "sources_disagree",
		upgradeTo: sides.map((side) => side.upgradeTo).findLast((text) => text !== undefined),
		products: sides.flatMap((side) => side.products),
		because: [...sides.flatMap((side) => side.because), step],
	};
}

function agreeing(first: Combined, others: readonly Combined[]): Combined {
	const all = [first, ...others];
	return {
		...first,
		products: all.flatMap((side) => side.products),
		because: all.flatMap((side) => side.because),
		upgradeTo: all.map((side) => side.upgradeTo).findLast((text) => text !== undefined),
	};
}

/** One source: affected ranges and fixed ranges of one model name. */
function joinRanges(outcomes: readonly Outcome[]): Combined | undefined {
	const says = (verdict: Outcome["verdict"]) => outcomes.filter((outcome) => outcome.verdict === verdict);
	const reach = outcomes.map((outcome) => outcome.upgradeTo).findLast((text) => text !== undefined);
	const by = (outcome: Outcome, verdict: Verdict): Combined => ({
		verdict,
		kind: outcome.kind,
		upgradeTo: verdict === "known_affected" || verdict === "under_investigation" ? (outcome.upgradeTo ?? reach) : undefined,
		range: outcome.range,
		outcome,
		products: outcomes.filter((other) => other.verdict === outcome.verdict).map((other) => other.hit.product),
		because: outcome.because,
	});
	const affected = says("known_affected")[0];
	if (affected !== undefined) return by(affected, "known_affected");
	const fixed = says("fixed")[0];
	if (fixed !== undefined) return by(fixed, "fixed");
	const safe = says("known_not_affected");
	const stated = safe.find((outcome) => outcome.kind === "stated_safe");
	if (stated !== undefined) return by(stated, "known_not_affected");
	const open = says("under_investigation")[0];
	if (open !== undefined) return by(open, "under_investigation");
	const silent = says("silent");
	const [beyond] = safe;
	if (beyond !== undefined) {
		// Above the last affected, a fix stated elsewhere in the group is still ahead: the gap rule.
		const ahead = silent.find((outcome) => outcome.upgradeTo !== undefined);
		if (beyond.kind === "after_range" && ahead !== undefined) {
			return {
				...by(beyond, "under_investigation"),
				kind: "gap_before_fix",
				upgradeTo: ahead.upgradeTo,
				because: [...beyond.because, ...ahead.because.slice(-1)],
			};
		}
		return by(beyond, "known_not_affected");
	}
	const last = silent[0];
	if (last === undefined) return undefined;
	// The product is listed with fixed or safe versions only, and this firmware is none of them: never "not affected".
	return { ...by(last, "under_investigation"), kind: last.kind ?? "other_version", products: silent.map((outcome) => outcome.hit.product) };
}
