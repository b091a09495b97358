/**
 * What several sources on one hole mean together (rule 15 of docs/verdicts.md).
 *
 * A CVE record or an NVD entry is a further source: it may raise a doubt, and it never makes safe what another source calls affected.
 */
import type { Advisory } from "../advisory/document.ts";
import { isWorse } from "./combine.ts";
import type { Judgement } from "./verdict.ts";

/** What one source says of one device. */
export interface Side {
	readonly advisory: string;
	readonly further: Advisory["further"];
	/** The source lists the device and states no version: `-` in a CPE name. Set aside where another one states any. */
	readonly undated: boolean;
	/**
	 * `says`: it lists the device, or leaves open whether it does. `silent`: it lists others, not this one. `undecidable`: it names no
	 * product that any device could be compared with.
	 */
	readonly speaks: "says" | "silent" | "undecidable";
	readonly judgement: Pick<Judgement, "verdict" | "kind" | "upgradeTo" | "because">;
}

/** What the sources say together. */
export interface Joined {
	readonly verdict: Judgement["verdict"];
	readonly kind: Judgement["kind"];
	/** Advisory ids of the sources that the verdict rests on, and of those set aside for stating no version. */
	readonly restsOn: readonly string[];
	readonly setAside: readonly string[];
}

/** Whether a judgement on a further source rests on nothing but products that it lists without any version. */
export function restsOnNoVersion({ further, products }: Advisory, { productIds }: Pick<Judgement, "productIds">): boolean {
	if (further === undefined || productIds.length === 0) return false;
	const ids = new Set(productIds);
	return products.every((product) => product.undated === true || !ids.has(product.productId));
}

/**
 * Joins what the sources say; `undefined` where none says anything of the device.
 *
 * Advisories first: of several the worst counts (rule 14). Beside them, further sources that state versions are alternatives: all must
 * agree. Those without any version count only where nothing else speaks, for they would call a patched device affected for ever.
 */
export function joinSources(sides: readonly Side[]): Joined | undefined {
	const saying = sides.filter((side) => side.speaks === "says");
	const advisories = saying.filter((side) => side.further === undefined);
	const worstAdvisory = worstOf(advisories)?.judgement.verdict;
	const dated = saying.filter((side) => side.further !== undefined && !side.undated);
	const undated = saying.filter((side) => side.undated);
	const alternatives = [...advisories.filter((side) => side.judgement.verdict === worstAdvisory), ...dated];
	if (alternatives.length === 0) {
		const only = worstOf(undated);
		return only === undefined ? undefined : join(only, [only], []);
	}
	const joined = joinAlternatives(alternatives, undated);
	// Records alone never make a device safe that one of them lists as affected.
	const alarm = advisories.length === 0 ? undated.find((side) => side.judgement.verdict === "known_affected") : undefined;
	if (alarm === undefined || !isSafe(joined.verdict)) return joined;
	return { ...disagreement([...alternatives, alarm]), setAside: undated.filter((side) => side !== alarm).map((side) => side.advisory) };
}

function joinAlternatives(sides: readonly Side[], undated: readonly Side[]): Joined {
	const affected = sides.filter((side) => side.judgement.verdict === "known_affected");
	const open = sides.filter((side) => side.judgement.verdict === "under_investigation");
	const safe = sides.filter((side) => isSafe(side.judgement.verdict));
	const [alarm] = affected;
	const [doubt] = open;
	if (alarm !== undefined && safe.length > 0) return { ...disagreement(sides), setAside: ids(undated) };
	if (alarm !== undefined) {
		// A source that cannot be compared with this firmware does not soften "affected"; one that was compared and stays open does.
		if (open.every((side) => NOT_COMPARED.has(side.judgement.kind))) return join(alarm, affected, undated);
		return { ...disagreement(sides), setAside: ids(undated) };
	}
	if (doubt !== undefined) return join(doubt, open, undated);
	const told = worstOf(safe) ?? sides[0];
	if (told === undefined) throw new Error("no source to join");
	return join(told, safe, undated);
}

function join(told: Side, restsOn: readonly Side[], undated: readonly Side[]): Joined {
	return { verdict: told.judgement.verdict, kind: told.judgement.kind, restsOn: ids(restsOn), setAside: ids(undated) };
}

function disagreement(sides: readonly Side[]): Omit<Joined, "setAside"> {
	return { verdict: "under_investigation", kind: "sources_disagree", restsOn: ids(sides) };
}

function ids(sides: readonly Side[]): readonly string[] {
	return sides.map((side) => side.advisory);
}

function isSafe(verdict: Judgement["verdict"]): boolean {
	return verdict === "fixed" || verdict === "known_not_affected";
}

function worstOf(sides: readonly Side[]): Side | undefined {
	return sides.reduce<Side | undefined>(
		(held, side) => (held === undefined || isWorse(side.judgement.verdict, held.judgement.verdict) ? side : held),
		undefined,
	);
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
