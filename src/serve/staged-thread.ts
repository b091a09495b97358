/** The thread that reads a staged file, so that the event loop goes on answering. The file is a stranger's. */
import { createReadStream } from "node:fs";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import type { ByteSource } from "../store/files/open-bytes.ts";
import { readInventory } from "../store/files/read-inventory.ts";
import { toReadOptions } from "../store/files/read-options.ts";
import { Preview } from "./import-preview.ts";
import type { FromImport, ImportRead, RowBatch, ToImport } from "./staged-messages.ts";

/** Progress is told after so many bytes. */
const STEP = 262_144;

async function read(port: MessagePort, asked: ImportRead): Promise<void> {
	const say = (message: FromImport): void => port.postMessage(message);
	const options = toReadOptions({ map: asked.map });
	if (!options.ok) {
		say({ problem: options.error });
		return;
	}
	const mended = new Set(asked.mended.map(([line]) => line));
	const preview = asked.keep ? undefined : await Preview.over(asked.path, asked.fileName, options.value.map ?? []);
	let bytes = 0;
	let told = 0;
	const counted: ByteSource = {
		name: asked.fileName,
		async *open() {
			for await (const piece of createReadStream(asked.path, { highWaterMark: STEP })) {
				bytes += (piece as Uint8Array).length;
				yield piece as Uint8Array;
			}
		},
	};
	const typed = typedRows(asked);
	for await (const batch of readInventory(typed === undefined ? [counted] : [counted, typed], options.value)) {
		const rejected = batch.rejected.filter(({ source, line }) => source !== asked.fileName || !mended.has(line));
		const rows: RowBatch = { devices: batch.devices, rejected };
		if (preview === undefined) {
			say({ rows, bytes });
			await taken(port);
			continue;
		}
		preview.take({ ...batch, rejected });
		if (bytes - told >= STEP) {
			told = bytes;
			say({ bytes });
		}
	}
	say(preview === undefined ? { end: true } : { preview: await preview.result(mended.size) });
}

/** Rows that somebody typed anew, under the heading of the file. */
function typedRows({ fileName, header, mended }: ImportRead): ByteSource | undefined {
	if (mended.length === 0) return undefined;
	const text = `${header === undefined ? "" : `${header}\n`}${mended.map(([, row]) => row).join("\n")}\n`;
	return {
		name: `${fileName} (mended)`,
		async *open() {
			yield new TextEncoder().encode(text);
		},
	};
}

/** Waits until the batch was taken, so that a large file is never held in memory. */
function taken(port: MessagePort): Promise<void> {
	return new Promise((resolve) => port.once("message", (_: ToImport) => resolve()));
}

if (parentPort !== null) {
	const port = parentPort;
	await read(port, workerData as ImportRead);
	port.close();
}
