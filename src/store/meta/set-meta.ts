/** Writes a fact about the store itself. */
import { appendAudit } from "../audit/append-audit.ts";
import { keyable, storable } from "../storable.ts";
import type { Work } from "../work.ts";
import { selectMeta, upsertMeta } from "./queries.ts";

/** A fact to keep, and who says so when (UTC milliseconds). */
export interface MetaChange {
	readonly key: string;
	readonly value: string;
	readonly who: string;
	readonly at: number;
}

/** Sets the value and records the change; the same value again changes nothing. */
export async function setMeta(work: Work, { key, value, who, at }: MetaChange): Promise<void> {
	const [name, text] = [keyable(key), storable(value)];
	const before = await selectMeta(work.db, name).executeTakeFirst();
	if (before?.value === text) return;
	await upsertMeta(work.db, name, text).execute();
	await appendAudit(work, { who, what: "meta/set", subject: name, before, after: { value: text }, at });
}
