/** A fleet with the answers of its identities: what every list of an assessment is made from. */
import type { Catalogue } from "../catalog/catalogue.ts";
import type { AttackedHole } from "../catalog/vendor.ts";
import type { Wave } from "../detect/wave.ts";
import type { Exposure } from "../inventory/device.ts";
import { type AttackLists, attackedIn, attackedOn, epssWords, NO_LISTS } from "./attack-lists.ts";
import { isWorse } from "./combine.ts";
import { EXPOSURES, type Fleet } from "./fleet.ts";
import { type HoleFilter, type HoleJudgement, judgeAll } from "./hole.ts";
import type { Matcher } from "./matcher.ts";
import { type Plan, planOf } from "./plan.ts";
import { createPriorities, type Priorities, type Urgency } from "./priority.ts";
import { contradictionsOf, type QuestionKey, questionsOf } from "./question.ts";
import { createSegments } from "./segment.ts";
import { createSeveritySaid } from "./severity-said.ts";
import { subjectOf } from "./subject.ts";
import type { Priority, Verdict } from "./verdict.ts";

/** All that is known of the identities of one segment. */
export interface Judged {
	/** Verdicts as for every member; the words of the proofs are those of the first. */
	readonly holes: readonly HoleJudgement[];
	/** `undefined`: no document speaks of it. */
	readonly worst: Verdict | undefined;
	/** Catalogue ids of all that may have built it: whose waves reach it. */
	readonly makers: readonly string[];
	readonly plan: Plan | undefined;
	readonly questions: readonly QuestionKey[];
}

/** Rows and their answers; call `judge` after the last device was added. */
export interface JudgedFleet {
	readonly fleet: Fleet;
	/** Judges the identities that were added since. */
	judge(): void;
	judgedAt(row: number): Judged;
	/** The same for the number of an identity. */
	judgedOf(identity: number): Judged;
	/** The holes of a row with proofs in that row's own words; the same order as `judgedAt`. */
	proofsAt(row: number): readonly HoleJudgement[];
	/** Rank of a hole by its place among the holes of the row: equal urgency is equal rank, 1 is first. */
	rankAt(row: number, hole: number): number;
	priorityAt(row: number, hole: number): Priority;
	/** What was decided about a hole of a row; `undefined` where there is no such hole. */
	urgencyAt(row: number, hole: number): Urgency | undefined;
	/** Attacks on a hole that were known on the day of the answer. */
	attackedBy(hole: HoleJudgement): AttackedHole | undefined;
}

const NOTHING: Judged = { holes: [], worst: undefined, makers: [], plan: undefined, questions: [] };
/** Proofs kept at a time: rows of one rank share identities, but not in a row. */
const MOST_PROOFS = 4000;

/** What to judge, and what priority looks at. */
export interface JudgedFleetOptions {
	readonly filter: HoleFilter;
	/** `YYYY-MM-DD` */
	readonly asOf: string;
	readonly waves: readonly Wave[];
	readonly lists?: AttackLists | undefined;
}

/** Joins a fleet with the answers of a matcher. */
export function createJudgedFleet(fleet: Fleet, matcher: Matcher, options: JudgedFleetOptions): JudgedFleet {
	const { filter } = options;
	const { catalogue } = matcher;
	const segmentOf = createSegments(matcher, filter);
	const bySegment = new WeakMap<ReturnType<typeof segmentOf>, Judged>();
	const judged: Judged[] = [];
	const proofs = new Map<number, readonly HoleJudgement[]>();
	const lists = options.lists ?? NO_LISTS;
	const attacked = attackedIn(lists, catalogue);
	const attackedBy = (hole: HoleJudgement) => (hole.cve === undefined ? undefined : attacked(hole.cve));
	const priorities = createPriorities({
		asOf: options.asOf,
		waves: options.waves,
		attackedBy,
		epssOf: (hole) => epssWords(lists, hole.cve),
		severitySaid: createSeveritySaid(matcher.library),
	});
	// Made when somebody asks for an order: who only counts verdicts needs none.
	let ranked: Ranks | undefined;
	const ranks = () => {
		ranked ??= rankAll(fleet, judged, priorities);
		return ranked;
	};
	const judgedOf = (identity: number) => judged[identity] ?? NOTHING;
	const judgedAt = (row: number) => judgedOf(fleet.identityAt(row));
	const rankAt = (row: number, hole: number) => ranks().get(judgedAt(row))?.[fleet.exposureAt(row)]?.[hole] ?? 0;
	const urgencyAt = (row: number, hole: number) => {
		const { holes, makers } = judgedAt(row);
		const judgement = holes[hole];
		return judgement === undefined ? undefined : priorities.tell(judgement, fleet.exposureAt(row), makers);
	};
	return {
		fleet,
		judgedAt,
		judgedOf,
		rankAt,
		attackedBy(hole) {
			return attackedOn(options.asOf, attackedBy(hole));
		},
		judge() {
			if (judged.length === fleet.identities.length) return;
			for (const identity of fleet.identities.slice(judged.length)) {
				const segment = segmentOf(identity);
				let held = bySegment.get(segment);
				if (held === undefined) {
					held = toJudged(segment, catalogue);
					bySegment.set(segment, held);
				}
				judged.push(held);
			}
			ranked = undefined;
		},
		proofsAt(row) {
			const index = fleet.identityAt(row);
			const held = proofs.get(index);
			const identity = fleet.identities[index];
			if (held !== undefined || identity === undefined) return held ?? [];
			if (proofs.size >= MOST_PROOFS) proofs.clear();
			const made = judgeAll(subjectOf(identity, matcher), filter);
			proofs.set(index, made);
			return made;
		},
		urgencyAt,
		priorityAt(row, hole) {
			const urgency = urgencyAt(row, hole);
			if (urgency === undefined) return { rank: 0, due: undefined, reasons: [] };
			return { rank: rankAt(row, hole), due: urgency.due, reasons: urgency.reasons };
		},
	};
}

function toJudged({ subject, holes }: ReturnType<ReturnType<typeof createSegments>>, catalogue: Catalogue): Judged {
	const { faces } = subject.faces;
	const vendors = faces.flatMap((face) => catalogue.vendor(face.vendor) ?? []);
	const maker = vendors.find((vendor) => vendor.roles.includes("maker"))?.name;
	let worst: Verdict | undefined;
	for (const { verdict } of holes) if (worst === undefined || isWorse(verdict, worst)) worst = verdict;
	const makers = [...new Set(faces.flatMap((face) => face.vendors))];
	let questions: readonly QuestionKey[] | undefined;
	return {
		holes,
		worst,
		makers,
		plan: planOf(subject, holes),
		get questions() {
			questions ??= [
				...questionsOf(subject.identity, holes, maker),
				...contradictionsOf(subject.hints?.contradictions ?? [], holes.length),
			];
			return questions;
		},
	};
}

type Ranks = ReadonlyMap<Judged, Partial<Record<Exposure, readonly number[]>>>;

function rankAll(fleet: Fleet, judged: readonly Judged[], { urgencyOf }: Priorities): Ranks {
	const ranks = new Map<Judged, Partial<Record<Exposure, readonly number[]>>>();
	const seen = new Set<number>();
	for (const [at, answer] of judged.entries()) {
		const held = ranks.get(answer) ?? {};
		ranks.set(answer, held);
		for (const exposure of EXPOSURES) {
			if (held[exposure] !== undefined || fleet.countOf(at, exposure) === 0) continue;
			const urgencies = answer.holes.map((hole) => urgencyOf(hole, exposure, answer.makers));
			held[exposure] = urgencies;
			for (const urgency of urgencies) seen.add(urgency);
		}
	}
	const rankOf = new Map([...seen].sort((a, b) => a - b).map((urgency, index) => [urgency, index + 1]));
	for (const byExposure of ranks.values()) {
		for (const [exposure, urgencies] of Object.entries(byExposure))
			byExposure[exposure as Exposure] = urgencies.map((urgency) => rankOf.get(urgency) ?? 0);
	}
	return ranks;
}
