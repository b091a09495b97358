/** The record of responses of a data directory, also while a server has it. */
import type { ResponseStore } from "../../account/response/ports.ts";
import type { HeldResponses } from "../../cli/response-ports.ts";
import type { Problem } from "../../core/problem.ts";
import { ok, type Result } from "../../core/result.ts";
import { WHO } from "../../store/held/said.ts";
import { openStore, storePlace } from "../../store/open-store.ts";
import { askLocal } from "../local/ask-local.ts";

/** Opens it. */
export async function openResponses(folder: string, version: string): Promise<Result<HeldResponses, Problem>> {
	const over = (store: ResponseStore, close: () => Promise<void>): HeldResponses => ({ store, who: WHO, close });
	const opened = await openStore(storePlace(folder));
	if (opened.ok) return ok(over(opened.value.responses, opened.value.close));
	if (opened.error.code !== "store/locked") return opened;
	const connection = await askLocal(folder, version);
	if (connection === undefined) return opened;
	return connection.ok ? ok(over(connection.value.responses, connection.value.close)) : connection;
}
