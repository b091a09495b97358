// Seawall's own side of a bench: from devices in memory to a verdict and a target for each.
import { createFleet } from "../src/match/fleet.ts";
import { createJudgedFleet } from "../src/match/judged-fleet.ts";
import { createMatcher } from "../src/match/matcher.ts";

export const SEVERITY = { known_affected: 3, under_investigation: 2, fixed: 1, known_not_affected: 0 };
export const NONE = 255;

/** Judges an interned fleet against a library with all that an assessment prepares: verdict, plan, questions, ranks. */
export function judgeFleet(fleet, library, catalogue) {
	const judged = createJudgedFleet(fleet, createMatcher(library, catalogue), { filter: {}, asOf: "2026-01-01", waves: [] });
	judged.judge();
	return judged;
}

/** Interns the devices. */
export function internFleet(devices) {
	const fleet = createFleet();
	for (const device of devices) fleet.add(device);
	return fleet;
}

/** One severity and one target for each row. */
export function verdictsOf(judged) {
	const { size } = judged.fleet;
	const severities = new Uint8Array(size).fill(NONE);
	const targets = new Array(size);
	for (let row = 0; row < size; row += 1) {
		const { worst, plan } = judged.judgedAt(row);
		if (worst !== undefined) severities[row] = SEVERITY[worst];
		targets[row] = plan?.upgradeTo;
	}
	return { severities, targets };
}
