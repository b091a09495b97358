/** A fleet held small: each identity once, each device as a few numbers and its own strings. */
import type { Clues } from "../catalog/signal/signal.ts";
import { createNumberColumn } from "../core/number-column.ts";
import { createTextColumn } from "../core/text-column.ts";
import type { Device, DeviceKind, Exposure } from "../inventory/device.ts";
import type { DeviceSink } from "../inventory/import/device-sink.ts";
import { type Identity, identityOf } from "./identity.ts";
import { createTupleIndex } from "./tuple-index.ts";
import type { FindingDevice } from "./verdict.ts";

/** Every exposure. */
export const EXPOSURES: readonly Exposure[] = ["internet", "unknown", "internal", "isolated"];
const KINDS = ["camera", "recorder", "encoder", "access", "other", "unknown"] as const satisfies readonly DeviceKind[];

/** Devices by column. Row numbers are the order in which they were added. */
export interface Fleet extends DeviceSink {
	readonly size: number;
	readonly identities: readonly Identity[];
	/** Sites by their number. */
	readonly sites: readonly (string | undefined)[];
	identityAt(row: number): number;
	exposureAt(row: number): Exposure;
	kindAt(row: number): DeviceKind;
	/** How many devices of an identity stand so: what hangs on these two need not look at every row. */
	countOf(identity: number, exposure: Exposure): number;
	/** How many devices an identity has. */
	devicesOf(identity: number): number;
	idAt(row: number): string;
	siteAt(row: number): string | undefined;
	/** The place of the row's site in `sites`. */
	siteNumberAt(row: number): number;
	deviceAt(row: number): FindingDevice;
}

/** Numbers identities: those of equal texts are one. */
function createIdentityIndex(identities: Identity[], signalsOf: SignalsOf): (device: Device) => number {
	const index = createTupleIndex(7);
	return (device) => {
		const { brand, maker, model, firmware, oemMap } = device;
		const signals = signalsOf(device);
		const number = index.numberOf([brand, maker, model, firmware, signals, oemMap?.manufacturer, oemMap?.model]);
		if (number === identities.length) identities.push(identityOf(device, signals));
		return number;
	};
}

function held<K, V>(map: Map<K, V>, key: K, make: () => V): V {
	const found = map.get(key);
	if (found !== undefined) return found;
	const made = make();
	map.set(key, made);
	return made;
}

/** The signals that a device shows, as a short key. What its MAC address shows hangs on nothing else. */
export type SignalsOf = (clues: Clues) => string | undefined;

/** An empty fleet. Without `signalsOf` no signals are looked for. */
export function createFleet(signalsOf: SignalsOf = () => undefined): Fleet {
	const identities: Identity[] = [];
	const identityOf = createIdentityIndex(identities, signalsOf);
	const marks = new Map<string | undefined, number>();
	const sites: (string | undefined)[] = [];
	const bySite = new Map<string | undefined, number>();
	const siteOf = (site: string | undefined) => held(bySite, site, () => sites.push(site) - 1);
	const ids = createTextColumn();
	const names = createTextColumn();
	const identityOfRow = createNumberColumn(32);
	const siteOfRow = createNumberColumn(32);
	/** Exposure and kind in one small number. */
	const traits = createNumberColumn(8);
	/** By identity and exposure. */
	const counts: number[] = [];

	function place(identity: number, site: number, exposure: Exposure, kind: DeviceKind): void {
		const at = EXPOSURES.indexOf(exposure);
		identityOfRow.push(identity);
		siteOfRow.push(site);
		traits.push(at * KINDS.length + KINDS.indexOf(kind));
		while (counts.length < (identity + 1) * EXPOSURES.length) counts.push(0);
		const cell = identity * EXPOSURES.length + at;
		counts[cell] = (counts[cell] ?? 0) + 1;
	}

	const countOf: Fleet["countOf"] = (identity, exposure) => counts[identity * EXPOSURES.length + EXPOSURES.indexOf(exposure)] ?? 0;

	return {
		get size() {
			return ids.length;
		},
		identities,
		sites,
		identityOf,
		markOf: (mac) => held(marks, signalsOf({ mac }), () => marks.size + 1),
		siteOf,
		add(device) {
			ids.push(device.id);
			names.push(device.name);
			place(identityOf(device), siteOf(device.site), device.exposure, device.kind);
		},
		addKnown(row) {
			ids.pushBytes(row.bytes, row.idFrom, row.idTo);
			if (row.nameFrom < 0) names.push(undefined);
			else names.pushBytes(row.bytes, row.nameFrom, row.nameTo);
			place(row.identity, row.site, row.exposure, row.kind);
		},
		identityAt: (row) => identityOfRow.at(row),
		exposureAt: (row) => EXPOSURES[Math.floor(traits.at(row) / KINDS.length)] ?? "unknown",
		kindAt: (row) => KINDS[traits.at(row) % KINDS.length] ?? "unknown",
		countOf,
		devicesOf: (identity) => EXPOSURES.reduce((sum, exposure) => sum + countOf(identity, exposure), 0),
		idAt: (row) => ids.at(row) ?? "",
		siteAt: (row) => sites[siteOfRow.at(row)],
		siteNumberAt: (row) => siteOfRow.at(row),
		deviceAt(row) {
			const identity = identities[identityOfRow.at(row)];
			return {
				id: ids.at(row) ?? "",
				site: sites[siteOfRow.at(row)],
				name: names.at(row),
				brand: identity?.brand,
				maker: identity?.maker,
				model: identity?.model,
				firmware: identity?.firmware,
				kind: KINDS[traits.at(row) % KINDS.length] ?? "unknown",
				exposure: EXPOSURES[Math.floor(traits.at(row) / KINDS.length)] ?? "unknown",
				...(identity?.oemMap === undefined ? {} : { oemMap: identity.oemMap }),
				...(identity?.signals === undefined ? {} : { signals: identity.signals.split(" ") }),
			};
		},
	};
}
