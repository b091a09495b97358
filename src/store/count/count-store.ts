/** Counts in a database. */
import { cellFromBytes } from "../../detect/count/cell-bytes.ts";
import { hoursFromBytes } from "../../detect/count/hour-runs.ts";
import type { CountedPeriod, CountStore, KeptSensor, Span } from "../../detect/ports.ts";
import type { Engine } from "../engine.ts";
import { keyable } from "../storable.ts";
import type { CountSensorTable } from "../tables.ts";
import { HOUR, sums, toHours, toKind, toPeriod } from "./cell-row.ts";
import {
	selectChanged,
	selectHead,
	selectLeftOut,
	selectLines,
	selectOfKind,
	selectPlaces,
	selectSensors,
	selectSeries,
} from "./queries.ts";

/** Makes the store. */
export function countStore(engine: Engine): CountStore {
	return {
		head: () =>
			engine.read(async (db) => {
				const { version } = await selectHead(db).executeTakeFirstOrThrow();
				const lines = (await selectLines(db).execute()).map(({ hour, lines: bytes }) => [hour, toPairs(bytes)] as const);
				return {
					version,
					sensors: (await selectSensors(db).execute()).map(toSensor),
					lines,
					places: await selectPlaces(db).execute(),
				};
			}),
		commit: (change) => engine.write("commitCounts", change),
		coarsen: ({ hours, days }) => engine.write("coarsenCounts", { hours: Math.floor(hours / HOUR), days: Math.floor(days / HOUR) }),
		changed: (after) =>
			engine.read(async (db) => {
				const { version } = await selectHead(db).executeTakeFirstOrThrow();
				const rows = await selectChanged(db, after).execute();
				const cells = rows.map(({ hours, kind, ...row }) => ({ ...row, hours: toHours(hours), kind: toKind(kind) }));
				return { version, cells };
			}),
		series: async ({ kind, value }, span) =>
			(await engine.read((db) => selectSeries(db, { kind, value: keyable(value) }, ...toStretch(span)).execute())).map(toPeriod),
		most: async (kind, span, limit) => {
			const rows = await engine.read((db) => selectOfKind(db, kind, ...toStretch(span)).execute());
			const found: CountedPeriod[] = [];
			for (const [value, some] of Map.groupBy(rows, (row) => row.value)) {
				const [sum, ...more] = some.map(({ cell }) => cellFromBytes(cell));
				const [first] = some;
				if (sum === undefined || first === undefined) continue;
				for (const cell of more) sum.merge(cell);
				found.push({ kind, value, at: first.first * HOUR, hours: toHours(first.hours), ...sums(sum) });
			}
			return found.sort((a, b) => b.sources - a.sources || (a.value < b.value ? -1 : 1)).slice(0, limit);
		},
		sensors: async () => (await engine.read((db) => selectSensors(db).execute())).map(toSensor),
		leftOut: () => engine.read((db) => selectLeftOut(db).execute()),
	};
}

function toStretch({ from, to }: Span): readonly [number, number] {
	return [Math.floor(from / HOUR), Math.ceil(to / HOUR)];
}

function toSensor({ last_hour: lastHour, hours, shut, ...row }: CountSensorTable): KeptSensor {
	return { ...row, hours: hoursFromBytes(hours), shut: hoursFromBytes(shut), lastAt: lastHour * HOUR };
}

/** A copy, for the bytes of a database need not lie where numbers of 32 bits may. */
function toPairs(bytes: Uint8Array): Uint32Array {
	return new Uint32Array(bytes.slice().buffer);
}
