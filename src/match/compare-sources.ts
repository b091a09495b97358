/**
 * Several sources on one hole, side by side: what each of them says of a device, and what they say together (rule 15 of docs/verdicts.md).
 *
 * A CVE record or an NVD entry is a further source: it may raise a doubt, and it never makes safe what another source calls affected.
 */
import type { Advisory, Vulnerability } from "../advisory/document.ts";
import { isWorse } from "./combine.ts";
import type { CompiledAdvisory, Library } from "./compile.ts";
import { isUndecidable } from "./hole.ts";
import { judge, treats } from "./judge.ts";
import type { Subject } from "./subject.ts";
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

/** The documents of a library on one hole: advisories first, then CVE records, then NVD; each by date, then id. */
export function sourcesOn(library: Library, cve: string): readonly CompiledAdvisory[] {
	const order = (entry: CompiledAdvisory): string => {
		const { further, currentReleaseDate, id, publisher } = entry.advisory;
		return [further === undefined ? "0" : further === "cve" ? "1" : "2", currentReleaseDate, id, publisher].join("\u0000");
	};
	return library.advisories
		.filter((entry) => vulnerabilityOf(entry, cve) !== undefined)
		.map((entry) => ({ entry, key: order(entry) }))
		.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
		.map(({ entry }) => entry);
}

/** The first vulnerability of a document that is this hole. */
export function vulnerabilityOf({ advisory }: CompiledAdvisory, cve: string): Vulnerability | undefined {
	return advisory.vulnerabilities.find((vulnerability) => vulnerability.cve !== undefined && treats(vulnerability, cve));
}

/** What one source says of one device under one hole. */
export function sideOf(subject: Subject, entry: CompiledAdvisory, cve: string): Side {
	const { id: advisory, further, products } = entry.advisory;
	const judgement = judge(subject, entry, cve);
	const vulnerability = vulnerabilityOf(entry, cve);
	const ids = new Set(judgement.productIds);
	const meant = further === undefined || ids.size === 0 ? [] : products.filter((product) => ids.has(product.productId));
	const undated = meant.length > 0 && meant.every((product) => product.undated === true);
	const silent = judgement.kind === "not_listed" || judgement.kind === "per_cve";
	const empty = vulnerability === undefined || vulnerability.status.size === 0 || isUndecidable(vulnerability);
	return { advisory, further, undated, speaks: empty ? "undecidable" : silent ? "silent" : "says", judgement };
}

/** True when the sources tell a reader different things of one device. A source that names no comparable product tells none. */
export function differ(sides: readonly Side[]): boolean {
	const told = sides.filter((side) => side.speaks !== "undecidable").map((side) => side.judgement.verdict);
	return told.some((verdict) => verdict !== told[0]);
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
