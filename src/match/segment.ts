/**
 * Segments: all firmwares of one model that stand alike to every version the documents name get the same verdicts.
 *
 * A fleet has tens of thousands of identities, but a model has only as many different answers as its documents have bounds. Each
 * segment is judged once, by the same rules as everything else; the words of a proof are made when somebody asks for them.
 */
import type { Product } from "../advisory/document.ts";
import type { Comparison } from "../catalog/firmware/scheme.ts";
import { type Hit, hasPlatformTag } from "./hit.ts";
import { type HoleFilter, type HoleJudgement, judgeAll } from "./hole.ts";
import type { Identity } from "./identity.ts";
import type { Likeness } from "./likeness.ts";
import type { Matcher } from "./matcher.ts";
import { type Subject, subjectOf } from "./subject.ts";

/** What one segment answers. */
export interface Segment {
	/** A member: its proof is in its own words, its verdicts are those of all members. */
	readonly subject: Subject;
	readonly holes: readonly HoleJudgement[];
}

/** Gives the segment of an identity, judging it when it is the first of its kind. */
export type SegmentOf = (identity: Identity) => Segment;

/** One for a matcher and a filter; keeps the segments of every model it has met. */
export function createSegments(matcher: Matcher, filter: HoleFilter = {}): SegmentOf {
	const byLikeness = new Map<Likeness, { readonly bounds: readonly Bounded[]; readonly segments: Map<string, Segment> }>();
	return (identity) => {
		const subject = subjectOf(identity, matcher);
		const { likeness } = subject;
		let model = byLikeness.get(likeness);
		if (model === undefined) {
			model = { bounds: boundsOf(likeness, matcher), segments: new Map() };
			byLikeness.set(likeness, model);
		}
		const key = signature(subject, model.bounds);
		const held = model.segments.get(key);
		if (held !== undefined) return held;
		const made = { subject, holes: judgeAll(subject, filter) };
		model.segments.set(key, made);
		return made;
	};
}

/** The versions and days that documents compare a model's firmware with, under the schemes of one face. */
interface Bounded {
	readonly hit: Hit;
	readonly versions: readonly string[];
	readonly days: readonly string[];
}

function boundsOf(likeness: Likeness, matcher: Matcher): readonly Bounded[] {
	const byReading = new Map<string, { hit: Hit; versions: Set<string>; days: Set<string> }>();
	for (const { entry, hits } of likeness.listed) {
		for (const hit of hits) {
			// What reads the firmware depends on product vendor and face alone.
			const reading = matcher
				.schemesFor(hit.product, hit.face)
				.map((scheme) => scheme.id)
				.join();
			const held = byReading.get(reading) ?? { hit, versions: new Set(), days: new Set() };
			byReading.set(reading, held);
			collect(hit.product.product, held);
			for (const vulnerability of entry.advisory.vulnerabilities) {
				for (const fix of matcher.fixes(entry, vulnerability, hit.product.product))
					(fix.axis === "build_date" ? held.days : held.versions).add(fix.text);
			}
		}
	}
	return [...byReading.values()].map(({ hit, versions, days }) => ({ hit, versions: [...versions], days: [...days] }));
}

function collect(product: Product, into: { readonly versions: Set<string>; readonly days: Set<string> }): void {
	if (product.expression.kind !== "ranges") return;
	for (const alternative of product.expression.alternatives) {
		if (alternative.kind === "exact") into.versions.add(alternative.text);
		else
			for (const bound of [alternative.lower, alternative.upper])
				if (bound !== undefined) (bound.axis === "build_date" ? into.days : into.versions).add(bound.text);
	}
}

/** How a firmware stands to every bound, as a text. A firmware that carries a platform tag is a segment of its own. */
function signature(subject: Subject, bounds: readonly Bounded[]): string {
	const { firmware } = subject.identity;
	if (firmware === undefined) return "-";
	if (hasPlatformTag(firmware)) return `=${firmware}`;
	let text = "";
	for (const { hit, versions, days } of bounds) {
		const read = subject.firmwareFor(hit.product, hit.face);
		if (read === undefined) continue;
		text += read.isReadable() ? "/" : "!";
		for (const version of versions) text += mark(read.compareTo(version));
		for (const day of days) text += mark(read.compareToDay(day));
	}
	return text;
}

/** A few characters for each outcome that judging tells apart. */
function mark({ order, axis, extends: more, conflict, unequal }: Comparison): string {
	if (order !== "?") return more === undefined ? order : `${order}${more}`;
	return `?${axis === "build_date" ? "d" : "v"}${more ?? "-"}${conflict === true ? "c" : ""}${unequal === true ? "u" : ""}`;
}
