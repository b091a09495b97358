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

/** One level of the index: a text, or its absence, leads on. */
type Level<T> = Map<string | undefined, T>;

/**
 * Numbers identities. Readers give equal texts as one string, whose hash is known: a walk through five small maps is several times
 * faster than joining the texts to a key.
 */
function createIdentityIndex(identities: Identity[], signalsOf: SignalsOf): (device: Device) => number {
	const byBrand: Level<Level<Level<Level<Level<number>>>>> = new Map();
	const mapped = new Map<string, number>();
	return (device) => {
		const signals = signalsOf(device);
		const make = () => identities.push(identityOf(device, signals)) - 1;
		if (device.oemMap !== undefined) return held(mapped, `${identityKey(device)}\u0000${signals ?? ""}`, make);
		const byMaker = held(byBrand, device.brand, () => new Map());
		const byModel = held(byMaker, device.maker, () => new Map());
		const byFirmware = held(byModel, device.model, () => new Map());
		const bySignals = held(byFirmware, device.firmware, () => new Map());
		return held(bySignals, signals, make);
	};
}

function held<K, V>(map: Map<K, V>, key: K, make: () => V): V {
	const found = map.get(key);
	if (found !== undefined) return found;
	const made = make();
	map.set(key, made);
	return made;
}

/** The signals that a device shows, as a short key. */
export type SignalsOf = (device: Device) => string | undefined;

/** An empty fleet. Without `signalsOf` no signals are looked for. */
export function createFleet(signalsOf: SignalsOf = () => undefined): Fleet {
	const identities: Identity[] = [];
	const indexOf = createIdentityIndex(identities, signalsOf);
	const sites: (string | undefined)[] = [];
	const bySite = new Map<string | undefined, number>();
	const ids: string[] = [];
	const names: (string | undefined)[] = [];
	const identityOfRow: number[] = [];
	const siteOfRow: number[] = [];
	/** Exposure and kind in one small number. */
	const traits: number[] = [];

	return {
		get size() {
			return ids.length;
		},
		identities,
		add(device) {
			ids.push(device.id);
			names.push(device.name);
			identityOfRow.push(indexOf(device));
			siteOfRow.push(held(bySite, device.site, () => sites.push(device.site) - 1));
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
				...(identity?.oemMap === undefined ? {} : { oemMap: identity.oemMap }),
				...(identity?.signals === undefined ? {} : { signals: identity.signals.split(" ") }),
			};
		},
	};
}
