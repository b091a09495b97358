/** Adds to the chain, inside the transaction of the change that it records. */
import { type AuditChange, type AuditEntry, auditText, type Facts } from "../../core/audit.ts";
import { sha256 } from "../sha256.ts";
import { storable } from "../storable.ts";
import type { Work } from "../work.ts";
import { insertEntry, setHead, takeHead } from "./queries.ts";

/** Appends one entry. Writers on other hosts wait at the head until this transaction ends. */
export async function appendAudit(work: Work, change: AuditChange): Promise<AuditEntry> {
	const head = await takeHead(work.db).executeTakeFirstOrThrow();
	const unhashed = {
		number: head.number,
		at: change.at,
		who: storable(change.who),
		what: storable(change.what),
		subject: storable(change.subject),
		before: clean(change.before),
		after: clean(change.after),
		previous: head.hash,
	};
	const entry: AuditEntry = { ...unhashed, hash: sha256(auditText(unhashed)) };
	const { before, after, ...columns } = entry;
	await insertEntry(work.db, { ...columns, before_facts: json(before), after_facts: json(after) }).execute();
	await setHead(work.db, entry.hash).execute();
	return entry;
}

function clean(facts: Facts | undefined): Facts | undefined {
	if (facts === undefined) return undefined;
	return Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, typeof value === "string" ? storable(value) : value]));
}

function json(facts: Facts | undefined): string | null {
	return facts === undefined ? null : JSON.stringify(facts);
}
