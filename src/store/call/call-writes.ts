/** Takes keys of calls that are done once, and keeps what was answered. */
import type { Claim, OnceAnswer, OnceCall } from "../../core/calls.ts";
import { sha256 } from "../sha256.ts";
import { storable } from "../storable.ts";
import type { Work } from "../work.ts";
import { deleteCall, deleteOldCalls, insertCall, selectCall, updateCall } from "./queries.ts";

/** A key is kept this long. */
const KEPT_MS = 24 * 60 * 60_000;
/** An answer that never came does not hold its key for longer. */
const RUNNING_MS = 60 * 60_000;

/** Takes the key where it is free. */
export async function claimCall(work: Work, { organisationId, key, request, at }: OnceCall): Promise<Claim> {
	await deleteOldCalls(work.db, at - KEPT_MS).execute();
	const hash = hashOf(key);
	const row = { organisation_id: organisationId, key_hash: hash, request: storable(request), status: null, answer: null, made_at: at };
	if ((await insertCall(work.db, row).execute()).length > 0) return "new";
	const held = await selectCall(work.db, organisationId, hash).executeTakeFirstOrThrow();
	if (held.request !== row.request) return "other";
	if (held.status !== null && held.answer !== null) return { status: held.status, body: held.answer };
	if (held.made_at > at - RUNNING_MS) return "running";
	await deleteCall(work.db, organisationId, hash).execute();
	return (await insertCall(work.db, row).execute()).length > 0 ? "new" : "running";
}

/** Keeps the answer, or frees the key. */
export async function settleCall(
	work: Work,
	{ organisationId, key, answer }: OnceCall & { readonly answer: OnceAnswer | undefined },
): Promise<void> {
	const hash = hashOf(key);
	if (answer === undefined) await deleteCall(work.db, organisationId, hash).execute();
	else await updateCall(work.db, organisationId, hash, { status: answer.status, answer: storable(answer.body) }).execute();
}

function hashOf(key: string): string {
	return sha256(key);
}
