/**
 * The main job: a fleet against all documents held. Who is at risk, what to do first, what is not known.
 *
 * Each identity is judged once; devices only add where they stand and who can reach them.
 */
import type { Catalogue } from "../catalog/catalogue.ts";
import type { Device, Exposure, Rejected } from "../inventory/device.ts";
import { actionReason, actionWords } from "./action.ts";
import { isWorse } from "./combine.ts";
import type { Library } from "./compile.ts";
import { createFleet, type Fleet } from "./fleet.ts";
import { type HoleFilter, type HoleJudgement, isUndecidable, judgeAll } from "./hole.ts";
import { subjectOf } from "./judge.ts";
import { createMatcher } from "./matcher.ts";
import { type Plan, planOf } from "./plan.ts";
import { EXPOSED, urgencyOf } from "./priority.ts";
import { type QuestionKey, questionsOf, toQuestion } from "./question.ts";
import type { Action, Assessment, Finding, FindingDevice, Priority, Question, Verdict } from "./verdict.ts";

/** What the assessment is made from. */
export interface AssessOptions extends HoleFilter {
	/** `YYYY-MM-DD` */
	readonly asOf: string;
	/** Only devices of this site. */
	readonly site?: string | undefined;
	/** Also findings that are fixed or not affected. */
	readonly all?: boolean | undefined;
	readonly only?: Verdict | undefined;
}

/** Takes devices as they are read, then answers. */
export interface Assessor {
	add(devices: readonly Device[]): void;
	/** The whole answer. With `findings: false` the list of findings and of unspoken devices stays empty: stream them instead. */
	finish(left: { readonly rejected: readonly Rejected[]; readonly problems: readonly string[]; readonly findings?: boolean }): Assessment;
	/** Findings in order of urgency, made one by one: for fleets whose list would not fit in memory. */
	findings(): IterableIterator<Finding>;
}

/** All that is known of an identity once it has been judged. */
interface Judged {
	readonly holes: readonly HoleJudgement[];
	readonly worst: Verdict | undefined;
	readonly plan: Plan | undefined;
	readonly questions: readonly QuestionKey[];
}

/** Starts an assessment. */
export function createAssessor(library: Library, catalogue: Catalogue, options: AssessOptions): Assessor {
	const fleet = createFleet();
	const judged: Judged[] = [];
	const matcher = createMatcher(library, catalogue);
	const judgeUpTo = () => {
		for (let index = judged.length; index < fleet.identities.length; index += 1) {
			const identity = fleet.identities[index];
			if (identity === undefined) continue;
			const subject = subjectOf(identity, matcher);
			const holes = judgeAll(subject, options);
			const maker = subject.likeness.faces.faces
				.map((face) => catalogue.vendor(face.vendor))
				.find((vendor) => vendor?.roles.includes("maker"))?.name;
			judged.push({
				holes,
				worst: worstOf(holes),
				plan: planOf(subject, holes),
				questions: questionsOf(identity, holes, maker),
			});
		}
	};
	return {
		add(devices) {
			for (const device of devices) if (options.site === undefined || device.site === options.site) fleet.add(device);
		},
		finish(left) {
			judgeUpTo();
			const ranks = rankAll(fleet, judged, catalogue);
			const wanted = left.findings !== false;
			return {
				schema: "seawall/assessment/1",
				asOf: options.asOf,
				catalogue: { version: catalogue.version, date: catalogue.date, ageDays: daysBetween(catalogue.date, options.asOf) },
				devices: fleet.size,
				distinctIdentities: fleet.identities.length,
				advisories: library.advisories.length,
				newestAdvisory: library.advisories
					.map(({ advisory }) => advisory.currentReleaseDate)
					.sort()
					.at(-1),
				statements: library.statements,
				...count(fleet, judged),
				undecidable: undecidable(library, catalogue),
				findings: wanted ? [...listFindings(fleet, judged, ranks, catalogue, options)] : [],
				actions: listActions(fleet, judged, ranks, catalogue),
				questions: listQuestions(fleet, judged),
				unspoken: wanted ? listUnspoken(fleet, judged) : [],
				rejected: left.rejected,
				problems: left.problems,
			};
		},
		findings() {
			judgeUpTo();
			return listFindings(fleet, judged, rankAll(fleet, judged, catalogue), catalogue, options);
		},
	};
}

function worstOf(holes: readonly HoleJudgement[]): Verdict | undefined {
	let worst: Verdict | undefined;
	for (const { verdict } of holes) if (worst === undefined || isWorse(verdict, worst)) worst = verdict;
	return worst;
}

function daysBetween(from: string, to: string): number {
	return Math.max(0, Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000));
}

function count(fleet: Fleet, judged: readonly Judged[]): Pick<Assessment, "summary" | "exposedAtRisk"> {
	const summary = { known_affected: 0, under_investigation: 0, fixed: 0, known_not_affected: 0, no_statement: 0 };
	const exposedAtRisk = { known_affected: 0, under_investigation: 0 };
	for (let row = 0; row < fleet.size; row += 1) {
		const worst = judged[fleet.identityAt(row)]?.worst;
		summary[worst ?? "no_statement"] += 1;
		if ((worst === "known_affected" || worst === "under_investigation") && fleet.exposureAt(row) === "internet") exposedAtRisk[worst] += 1;
	}
	return { summary, exposedAtRisk };
}

/** Ranks of the holes of an identity, by exposure: equal urgency is equal rank, 1 is first. */
type Ranks = readonly Readonly<Partial<Record<Exposure, readonly number[]>>>[];

function rankAll(fleet: Fleet, judged: readonly Judged[], catalogue: Catalogue): Ranks {
	const urgencies: Partial<Record<Exposure, readonly number[]>>[] = judged.map(() => ({}));
	const seen = new Set<number>();
	for (let row = 0; row < fleet.size; row += 1) {
		const identity = fleet.identityAt(row);
		const exposure = fleet.exposureAt(row);
		const held = urgencies[identity];
		if (held === undefined || held[exposure] !== undefined) continue;
		const own = (judged[identity]?.holes ?? []).map((hole) => urgencyOf(hole, exposure, attackedBy(hole, catalogue)).urgency);
		held[exposure] = own;
		for (const urgency of own) seen.add(urgency);
	}
	const rankOf = new Map([...seen].sort((a, b) => a - b).map((urgency, index) => [urgency, index + 1]));
	for (const byExposure of urgencies) {
		for (const [exposure, own] of Object.entries(byExposure))
			byExposure[exposure as Exposure] = own.map((urgency) => rankOf.get(urgency) ?? 0);
	}
	return urgencies;
}

function attackedBy(hole: HoleJudgement, catalogue: Catalogue) {
	return hole.cve === undefined ? undefined : catalogue.attacked(hole.cve);
}

/** The priority of a hole of a row; `index` is its place among the holes of the row's identity. */
function priorityOf(fleet: Fleet, row: number, hole: HoleJudgement, index: number, ranks: Ranks, catalogue: Catalogue): Priority {
	const exposure = fleet.exposureAt(row);
	const { reasons } = urgencyOf(hole, exposure, attackedBy(hole, catalogue));
	return { rank: rankAt(fleet, row, index, ranks), due: undefined, reasons };
}

function rankAt(fleet: Fleet, row: number, index: number, ranks: Ranks): number {
	return ranks[fleet.identityAt(row)]?.[fleet.exposureAt(row)]?.[index] ?? 0;
}

function* listFindings(
	fleet: Fleet,
	judged: readonly Judged[],
	ranks: Ranks,
	catalogue: Catalogue,
	options: AssessOptions,
): IterableIterator<Finding> {
	const shown = (verdict: Verdict) =>
		options.only === undefined
			? options.all === true || verdict === "known_affected" || verdict === "under_investigation"
			: verdict === options.only;
	// Row and hole in turn, in one list a rank: a million devices have millions of findings.
	const byRank = new Map<number, number[]>();
	for (let row = 0; row < fleet.size; row += 1) {
		const holes = judged[fleet.identityAt(row)]?.holes ?? [];
		holes.forEach((hole, index) => {
			if (!shown(hole.verdict)) return;
			const rank = rankAt(fleet, row, index, ranks);
			const list = byRank.get(rank);
			if (list === undefined) byRank.set(rank, [row, index]);
			else list.push(row, index);
		});
	}
	for (const rank of [...byRank.keys()].sort((a, b) => a - b)) {
		const list = byRank.get(rank) ?? [];
		for (let at = 0; at < list.length; at += 2) {
			const [row = 0, index = 0] = [list[at], list[at + 1]];
			const hole = judged[fleet.identityAt(row)]?.holes[index];
			if (hole === undefined) continue;
			const { baseScore: _, ...rest } = hole;
			yield { device: fleet.deviceAt(row), ...rest, priority: priorityOf(fleet, row, hole, index, ranks, catalogue) };
		}
	}
}

function listActions(fleet: Fleet, judged: readonly Judged[], ranks: Ranks, catalogue: Catalogue): readonly Action[] {
	const groups = new Map<string, { plan: Plan; rows: number[] }>();
	for (let row = 0; row < fleet.size; row += 1) {
		const identity = fleet.identityAt(row);
		const plan = judged[identity]?.plan;
		if (plan === undefined) continue;
		const { brand, maker, model } = fleet.identities[identity] ?? {};
		const key = [fleet.siteAt(row) ?? "", brand ?? maker ?? "", model ?? "", plan.kind, plan.upgradeTo ?? "", plan.verdict].join("\u0000");
		const group = groups.get(key);
		if (group === undefined) groups.set(key, { plan, rows: [row] });
		else group.rows.push(row);
	}
	const actions = [...groups.values()].map(({ plan, rows }) => toAction(plan, rows, fleet, judged, ranks, catalogue));
	return actions.sort(
		(a, b) =>
			a.priority.rank - b.priority.rank ||
			b.exposed - a.exposed ||
			b.deviceIds.length - a.deviceIds.length ||
			(a.what < b.what ? -1 : a.what > b.what ? 1 : 0),
	);
}

function toAction(
	plan: Plan,
	rows: readonly number[],
	fleet: Fleet,
	judged: readonly Judged[],
	ranks: Ranks,
	catalogue: Catalogue,
): Action {
	const first = rows[0] ?? 0;
	const holes = new Map<string, HoleJudgement>();
	const open = new Set<string>();
	const seen = new Set<Plan>();
	let urgent: { readonly row: number; readonly hole: HoleJudgement; readonly index: number; readonly rank: number } | undefined;
	for (const row of rows) {
		const entry = judged[fleet.identityAt(row)];
		const own = entry?.plan ?? plan;
		entry?.holes.forEach((hole, index) => {
			const rank = rankAt(fleet, row, index, ranks);
			if (own.holes.includes(hole) && (urgent === undefined || rank < urgent.rank)) urgent = { row, hole, index, rank };
		});
		if (seen.has(own)) continue;
		seen.add(own);
		for (const hole of own.holes) holes.set(hole.cve ?? hole.title, hole);
		for (const hole of own.staysOpen) open.add(hole.cve ?? hole.title);
	}
	const priority = urgent === undefined ? undefined : priorityOf(fleet, urgent.row, urgent.hole, urgent.index, ranks, catalogue);
	const listed = [...holes.values()];
	const { brand, maker, model } = fleet.identities[fleet.identityAt(first)] ?? {};
	const action = {
		kind: plan.kind,
		site: fleet.siteAt(first),
		brand: brand ?? maker,
		model,
		upgradeTo: plan.upgradeTo,
		deviceIds: rows.map((row) => fleet.idAt(row)),
		exposed: rows.filter((row) => fleet.exposureAt(row) === "internet").length,
		cves: [...new Set(listed.map((hole) => hole.cve).filter((cve) => cve !== undefined))].sort(),
		advisories: [...new Set(listed.flatMap((hole) => hole.sources.map((source) => source.advisory)))].sort(),
		verdict: plan.verdict,
		priority: withoutExposure(priority),
	};
	const told = listed.map((hole) => {
		const attacked = attackedBy(hole, catalogue);
		return { cve: hole.cve, title: hole.title, attackedSince: attacked === undefined ? undefined : (attacked.kevAdded ?? "") };
	});
	return { ...action, what: actionWords(action), why: actionReason(plan.kind, told, [...open].sort(), plan.verdict) };
}

/** An action counts its exposed devices itself. */
function withoutExposure(priority: Priority | undefined): Priority {
	if (priority === undefined) return { rank: 0, due: undefined, reasons: [] };
	return { ...priority, reasons: priority.reasons.filter((reason) => reason !== EXPOSED) };
}

function listQuestions(fleet: Fleet, judged: readonly Judged[]): readonly Question[] {
	const asked = new Map<string, { key: QuestionKey; ids: string[]; decides: number; whom: Set<string> }>();
	for (let row = 0; row < fleet.size; row += 1) {
		for (const key of judged[fleet.identityAt(row)]?.questions ?? []) {
			const held = asked.get(key.key) ?? { key, ids: [], decides: 0, whom: new Set<string>() };
			held.ids.push(fleet.idAt(row));
			held.decides += key.decides;
			if (key.whom !== undefined) held.whom.add(key.whom);
			asked.set(key.key, held);
		}
	}
	return [...asked.values()]
		.map(({ key, ids, decides, whom }) => toQuestion(key, ids, decides, whom))
		.sort((a, b) => b.decides - a.decides || b.deviceIds.length - a.deviceIds.length || (a.what < b.what ? -1 : 1));
}

function listUnspoken(fleet: Fleet, judged: readonly Judged[]): readonly FindingDevice[] {
	const devices: FindingDevice[] = [];
	for (let row = 0; row < fleet.size; row += 1) if (judged[fleet.identityAt(row)]?.worst === undefined) devices.push(fleet.deviceAt(row));
	return devices;
}

/** Attacked holes for which no document names a model or version to compare with. */
function undecidable(library: Library, catalogue: Catalogue): Assessment["undecidable"] {
	const found = new Map<string, Assessment["undecidable"][number]>();
	for (const { advisory, products } of library.advisories) {
		for (const vulnerability of advisory.vulnerabilities) {
			const { cve } = vulnerability;
			if (cve === undefined || !isUndecidable(vulnerability) || catalogue.attacked(cve) === undefined) continue;
			const notes = [...vulnerability.notes, ...advisory.notes];
			const lookUp = notes.find((note) => /look up/i.test(note.title))?.text ?? advisory.references[0]?.url ?? "";
			found.set(cve, { cve, title: vulnerability.title ?? advisory.title, maker: products[0]?.product.vendor ?? "", lookUp });
		}
	}
	return [...found.values()].sort((a, b) => (a.cve < b.cve ? -1 : 1));
}
