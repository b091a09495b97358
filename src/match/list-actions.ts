/** The actions of a fleet: equal plans at one site are one line, most urgent first. */
import { actionReason, actionWords } from "./action.ts";
import type { HoleJudgement } from "./hole.ts";
import type { JudgedFleet } from "./judged-fleet.ts";
import type { Plan } from "./plan.ts";
import type { Action, Priority } from "./verdict.ts";

/** All actions, by rank, then by how many devices the internet reaches, then by number. */
export function listActions(judged: JudgedFleet): readonly Action[] {
	const { fleet } = judged;
	const groups = new Map<string, { plan: Plan; rows: number[] }>();
	for (let row = 0; row < fleet.size; row += 1) {
		const { plan } = judged.judgedAt(row);
		if (plan === undefined) continue;
		const { brand, maker, model } = fleet.identities[fleet.identityAt(row)] ?? {};
		const key = [fleet.siteAt(row) ?? "", brand ?? maker ?? "", model ?? "", plan.kind, plan.upgradeTo ?? "", plan.verdict].join("\u0000");
		const group = groups.get(key);
		if (group === undefined) groups.set(key, { plan, rows: [row] });
		else group.rows.push(row);
	}
	return [...groups.values()].map(({ plan, rows }) => toAction(plan, rows, judged)).sort(byUrgency);
}

/** An action says what was decided; the findings behind it say how. It counts its exposed devices itself. */
const SHOWN = /^(?:by CISA BOD 26-04: (?!fix on)|CVSS |wave of attacks |whether the internet)/;

function byUrgency(a: Action, b: Action): number {
	const words = a.what < b.what ? -1 : a.what > b.what ? 1 : 0;
	return a.priority.rank - b.priority.rank || b.exposed - a.exposed || b.deviceIds.length - a.deviceIds.length || words;
}

function toAction(plan: Plan, rows: readonly number[], judged: JudgedFleet): Action {
	const { fleet } = judged;
	const first = rows[0] ?? 0;
	const plans = new Set(rows.map((row) => judged.judgedAt(row).plan ?? plan));
	const holes = new Map([...plans].flatMap((own) => own.holes).map((hole) => [hole.cve ?? hole.title, hole]));
	const open = new Set([...plans].flatMap((own) => own.staysOpen).map((hole) => hole.cve ?? hole.title));
	const listed = [...holes.values()];
	const { brand, maker, model } = fleet.identities[fleet.identityAt(first)] ?? {};
	const action = {
		kind: plan.kind,
		site: fleet.siteAt(first),
		brand: brand ?? maker,
		model,
		upgradeTo: plan.upgradeTo,
		deviceIds: rows.map((row) => fleet.idAt(row)),
		accepted: 0,
		exposed: rows.filter((row) => fleet.exposureAt(row) === "internet").length,
		cves: [...new Set(listed.map((hole) => hole.cve).filter((cve) => cve !== undefined))].sort(),
		advisories: [...new Set(listed.flatMap((hole) => hole.sources.map((source) => source.advisory)))].sort(),
		verdict: plan.verdict,
		priority: mostUrgent(rows, judged),
	};
	const told = listed.map((hole) => ({ cve: hole.cve, title: hole.title, attackedSince: attackedSince(hole, judged) }));
	return { ...action, what: actionWords(action), why: actionReason(plan.kind, told, [...open].sort(), plan.verdict) };
}

function attackedSince(hole: HoleJudgement, judged: JudgedFleet): string | undefined {
	const attacked = judged.attackedBy(hole);
	return attacked === undefined ? undefined : (attacked.kevAdded ?? "");
}

/** The priority of the most urgent hole of the plans. */
function mostUrgent(rows: readonly number[], judged: JudgedFleet): Priority {
	let urgent: { readonly row: number; readonly hole: number; readonly rank: number } | undefined;
	for (const row of rows) {
		const { holes, plan } = judged.judgedAt(row);
		holes.forEach((hole, index) => {
			const rank = judged.rankAt(row, index);
			if (plan?.holes.includes(hole) === true && (urgent === undefined || rank < urgent.rank)) urgent = { row, hole: index, rank };
		});
	}
	if (urgent === undefined) return { rank: 0, due: undefined, reasons: [] };
	const priority = judged.priorityAt(urgent.row, urgent.hole);
	return { ...priority, reasons: priority.reasons.filter((reason) => SHOWN.test(reason)).map((reason) => reason.replace(/^by /, "")) };
}
