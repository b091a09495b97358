/** The thread that reads a list, so that the event loop goes on answering: to look at it, or to add its rows. The file is a stranger's. */
import { createReadStream } from "node:fs";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import type { Problem } from "../core/problem.ts";
import type { Device, Rejected } from "../inventory/device.ts";
import type { ReadBatch } from "../inventory/import/item.ts";
import { isMapProblem } from "../inventory/import/map-spec.ts";
import type { ImportBatch, ImportId } from "../inventory/ports.ts";
import type { RowLine } from "../store/engine.ts";
import type { ByteSource } from "../store/files/open-bytes.ts";
import { type ReadInventoryOptions, readInventory } from "../store/files/read-inventory.ts";
import { toReadOptions } from "../store/files/read-options.ts";
import { addOverLine } from "../store/row-line.ts";
import { StoreError } from "../store/store-error.ts";
import { Look } from "./import-look.ts";
import type { FromReader, ReadFile, ReadStart, ToReader } from "./import-messages.ts";
import { createProgress, type RunningProgress } from "./import-progress.ts";

/** Bytes that are read at once. */
const STEP = 262_144;
/** Refused rows that an import keeps, as everywhere. */
const MOST_REFUSED = 5000;

async function serve(port: MessagePort, { file, task }: ReadStart): Promise<void> {
	const say = (message: FromReader): void => port.postMessage(message);
	const options = toReadOptions(file);
	if (!options.ok) return say({ problem: options.error });
	const progress = createProgress((far) => say({ progress: far }));
	const batches = readRows(file, options.value, progress);
	if ("look" in task) {
		const look = await Look.over(file, options.value.map ?? []);
		for await (const batch of batches) {
			look.take(batch);
			if (task.look.most !== undefined && look.rows >= task.look.most) return say({ looked: await look.result(false) });
		}
		return say({ looked: await look.result(true) });
	}
	const opened = await untilDevices(batches);
	if ("problem" in opened) return say({ problem: opened.problem });
	say({ begin: true });
	await addOverLine(task.add, await importId(port), toBatches(opened.first, batches));
	say({ added: progress.now() });
}

/** Rows of the file, without those that were typed anew, then these; the site is put in where none is stated. */
async function* readRows(file: ReadFile, options: ReadInventoryOptions, progress: RunningProgress): AsyncGenerator<ReadBatch> {
	const { name, site, mended = [] } = file;
	const counted: ByteSource = {
		name,
		async *open() {
			for await (const piece of createReadStream(file.path, { highWaterMark: STEP })) {
				progress.read((piece as Uint8Array).length);
				yield piece as Uint8Array;
			}
		},
	};
	const lines = new Set(mended.map(([line]) => line));
	const placed = (device: Device): Device => (site === undefined || device.site !== undefined ? device : { ...device, site });
	for await (const batch of readInventory(mended.length === 0 ? [counted] : [counted, typedRows(file)], options)) {
		const rejected = batch.rejected.filter(({ source, line }) => source !== name || !lines.has(line));
		const devices = site === undefined ? batch.devices : batch.devices.map(placed);
		const read = { ...batch, devices, rejected };
		progress.take(read);
		yield read;
	}
}

/** Rows that somebody typed anew, under the heading of the file. */
function typedRows({ name, header, mended = [] }: ReadFile): ByteSource {
	const text = `${header === undefined ? "" : `${header}\n`}${mended.map(([, row]) => row).join("\n")}\n`;
	return {
		name: `${name} (mended)`,
		async *open() {
			yield new TextEncoder().encode(text);
		},
	};
}

/** Reads up to the first device, so that a file without any never stands in for the list it was. */
async function untilDevices(batches: AsyncGenerator<ReadBatch>): Promise<{ readonly first: ImportBatch } | { readonly problem: Problem }> {
	const rejected: Rejected[] = [];
	let problem: Problem | undefined;
	for (;;) {
		const next = await batches.next();
		if (next.done === true) return { problem: problem ?? NO_DEVICES };
		const { devices, rejected: more, problems } = next.value;
		problem ??= problems[0];
		const wrongMap = problems.find(isMapProblem);
		if (wrongMap !== undefined) return { problem: wrongMap };
		rejected.push(...more.slice(0, MOST_REFUSED - rejected.length));
		if (devices.length > 0) return { first: { devices, rejected } };
	}
}

async function* toBatches(first: ImportBatch, rest: AsyncIterable<ReadBatch>): AsyncGenerator<ImportBatch> {
	let room = MOST_REFUSED - first.rejected.length;
	yield first;
	for await (const { devices, rejected } of rest) {
		const some = rejected.slice(0, room);
		room -= some.length;
		yield { devices, rejected: some };
	}
}

/** The import that was begun. */
function importId(port: MessagePort): Promise<ImportId> {
	return new Promise((resolve) => port.once("message", (message: ToReader) => resolve(message.importId)));
}

const NO_DEVICES: Problem = {
	code: "http/no-devices",
	message: "no device could be read, and nothing is kept of the file",
	at: "",
	todo: "Look at the preview for what stands against its rows; `map` names the columns, `as` the form.",
};

if (parentPort !== null) {
	const port = parentPort;
	const start = workerData as ReadStart;
	try {
		await serve(port, start);
	} catch (error) {
		const said: FromReader =
			error instanceof StoreError
				? { problem: error.problem }
				: { defect: error instanceof Error ? (error.stack ?? error.message) : String(error) };
		port.postMessage(said);
	}
	closeLine("add" in start.task ? start.task.add : undefined);
	port.close();
}

function closeLine(line: RowLine | undefined): void {
	if (line !== undefined && "port" in line) line.port.close();
}
