/** A fleet held small: each identity once, each device as a few numbers and its own strings. */
import type { Device, Exposure } from "../inventory/device.ts";
import { type Identity, identityKey, identityOf } from "./identity.ts";
import type { FindingDevice } from "./verdict.ts";

const EXPOSURES: readonly Exposure[] = ["internet", "unknown", "internal", "isolated"];
const KINDS = ["camera", "recorder", "encoder", "access", "other", "unknown"] as const;

/** Devices by column. Row numbers are the order in which they were added. */
export interface Fleet {
	readonly size: number;
	readonly identities: readonly Identity[];
	add(device: Device): void;
	identityAt(row: number): number;
	exposureAt(row: number): Exposure;
	idAt(row: number): string;
	siteAt(row: number): string | undefined;
	deviceAt(row: number): FindingDevice;
}

/** An empty fleet. */
export function createFleet(): Fleet {
	const identities: Identity[] = [];
	const byKey = new Map<string, number>();
	const sites: (string | undefined)[] = [];
	const bySite = new Map<string | undefined, number>();
	const ids: string[] = [];
	const names: (string | undefined)[] = [];
	const identityOfRow: number[] = [];
	const siteOfRow: number[] = [];
	/** Exposure and kind in one small number. */
	const traits: number[] = [];

	const intern = <K>(map: Map<K, number>, key: K, make: () => number): number => {
		const held = map.get(key);
		if (held !== undefined) return held;
		const made = make();
		map.set(key, made);
		return made;
	};
	return {
		get size() {
			return ids.length;
		},
		identities,
		add(device) {
			const identity = intern(byKey, identityKey(device), () => identities.push(identityOf(device)) - 1);
			ids.push(device.id);
			names.push(device.name);
			identityOfRow.push(identity);
			siteOfRow.push(intern(bySite, device.site, () => sites.push(device.site) - 1));
			traits.push(EXPOSURES.indexOf(device.exposure) * KINDS.length + KINDS.indexOf(device.kind));
		},
		identityAt: (row) => identityOfRow[row] ?? 0,
		exposureAt: (row) => EXPOSURES[Math.floor((traits[row] ?? 0) / KINDS.length)] ?? "unknown",
		idAt: (row) => ids[row] ?? "",
		siteAt: (row) => sites[siteOfRow[row] ?? 0],
		deviceAt(row) {
			const identity = identities[identityOfRow[row] ?? 0];
			return {
				id: ids[row] ?? "",
				site: sites[siteOfRow[row] ?? 0],
				name: names[row],
				brand: identity?.brand,
				maker: identity?.maker,
				model: identity?.model,
				firmware: identity?.firmware,
				kind: KINDS[(traits[row] ?? 0) % KINDS.length] ?? "unknown",
				exposure: EXPOSURES[Math.floor((traits[row] ?? 0) / KINDS.length)] ?? "unknown",
			};
		},
	};
}
