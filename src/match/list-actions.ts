/** The actions of a fleet: equal plans at one site are one line, most urgent first. */
import type { Exposure } from "../inventory/device.ts";
import { actionReason, actionWords } from "./action.ts";
import type { HoleJudgement } from "./hole.ts";
import type { Judged, JudgedFleet } from "./judged-fleet.ts";
import type { Plan } from "./plan.ts";
import { groupRows } from "./row-groups.ts";
import type { Action, FurtherActions, Priority } from "./verdict.ts";

/** Actions in order, and what was only counted. */
export interface ActionList {
	readonly actions: readonly Action[];
	readonly further: FurtherActions;
}

/**
 * All actions, by rank, then by how many devices the internet reaches, then by number.
 *
 * @param most - List the first so many of those that ask for something, and count the others: a large fleet has tens of thousands.
 */
export function listActions(judged: JudgedFleet, most = Number.POSITIVE_INFINITY): ActionList {
	const { fleet } = judged;
	const steps = stepNumbers(judged);
	const siteNumbers = new Map<string, number>();
	// Stated nowhere and stated as nothing is one place.
	const places = fleet.sites.map((site) => numberOf(siteNumbers, site ?? ""));
	const groups = groupRows(fleet.size, (row) => {
		const step = steps[fleet.identityAt(row)] ?? -1;
		return step < 0 ? -1 : step * places.length + (places[fleet.siteNumberAt(row)] ?? 0);
	});
	const reasonsOf = createReasons(judged);
	const urgentOf = createUrgent(judged);
	const weighed = groups.map((rows) => weigh(rows, judged, urgentOf));
	const chosen = most < weighed.length ? firstOf(weighed, most) : weighed;
	const actions = chosen
		.map((group) => toAction(group, judged, reasonsOf))
		.sort(byUrgency)
		.slice(0, most);
	const asking = weighed.filter(({ plan }) => plan.kind !== "none");
	const further = most < weighed.length ? furtherOf(asking, actions) : { actions: 0, devices: 0 };
	return { actions, further };
}

/** The `most` heaviest groups that ask for something, and those as heavy as the last of them. */
function firstOf(weighed: readonly Weighed[], most: number): readonly Weighed[] {
	const sorted = weighed.filter(({ plan }) => plan.kind !== "none").sort(byWeight);
	const last = sorted[most - 1];
	return last === undefined ? sorted : sorted.filter((group, at) => at < most || byWeight(group, last) === 0);
}

function furtherOf(asking: readonly Weighed[], actions: readonly Action[]): FurtherActions {
	const all = asking.reduce((sum, { rows }) => sum + rows.length, 0);
	return { actions: asking.length - actions.length, devices: all - actions.reduce((sum, { deviceIds }) => sum + deviceIds.length, 0) };
}

/** By identity, the number of what is asked of which model: equal ones at one site are one action. -1 where nothing is asked. */
function stepNumbers({ fleet, judgedOf }: JudgedFleet): Int32Array {
	const numbers = new Map<string, number>();
	return Int32Array.from(fleet.identities, ({ brand, maker, model }, identity) => {
		const { plan } = judgedOf(identity);
		if (plan === undefined) return -1;
		return numberOf(numbers, [brand ?? maker ?? "", model ?? "", plan.kind, plan.upgradeTo ?? "", plan.verdict].join("\u0000"));
	});
}

function numberOf(numbers: Map<string, number>, key: string): number {
	const held = numbers.get(key);
	if (held !== undefined) return held;
	numbers.set(key, numbers.size);
	return numbers.size - 1;
}

/** An action says what was decided; the findings behind it say how. It counts its exposed devices itself. */
const SHOWN = /^(?:by CISA BOD 26-04: (?!fix on)|CVSS |wave of attacks |whether the internet)/;

function byUrgency(a: Action, b: Action): number {
	const order = a.priority.rank - b.priority.rank || b.exposed - a.exposed || b.deviceIds.length - a.deviceIds.length;
	return order || (a.what < b.what ? -1 : a.what > b.what ? 1 : 0);
}

/** Rows of one action, with what orders it. */
interface Weighed {
	readonly rows: Uint32Array;
	readonly plan: Plan;
	readonly plans: ReadonlySet<Plan>;
	readonly exposed: number;
	readonly priority: Priority;
}

/** `byUrgency` as far as it goes without words. */
function byWeight(a: Weighed, b: Weighed): number {
	return a.priority.rank - b.priority.rank || b.exposed - a.exposed || b.rows.length - a.rows.length;
}

function weigh(rows: Uint32Array, judged: JudgedFleet, urgentOf: ReturnType<typeof createUrgent>): Weighed {
	const { fleet } = judged;
	const plans = new Set<Plan>();
	let exposed = 0;
	let urgent: Urgent | undefined;
	for (const row of rows) {
		const exposure = fleet.exposureAt(row);
		const answer = judged.judgedAt(row);
		if (answer.plan !== undefined) plans.add(answer.plan);
		if (exposure === "internet") exposed += 1;
		const own = urgentOf(row, answer, exposure);
		if (own !== undefined && (urgent === undefined || own.rank < urgent.rank)) urgent = own;
	}
	const [plan = NO_PLAN] = plans;
	return { rows, plan, plans, exposed, priority: urgent?.priority ?? NO_PRIORITY };
}

function toAction(
	{ rows, plan, plans, exposed, priority }: Weighed,
	{ fleet }: JudgedFleet,
	reasonsOf: ReturnType<typeof createReasons>,
): Action {
	const first = rows[0] ?? 0;
	const { brand, maker, model } = fleet.identities[fleet.identityAt(first)] ?? {};
	const { cves, advisories, why } = reasonsOf([...plans]);
	const action = {
		kind: plan.kind,
		site: fleet.siteAt(first),
		brand: brand ?? maker,
		model,
		upgradeTo: plan.upgradeTo,
		deviceIds: Array.from(rows, (row) => fleet.idAt(row)),
		accepted: 0,
		exposed,
		cves,
		advisories,
		verdict: plan.verdict,
		priority,
	};
	return { ...action, what: actionWords(action), why };
}

const NO_PRIORITY: Priority = { rank: 0, due: undefined, reasons: [] };
const NO_PLAN: Plan = { kind: "none", upgradeTo: undefined, verdict: "under_investigation", holes: [], staysOpen: [] };

type Reasons = Pick<Action, "cves" | "advisories" | "why">;

/** What stands behind the same plans in the same order; thousands of sites share it. */
function createReasons(judged: JudgedFleet): (plans: readonly Plan[]) => Reasons {
	const numbers = new Map<Plan, number>();
	const made = new Map<string, Reasons>();
	// Plans of many segments say the same of the same holes.
	const share = createShared<Reasons>();
	return (plans) => {
		let key = "";
		for (const plan of plans) {
			const number = numbers.get(plan) ?? numbers.size;
			numbers.set(plan, number);
			key += `${number},`;
		}
		let reasons = made.get(key);
		if (reasons === undefined) {
			reasons = share(toReasons(plans, judged));
			made.set(key, reasons);
		}
		return reasons;
	};
}

function toReasons(plans: readonly Plan[], judged: JudgedFleet): Reasons {
	const plan = plans[0] ?? NO_PLAN;
	const holes = new Map(plans.flatMap((own) => own.holes).map((hole) => [hole.cve ?? hole.title, hole]));
	const open = new Set(plans.flatMap((own) => own.staysOpen).map((hole) => hole.cve ?? hole.title));
	const listed = [...holes.values()];
	const told = listed.map((hole) => ({ cve: hole.cve, title: hole.title, attackedSince: attackedSince(hole, judged) }));
	return {
		cves: [...new Set(listed.map((hole) => hole.cve).filter((cve) => cve !== undefined))].sort(),
		advisories: [...new Set(listed.flatMap((hole) => hole.sources.map((source) => source.advisory)))].sort(),
		why: actionReason(plan.kind, told, [...open].sort(), plan.verdict),
	};
}

function attackedSince(hole: HoleJudgement, judged: JudgedFleet): string | undefined {
	const attacked = judged.attackedBy(hole);
	return attacked === undefined ? undefined : (attacked.kevAdded ?? "");
}

/** Gives equal values as one: a large fleet has tens of thousands of actions, and few of what they say. */
function createShared<T>(): (value: T) => T {
	const byText = new Map<string, T>();
	return (value) => {
		const text = JSON.stringify(value);
		const held = byText.get(text);
		if (held !== undefined) return held;
		byText.set(text, value);
		return value;
	};
}

/** The most urgent hole of a row's plan. */
interface Urgent {
	readonly rank: number;
	readonly priority: Priority;
}

/** Rows with the same answer and the same exposure have the same most urgent hole. */
function createUrgent(judged: JudgedFleet): (row: number, answer: Judged, exposure: Exposure) => Urgent | undefined {
	const known = new Map<Judged, Partial<Record<Exposure, Urgent | "none">>>();
	const share = createShared<Urgent>();
	return (row, answer, exposure) => {
		const byExposure = known.get(answer) ?? {};
		const held = byExposure[exposure];
		if (held !== undefined) return held === "none" ? undefined : held;
		const made = mostUrgent(row, answer, judged);
		const found = made === undefined ? undefined : share(made);
		byExposure[exposure] = found ?? "none";
		known.set(answer, byExposure);
		return found;
	};
}

function mostUrgent(row: number, { holes, plan }: Judged, judged: JudgedFleet): Urgent | undefined {
	let urgent: { readonly hole: number; readonly rank: number } | undefined;
	holes.forEach((hole, index) => {
		const rank = judged.rankAt(row, index);
		if (plan?.holes.includes(hole) === true && (urgent === undefined || rank < urgent.rank)) urgent = { hole: index, rank };
	});
	if (urgent === undefined) return undefined;
	const priority = judged.priorityAt(row, urgent.hole);
	const reasons = priority.reasons.filter((reason) => SHOWN.test(reason)).map((reason) => reason.replace(/^by /, ""));
	return { rank: urgent.rank, priority: { ...priority, reasons } };
}
