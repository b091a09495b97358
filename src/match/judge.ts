/**
 * One identity, one advisory: the verdict a careful analyst would reach, with its proof.
 *
 * Rules: docs/verdicts.md. Nothing here turns an unknown into "not affected".
 */
import type { Vulnerability } from "../advisory/document.ts";
import { type Combined, combine, worst } from "./combine.ts";
import type { CompiledAdvisory, CompiledProduct } from "./compile.ts";
import { type Doubt, isWhole, kinDoubt, listedElsewhere, makerDoubt, mayBeAnywhere, modelDoubt, noFacts, vagueDoubt } from "./doubt.ts";
import { type Hit, hasPlatformTag, platformHits } from "./hit.ts";
import { kinEntries } from "./kin.ts";
import type { EntryLikeness } from "./likeness.ts";
import { needsOf } from "./need.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";
import { fromAdvisory, weakest } from "./proof.ts";
import { isDoubtedBrand } from "./single-answer.ts";
import { sistersUnder } from "./sister-families.ts";
import type { Subject } from "./subject.ts";
import type { ActionKind, Judgement, Reason } from "./verdict.ts";

/** Products of one document that are, or may be, the subject: by its model, and by a platform tag in its firmware text. */
export function hitsIn(subject: Subject, { entry, hits }: EntryLikeness): readonly Hit[] {
	const { identity, matcher } = subject;
	const tagged = hasPlatformTag(identity.firmware) ? platformHitsIn(subject, entry) : [];
	const found = tagged.length === 0 ? hits : [...hits, ...tagged];
	const all =
		found.length > 0 && isDoubtedBrand(identity.brand, matcher.catalogue) ? found.map((hit) => ({ ...hit, match: "?" as const })) : found;
	// A name that surely matches settles what a vaguer one of the same document left open; a description is no vaguer name.
	const matched = all.filter((hit) => hit.match === "match");
	return matched.length === 0 ? all : all.filter((hit) => hit.match === "match" || hit.described || isCloser(hit, matched));
}

/**
 * Whether an open name goes further along the device's than those that surely match, which take what is behind them for a variant: of
 * `ITC2200` and `ITC2200 PRO` the latter may be the `ITC2200 PRO Rev. B`.
 */
function isCloser({ product }: Hit, matched: readonly Hit[]): boolean {
	const prefixes = ({ names }: CompiledProduct) => names.map(({ pattern }) => pattern?.prefix ?? "");
	const own = prefixes(product);
	return matched.every(
		(hit) =>
			hit.because.some(({ rule }) => rule === "model/variant") &&
			prefixes(hit.product).some(
				(prefix) => prefix !== "" && own.some((longer) => longer.length > prefix.length && longer.startsWith(prefix)),
			),
	);
}

/** Whether a vulnerability is the one asked about; `undefined` asks about all. People write CVE ids in either case. */
export function treats(vulnerability: Vulnerability, cve: string | undefined): boolean {
	return cve === undefined || vulnerability.cve?.toUpperCase() === cve.toUpperCase();
}

function platformHitsIn({ identity, likeness }: Subject, { products }: CompiledAdvisory): readonly Hit[] {
	return likeness.faces.faces.flatMap((face) => platformHits(face, identity.firmware, products));
}

/** The verdict on one advisory; with `cve`, on that CVE of it alone. */
export function judge(subject: Subject, entry: CompiledAdvisory, cve?: string): Judgement {
	const chosen = entry.advisory.vulnerabilities.filter((vulnerability) => treats(vulnerability, cve));
	const beside = subject.likeness.inEntry(entry);
	if (entry.advisory.vulnerabilities.length === 0) return nothingTreated(subject, entry, cve);
	if (chosen.length === 0) {
		const step = fromAdvisory(
			"status",
			"status/no-such-cve",
			`this document does not treat ${cve ?? "any vulnerability"}`,
			entry.advisory.id,
			"/vulnerabilities",
			"",
		);
		return notListed(entry, cve, "per_cve", [step]);
	}
	const hits = hitsIn(subject, beside);
	return worst(chosen.map((vulnerability) => judgeVulnerability(subject, beside, vulnerability, hits)));
}

/** The verdict on one vulnerability of an advisory, from the products that matched. */
export function judgeVulnerability(subject: Subject, beside: EntryLikeness, vulnerability: Vulnerability, hits: readonly Hit[]): Judgement {
	const { entry } = beside;
	const outcomes: Outcome[] = [];
	const under = hits.filter((hit) => vulnerability.status.has(hit.product.product.productId));
	const sure = under.filter((hit) => hit.match === "match");
	for (const hit of sure.length > 0 ? sure : under) {
		const status = vulnerability.status.get(hit.product.product.productId);
		if (status !== undefined)
			outcomes.push(outcomeOf(hit, vulnerability, status, subject.firmwareFor(hit.product, hit.face), subject.matcher));
	}
	const combined = combine(outcomes);
	if (combined !== undefined) {
		const sister = combined.verdict === "fixed" ? openSister(subject, entry, vulnerability, hits) : undefined;
		return sister === undefined
			? toJudgement(combined, subject, entry, vulnerability)
			: doubtful(besideSister(combined, sister), subject, entry, vulnerability);
	}
	if (!hits.some((hit) => hit.match === "match")) return unmatched(subject, beside, vulnerability);
	const doubt = listedElsewhere(subject, vulnerability);
	if (doubt !== undefined) return doubtful(doubt, subject, entry, vulnerability);
	// "Not in the lists" is a statement only where all of them were read.
	if (!isWhole(vulnerability)) return doubtful(noFacts(entry, vulnerability, hits[0]?.because ?? []), subject, entry, vulnerability);
	const told = `the product is not listed under ${vulnerability.cve ?? "this vulnerability"}`;
	const step = fromAdvisory("status", "status/not-in-this-cve", told, entry.advisory.id, `${vulnerability.pointer}/product_status`, "");
	return notListed(entry, vulnerability.cve, "per_cve", [...(hits[0]?.because ?? []), step]);
}

/** What a source says of sister models that is worse than "fixed" for this firmware. */
function openSister(subject: Subject, entry: CompiledAdvisory, vulnerability: Vulnerability, hits: readonly Hit[]): Outcome | undefined {
	return sistersUnder(vulnerability, hits, entry)
		.map((hit) => outcomeOf(hit, vulnerability, "known_affected", subject.firmwareFor(hit.product, hit.face), subject.matcher))
		.find(({ verdict, kind }) => verdict === "known_affected" || (verdict === "under_investigation" && kind === "gap_before_fix"));
}

function besideSister(combined: Combined, { hit, because }: Outcome): Doubt {
	const { product, advisory, source } = hit.product;
	const told = `${source} lists ${product.name} with a later bound and not this model: whether it left it out on purpose is not said`;
	const step = fromAdvisory("source", "source/sister-family", told, advisory.advisory.id, product.pointer, product.fullName);
	return {
		kind: "sources_disagree",
		because: [...combined.because, ...because.slice(-1), step],
		confidence: combined.outcome.hit.confidence,
	};
}

function toJudgement(combined: Combined, subject: Subject, entry: CompiledAdvisory, vulnerability: Vulnerability): Judgement {
	const { outcome, products } = combined;
	return {
		verdict: combined.verdict,
		kind: combined.kind,
		confidence: outcome.hit.confidence,
		advisory: entry.advisory.id,
		cve: vulnerability.cve,
		productIds: products.map((product) => product.product.productId),
		upgradeTo: combined.upgradeTo,
		action: actionFor(combined, vulnerability, products),
		because: combined.because,
		needs: needsOf(combined, subject.identity),
	};
}

/** What to do: the remediations that name these products decide. */
function actionFor(combined: Combined, vulnerability: Vulnerability, products: readonly CompiledProduct[]): ActionKind {
	if (combined.verdict === "fixed" || combined.verdict === "known_not_affected") return "none";
	if (combined.verdict === "under_investigation" && combined.kind !== "gap_before_fix") return "find_out";
	if (combined.upgradeTo !== undefined) return "upgrade";
	const ids = new Set(products.map((product) => product.product.productId));
	const said = vulnerability.remediations.filter(
		(remediation) => remediation.productIds.length === 0 || remediation.productIds.some((id) => ids.has(id)),
	);
	if (said.some((remediation) => remediation.category === "no_fix_planned")) return "replace";
	if (said.some((remediation) => remediation.category === "vendor_fix")) return "ask_vendor";
	if (said.some((remediation) => remediation.category === "none_available")) return "isolate";
	return "ask_vendor";
}

/** What keeps "not listed" from being a fact; the same for every firmware of a model. */
function doubtOf(subject: Subject, { entry, speaksOf }: EntryLikeness, vulnerability: Vulnerability): Doubt | undefined {
	return (
		listedElsewhere(subject, vulnerability) ??
		modelDoubt(subject, speaksOf, entry) ??
		makerDoubt(subject, entry, speaksOf) ??
		vagueDoubt(subject, speaksOf) ??
		// Products that the tree does not have may be any.
		(entry.products.length === 0 && !isWhole(vulnerability) ? noFacts(entry, vulnerability, []) : undefined)
	);
}

/**
 * The documents that list a model or leave open whether they do: the others say nothing of any of its firmwares. Where the model is
 * plain, only those can leave it open that a further source adds to, that list the name for somebody else, or a name that is kin to it.
 */
export function concerning(subject: Subject): readonly EntryLikeness[] {
	const { likeness, matcher } = subject;
	if (mayBeAnywhere(subject)) return likeness.all().filter((beside) => concerns(subject, beside));
	const further = matcher.listedFurther.map((entry) => likeness.inEntry(entry)).filter(({ speaksOf }) => speaksOf.length > 0);
	const beside = new Set([...further, ...likeness.namesakes].filter((one) => concerns(subject, one)));
	for (const entry of kinEntries(likeness.faces, matcher.library)) beside.add(likeness.inEntry(entry));
	if (beside.size === 0) return likeness.listed;
	return [...new Set([...likeness.listed, ...beside])].sort((a, b) => a.entry.place - b.entry.place);
}

function concerns(subject: Subject, beside: EntryLikeness): boolean {
	return (
		beside.hits.length > 0 ||
		beside.entry.advisory.vulnerabilities.some((vulnerability) => doubtOf(subject, beside, vulnerability) !== undefined) ||
		kinOf(beside) !== undefined
	);
}

const kinKept = new WeakMap<EntryLikeness, Doubt | "none">();

/** `kinDoubt`, found once for a model and a document: it depends on no firmware and no vulnerability. */
function kinOf(beside: EntryLikeness): Doubt | undefined {
	const held = kinKept.get(beside) ?? kinDoubt(beside.speaksOf, beside.entry) ?? "none";
	kinKept.set(beside, held);
	return held === "none" ? undefined : held;
}

/** No product matched: not listed, unless something keeps that from being a fact. */
function unmatched(subject: Subject, beside: EntryLikeness, vulnerability: Vulnerability): Judgement {
	const { identity } = subject;
	const { entry, speaksOf } = beside;
	const doubt = doubtOf(subject, beside, vulnerability) ?? kinOf(beside);
	if (doubt !== undefined) return doubtful(doubt, subject, entry, vulnerability);
	const why = fromAdvisory(
		"model",
		"model/not-listed",
		`${identity.model ?? "the device"} is not listed in this advisory`,
		entry.advisory.id,
		"/product_tree",
		"",
	);
	return notListed(entry, vulnerability.cve, "not_listed", [...speaksOf.flatMap((face) => face.because), why]);
}

/** A document that tells of no hole at all is silent, which is no good news. */
function nothingTreated(subject: Subject, entry: CompiledAdvisory, cve: string | undefined): Judgement {
	const { id } = entry.advisory;
	const because = [fromAdvisory("status", "status/no-vulnerability", "this document treats no vulnerability", id, "", "")];
	return {
		verdict: "under_investigation",
		kind: "no_facts",
		confidence: "low",
		advisory: id,
		cve,
		productIds: [],
		upgradeTo: undefined,
		action: "find_out",
		because,
		needs: needsOf({ verdict: "under_investigation", kind: "no_facts", range: "", upgradeTo: undefined }, subject.identity),
	};
}

function doubtful(
	{ kind, because, confidence }: Doubt,
	subject: Subject,
	entry: CompiledAdvisory,
	vulnerability: Vulnerability,
): Judgement {
	return {
		verdict: "under_investigation",
		kind,
		confidence,
		advisory: entry.advisory.id,
		cve: vulnerability.cve,
		productIds: [],
		upgradeTo: undefined,
		action: "find_out",
		because,
		needs: needsOf({ verdict: "under_investigation", kind, range: "", upgradeTo: undefined }, subject.identity),
	};
}

function notListed(
	entry: CompiledAdvisory,
	cve: string | undefined,
	kind: "not_listed" | "per_cve",
	because: readonly Reason[],
): Judgement {
	return {
		verdict: "known_not_affected",
		kind,
		confidence: weakest("medium"),
		advisory: entry.advisory.id,
		cve,
		productIds: [],
		upgradeTo: undefined,
		action: "none",
		because,
		needs: [],
	};
}
