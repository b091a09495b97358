/** The program's side of the thread that answers about fleets and documents. */
import { Worker } from "node:worker_threads";
import type { Problem } from "../core/problem.ts";
import { err, ok, type Result } from "../core/result.ts";
import type { Documents, Fleets } from "../http/ports.ts";
import type { DeviceQuery } from "../match/view/answers.ts";
import { deviceCsvHead, deviceCsvLine } from "../match/view/device-csv.ts";
import type { StorePlace } from "../store/open-store.ts";
import { StoreError } from "../store/store-error.ts";
import type { FleetDesk } from "./fleet-desk.ts";
import type { Asked, FleetStart, FromFleets, ToFleets } from "./fleet-messages.ts";

/** Fleets and documents with the thread behind them. */
export interface FleetThread {
	readonly fleets: Fleets;
	readonly documents: Documents;
	readonly standing: FleetDesk["standing"];
	close(): Promise<void>;
}

interface Pending {
	readonly resolve: (value: unknown) => void;
	readonly reject: (error: Error) => void;
}

/** Starts the thread and waits until it has opened the store. Problems: those of `openStoreToRead` and `openStore`. */
export async function startFleets(place: StorePlace): Promise<Result<FleetThread, Problem>> {
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
	let count = 0;
	const ask = (name: Asked, given: readonly unknown[]): Promise<unknown> =>
		new Promise((resolve, reject) => {
			if (ended !== undefined) throw ended;
			count += 1;
			pending.set(count, { resolve, reject });
			worker.postMessage({ id: count, ask: name, with: given } satisfies ToFleets);
		});
	const desk = deskOver(ask);
	return ok({
		fleets: { ...desk, export: (organisation, query) => exportCsv(desk, organisation, query) },
		documents: desk.documents,
		standing: desk.standing,
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
		advisory: method("advisory"),
		standing: method("standing"),
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
