/** The findings of a fleet, most urgent first, one by one: a million devices have millions. */
import type { JudgedFleet } from "./judged-fleet.ts";
import type { Finding, FindingDevice, Verdict } from "./verdict.ts";

/** Findings of the verdicts that `shown` takes. */
export function* listFindings(judged: JudgedFleet, shown: (verdict: Verdict) => boolean): IterableIterator<Finding> {
	const { fleet } = judged;
	const byRank = new Map<number, number[]>();
	for (let row = 0; row < fleet.size; row += 1) {
		judged.judgedAt(row).holes.forEach((hole, index) => {
			if (!shown(hole.verdict)) return;
			const rank = judged.rankAt(row, index);
			const list = byRank.get(rank);
			// Row and hole in turn: one list of numbers a rank.
			if (list === undefined) byRank.set(rank, [row, index]);
			else list.push(row, index);
		});
	}
	for (const rank of [...byRank.keys()].sort((a, b) => a - b)) {
		const list = byRank.get(rank) ?? [];
		for (let at = 0; at < list.length; at += 2) {
			const [row = 0, index = 0] = [list[at], list[at + 1]];
			const hole = judged.proofsAt(row)[index];
			if (hole === undefined) continue;
			const { baseScore: _, vectors: __, ...rest } = hole;
			yield { device: fleet.deviceAt(row), ...rest, priority: judged.priorityAt(row, index) };
		}
	}
}

/** Devices of which no document speaks, in the order in which they were added. */
export function listUnspoken({ fleet, judgedAt }: JudgedFleet): readonly FindingDevice[] {
	const devices: FindingDevice[] = [];
	for (let row = 0; row < fleet.size; row += 1) if (judgedAt(row).worst === undefined) devices.push(fleet.deviceAt(row));
	return devices;
}
