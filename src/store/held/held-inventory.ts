/** What `seawall start` works on: a data directory's devices and documents, filled from files and from answers. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { readCsaf } from "../../advisory/csaf/read.ts";
import type { Advisory } from "../../advisory/document.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { applyAnswers } from "../../inventory/apply-answers.ts";
import type { Device, Rejected, RowWarning } from "../../inventory/device.ts";
import type { ImportBatch } from "../../inventory/ports.ts";
import { advisoryFiles } from "../disk/advisory-folder.ts";
import { type ByteSource, openBytes } from "../files/open-bytes.ts";
import { type ReadInventoryOptions, readInventory } from "../files/read-inventory.ts";
import { type ReadWords, toReadOptions } from "../files/read-options.ts";
import { openStore, type Store } from "../open-store.ts";
import { StoreError } from "../store-error.ts";

/** Who imports while there are no accounts: the person at the terminal. */
const WHO = "local";
const ORGANISATION = "default";
/** Most rows given to the store at once. */
const ROWS = 1000;

/** All that was said while taking a file. */
interface Taken {
	readonly devices: Device[];
	readonly rejected: Rejected[];
	readonly warnings: RowWarning[];
	readonly problems: Problem[];
}

/** What came of answers. */
interface Answered {
	readonly changed: number;
	readonly warnings: readonly string[];
}

/** Opens a data directory; `catalogue` is the folder of the documents that ship. */
export async function openHeldInventory(dataFolder: string, catalogue: string) {
	const opened = await openStore({ dataFolder });
	if (!opened.ok) return opened;
	const store = opened.value;
	return ok({
		notes: store.notes,
		advisories: () => holdDocuments(store, catalogue),
		async take(files: readonly string[], words: ReadWords): Promise<Taken> {
			const taken: Taken = { devices: [], rejected: [], warnings: [], problems: [] };
			const how = toReadOptions(words);
			if (!how.ok) return { ...taken, problems: [how.error] };
			for (const file of files) await guarded(taken, file, () => takeFile(store, file, how.value, taken));
			return taken;
		},
		answer: (bytes: Uint8Array, fileName: string) => takeAnswers(store, bytes, fileName),
		async *devices(): AsyncIterable<readonly Device[]> {
			for await (const page of store.inventory.everyDevice({ organisation: ORGANISATION })) yield page.map((kept) => kept.device);
		},
		close: () => store.close(),
	});
}

async function guarded(taken: Taken, file: string, work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (error) {
		if (!(error instanceof StoreError)) throw error;
		taken.problems.push({ ...error.problem, at: error.problem.at === "" ? file : error.problem.at });
	}
}

/** Takes a file, unless exactly these bytes are the newest import of it: then nothing is written twice. */
async function takeFile(store: Store, file: string, how: ReadInventoryOptions, taken: Taken): Promise<void> {
	const source = await openBytes(file);
	if (!source.ok) {
		taken.problems.push(source.error);
		return;
	}
	const digest = await digestOf(source.value);
	const [last] = (await store.inventory.imports()).filter((record) => record.source === file);
	if (last?.end !== undefined && last.end.sha256 === digest.sha256) {
		taken.rejected.push(...(await store.inventory.rejected(last.id, {})));
		return;
	}
	const at = Date.now();
	const start = { organisation: ORGANISATION, source: file, method: "file", confidence: 0.8, observedAt: at, who: WHO, at };
	await store.inventory.recordImport(start, inBlocks(readInventory([source.value], how), taken), () => ({ ...digest, at: Date.now() }));
}

/** Hash and size of a source. A stream that can be read once only (standard input) cannot be held against an earlier import. */
async function digestOf(source: ByteSource): Promise<{ readonly sha256: string; readonly bytes: number }> {
	const hash = createHash("sha256");
	let bytes = 0;
	if (source.name !== "-") {
		for await (const part of source.open()) {
			hash.update(part);
			bytes += part.length;
		}
	}
	return { sha256: hash.digest("hex"), bytes };
}

async function* inBlocks(batches: AsyncIterable<Taken>, taken: Taken): AsyncGenerator<ImportBatch> {
	for await (const batch of batches) {
		taken.rejected.push(...batch.rejected);
		taken.warnings.push(...batch.warnings);
		taken.problems.push(...batch.problems);
		for (let at = 0; at < batch.devices.length; at += ROWS) yield { devices: batch.devices.slice(at, at + ROWS), rejected: [] };
		for (let at = 0; at < batch.rejected.length; at += ROWS) yield { devices: [], rejected: batch.rejected.slice(at, at + ROWS) };
	}
}

async function takeAnswers(store: Store, bytes: Uint8Array, fileName: string): Promise<Result<Answered, Problem>> {
	const name = basename(fileName) || "answers.csv";
	const read: Taken = { devices: [], rejected: [], warnings: [], problems: [] };
	const source: ByteSource = {
		name,
		async *open() {
			yield bytes;
		},
	};
	for await (const batch of readInventory([source])) {
		read.devices.push(...batch.devices);
		read.rejected.push(...batch.rejected);
		read.warnings.push(...batch.warnings);
		read.problems.push(...batch.problems);
	}
	const [problem] = read.problems;
	if (read.devices.length === 0) {
		return err(
			problem ?? {
				code: "files/no-answers",
				message: "the file holds no device",
				at: name,
				todo: "Fill in the CSV that the page offers, and send that.",
			},
		);
	}
	const held: Device[] = [];
	for await (const page of store.inventory.everyDevice({ organisation: ORGANISATION })) held.push(...page.map((kept) => kept.device));
	const applied = applyAnswers(held, read.devices);
	const known = new Set(held.map((device) => device.id));
	const answers = read.devices.filter((device) => known.has(device.id));
	const at = Date.now();
	const start = { organisation: ORGANISATION, source: name, method: "answers", confidence: 0.9, observedAt: at, who: WHO, at };
	const end = { sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length, at };
	const blocks = Array.from({ length: Math.ceil(answers.length / ROWS) }, (_, index) => ({
		devices: answers.slice(index * ROWS, (index + 1) * ROWS),
		rejected: [],
	}));
	await store.inventory.recordImport(start, [...blocks, { devices: [], rejected: read.rejected.slice(0, 5000) }], () => end);
	return ok({ changed: applied.changed.length, warnings: tell(applied, read) });
}

function tell(applied: ReturnType<typeof applyAnswers>, read: Taken): string[] {
	const strangers = applied.unknownIds.length;
	return [
		...(strangers === 0
			? []
			: [`${strangers} rows name devices that are not in this fleet and were left out: ${applied.unknownIds.slice(0, 5).join(", ")}`]),
		...read.rejected.map((row) => `line ${row.line} was left out: ${row.reason}`),
		...[...applied.warnings, ...read.warnings].map((warning) => `line ${warning.line}: ${warning.message}`),
	];
}

/** Brings the shipped documents into the store where they are new, then reads all that it holds. */
async function holdDocuments(
	store: Store,
	catalogue: string,
): Promise<{ readonly advisories: readonly Advisory[]; readonly problems: readonly Problem[] }> {
	const problems: Problem[] = [];
	const received = [];
	for (const file of await advisoryFiles([catalogue], problems)) {
		const bytes = await readFile(file);
		const read = readCsaf(bytes, basename(file));
		if (!read.ok) problems.push(read.error);
		else
			received.push({
				origin: "catalogue",
				trackingId: read.value.id,
				version: read.value.revision,
				place: basename(file),
				bytes,
				receivedAt: Date.now(),
			});
	}
	await store.documents.receive(received, WHO);
	const advisories: Advisory[] = [];
	for await (const page of store.documents.everyCurrent()) {
		for (const document of page) {
			const read = readCsaf(document.bytes, document.place);
			if (read.ok) advisories.push(read.value);
			else problems.push(read.error);
		}
	}
	return { advisories, problems };
}
