/** Which devices of a list an answer is about: the same for whatever is asked of them. */
import { fold } from "../core/text.ts";
import type { Device } from "../inventory/device.ts";
import type { DeviceSink } from "../inventory/import/device-sink.ts";
import type { Fleet } from "./fleet.ts";

/** The devices asked about; all where nothing is said. */
export interface DeviceSelection {
	/** Only devices of this site; case and accents do not count. */
	readonly site?: string | undefined;
	/** Only devices with these ids, as the inventory writes them. */
	readonly devices?: ReadonlySet<string> | undefined;
}

/** Takes devices as they are read, and passes those that are asked about to a fleet. */
export interface SelectedDevices {
	add(devices: readonly Device[]): void;
	/** Takes devices row by row as a reader hands them over; the same as `add`. `undefined` where devices are wanted by their id. */
	readonly sink: DeviceSink | undefined;
	/** Devices met so far, those that were left out among them. */
	readonly met: number;
	/** Devices taken so far. */
	readonly size: number;
	/** Sites of the devices that a site filter left out. */
	readonly otherSites: ReadonlySet<string>;
}

/** Selects into a fleet. */
export function selectDevices(fleet: Fleet, { site, devices }: DeviceSelection): SelectedDevices {
	const wantedSite = site === undefined ? undefined : fold(site);
	const otherSites = new Set<string>();
	let left = 0;
	const isWanted = (of: string | undefined) => wantedSite === undefined || fold(of ?? "") === wantedSite;
	const sink: DeviceSink = {
		add(device) {
			const isNamed = devices?.has(device.id) !== false;
			if (isNamed && isWanted(device.site)) {
				fleet.add(device);
				return;
			}
			left += 1;
			if (isNamed) otherSites.add(device.site ?? "");
		},
		addKnown(row) {
			if (row.site < 0) left += 1;
			else fleet.addKnown(row);
		},
		identityOf: fleet.identityOf,
		markOf: fleet.markOf,
		siteOf: (of) => (isWanted(of) ? fleet.siteOf(of) : -1),
	};
	return {
		add(list) {
			for (const device of list) sink.add(device);
		},
		// Known rows come without the text of their id.
		sink: devices === undefined ? sink : undefined,
		get met() {
			return fleet.size + left;
		},
		get size() {
			return fleet.size;
		},
		otherSites,
	};
}
