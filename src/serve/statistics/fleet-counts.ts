/** What each organisation's devices count for the public statistics: firmware by verdict, and how they are reached from outside. */
import { remoteAccessOf } from "../../account/statistics/remote-access.ts";
import type { FIRMWARE, FleetContribution } from "../../account/statistics/statistics.ts";
import type { KeptDevice } from "../../inventory/ports.ts";
import { CODES, verdictCodes } from "../../match/view/verdict-codes.ts";
import type { FleetView } from "../../match/view/view.ts";

type Firmware = (typeof FIRMWARE)[number];

/** What a verdict says of firmware. Nothing known is not "no known hole". */
const FIRMWARE_OF: Readonly<Record<(typeof CODES)[number], Firmware>> = {
	known_affected: "outdated",
	under_investigation: "unknown",
	no_statement: "unknown",
	fixed: "no_known_hole",
	known_not_affected: "no_known_hole",
};

/** Counts a view by owner; `devices` are the same devices as kept. */
export async function countFleet(
	view: FleetView,
	devices: AsyncIterable<readonly Pick<KeptDevice, "organisationId" | "device">[]>,
): Promise<readonly FleetContribution[]> {
	const counts = new Map(view.owners.map(({ id }) => [id, { firmware: {}, "remote-access": {} } as Counts]));
	const codes = verdictCodes(view, {});
	for (let row = 0; row < view.fleet.size; row += 1) {
		const code = CODES[codes[view.fleet.identityAt(row)] ?? -1];
		add(counts.get(view.ownerAt(row).id)?.firmware, code === undefined ? "unknown" : FIRMWARE_OF[code]);
	}
	for await (const page of devices)
		for (const { organisationId, device } of page) add(counts.get(organisationId)?.["remote-access"], remoteAccessOf(device));
	return [...counts].map(([organisationId, own]) => ({ organisationId, counts: own }));
}

type Counts = Record<"firmware" | "remote-access", Record<string, number>>;

function add(counts: Record<string, number> | undefined, key: string): void {
	if (counts !== undefined) counts[key] = (counts[key] ?? 0) + 1;
}
