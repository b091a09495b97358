/** One identity against all documents held: a line for each hole, whichever documents speak of it. */
import type { Vulnerability } from "../advisory/document.ts";
import { fold } from "../core/text.ts";
import { worst } from "./combine.ts";
import type { CompiledAdvisory } from "./compile.ts";
import { isVague } from "./doubt.ts";
import { hasPlatformTag } from "./hit.ts";
import { joinSources, restsOnNoVersion, type Side } from "./join-sources.ts";
import { concerning, hitsIn, judgeVulnerability, treats } from "./judge.ts";
import type { EntryLikeness, Likeness } from "./likeness.ts";
import { needsOf } from "./need.ts";
import { fromAdvisory, fromInventory } from "./proof.ts";
import { isDoubtedBrand } from "./single-answer.ts";
import type { Subject } from "./subject.ts";
import type { ActionKind, Judgement, Reason, Verdict } from "./verdict.ts";
import { joinHoles } from "./with-signals.ts";

/** What one hole means for one identity; `sources` are all documents that speak of it, the deciding one first. */
export interface HoleJudgement extends Judgement {
	/** Key of the hole: its CVE, or one of its document's own; empty where the device could not be identified. */
	readonly hole: string;
	readonly title: string;
	/** Highest CVSS base score that a document states for it; `undefined` where none does. */
	readonly baseScore: number | undefined;
	/** CVSS vectors that the documents state for it, each once. */
	readonly vectors: readonly string[];
	readonly sources: readonly { readonly advisory: string; readonly verdict: Verdict }[];
}

/** Which holes to look at. */
export interface HoleFilter {
	readonly cve?: string | undefined;
	readonly advisory?: string | undefined;
}

/**
 * Judges an identity against a library.
 *
 * @returns A line for each hole that some document speaks of for this device, and one without hole where the device cannot be
 *   identified. Empty = identified, and no document held speaks of it. "Not listed" is no statement and never among them.
 */
export function judgeAll(subject: Subject, filter: HoleFilter = {}): readonly HoleJudgement[] {
	const { hinted } = subject;
	return joinHoles(subject, judgeBy(subject, filter), hinted === undefined ? [] : judgeBy(hinted, filter));
}

/** The holes by the faces of a subject's own likeness. */
function judgeBy(subject: Subject, filter: HoleFilter): readonly HoleJudgement[] {
	return joinLines(
		entriesFor(subject, filter).flatMap((beside) => linesOf(subject, beside, filter.cve)),
		unidentified(subject),
	);
}

/** Joins what documents say, hole by hole; `stranger` is what is said of a device that cannot be identified. */
export function joinLines(lines: Iterable<Line>, stranger: HoleJudgement | undefined): readonly HoleJudgement[] {
	const byHole = new Map<string, Line | Line[]>();
	for (const line of lines) {
		const held = byHole.get(line.hole);
		if (held === undefined) byHole.set(line.hole, line);
		else if (Array.isArray(held)) held.push(line);
		else byHole.set(line.hole, [held, line]);
	}
	const holes: HoleJudgement[] = [];
	for (const held of byHole.values()) holes.push(Array.isArray(held) ? joinDocuments(held) : held.alone);
	return withStranger(holes, stranger);
}

/** The same where it is known that every line is on a hole of its own. */
export function aloneAll(lines: readonly Line[], stranger: HoleJudgement | undefined): readonly HoleJudgement[] {
	return withStranger(
		lines.map((line) => line.alone),
		stranger,
	);
}

/** A vague name that is open under holes already says so there. */
function withStranger(holes: readonly HoleJudgement[], stranger: HoleJudgement | undefined): readonly HoleJudgement[] {
	return stranger === undefined || (stranger.kind === "model_unclear" && holes.length > 0) ? holes : [...holes, stranger];
}

const concerned = new WeakMap<Likeness, readonly EntryLikeness[]>();

/** The documents that can say something of a subject; found once for each model. A platform tag may make further ones speak. */
export function entriesFor(subject: Subject, { advisory }: HoleFilter): readonly EntryLikeness[] {
	const { likeness, identity, matcher } = subject;
	const held = concerned.get(likeness) ?? concerning(subject);
	concerned.set(likeness, held);
	const wanted = (entries: readonly EntryLikeness[]) =>
		advisory === undefined ? entries : entries.filter(({ entry }) => entry.advisory.id === advisory);
	if (!hasPlatformTag(identity.firmware)) return wanted(held);
	const tagged = matcher.library.platformAdvisories.map((entry) => likeness.inEntry(entry)).filter(({ speaksOf }) => speaksOf.length > 0);
	return wanted([...new Set([...held, ...tagged])].sort((a, b) => a.entry.place - b.entry.place));
}

/** What one document says about one hole. */
export interface Line {
	/** The CVE; without one, a key of the document's own. */
	readonly hole: string;
	readonly judgement: Judgement;
	readonly title: string;
	readonly baseScore: number | undefined;
	readonly vectors: readonly string[];
	readonly side: Side;
	/** The hole as it is where no other document speaks of it. */
	readonly alone: HoleJudgement;
}

/** What a document says of a subject, by hole; nothing where it does not list it. */
export function linesOf(subject: Subject, beside: EntryLikeness, cve: string | undefined): readonly Line[] {
	const { entry } = beside;
	const hits = hitsIn(subject, beside);
	const lines: Line[] = [];
	for (const vulnerability of entry.advisory.vulnerabilities) {
		if (!treats(vulnerability, cve) || (isUndecidable(vulnerability) && namesNoModel(entry, vulnerability))) continue;
		const judgement = judgeVulnerability(subject, beside, vulnerability, hits);
		if (judgement.kind !== "not_listed" && judgement.kind !== "per_cve") lines.push(toLine(entry, vulnerability, judgement));
	}
	return lines;
}

function toLine(entry: CompiledAdvisory, vulnerability: Vulnerability, judgement: Judgement): Line {
	const { id, further } = entry.advisory;
	const line = {
		hole: vulnerability.cve ?? `${id}${vulnerability.pointer}`,
		judgement,
		title: titleOf(entry, vulnerability),
		baseScore: scoreOf(vulnerability),
		vectors: [...new Set(vulnerability.scores.map((score) => score.vector))],
		side: { advisory: id, further, undated: restsOnNoVersion(entry.advisory, judgement), speaks: "says" as const, judgement },
	};
	return { ...line, alone: further === undefined ? aloneOf(line) : joinDocuments([line]) };
}

/** `joinDocuments` of one document that is no record: most holes are of that kind. */
function aloneOf({ judgement, hole, title, baseScore, vectors }: Omit<Line, "alone" | "side">): HoleJudgement {
	const { advisory, verdict, upgradeTo, action } = judgement;
	return { ...judgement, hole, action: actionWith(upgradeTo, action), title, baseScore, vectors, sources: [{ advisory, verdict }] };
}

/** No fix in one document is no word against the fix in another. */
function actionWith(upgradeTo: string | undefined, action: ActionKind): ActionKind {
	return upgradeTo !== undefined && (action === "ask_vendor" || action === "isolate") ? "upgrade" : action;
}

/** A hole of which the document only says that nothing is decided: told apart, for everybody. */
export function isUndecidable(vulnerability: Vulnerability): boolean {
	return vulnerability.status.size > 0 && [...vulnerability.status.values()].every((status) => status === "under_investigation");
}

/** True where no product under the hole has a name that a device could be compared with: `Dahua unnamed models`, `IP cameras`. */
function namesNoModel(entry: CompiledAdvisory, vulnerability: Vulnerability): boolean {
	const listed = entry.products.filter((product) => vulnerability.status.has(product.product.productId));
	return !listed.some((product) =>
		product.names.some(({ name, pattern }) => pattern !== undefined && pattern.prefix !== "" && !/\bunnamed\b/i.test(name.text)),
	);
}

function joinDocuments(lines: readonly Omit<Line, "alone">[]): HoleJudgement {
	const decided = decide(lines);
	const others = lines.map(({ judgement }) => judgement).filter((judgement) => judgement !== decided);
	const upgrade =
		decided.upgradeTo ?? others.find((judgement) => judgement.upgradeTo !== undefined && judgement.verdict !== "fixed")?.upgradeTo;
	const scores = lines.map((line) => line.baseScore).filter((score) => score !== undefined);
	return {
		...decided,
		hole: lines[0]?.hole ?? "",
		upgradeTo: upgrade,
		action: actionWith(upgrade, decided.action),
		title: lines.find((line) => line.judgement === decided)?.title ?? "",
		baseScore: scores.length === 0 ? undefined : Math.max(...scores),
		vectors: [...new Set(lines.flatMap((line) => line.vectors))],
		sources: [decided, ...others].map(({ advisory, verdict }) => ({ advisory, verdict })),
	};
}

/** Without records beside it the worst document decides (rule 14); with them, what all mean together (rule 15). */
function decide(lines: readonly Omit<Line, "alone">[]): Judgement {
	const all = lines.map(({ judgement }) => judgement);
	const joined = lines.some(({ side }) => side.further !== undefined) ? joinSources(lines.map(({ side }) => side)) : undefined;
	if (joined === undefined) return worst(all);
	const resting = lines.filter(({ side }) => joined.restsOn.includes(side.advisory)).map(({ judgement }) => judgement);
	const told = resting.find(({ verdict }) => verdict === joined.verdict);
	if (told !== undefined) return told;
	const first = worst(resting.length === 0 ? all : resting);
	return { ...first, verdict: joined.verdict, kind: joined.kind, action: "find_out", because: resting.flatMap(({ because }) => because) };
}

function titleOf(entry: CompiledAdvisory, vulnerability: Vulnerability): string {
	return vulnerability.title ?? entry.advisory.title;
}

function scoreOf(vulnerability: Vulnerability): number | undefined {
	return vulnerability.scores.length === 0 ? undefined : Math.max(...vulnerability.scores.map((score) => score.baseScore));
}

const NO_FAMILY = "no family of the maker's models is called so";
const NOBODY = "neither label nor model tells who built this device";
const DOUBTED = "the inventory does not say for sure which brand the device is of";

/** A device of which neither label nor model tells the maker: open, whatever the documents say. */
export function unidentified(subject: Subject): HoleJudgement | undefined {
	const { identity } = subject;
	const { faces } = subject.likeness;
	const { library } = subject.matcher;
	const doubted = isDoubtedBrand(identity.brand, subject.matcher.catalogue);
	const known = !doubted && faces.faces.some((face) => !face.vendor.startsWith("text:") || library.byVendor.has(face.vendor));
	const vague = known && isVague(identity.model, faces.faces, subject.matcher.catalogue) && subject.likeness.listed.length === 0;
	if (known && !vague && faces.faces.some((face) => face.model !== undefined)) return undefined;
	const because: Reason[] = [...faces.candidates];
	const twin = identity.model === undefined ? undefined : library.byLiteral.get(fold(identity.model))?.[0];
	if (twin !== undefined) {
		const told = `${identity.model ?? ""} is listed for ${twin.product.vendor}; the label says ${identity.brand ?? "nothing"}`;
		because.push(
			fromAdvisory(
				"model",
				"model/listed-under-another-brand",
				told,
				twin.advisory.advisory.id,
				twin.product.pointer,
				twin.product.fullName,
			),
		);
	}
	const kind = vague ? "model_unclear" : known ? "model_missing" : "maker_unknown";
	const said = vague ? NO_FAMILY : known ? "the inventory does not state the model" : doubted ? DOUBTED : NOBODY;
	because.push(
		fromInventory(
			known ? "model" : "vendor",
			vague ? "model/no-family" : known ? "model/missing" : "vendor/unknown",
			said,
			[identity.brand, identity.model].filter((text) => text !== undefined).join(" "),
		),
	);
	return {
		verdict: "under_investigation",
		kind,
		confidence: "low",
		advisory: "",
		cve: undefined,
		productIds: [],
		upgradeTo: undefined,
		action: "find_out",
		because,
		needs: needsOf({ verdict: "under_investigation", kind, range: "", upgradeTo: undefined }, identity),
		hole: "",
		title: known ? "The model is not known" : "The maker is not known",
		baseScore: undefined,
		vectors: [],
		sources: [],
	};
}
