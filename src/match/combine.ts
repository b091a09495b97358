/**
 * Several products of a document, one verdict.
 *
 * Within a group (one model name: its affected range, its fixed range) a reached fix answers what the range left open. Sources
 * side by side in a group are alternatives, not a union: they must agree. Across groups the worst counts.
 */
import { addTo } from "../core/multi-map.ts";
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
	/** What a firmware inside `range` would mean. */
	readonly inside: Verdict;
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
	for (const outcome of outcomes) addTo(bySource, outcome.hit.product.source, outcome);
	const untagged = joinNames(bySource.get("") ?? []);
	bySource.delete("");
	const sides = [...bySource.values()].map(joinNames).filter((side) => side !== undefined);
	const joined = [untagged, joinSides(sides)].filter((side) => side !== undefined);
	return joined.length === 0 ? undefined : worst(joined);
}

/** One source: each model name by itself, then the worst. */
function joinNames(outcomes: readonly Outcome[]): Combined | undefined {
	const byName = new Map<string, Outcome[]>();
	for (const outcome of outcomes) addTo(byName, outcome.hit.product.group, outcome);
	const joined = [...byName.values()].map(joinRanges).filter((group) => group !== undefined);
	const told = joined.length === 0 ? undefined : worst(joined);
	return told?.verdict === "under_investigation" ? firstCompared(joined.filter((name) => name.verdict === told.verdict)) : told;
}

/** Of several open ones that which was compared with the firmware: it says more; one that states no facts says least. */
function firstCompared<T extends { readonly kind: Judgement["kind"] }>(open: readonly T[]): T | undefined {
	return open.find((one) => !NOT_COMPARED.has(one.kind)) ?? open.find((one) => one.kind !== "no_facts") ?? open[0];
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
		// "Fixed" by one source does not settle what the other leaves open.
		if (told.verdict !== "known_affected") return agreeing(undecided[0] ?? told, decided);
		// A source that cannot be compared with this firmware does not soften "affected"; one that was compared and does not say so does.
		if (undecided.every((side) => NOT_COMPARED.has(side.kind))) return agreeing(told, [...decided.slice(1), ...undecided]);
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
		inside: outcome.status,
		outcome,
		products: outcomes.filter((other) => other.verdict === outcome.verdict).map((other) => other.hit.product),
		because: outcome.because,
	});
	const affected = says("known_affected");
	const fixed = says("fixed");
	const safe = says("known_not_affected");
	const open = firstCompared(says("under_investigation"));
	const silent = says("silent");
	const inRange = affected.find(isBounded);
	if (inRange !== undefined) return by(inRange, "known_affected");
	if (affected[0] !== undefined) {
		// Listed as affected without versions: a `fixed` status with versions says where that ends.
		const reached = fixed.find((outcome) => outcome.status === "fixed" && isBounded(outcome));
		if (reached !== undefined) return by(reached, "fixed");
		const unread = silent.find((outcome) => outcome.status === "fixed" && FIRMWARE_FACTS.has(outcome.kind));
		return unread === undefined ? by(affected[0], "known_affected") : by(unread, "under_investigation");
	}
	// With its build stated the firmware may turn out to lie inside, and a note that a hole was not closed speaks of every fix of it.
	const maybe = says("under_investigation").find(
		(outcome) => outcome.status === "known_affected" && (outcome.isNear || OUTWEIGHS_FIX.has(outcome.kind)),
	);
	if (maybe !== undefined) return by(maybe, "under_investigation");
	const reached = fixed.find(isBounded);
	if (reached !== undefined) return by(reached, "fixed");
	const stated = safe.filter((outcome) => outcome.kind === "stated_safe");
	const statedHere = stated.find(isBounded);
	if (statedHere !== undefined) return by(statedHere, "known_not_affected");
	// What is said of a product as a whole does not answer for a firmware that a range of it leaves open.
	if (open !== undefined) return by(open, "under_investigation");
	if (fixed[0] !== undefined) return by(fixed[0], "fixed");
	if (stated[0] !== undefined) return by(stated[0], "known_not_affected");
	const beyond = safe.find((outcome) => outcome.kind === "after_range") ?? safe[0];
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
		// Past one range and before another is next to what is listed, whether they stand in one slot or in two.
		if (beyond.kind === "after_range" && safe.some((outcome) => outcome.kind === "below_range"))
			return { ...by(beyond, "under_investigation"), kind: "other_version" };
		return by(beyond, "known_not_affected");
	}
	const last = silent.find((outcome) => outcome.kind === undefined) ?? silent[0];
	if (last === undefined) return undefined;
	// The product is listed with fixed or safe versions only, and this firmware is none of them: never "not affected".
	return { ...by(last, "under_investigation"), kind: last.kind ?? "other_version", products: silent.map((outcome) => outcome.hit.product) };
}

/** Kinds of "open" in which a source was not compared with the firmware at all. */
const NOT_COMPARED: ReadonlySet<Judgement["kind"]> = new Set([
	"firmware_missing",
	"firmware_partial",
	"firmware_unreadable",
	"no_order",
	"condition",
	"range_unreadable",
	"model_unclear",
	"no_facts",
] as const);

/** Kinds of "open" for a product listed as affected that a reached fix does not settle. */
const OUTWEIGHS_FIX: ReadonlySet<Outcome["kind"]> = new Set(["firmware_partial", "stated_open"] as const);

/** Facts about the firmware that, once known, place it in a range. */
const FIRMWARE_FACTS: ReadonlySet<Outcome["kind"]> = new Set(["firmware_missing", "firmware_partial", "firmware_unreadable"] as const);

function isBounded(outcome: Outcome): boolean {
	return !outcome.wholeProduct;
}
