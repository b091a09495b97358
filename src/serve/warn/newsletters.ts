/** The archive of newsletters of a data directory, also while a server has it. */
import type { Problem } from "../../core/problem.ts";
import { ok, type Result } from "../../core/result.ts";
import { openStore, storePlace } from "../../store/open-store.ts";
import type { NewsletterStore } from "../../warn/newsletter/archive.ts";
import { askLocal } from "../local/ask-local.ts";

/** Opens it. */
export async function openNewsletters(
	folder: string,
	version: string,
): Promise<Result<{ readonly store: NewsletterStore; close(): Promise<void> }, Problem>> {
	const opened = await openStore(storePlace(folder));
	if (opened.ok) return ok({ store: opened.value.newsletters, close: opened.value.close });
	if (opened.error.code !== "store/locked") return opened;
	const connection = await askLocal(folder, version);
	if (connection === undefined) return opened;
	return connection.ok ? ok({ store: connection.value.newsletters, close: connection.value.close }) : connection;
}
