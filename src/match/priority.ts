/**
 * What to do first, until when, and why: the verdict, then CISA BOD 26-04 and the SSVC deployer tree (docs/priority.md).
 *
 * Lower is more urgent. A fact that is missing takes the strictest case that is still possible, and the reasons say so.
 */
import type { AttackedHole } from "../catalog/vendor.ts";
import { isRunning, touches, type Wave } from "../detect/wave.ts";
import type { Exposure } from "../inventory/device.ts";
import type { HoleJudgement } from "./hole.ts";
import { priorityOf } from "./ssvc/priority-of.ts";
import type { Verdict } from "./verdict.ts";

/** Steps between verdicts; `priorityOf` stays below 101. A device that nobody can name comes after those with an open hole. */
const STEP: Readonly<Record<Verdict, number>> = { known_affected: 0, under_investigation: 200, fixed: 1000, known_not_affected: 2000 };
const UNNAMED = 200;

/** What priority looks at besides the judgement. */
export interface PriorityContext {
	/** `YYYY-MM-DD` */
	readonly asOf: string;
	readonly waves: readonly Wave[];
	attackedBy(hole: HoleJudgement): AttackedHole | undefined;
	/** Its EPSS score in words, where scores were taken. */
	epssOf?(hole: HoleJudgement): string | undefined;
	/** What the documents on a hole say of its severity besides the score in force. */
	severitySaid(hole: HoleJudgement): SeveritySaid;
}

/** Words of documents on a severity. */
export interface SeveritySaid {
	/** Documents whose stated score is not what their vector gives, with the score stated. */
	readonly otherwise: readonly { readonly advisory: string; readonly stated: number }[];
	/** A rating in one word; `undefined` where none is given. */
	readonly rating: string | undefined;
}

/** How urgent one hole is on a device. */
export interface Urgency {
	/** Lower first. */
	readonly urgency: number;
	/** `YYYY-MM-DD`; only where something is known to be affected and the decision has a date. */
	readonly due: string | undefined;
	/** Outcomes of BOD 26-04 and of the deployer tree, and what is known of attacks: see `PriorityDecision`. */
	readonly decision: string;
	readonly deployer: string;
	readonly exploitation: string;
	readonly reasons: readonly string[];
}

/** What was decided for a hole, with all that it was decided by. */
interface Decided {
	readonly exposure: Exposure;
	readonly vectors: readonly string[];
	readonly waves: readonly Wave[];
	readonly decision: ReturnType<typeof priorityOf>;
}

function areSame<T>(a: readonly T[], b: readonly T[]): boolean {
	return a === b || (a.length === b.length && a.every((one, at) => one === b[at]));
}

/** Decides urgencies; each combination of hole, exposure and maker is decided once. */
export interface Priorities {
	/** What orders: lower first. */
	urgencyOf(hole: HoleJudgement, exposure: Exposure, makers: readonly string[]): number;
	/** The same with its date and reasons. */
	tell(hole: HoleJudgement, exposure: Exposure, makers: readonly string[]): Urgency;
}

/** Prepares deciding for a day and its waves. */
export function createPriorities(context: PriorityContext): Priorities {
	const decided = new Map<string, Decided[]>();
	const running = context.waves.filter((wave) => !wave.synthetic && isRunning(wave, context.asOf));
	const decide = (hole: HoleJudgement, exposure: Exposure, makers: readonly string[]): Decided["decision"] => {
		const waves = running.length === 0 ? running : running.filter((wave) => touches(wave, { cve: hole.cve, makers }));
		const { vectors } = hole;
		const name = hole.cve ?? hole.title;
		let held = decided.get(name);
		if (held === undefined) {
			held = [];
			decided.set(name, held);
		}
		for (const one of held)
			if (one.exposure === exposure && areSame(one.vectors, vectors) && areSame(one.waves, waves)) return one.decision;
		const decision = priorityOf({ attacked: context.attackedBy(hole), exposure, vectors, asOf: context.asOf, waves });
		held.push({ exposure, vectors, waves, decision });
		return decision;
	};
	const rank = (hole: HoleJudgement, { urgency }: Decided["decision"]) =>
		STEP[hole.verdict] + atOneDecision(urgency) + severityOf(hole.baseScore) + (isNamed(hole) ? 0 : UNNAMED);
	return {
		urgencyOf: (hole, exposure, makers) => rank(hole, decide(hole, exposure, makers)),
		tell(hole, exposure, makers) {
			const decision = decide(hole, exposure, makers);
			return {
				urgency: rank(hole, decision),
				due: hole.verdict === "known_affected" ? decision.due : undefined,
				decision: decision.decision,
				deployer: decision.deployer,
				exploitation: decision.exploitation,
				reasons: isNamed(hole)
					? [...decision.reasons, scoreWords(hole.baseScore, context.severitySaid(hole)), context.epssOf?.(hole) ?? ""].filter(
							(text) => text !== "",
						)
					: exposureOnly(exposure),
			};
		},
	};
}

function isNamed(hole: HoleJudgement): boolean {
	return hole.advisory !== "";
}

/** Equal decisions are equal: how long each is overdue already does not order them, severity and the number of devices do. */
function atOneDecision(urgency: number): number {
	return Math.floor(urgency * 200 + 1e-6) / 200;
}

/** A missing score stands with the worst. */
function severityOf(baseScore: number | undefined): number {
	return baseScore === undefined ? 0 : (10 - Math.min(10, Math.max(0, baseScore))) / 10_000;
}

/** The score that counts is the one its vector gives; a document that states another is named. CVSS goes before a rating in words. */
function scoreWords(baseScore: number | undefined, { otherwise, rating }: SeveritySaid): string {
	if (baseScore === undefined) return `no CVSS score stated${rating === undefined ? "" : `, rated ${rating} by the document`}`;
	const others = otherwise.slice(0, 3).map(({ advisory, stated }) => `${advisory} states ${stated.toFixed(1)}`);
	return `CVSS ${baseScore.toFixed(1)}${others.length === 0 ? "" : ` by its vector; ${others.join(", ")}`}`;
}

/** Of a device that cannot be named nothing is known but where it stands. */
function exposureOnly(exposure: Exposure): readonly string[] {
	return priorityOf({ attacked: "unknown", exposure, vectors: [], asOf: "1970-01-01" }).reasons.slice(1, 2);
}
