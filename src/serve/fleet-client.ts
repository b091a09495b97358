/** The program's side of the thread that answers about fleets and documents. */
import { setTimeout as pause } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { Problem } from "../core/problem.ts";
import { err, ok, type Result } from "../core/result.ts";
import { TooBusy } from "../core/too-busy.ts";
import type { Documents, Fleets } from "../http/ports.ts";
import type { DeviceQuery } from "../match/view/answers.ts";
import { deviceCsvHead, deviceCsvLine } from "../match/view/device-csv.ts";
import type { StorePlace } from "../store/open-store.ts";
import { StoreError } from "../store/store-error.ts";
import type { FleetDesk } from "./fleet-desk.ts";
import type { Asked, FleetStart, FromFleets, ToFleets } from "./fleet-messages.ts";
import { createLane, LANE } from "./question-lane.ts";

/** Fleets and documents with the thread behind them. */
export interface FleetThread {
	readonly fleets: Fleets;
	readonly documents: Documents;
	readonly standing: FleetDesk["standing"];
	readonly today: FleetDesk["today"];
	readonly contributions: FleetDesk["contributions"];
	/** Starts the thread anew, for another catalogue is in force; the old one answers what it was asked. */
	renew(): Promise<void>;
	close(): Promise<void>;
}

interface Pending {
	readonly resolve: (value: unknown) => void;
	readonly reject: (error: Error) => void;
}

/** Questions that may wait for an answer; whoever asks beyond them is told to come again. */
const MOST_WAITING = 512;

/** A thread that ended is started again when somebody asks, at most this often. */
const RESTART_MS = 5_000;

/** How long a thread that is replaced may go on answering what it was asked: ten seconds. */
const MOST_TURNS = 400;
const TURN_MS = 25;

/** For tests: the threads as they start, and how soon one may follow another. */
export interface ThreadWatch {
	readonly onThread?: (worker: Worker) => void;
	readonly restartMs?: number;
}

/** One thread, from its start to its end. */
interface Running {
	ask(name: Asked, given: readonly unknown[]): Promise<unknown>;
	/** Questions that are not answered yet. */
	waiting(): number;
	/** Why it is no more. */
	ended(): Error | undefined;
	close(): Promise<void>;
}

/**
 * Starts the thread and waits until it has opened the store. If it ends later, what was asked fails, and the next question starts another.
 * Beyond 512 waiting questions `TooBusy` is thrown. Problems: those of `openStoreToRead` and `openStore`.
 */
export async function startFleets(place: StorePlace, watch: ThreadWatch = {}): Promise<Result<FleetThread, Problem>> {
	const first = await launch(place, watch);
	if (!first.ok) return first;
	let running = first.value;
	let startedAt = Date.now();
	let starting: Promise<void> | undefined;
	let closed = false;
	const startAgain = async (why: Error): Promise<void> => {
		if (closed || Date.now() - startedAt < (watch.restartMs ?? RESTART_MS)) throw why;
		startedAt = Date.now();
		const next = await launch(place, watch);
		if (!next.ok) throw new StoreError(next.error);
		running = next.value;
		if (closed) await running.close();
	};
	const desk = deskOver(async (name, given) => {
		const why = running.ended();
		if (why !== undefined) {
			starting ??= startAgain(why).finally(() => {
				starting = undefined;
			});
			await starting;
		}
		return running.ask(name, given);
	});
	const lane = createLane(LANE);
	return ok({
		fleets: {
			...desk,
			explain: (question) => lane(`explain ${JSON.stringify(question)}`, () => desk.explain(question)),
			export: (organisation, query) => exportCsv(desk, organisation, query),
		},
		documents: {
			...desk.documents,
			check: (device) => lane(`check ${JSON.stringify(device)}`, () => desk.documents.check(device)),
		},
		standing: desk.standing,
		today: desk.today,
		contributions: desk.contributions,
		async renew() {
			const next = await launch(place, watch);
			if (!next.ok) throw new StoreError(next.error);
			const old = running;
			running = next.value;
			for (let turn = 0; turn < MOST_TURNS && old.waiting() > 0 && old.ended() === undefined; turn += 1) await pause(TURN_MS);
			await old.close();
		},
		async close() {
			closed = true;
			await running.close();
		},
	});
}

async function launch(place: StorePlace, { onThread }: ThreadWatch): Promise<Result<Running, Problem>> {
	const file = import.meta.url.endsWith(".ts") ? "./fleet-thread.ts" : "./fleet-thread.js";
	const start: FleetStart = { place };
	const worker = new Worker(new URL(file, import.meta.url), { workerData: start, execArgv: [] });
	const pending = new Map<number, Pending>();
	let ended: Error | undefined;
	const end = (error: Error): void => {
		ended ??= error;
		for (const each of pending.values()) each.reject(error);
		pending.clear();
	};
	const ready = new Promise<unknown>((resolve, reject) => pending.set(0, { resolve, reject }));
	worker.on("message", (message: FromFleets) => {
		const waiting = pending.get(message.id);
		pending.delete(message.id);
		if ("value" in message) waiting?.resolve(message.value);
		else waiting?.reject("problem" in message ? new StoreError(message.problem) : new Error(message.defect));
	});
	worker.on("error", end);
	worker.on("exit", () => end(new Error("the thread that answers about fleets has ended")));
	try {
		await ready;
	} catch (error) {
		if (error instanceof StoreError) return err(error.problem);
		throw error;
	}
	onThread?.(worker);
	let count = 0;
	return ok({
		ended: () => ended,
		waiting: () => pending.size,
		ask: (name, given) =>
			new Promise((resolve, reject) => {
				if (ended !== undefined) throw ended;
				if (pending.size >= MOST_WAITING) throw new TooBusy("too many questions wait for the thread that answers about fleets");
				count += 1;
				pending.set(count, { resolve, reject });
				worker.postMessage({ id: count, ask: name, with: given } satisfies ToFleets);
			}),
		async close() {
			if (ended !== undefined) return;
			const gone = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
			worker.postMessage("close" satisfies ToFleets);
			await gone;
		},
	});
}

/** A desk whose every method is a message. */
function deskOver(ask: (name: Asked, given: readonly unknown[]) => Promise<unknown>): FleetDesk {
	const method = <Name extends Exclude<keyof FleetDesk, "documents">>(name: Name) =>
		((...given: readonly unknown[]) => ask(name, given)) as unknown as FleetDesk[Name];
	const ofDocuments = <Name extends keyof Documents>(name: Name) =>
		((...given: readonly unknown[]) => ask(`documents.${name}`, given)) as unknown as Documents[Name];
	return {
		overview: method("overview"),
		devices: method("devices"),
		facets: method("facets"),
		device: method("device"),
		findings: method("findings"),
		actions: method("actions"),
		questions: method("questions"),
		sites: method("sites"),
		waves: method("waves"),
		waveReach: method("waveReach"),
		advisory: method("advisory"),
		reaches: method("reaches"),
		standing: method("standing"),
		today: method("today"),
		contributions: method("contributions"),
		explain: method("explain"),
		imports: method("imports"),
		rejected: method("rejected"),
		exportRows: method("exportRows"),
		renew: method("renew"),
		documents: {
			summary: ofDocuments("summary"),
			list: ofDocuments("list"),
			find: ofDocuments("find"),
			revision: ofDocuments("revision"),
			vendors: ofDocuments("vendors"),
			onCve: ofDocuments("onCve"),
			waves: ofDocuments("waves"),
			check: ofDocuments("check"),
		},
	};
}

/** Every device of a query as CSV, some hundred at a time. */
export async function* exportCsv(desk: FleetDesk, organisation: string, query: DeviceQuery): AsyncGenerator<string> {
	yield deviceCsvHead();
	let from: string | undefined;
	do {
		const { rows, next }: Awaited<ReturnType<FleetDesk["exportRows"]>> = await desk.exportRows(organisation, query, from);
		yield rows.map(deviceCsvLine).join("");
		from = next;
	} while (from !== undefined);
}
