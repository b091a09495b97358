/** A thread that reads one inventory from a file and hands it over in parts, each when the one before was taken. */
import { createReadStream } from "node:fs";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import type { Device } from "../inventory/device.ts";
import type { ReadBatch } from "../inventory/import/item.ts";
import { readInventory } from "../store/files/read-inventory.ts";
import { toReadOptions } from "../store/files/read-options.ts";
import type { FromReader, ReadPart, ReadStart } from "./import-messages.ts";

/** Rows of a part: few enough that taking one holds nobody up. */
const ROWS = 500;
/** Parts that may be on their way. */
const AHEAD = 4;

async function read(port: MessagePort, start: ReadStart): Promise<void> {
	const say = (message: FromReader): void => port.postMessage(message);
	const credit = createCredit(port);
	const how = toReadOptions(start);
	if (!how.ok) {
		say({ devices: [], rejected: [], warnings: [], notes: [], problems: [how.error], bytesRead: 0 });
		say({ end: "whole" });
		return;
	}
	let bytesRead = 0;
	let rows = 0;
	const source = {
		name: start.name,
		async *open() {
			for await (const piece of createReadStream(start.path, { highWaterMark: 262_144 })) {
				bytesRead += (piece as Buffer).length;
				yield piece as Buffer;
			}
		},
	};
	for await (const batch of readInventory([source], how.value)) {
		for (const part of parts(batch, start.site)) {
			await credit();
			say({ ...part, bytesRead });
			rows += part.devices.length + part.rejected.length;
			if (start.most !== undefined && rows >= start.most) {
				say({ end: "most" });
				return;
			}
		}
	}
	say({ end: "whole" });
}

/** Waits while too many parts are on their way. */
function createCredit(port: MessagePort): () => Promise<void> {
	let left = AHEAD;
	let waiting: (() => void) | undefined;
	port.on("message", () => {
		left += 1;
		waiting?.();
	});
	return async () => {
		while (left <= 0) await new Promise<void>((resolve) => (waiting = resolve));
		left -= 1;
	};
}

function* parts(batch: ReadBatch, site: string | undefined): Generator<Omit<ReadPart, "bytesRead">> {
	const { devices, rejected, warnings, problems, notes = [] } = batch;
	const placed = (device: Device): Device => (site === undefined || device.site !== undefined ? device : { ...device, site });
	const most = Math.max(devices.length, rejected.length, warnings.length, 1);
	for (let from = 0; from < most; from += ROWS) {
		const until = from + ROWS;
		yield {
			devices: devices.slice(from, until).map(placed),
			rejected: rejected.slice(from, until),
			warnings: warnings.slice(from, until),
			notes: from === 0 ? notes.slice(0, 100) : [],
			problems: from === 0 ? problems : [],
		};
	}
}

if (parentPort !== null) {
	const port = parentPort;
	try {
		await read(port, workerData as ReadStart);
	} catch (error) {
		port.postMessage({ defect: error instanceof Error ? (error.stack ?? error.message) : String(error) } satisfies FromReader);
	}
	port.close();
}
