/** What a revision means for owners, whoever they are, and whether they are told again. Written about by strangers; nothing is guessed. */
import type { Advisory, Product, Vulnerability } from "../../advisory/document.ts";
import { documentKey } from "../../advisory/document-key.ts";
import { fixesFor } from "../../advisory/fixes-for.ts";
import type { Alternative, Bound, Expression } from "../../advisory/range/expression.ts";
import type { Catalogue } from "../../catalog/catalogue.ts";
import { fold } from "../../core/text.ts";
import { readingOf } from "../source-comparison.ts";

/** A kind of change, the weightiest first. `range_changed`: neither wider nor narrower, or not to be told apart. */
export const MEANING_KINDS = [
	"withdrawn",
	"newly_affected",
	"range_widened",
	"fix_withdrawn",
	"fix_changed",
	"fix_added",
	"range_changed",
	"severity_up",
	"newly_open",
	"no_longer_listed",
	"no_longer_affected",
	"range_narrowed",
	"severity_down",
] as const;
export type MeaningKind = (typeof MEANING_KINDS)[number];

/** One change. */
export interface MeaningChange {
	readonly kind: MeaningKind;
	readonly advisory: string;
	/** CVE id, or the title of a hole without one; empty where the whole document is meant. */
	readonly hole: string;
	/** Empty where the hole or the document is meant. */
	readonly product: string;
	readonly before: string;
	readonly after: string;
}

/** Who is told: `again` all that were told, `correction` those for whom it became less, `no` nobody: an editor's changes. */
export interface RevisionMeaning {
	readonly tell: "again" | "correction" | "no";
	/** The weightiest first; empty: editorial only. */
	readonly changes: readonly MeaningChange[];
}

const CORRECTIONS: ReadonlySet<MeaningKind> = new Set(["no_longer_listed", "no_longer_affected", "range_narrowed", "severity_down"]);

/** Compares two sets of documents by hole and product name. */
export function meaningOf(before: readonly Advisory[], after: readonly Advisory[], catalogue: Catalogue): RevisionMeaning {
	const [was, is] = [statedIn(before), statedIn(after)];
	const changes: MeaningChange[] = [];
	for (const [key, later] of withdrawnOf(after)) {
		const earlier = before.find((document) => documentKey(document) === key);
		if (earlier !== undefined && earlier.withdrawn !== true)
			changes.push({ kind: "withdrawn", advisory: later.id, hole: "", product: "", before: earlier.revision, after: later.revision });
	}
	for (const key of new Set([...was.keys(), ...is.keys()])) {
		const [earlier, later] = [was.get(key), is.get(key)];
		if ((later ?? earlier) === undefined) continue;
		const named = later ?? earlier;
		if (named === undefined) continue;
		const change = (kind: MeaningKind, from: string, to: string) =>
			void changes.push({ kind, advisory: named.advisory, hole: named.hole, product: named.product, before: from, after: to });
		if (named.product === "") rating(earlier, later, change);
		else product(earlier, later, catalogue, change);
	}
	changes.sort((a, b) => MEANING_KINDS.indexOf(a.kind) - MEANING_KINDS.indexOf(b.kind));
	const tell = changes.some(({ kind }) => !CORRECTIONS.has(kind)) ? "again" : changes.length > 0 ? "correction" : "no";
	return { tell, changes };
}

function withdrawnOf(documents: readonly Advisory[]): readonly (readonly [string, Advisory])[] {
	return documents.filter(({ withdrawn }) => withdrawn === true).map((document) => [documentKey(document), document] as const);
}

interface Stated {
	readonly advisory: string;
	readonly hole: string;
	/** Empty: the hole's rating. */
	readonly product: string;
	readonly vendor: string;
	readonly affected: Expression[];
	readonly open: Expression[];
	readonly safe: Expression[];
	readonly fixes: Set<string>;
	score: number;
}

type Change = (kind: MeaningKind, before: string, after: string) => void;

function rating(earlier: Stated | undefined, later: Stated | undefined, change: Change): void {
	const [was, is] = [earlier?.score ?? -1, later?.score ?? -1];
	if (was < 0 || is < 0 || was === is) return;
	change(is > was ? "severity_up" : "severity_down", was.toFixed(1), is.toFixed(1));
}

function product(earlier: Stated | undefined, later: Stated | undefined, catalogue: Catalogue, change: Change): void {
	const [was, is] = [rangesOf(earlier?.affected), rangesOf(later?.affected)];
	if (was === "" && is !== "") change("newly_affected", rangesOf(earlier?.open), is);
	else if (was !== "" && is === "") change(goneAs(later), was, rangesOf(later?.open) || rangesOf(later?.safe));
	else if (was !== is) change(direction(earlier?.affected ?? [], later?.affected ?? [], later?.vendor ?? "", catalogue), was, is);
	const [open, nowOpen] = [rangesOf(earlier?.open), rangesOf(later?.open)];
	if (open !== nowOpen && nowOpen !== "" && was === is) change("newly_open", open, nowOpen);
	if (was === "" || is === "") return;
	const [fix, nowFix] = [fixesOf(earlier), fixesOf(later)];
	if (fix !== nowFix) change(fix === "" ? "fix_added" : nowFix === "" ? "fix_withdrawn" : "fix_changed", fix, nowFix);
}

/** What became of a product that was affected. */
function goneAs(later: Stated | undefined): MeaningKind {
	if (later === undefined) return "no_longer_listed";
	return later.open.length > 0 ? "newly_open" : later.safe.length > 0 ? "no_longer_affected" : "no_longer_listed";
}

function rangesOf(expressions: readonly Expression[] | undefined): string {
	return [...new Set((expressions ?? []).map(readingOf))].sort().join("; ");
}

function fixesOf(stated: Stated | undefined): string {
	return [...(stated?.fixes ?? [])].sort().join(", ");
}

function direction(before: readonly Expression[], after: readonly Expression[], vendor: string, catalogue: Catalogue): MeaningKind {
	const wider = covers(after, before, vendor, catalogue);
	const narrower = covers(before, after, vendor, catalogue);
	if (wider && !narrower) return "range_widened";
	return narrower && !wider ? "range_narrowed" : "range_changed";
}

/** Whether each piece of `inner` surely lies in a piece of `outer`. */
function covers(outer: readonly Expression[], inner: readonly Expression[], vendor: string, catalogue: Catalogue): boolean {
	const pieces = outer.flatMap(piecesOf);
	return inner.flatMap(piecesOf).every((piece) => pieces.some((one) => holds(one, piece, vendor, catalogue)));
}

type Piece = Alternative | "all" | "unknown";

function piecesOf(expression: Expression): readonly Piece[] {
	if (expression.kind === "all" || expression.kind === "model") return ["all"];
	return expression.kind === "ranges" && expression.condition === undefined ? expression.alternatives : ["unknown"];
}

function holds(outer: Piece, inner: Piece, vendor: string, catalogue: Catalogue): boolean {
	if (outer === "unknown" || inner === "unknown") return false;
	if (outer === "all") return true;
	if (inner === "all") return false;
	const [out, into] = [endsOf(outer), endsOf(inner)];
	return atLeast(out.lower, into.lower, -1, vendor, catalogue) && atLeast(out.upper, into.upper, 1, vendor, catalogue);
}

function endsOf(alternative: Alternative): { readonly lower?: Bound; readonly upper?: Bound } {
	if (alternative.kind === "interval") return alternative;
	const end: Bound = { text: alternative.text, inclusive: true, axis: "version", at: alternative.at };
	return { lower: end, upper: end };
}

/** Whether the outer end lies as far out as the inner one; `side` 1 is the upper end. */
function atLeast(outer: Bound | undefined, inner: Bound | undefined, side: 1 | -1, vendor: string, catalogue: Catalogue): boolean {
	if (outer === undefined) return true;
	if (inner === undefined || outer.axis !== inner.axis) return false;
	const order = orderOf(outer, inner, vendor, catalogue);
	if (order === "=") return outer.inclusive || !inner.inclusive;
	return order === (side === 1 ? ">" : "<");
}

function orderOf(a: Bound, b: Bound, vendor: string, catalogue: Catalogue): "<" | "=" | ">" | "?" {
	if (a.text === b.text) return "=";
	if (a.axis === "build_date") return a.text < b.text ? "<" : ">";
	for (const { id } of catalogue.findVendors(vendor)) {
		for (const scheme of catalogue.schemesOf(id)) {
			const [first, second] = [scheme.parse(a.text), scheme.parse(b.text)];
			if (first.ok && second.ok) return scheme.compare(first.value, second.value).order;
		}
	}
	return "?";
}

function statedIn(documents: readonly Advisory[]): ReadonlyMap<string, Stated> {
	const stated = new Map<string, Stated>();
	const at = (document: Advisory, hole: string, name: string, vendor: string): Stated => {
		const key = [documentKey(document), hole, fold(name)].join("\u0000");
		const held = stated.get(key);
		if (held !== undefined) return held;
		const made = {
			advisory: document.id,
			hole,
			product: name,
			vendor,
			affected: [],
			open: [],
			safe: [],
			fixes: new Set<string>(),
			score: -1,
		};
		stated.set(key, made);
		return made;
	};
	for (const document of documents) {
		for (const hole of document.vulnerabilities) {
			const name = hole.cve ?? hole.title ?? "";
			const rated = at(document, name, "", "");
			for (const { baseScore } of hole.scores) rated.score = Math.max(rated.score, baseScore);
			for (const one of document.products) add(at, document, hole, name, one);
		}
	}
	return stated;
}

function add(
	at: (document: Advisory, hole: string, name: string, vendor: string) => Stated,
	document: Advisory,
	hole: Vulnerability,
	name: string,
	one: Product,
): void {
	const status = hole.status.get(one.productId);
	if (status === undefined) return;
	const text = one.name === "" ? one.fullName : one.name;
	const held = at(document, name, one.vendor === "" || text.startsWith(one.vendor) ? text : `${one.vendor} ${text}`, one.vendor);
	if (status === "known_affected") {
		held.affected.push(one.expression);
		for (const fix of fixesFor(hole, one, document.products)) held.fixes.add(fix.text);
	} else if (status === "under_investigation") held.open.push(one.expression);
	else held.safe.push(one.expression);
}
