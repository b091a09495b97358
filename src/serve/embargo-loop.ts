/** Ends embargoes at their minute, as long as the program is served. */
import { endEmbargoes } from "../advisory/author/drafting.ts";
import type { DraftStore } from "../advisory/author/ports.ts";
import { runEvery } from "./run-every.ts";

const PERIOD_MS = 10_000;

/** Looks every ten seconds until closed. */
export function runEmbargoes(desk: { readonly drafts: DraftStore; readonly now: () => number }, onDefect: (error: unknown) => void) {
	return runEvery(PERIOD_MS, async () => void (await endEmbargoes(desk)), onDefect);
}
