/** The thread that answers about fleets and documents: it has its own connection to the store, reads alone, and judges. */
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { loadCatalogue } from "../store/disk/catalogue-folder.ts";
import { documentsInForce } from "../store/held/in-force.ts";
import { openStore, openStoreToRead } from "../store/open-store.ts";
import { StoreError } from "../store/store-error.ts";
import { createFleetDesk, type FleetDesk } from "./fleet-desk.ts";
import type { FleetStart, FromFleets, ToFleets } from "./fleet-messages.ts";

async function serve(port: MessagePort, { place }: FleetStart): Promise<void> {
	const say = (message: FromFleets): void => port.postMessage(message);
	const opened = await ("dataFolder" in place ? openStoreToRead(place.dataFolder) : openStore(place));
	const catalogue = await loadCatalogue("dataFolder" in place ? place.dataFolder : undefined);
	const problem = opened.ok ? (catalogue.ok ? undefined : catalogue.error[0]) : opened.error;
	if (!opened.ok || !catalogue.ok) {
		if (problem !== undefined) say({ id: 0, problem });
		port.close();
		return;
	}
	const store = { ...opened.value, documents: documentsInForce(opened.value.documents, place) };
	const desk = createFleetDesk(store, catalogue.value, Date.now);
	port.on("message", (message: ToFleets) => {
		if (message === "close") {
			port.close();
			void store.close();
			return;
		}
		const { id, ask, with: given } = message;
		answer(desk, ask, given).then(
			(value) => say({ id, value }),
			(error: unknown) => say(failureOf(id, error)),
		);
	});
	say({ id: 0, value: undefined });
}

async function answer(desk: FleetDesk, ask: string, given: readonly unknown[]): Promise<unknown> {
	const [name, isOfDocuments] = ask.startsWith("documents.") ? [ask.slice("documents.".length), true] : [ask, false];
	const methods = (isOfDocuments ? desk.documents : desk) as unknown as Readonly<Record<string, (...given: readonly unknown[]) => unknown>>;
	const method = methods[name];
	if (typeof method !== "function") throw new Error(`nothing is called ${ask}`);
	return method(...given);
}

function failureOf(id: number, error: unknown): FromFleets {
	if (error instanceof StoreError) return { id, problem: error.problem };
	return { id, defect: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

if (parentPort !== null) await serve(parentPort, workerData as FleetStart);
