/** What suppressions do to an answer: which findings they accept, which devices have nothing else, and which of them accept nothing. */
import type { Problem } from "../core/problem.ts";
import { scopeWords } from "./scope.ts";
import { indexSuppressions, isAtRisk, type Suppression } from "./suppression.ts";
import type { Action, Finding, FindingDevice } from "./verdict.ts";

/** Devices of the summary all of whose findings of that (worst) verdict are accepted. They still count in the summary. */
export interface SuppressedDevices {
	readonly known_affected: number;
	readonly under_investigation: number;
}

/** The suppressions of one assessment. */
export interface Tally {
	/** The suppression that accepts a finding. */
	of(finding: Finding): Suppression | undefined;
	/** How many findings are accepted. */
	readonly accepted: number;
	readonly suppressedDevices: SuppressedDevices;
	/** Findings that nobody accepted, by verdict: what `--fail-on` looks at. */
	readonly left: { readonly known_affected: number; readonly under_investigation: number };
	/** The same actions; those on accepted devices say how many that are. */
	tell(actions: readonly Action[]): readonly Action[];
	/** Suppressions that accepted nothing. */
	readonly unused: readonly Suppression[];
}

const ACCEPTED = { known_affected: 1, under_investigation: 2 } as const;
const LEFT = { known_affected: 4, under_investigation: 8 } as const;

/** Goes once through all findings, also those that the answer does not show. */
export function tallySuppressions(suppressions: readonly Suppression[], findings: Iterable<Finding>): Tally {
	const index = indexSuppressions(suppressions);
	const used = new Set<Suppression>();
	const devices = new Map<string, number>();
	/** By what an action knows of a device. */
	const byRow = new Map<string, number>();
	const left = { known_affected: 0, under_investigation: 0 };
	let accepted = 0;
	for (const finding of findings) {
		const { verdict, device } = finding;
		if (!isAtRisk(verdict)) continue;
		const suppression = index.of(finding);
		if (suppression === undefined) left[verdict] += 1;
		else {
			used.add(suppression);
			accepted += 1;
		}
		if (!index.touches(device)) continue;
		const key = keyOf(device);
		const flag = suppression === undefined ? LEFT[verdict] : ACCEPTED[verdict];
		devices.set(key, (devices.get(key) ?? 0) | flag);
		const row = rowKey(device.id, { site: device.site, brand: device.brand ?? device.maker, model: device.model });
		byRow.set(row, (byRow.get(row) ?? 0) | flag);
	}
	const suppressedDevices = { known_affected: 0, under_investigation: 0 };
	for (const flags of devices.values()) {
		const worst = (flags & (ACCEPTED.known_affected | LEFT.known_affected)) === 0 ? "under_investigation" : "known_affected";
		if ((flags & LEFT[worst]) === 0) suppressedDevices[worst] += 1;
	}
	const isAccepted = (action: Action, id: string): boolean => {
		const flags = byRow.get(rowKey(id, action)) ?? 0;
		const { verdict } = action;
		return isAtRisk(verdict) && (flags & ACCEPTED[verdict]) !== 0 && (flags & LEFT[verdict]) === 0;
	};
	const tell = (actions: readonly Action[]) =>
		actions.map((action) => told(action, action.deviceIds.filter((id) => isAccepted(action, id)).length));
	return { of: index.of, accepted, suppressedDevices, left, tell, unused: suppressions.filter((suppression) => !used.has(suppression)) };
}

/** Where nothing is accepted the action is as it was. */
function told(action: Action, accepted: number): Action {
	if (accepted === 0) return action;
	const words =
		accepted === action.deviceIds.length ? "accepted by a suppression on all of them" : `accepted by a suppression on ${accepted} of them`;
	return { ...action, accepted, why: action.why === "" ? words : `${action.why}; ${words}` };
}

function rowKey(id: string, { site, brand, model }: Pick<Action, "site" | "brand" | "model">): string {
	return JSON.stringify([id, site ?? "", brand ?? "", model ?? ""]);
}

/** Ids need not be unique over several inventories. */
function keyOf({ id, site, name, brand, model, firmware }: FindingDevice): string {
	return [id, site, name, brand, model, firmware].map((text) => text ?? "").join("\u0000");
}

/** Names the suppressions that accepted nothing: fixed meanwhile, misspelt, or of a device that is gone. */
export function unusedProblems(unused: readonly Suppression[]): readonly Problem[] {
	return unused.map((suppression) => ({
		code: "match/suppression-unused",
		message: `a suppression of ${suppression.owner} accepts nothing that is at risk or open here (${scopeWords(suppression)})`,
		at: `${suppression.source}:${suppression.line}`,
		todo: "Delete it where the hole is closed, else compare its words with the inventory.",
	}));
}
