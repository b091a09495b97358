/** The record of who changed what and when: append-only, each entry chained to the one before by its hash. */
import type { Problem } from "./problem.ts";
import type { Result } from "./result.ts";

/** What a thing looked like, as plain facts; never passwords, never whole documents. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** One change, as whoever makes it states it. */
export interface AuditChange {
	/** A person's or program's account; `system` for what Seawall does by itself. */
	readonly who: string;
	/** `<noun>/<past participle>`: `import/finished`, `document/received`. */
	readonly what: string;
	/** Id of the thing that changed. */
	readonly subject: string;
	/** `undefined` where the thing did not exist. */
	readonly before: Facts | undefined;
	/** `undefined` where the thing is gone. */
	readonly after: Facts | undefined;
	/** UTC milliseconds. */
	readonly at: number;
}

/** A change as kept. */
export interface AuditEntry extends AuditChange {
	/** 1, 2, 3, … without gaps. */
	readonly number: number;
	/** Hash of the entry before; 64 zeros for the first. */
	readonly previous: string;
	/** SHA-256 of `auditText`, lower-case hex. */
	readonly hash: string;
}

/** Where the chain ends. Whoever notes it elsewhere can later prove that nothing before it was changed or cut off. */
export interface AuditHead {
	readonly number: number;
	readonly hash: string;
}

/** Keeps the chain. */
export interface AuditStore {
	/** Adds one entry; durable when the promise is kept. */
	append(change: AuditChange): Promise<AuditEntry>;
	/** Entries after a number, in order, at most `limit` (1 to 5 000). */
	entries(page: { readonly after?: number; readonly limit?: number }): Promise<readonly AuditEntry[]>;
	/** The head as the store states it. */
	head(): Promise<AuditHead>;
}

/** The `previous` of the first entry. */
export const AUDIT_START = "0".repeat(64);

/** The text whose hash chains an entry: a JSON array in fixed order, facts sorted by key. */
export function auditText(entry: Omit<AuditEntry, "hash">): string {
	const { number, at, who, what, subject, before, after, previous } = entry;
	return JSON.stringify([number, at, who, what, subject, sorted(before), sorted(after), previous]);
}

/** Checks a chain from its first entry to its head; `hash` is SHA-256 in lower-case hex. The problem names the first bad entry. */
export async function verifyAudit(store: AuditStore, hash: (text: string) => string): Promise<Result<AuditHead, Problem>> {
	let last: AuditHead = { number: 0, hash: AUDIT_START };
	for (;;) {
		const page = await store.entries({ after: last.number, limit: 1000 });
		for (const entry of page) {
			const fault = faultOf(entry, last, hash);
			if (fault !== undefined) return broken(last.number + 1, fault);
			last = { number: entry.number, hash: entry.hash };
		}
		if (page.length === 0) break;
	}
	const head = await store.head();
	if (head.number !== last.number || head.hash !== last.hash) return broken(last.number + 1, `the chain ends before entry ${head.number}`);
	return { ok: true, value: last };
}

function faultOf(entry: AuditEntry, last: AuditHead, hash: (text: string) => string): string | undefined {
	if (entry.number !== last.number + 1) return "an entry is missing";
	if (entry.previous !== last.hash) return "it does not continue the entry before it";
	if (entry.hash !== hash(auditText(entry))) return "its content was changed after it was written";
	return undefined;
}

function broken(number: number, fault: string): { readonly ok: false; readonly error: Problem } {
	return {
		ok: false,
		error: {
			code: "store/audit-broken",
			message: `the audit chain is broken: ${fault}`,
			at: `entry ${number}`,
			todo: "Keep a copy of the data as evidence, and compare it with a backup from before.",
		},
	};
}

function sorted(facts: Facts | undefined): Facts | null {
	if (facts === undefined) return null;
	return Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
