/** Puts rows into a batch: the one place where ids are made unique. */
import type { DeviceSink } from "./device-sink.ts";
import type { InventoryItem, ReadBatch } from "./item.ts";
import type { SeenIds } from "./seen-ids.ts";

/** Adds one row; a device whose id was seen before is kept under `<id>#2` and told about. */
export function collect(batch: ReadBatch, item: InventoryItem, seen: SeenIds): void {
	if ("rejected" in item) {
		batch.rejected.push(item.rejected);
		return;
	}
	const { device, warnings } = item;
	for (const warning of warnings) batch.warnings.push(warning);
	const id = seen.unique(device.id);
	if (id === device.id) {
		batch.devices.push(device);
		return;
	}
	batch.devices.push({ ...device, id });
	batch.warnings.push({ ...device.place, message: `an earlier row has the same id; this one is kept as ${id}` });
}

/** Hands the devices of a batch on. */
export function drain(batch: ReadBatch, sink: DeviceSink): void {
	for (const device of batch.devices) sink.add(device);
	batch.devices.length = 0;
}
