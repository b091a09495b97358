/** Imports as jobs: files beside the data until somebody keeps them, read by a thread of their own. */
import { createHash, randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Worker } from "node:worker_threads";
import { type Problem, visible } from "../core/problem.ts";
import type { ImportDesk, ImportJob } from "../http/import-port.ts";
import type { ImportBatch, InventoryStore } from "../inventory/ports.ts";
import type { FromImport, ImportRead, ToImport } from "./staged-messages.ts";

/** Jobs of one organisation; a further one takes the place of the oldest. */
const MOST_JOBS = 12;
/** A file that nobody keeps is forgotten. */
const KEPT_MS = 60 * 60_000;
/** Watchers are told so often at most. */
const TELL_MS = 250;

interface Held {
	job: ImportJob;
	readonly path: string;
	readonly sha256: string;
	mended: ReadonlyMap<number, string>;
	worker: Worker | undefined;
	readonly watchers: Set<() => void>;
}

/** The desk, and how it is shut. */
export interface RunningImportDesk extends ImportDesk {
	close(): Promise<void>;
}

/**
 * Makes the desk.
 *
 * @param onKept - Told when a list was kept, with its organisation.
 * @param onDefect - Told of what failed in us.
 */
export async function createImportDesk(
	inventory: InventoryStore,
	now: () => number,
	onKept: (organisationId: string) => void,
	onDefect: (error: unknown) => void,
): Promise<RunningImportDesk> {
	const folder = await mkdtemp(join(tmpdir(), "seawall-imports-"));
	const all = new Map<string, Held>();
	const move = (held: Held, change: Partial<ImportJob>): void => {
		held.job = { ...held.job, ...change };
		for (const tell of held.watchers) tell();
	};
	const forget = (held: Held): void => {
		all.delete(held.job.id);
		void held.worker?.terminate();
		void rm(held.path, { force: true }).catch(onDefect);
		for (const tell of held.watchers) tell();
	};
	const of = (organisationId: string) =>
		[...all.values()].filter(({ job }) => job.organisationId === organisationId).sort((a, b) => b.job.startedAt - a.job.startedAt);
	const tidy = (organisationId: string): void => {
		const rests = (held: Held) => held.job.state !== "keeping";
		for (const held of all.values()) if (rests(held) && now() - held.job.startedAt > KEPT_MS) forget(held);
		for (const held of of(organisationId).filter(rests).slice(MOST_JOBS)) forget(held);
	};
	const find = (organisationId: string, id: string): Held | undefined => {
		const held = all.get(id);
		return held?.job.organisationId === organisationId ? held : undefined;
	};
	const look = (held: Held): void => {
		move(held, { state: "reading", read: 0, problem: undefined });
		readWith(held, false, async () => undefined).then(
			() => undefined,
			(error: unknown) => fail(held, error),
		);
	};
	const fail = (held: Held, error: unknown): void => {
		onDefect(error);
		move(held, { state: "failed", problem: BROKE });
	};
	/** Runs the thread once over the file. */
	const readWith = (held: Held, keep: boolean, onRows: (batch: ImportBatch) => Promise<void>): Promise<void> =>
		new Promise((resolve, reject) => {
			const { job } = held;
			const asked: ImportRead = {
				path: held.path,
				fileName: job.fileName,
				keep,
				map: job.map,
				header: job.preview?.header,
				mended: [...held.mended],
			};
			const file = import.meta.url.endsWith(".ts") ? "./staged-thread.ts" : "./staged-thread.js";
			const worker = new Worker(new URL(file, import.meta.url), { workerData: asked, execArgv: [] });
			held.worker = worker;
			worker.on("message", (message: FromImport) => {
				if ("bytes" in message) move(held, { read: message.bytes });
				if ("preview" in message) move(held, { state: "ready", read: job.bytes, preview: message.preview });
				if ("problem" in message) move(held, { state: "failed", problem: message.problem });
				if ("rows" in message) {
					onRows(message.rows).then(() => worker.postMessage("taken" satisfies ToImport), reject);
				}
			});
			worker.on("error", reject);
			worker.on("exit", () => {
				held.worker = undefined;
				resolve();
			});
		});
	return {
		async stage({ organisationId, who }, fileName, bytes) {
			const id = randomBytes(12).toString("base64url");
			const path = join(folder, id);
			const hash = createHash("sha256");
			let size = 0;
			const counter = new Transform({
				transform(piece: Uint8Array, _encoding, done) {
					hash.update(piece);
					size += piece.length;
					done(undefined, piece);
				},
			});
			await pipeline(Readable.from(bytes), counter, createWriteStream(path, { mode: 0o600 }));
			const job: ImportJob = {
				id,
				organisationId,
				who,
				fileName: visible(basename(fileName.replaceAll("\\", "/")), 120) || "list.csv",
				bytes: size,
				startedAt: now(),
				state: "reading",
				read: 0,
				map: undefined,
				preview: undefined,
				kept: undefined,
				problem: undefined,
			};
			const held: Held = { job, path, sha256: hash.digest("hex"), mended: new Map(), worker: undefined, watchers: new Set() };
			all.set(id, held);
			tidy(organisationId);
			look(held);
			return held.job;
		},
		find: (organisationId, id) => find(organisationId, id)?.job,
		jobs: (organisationId) => of(organisationId).map(({ job }) => job),
		again(organisationId, id, { map, mended }) {
			const held = find(organisationId, id);
			if (held === undefined || (held.job.state !== "ready" && held.job.state !== "failed")) return held?.job;
			held.mended = new Map([...held.mended, ...mended]);
			move(held, { map });
			look(held);
			return held.job;
		},
		keep({ organisationId, who }, id, list) {
			const held = find(organisationId, id);
			if (held === undefined || held.job.state !== "ready") return held?.job;
			move(held, { state: "keeping", read: 0 });
			keepRows(held, inventory, { organisationId, who, source: list, at: now() }, readWith).then(
				(kept) => {
					// The thread may have come upon something that ended it; then nothing says that all is kept.
					if (held.job.state === "keeping") move(held, { state: "done", kept, read: held.job.bytes });
					void rm(held.path, { force: true }).catch(onDefect);
					onKept(organisationId);
				},
				(error: unknown) => fail(held, error),
			);
			return held.job;
		},
		drop(organisationId, id) {
			const held = find(organisationId, id);
			if (held !== undefined && held.job.state !== "keeping") forget(held);
		},
		async *watch(organisationId, id) {
			for (;;) {
				const held = find(organisationId, id);
				if (held === undefined) return;
				yield held.job;
				if (held.job.state !== "reading" && held.job.state !== "keeping") return;
				await nextMove(held);
			}
		},
		async close() {
			await Promise.all([...all.values()].map(({ worker }) => worker?.terminate()));
			for (const held of all.values()) for (const tell of held.watchers) tell();
			all.clear();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

type ReadWith = (held: Held, keep: boolean, onRows: (batch: ImportBatch) => Promise<void>) => Promise<void>;

/** Keeps every row, a batch at a time, in the order of the file. */
async function keepRows(
	held: Held,
	inventory: InventoryStore,
	{
		organisationId,
		who,
		source,
		at,
	}: { readonly organisationId: string; readonly who: string; readonly source: string; readonly at: number },
	readWith: ReadWith,
) {
	const start = { organisation: "", organisationId, source, method: "file", confidence: 0.8, observedAt: at, who, at };
	const importId = await inventory.beginImport(start);
	await readWith(held, true, (batch) => inventory.addRows(importId, batch));
	const record = await inventory.finishImport(importId, { sha256: held.sha256, bytes: held.job.bytes, at });
	const { rows = 0, rejected = 0, devices = 0 } = record.end ?? {};
	return { importId: String(record.id), rows, refused: rejected, devices };
}

/** The next time a job moves, but not at once again: many moves are one. */
async function nextMove(held: Held): Promise<void> {
	await new Promise<void>((resolve) => {
		const tell = (): void => {
			held.watchers.delete(tell);
			resolve();
		};
		held.watchers.add(tell);
	});
	await new Promise((resolve) => setTimeout(resolve, TELL_MS).unref());
}

const BROKE: Problem = {
	code: "serve/import-failed",
	message: "the file could not be read to its end",
	at: "",
	todo: "Look at the terminal that the program runs in, then send the file again.",
};
