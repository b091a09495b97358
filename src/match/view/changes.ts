/** What has changed on devices since an earlier day: newly at risk, newly exposed, settled, new, gone. */
import { stateAt } from "./day-states.ts";
import { CHANGES, type Change, type ChangeCounts, codeOf, type Earlier, isExposed, NO_STATE, type State } from "./earlier.ts";
import { CODES } from "./verdict-codes.ts";
import type { FleetView } from "./view.ts";

const AFFECTED = CODES.indexOf("known_affected");
const OPEN = CODES.indexOf("under_investigation");
const DECIDED_SAFE = [CODES.indexOf("fixed"), CODES.indexOf("known_not_affected")];
const isRisk = (state: State): boolean => codeOf(state) === AFFECTED || codeOf(state) === OPEN;

/** Whether a device changed in a way. New devices are new and nothing else: nobody knows how they stood. */
export function hasChanged(change: Change, before: State, now: State): boolean {
	if (before === NO_STATE) return change === "new";
	switch (change) {
		case "affected":
			return codeOf(now) === AFFECTED && codeOf(before) !== AFFECTED;
		case "exposed":
			return isRisk(now) && isExposed(now) && !isExposed(before);
		case "settled":
			return DECIDED_SAFE.includes(codeOf(now)) && isRisk(before);
		case "undecided":
			return codeOf(now) === OPEN && codeOf(before) !== OPEN;
		case "new":
			return false;
	}
}

/** Whether a row changed in a way; nothing has where nothing was kept. */
export function changedAt(view: FleetView, change: Change, row: number): boolean {
	const { earlier } = view;
	return earlier !== undefined && hasChanged(change, earlier.states[row] ?? NO_STATE, stateAt(view, row));
}

/** Counts them. */
export function countChanges(view: FleetView, earlier: Earlier): ChangeCounts {
	const counts = { affected: 0, exposed: 0, settled: 0, undecided: 0, new: 0 };
	let newAtRisk = 0;
	for (let row = 0; row < view.fleet.size; row += 1) {
		const before = earlier.states[row] ?? NO_STATE;
		const now = stateAt(view, row);
		if (before === now) continue;
		for (const change of CHANGES) if (hasChanged(change, before, now)) counts[change] += 1;
		if (before === NO_STATE && codeOf(now) === AFFECTED) newAtRisk += 1;
	}
	return { since: earlier.takenAt, ...counts, newAtRisk, gone: earlier.gone };
}
