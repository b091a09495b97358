/** What people state of devices by hand: kept as observations with the method `person`, so that nothing is overwritten. */
import { randomUUID } from "node:crypto";
import type { FleetEdits, HandStatement } from "../http/import-port.ts";
import type { Device } from "../inventory/device.ts";
import type { Answer, DeviceId, ImportId, InventoryStore, KeptDevice } from "../inventory/ports.ts";

/** Devices of one edit. */
const MOST = 500;

/** Makes them. @param now - The clock, UTC milliseconds. */
export function createFleetEdits(inventory: InventoryStore, now: () => number): FleetEdits {
	const record = async (who: string, source: string, organisationId: string, answers: readonly Answer[]) => {
		const at = now();
		const start = { organisation: "", organisationId, source, method: "person", confidence: 0.95, observedAt: at, who, at };
		return inventory.recordImport(start, [{ devices: [], rejected: [], answers }], () => ({ sha256: "", bytes: 0, at }));
	};
	/** One record for each organisation; all of an edit share its source. */
	const recordAll = async (who: string, source: string, devices: readonly KeptDevice[], statement: HandStatement): Promise<void> => {
		for (const [organisationId, own] of Map.groupBy(devices, (device) => device.organisationId))
			await record(
				who,
				source,
				organisationId,
				own.map((kept, index) => answerOf(kept, statement, source, index + 1)),
			);
	};
	return {
		async state({ who }, organisations, ids, statement) {
			const found = await Promise.all([...new Set(ids)].slice(0, MOST).map((id) => inventory.device(organisations, id as DeviceId)));
			const devices = found.filter((device) => device !== undefined);
			const id = randomUUID();
			if (devices.length > 0) await recordAll(who, sourceOf(id), devices, statement);
			return { id, devices: devices.length };
		},
		async undo({ who }, organisations, id) {
			const source = sourceOf(id);
			const edits = (await inventory.imports(organisations)).filter((record) => record.source === source && record.method === "person");
			if (edits.length === 0) return undefined;
			const devices: KeptDevice[] = [];
			const seenIn: readonly ImportId[] = edits.map((edit) => edit.id);
			for await (const page of inventory.everyDevice({ of: organisations, seenIn })) devices.push(...page);
			// A newer version of the same source that says nothing: what it said before is withdrawn (`takesBack`).
			await recordAll(who, source, devices, {});
			return { devices: devices.length };
		},
	};
}

function sourceOf(id: string): string {
	return `edit ${id}`;
}

function answerOf({ id, device }: KeptDevice, { site, name, exposure }: HandStatement, source: string, line: number): Answer {
	return { to: id, device: { ...NOTHING, id: device.id, site, name, exposure: exposure ?? "unknown", place: { source, line } } };
}

const NOTHING: Omit<Device, "id" | "place"> = {
	site: undefined,
	name: undefined,
	brand: undefined,
	maker: undefined,
	model: undefined,
	firmware: undefined,
	kind: "unknown",
	mac: undefined,
	serial: undefined,
	protocol: undefined,
	addresses: [],
	openPorts: [],
	exposure: "unknown",
	oemMap: undefined,
};
