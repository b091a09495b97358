/** The thread that reads a published list, once: a list of 300 000 scores would hold up everybody else. */
import { parentPort, workerData } from "node:worker_threads";
import { readListBytes } from "../store/held/held-lists.ts";
import type { FromListReader, ListStart } from "./list-reader.ts";

if (parentPort !== null) {
	const { bytes, file } = workerData as ListStart;
	let said: FromListReader;
	try {
		said = { read: await readListBytes(bytes, file) };
	} catch (error) {
		said = { defect: error instanceof Error ? (error.stack ?? error.message) : String(error) };
	}
	parentPort.postMessage(said);
}
