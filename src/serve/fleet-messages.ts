/** What is said between the program and the thread that answers about fleets and documents. */
import type { Problem } from "../core/problem.ts";
import type { StorePlace } from "../store/open-store.ts";
import type { FleetDesk } from "./fleet-desk.ts";

/** What the thread begins with. */
export interface FleetStart {
	readonly place: StorePlace;
}

/** What can be asked: the name of a method, those about documents with `documents.` before them. */
export type Asked = Exclude<keyof FleetDesk, "documents"> | `documents.${keyof FleetDesk["documents"]}`;

/** To the thread. */
export type ToFleets = { readonly id: number; readonly ask: Asked; readonly with: readonly unknown[] } | "close";

/** From the thread; number 0 says that it is ready, or why it cannot be. */
export type FromFleets =
	| { readonly id: number; readonly value: unknown }
	| { readonly id: number; readonly problem: Problem }
	| { readonly id: number; readonly defect: string };
