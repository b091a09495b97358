/** The devices of an organisation with their verdicts, held by column: what every list and count about them is made from. */
import { createNumberColumn } from "../../core/number-column.ts";
import { createTextColumn } from "../../core/text-column.ts";
import type { Device } from "../../inventory/device.ts";
import { createFleet, type Fleet } from "../fleet.ts";
import { createJudgedFleet, type JudgedFleet, type JudgedFleetOptions } from "../judged-fleet.ts";
import type { Matcher } from "../matcher.ts";
import type { Owner } from "./answers.ts";
import { type Earlier, type EarlierDay, earlierOf } from "./earlier.ts";
import { createSearchText, type SearchText } from "./search-text.ts";

/** A device as kept, with whose it is. */
export interface OwnedDevice {
	readonly id: string;
	/** Place in the view's owners. */
	readonly owner: number;
	readonly device: Device;
	/** UTC milliseconds. */
	readonly lastSeenAt: number;
}

/** Devices and their answers. Row numbers are the order in which they were added; ids in the fleet are those under which they are kept. */
export interface FleetView {
	readonly owners: readonly Owner[];
	readonly matcher: Matcher;
	readonly options: JudgedFleetOptions;
	readonly fleet: Fleet;
	readonly judged: JudgedFleet;
	readonly text: SearchText;
	ownerAt(row: number): Owner;
	ownerNumberAt(row: number): number;
	givenIdAt(row: number): string;
	/** UTC milliseconds. */
	lastSeenAt(row: number): number;
	/** `undefined` where no device is kept under the id. */
	rowOf(id: string): number | undefined;
	/** How they stood on an earlier day; `undefined` where nothing was kept. */
	readonly earlier: Earlier | undefined;
}

/** A view that is being filled. */
export interface GrowingView {
	/** Takes devices and judges those that are of no identity met before. */
	add(devices: readonly OwnedDevice[]): void;
	/** `days`: how the devices of each owner stood when an earlier day ended, as far as it was kept. */
	finish(days?: readonly EarlierDay[]): FleetView;
}

/** An empty view of the devices of these owners. */
export function growView(owners: readonly Owner[], matcher: Matcher, options: JudgedFleetOptions): GrowingView {
	const fleet = createFleet((device) => matcher.catalogue.signalsOf(device));
	const judged = createJudgedFleet(fleet, matcher, options);
	const ownerOf = createNumberColumn(16);
	const givenIds = createTextColumn();
	/** Seconds: fits 32 bits until 2106. */
	const seen = createNumberColumn(32);
	const rows = new Map<string, number>();
	const text = createSearchText();
	const nobody: Owner = { id: "", name: "" };
	return {
		add(devices) {
			for (const { id, owner, device, lastSeenAt } of devices) {
				rows.set(id, fleet.size);
				fleet.add({ ...device, id });
				ownerOf.push(owner);
				givenIds.push(device.id);
				seen.push(Math.max(0, Math.floor(lastSeenAt / 1000)));
				text.push([device.id, device.name, device.mac, device.serial, ...device.addresses]);
			}
			judged.judge();
		},
		finish(days = []) {
			const rowOf = (id: string) => rows.get(id);
			return {
				owners,
				matcher,
				options,
				fleet,
				judged,
				text: text.finish(),
				ownerAt: (row) => owners[ownerOf.at(row)] ?? nobody,
				ownerNumberAt: ownerOf.at,
				givenIdAt: (row) => givenIds.at(row) ?? "",
				lastSeenAt: (row) => seen.at(row) * 1000,
				rowOf,
				earlier: earlierOf({ fleet, rowOf }, days),
			};
		},
	};
}
