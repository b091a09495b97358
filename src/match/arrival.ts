/**
 * What a new document means for a fleet that stands: only the names that it may speak of are looked at, and only on its own holes the
 * other documents are asked too. Everything is judged by the same rules as a whole assessment.
 */
import type { Advisory } from "../advisory/document.ts";
import { type CompiledAdvisory, compileLibrary, type Library } from "./compile.ts";
import type { Fleet } from "./fleet.ts";
import { hasPlatformTag } from "./hit.ts";
import { entriesFor, type HoleJudgement, joinLines, type Line, linesOf } from "./hole.ts";
import type { Identity } from "./identity.ts";
import { likenessOf } from "./likeness.ts";
import { createMatcher, type Matcher } from "./matcher.ts";
import { type FleetName, indexNames } from "./name-index.ts";
import { createSegments } from "./segment.ts";
import { type Subject, subjectOf } from "./subject.ts";
import { joinHoles } from "./with-signals.ts";

/** What a document means for the devices of one identity. */
export interface Arrival {
	/** Place in the fleet's identities. */
	readonly identity: number;
	/** Its holes, with what the other documents held say of them; the words of the proofs may be those of another firmware. */
	readonly holes: readonly HoleJudgement[];
}

/** A fleet made ready for new documents. */
export interface StandingFleet {
	/**
	 * @param advisory A document that the matcher does not hold.
	 * @returns An entry for each identity of which the document says something, in the order of the fleet's identities.
	 */
	arrive(advisory: Advisory): readonly Arrival[];
}

interface Name extends FleetName {
	/** Places in the fleet's identities. */
	readonly identities: number[];
}

/** Makes a fleet ready; `matcher` holds the documents that are known so far. */
export function createStandingFleet({ identities }: Pick<Fleet, "identities">, matcher: Matcher): StandingFleet {
	const { catalogue } = matcher;
	const names = namesOf(identities, matcher);
	const index = indexNames(names);
	const tagged = names.filter((name) => name.identities.some((at) => hasPlatformTag(identities[at]?.firmware)));
	/** Names that a library of one document may speak of. */
	const concernedBy = (library: Library, entry: CompiledAdvisory, isFurther: boolean): ReadonlySet<Name> => {
		const concerned = new Set(index.concernedBy(entry, library.namesInFront));
		// A further source may list what the document does not.
		const further = isFurther ? [...entry.meant].flatMap((vendor) => index.of(vendor)) : [];
		const byTag = library.platformAdvisories.length > 0 ? tagged : [];
		for (const name of [...further, ...byTag]) concerned.add(name);
		return concerned;
	};
	return {
		arrive(advisory) {
			const library = compileLibrary([advisory], catalogue);
			const [entry] = library.advisories;
			if (entry === undefined) return [];
			const alone = createMatcher(library, catalogue, (identity, held, known) =>
				likenessOf(identity, held, known, matcher.named(identity).likeness.faces),
			);
			const segmentOf = createSegments(alone);
			const found: Arrival[] = [];
			// A device may be concerned by its name and by its signals.
			const concerned = [...concernedBy(library, entry, alone.listedFurther.length > 0)].flatMap((name) => name.identities);
			for (const at of new Set(concerned)) {
				const identity = identities[at];
				const holes = identity === undefined ? [] : segmentOf(identity).holes.filter((hole) => hole.advisory !== "");
				if (identity !== undefined && holes.length > 0) found.push({ identity: at, holes: beside(holes, identity, alone, matcher) });
			}
			return found.sort((a, b) => a.identity - b.identity);
		},
	};
}

function namesOf(identities: readonly Identity[], matcher: Matcher): readonly Name[] {
	const byLikeness = new Map<object, Name>();
	for (const [at, identity] of identities.entries()) {
		const named = subjectOf(identity, matcher);
		for (const subject of named.hinted === undefined ? [named] : [named, named.hinted]) {
			const name = byLikeness.get(subject.likeness);
			if (name === undefined) byLikeness.set(subject.likeness, { subject, identities: [at] });
			else name.identities.push(at);
		}
	}
	return [...byLikeness.values()];
}

/** The holes joined with what the documents held say of them. */
function beside(holes: readonly HoleJudgement[], identity: Identity, alone: Matcher, held: Matcher): readonly HoleJudgement[] {
	const shared = holes.filter(({ cve }) => cve !== undefined && held.library.byCve.has(cve));
	if (shared.length === 0) return holes;
	const [subject, other] = [subjectOf(identity, alone), subjectOf(identity, held)];
	return holes.map((hole) => (shared.includes(hole) ? joined(hole, subject, other) : hole));
}

function joined(hole: HoleJudgement, subject: Subject, held: Subject): HoleJudgement {
	const through = subject.hinted === undefined || held.hinted === undefined ? [] : together(hole, subject.hinted, held.hinted);
	return joinHoles(subject, together(hole, subject, held), through).find(({ cve }) => cve === hole.cve) ?? hole;
}

/** What all documents say of one hole by the faces of one likeness. */
function together({ cve }: HoleJudgement, subject: Subject, held: Subject): readonly HoleJudgement[] {
	const others = new Set(held.matcher.library.byCve.get(cve ?? ""));
	const lines: Line[] = entriesFor(held, {}).flatMap((entry) => (others.has(entry.entry) ? linesOf(held, entry, cve) : []));
	for (const entry of subject.matcher.library.advisories) lines.push(...linesOf(subject, subject.likeness.inEntry(entry), cve));
	return joinLines(lines, undefined);
}
