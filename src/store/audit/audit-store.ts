/** The audit chain over an engine. */
import { type AuditEntry, type AuditHead, type AuditStore, type Facts, verifyAudit as verifyChain } from "../../core/audit.ts";
import type { Problem } from "../../core/problem.ts";
import type { Result } from "../../core/result.ts";
import type { Engine } from "../engine.ts";
import { pageLimit } from "../page-limit.ts";
import { sha256 } from "../sha256.ts";
import type { AuditTable } from "../tables.ts";
import { selectEntries, selectHead } from "./queries.ts";

/** Makes the store. */
export function auditStore(engine: Engine): AuditStore {
	return {
		append: (change) => engine.write("appendAudit", change),
		entries: async ({ after = 0, limit }) => {
			const rows = await engine.read((db) => selectEntries(db, after, pageLimit(limit)).execute());
			return rows.map(toEntry);
		},
		head: () => engine.read((db) => selectHead(db).executeTakeFirstOrThrow()),
	};
}

/** Reads the whole chain and checks it; `store/audit-broken` names the first entry that is wrong. */
export function verifyAudit(audit: AuditStore): Promise<Result<AuditHead, Problem>> {
	return verifyChain(audit, sha256);
}

function toEntry(row: AuditTable): AuditEntry {
	const { before_facts: before, after_facts: after, ...rest } = row;
	return { ...rest, before: facts(before), after: facts(after) };
}

function facts(json: string | null): Facts | undefined {
	if (json === null) return undefined;
	try {
		return JSON.parse(json) as Facts;
	} catch {
		// Somebody wrote into the table by hand: the hash of the entry will not fit either.
		return { unreadable: json };
	}
}
