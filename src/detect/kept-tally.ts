/** Counts that are kept, as a tally that waves are looked for in: what changed is read anew. */
import type { Cell } from "./count/cell.ts";
import { cellFromBytes } from "./count/cell-bytes.ts";
import { createKeyIndex } from "./count/keys.ts";
import { createSensors } from "./count/sensors.ts";
import { HOUR, TALLY_BOUNDS } from "./count/tally.ts";
import type { KeptCounts } from "./episode/kept-waves.ts";
import type { CountStore } from "./ports.ts";
import { createRecogniser } from "./signature/recognise.ts";
import type { Signature } from "./signature/signature.ts";

/** It, and how it is brought up to date. */
export interface KeptTally {
	refresh(): Promise<KeptCounts>;
	readonly isSynthetic: () => boolean;
	readonly sensors: () => number;
}

const DAY_HOURS = 24;
/** Fewer sources are no matter to a key that no signature knows, where there is no room for all. */
const FEW_SOURCES = 3;

/** An empty one. */
export function createKeptTally(store: Pick<CountStore, "changed" | "sensors">, signatures: readonly Signature[]): KeptTally {
	const recogniser = createRecogniser(signatures);
	const index = createKeyIndex(recogniser);
	const hours = new Map<number, Map<number, Cell>>();
	const days = new Map<number, Map<number, Cell>>();
	let sensors = createSensors();
	let version = 0;

	/** Cells of keys that nothing knows, and that hardly anybody knocked at. */
	function makeRoom(): void {
		let count = [...hours.values(), ...days.values()].reduce((sum, cells) => sum + cells.size, 0);
		for (const cells of [...days.values(), ...hours.values()]) {
			if (count <= TALLY_BOUNDS.cells) return;
			for (const [key, cell] of cells) {
				const { kind, isKnown } = index.keys[key] ?? { kind: "rule", isKnown: false };
				if (isKnown || kind === "victims" || kind === "maker" || cell.sources.size >= FEW_SOURCES) continue;
				cells.delete(key);
				count -= 1;
			}
		}
	}

	return {
		isSynthetic: () => sensors.isSynthetic,
		sensors: () => sensors.count,
		async refresh() {
			const changed = await store.changed(version);
			for (const { hours: length, first, kind, value, cell: bytes } of changed.cells) {
				const [map, period] = length === 1 ? [hours, first] : [days, Math.floor(first / DAY_HOURS)];
				const cells = map.get(period) ?? new Map<number, Cell>();
				map.set(period, cells);
				const cell = cellFromBytes(bytes);
				cell.pack();
				cells.set(index.restore(kind, value), cell);
			}
			// Hours that were joined to a day are in it; late ones may come beside it.
			if (changed.cells.some((cell) => cell.hours === DAY_HOURS)) {
				const whole = await store.changed(0);
				const there = new Set(whole.cells.filter((cell) => cell.hours === 1).map(({ first }) => first));
				for (const hour of hours.keys()) if (!there.has(hour)) hours.delete(hour);
			}
			version = changed.version;
			makeRoom();
			sensors = createSensors();
			sensors.restore(await store.sensors());
			return { hours, days, sensors, keys: index.keys, recogniser };
		},
	};
}

/** Joins hours and days that lie far enough before the newest line: hours after 45 days, days after two years. */
export async function coarsenCounts(store: Pick<CountStore, "sensors" | "coarsen">): Promise<void> {
	const newest = (await store.sensors())[0]?.lastAt;
	if (newest === undefined) return;
	const before = { hours: newest - TALLY_BOUNDS.hours * HOUR, days: newest - KEPT_DAYS * DAY_HOURS * HOUR };
	while ((await store.coarsen(before)) > 0);
}

/** Days that are kept apart; of what lies before, weeks are. */
const KEPT_DAYS = 104 * 7;
