/** Which entries of the audit somebody of an organisation may see: the chain is one for all, its readers are not. */
import type { AuditEntry } from "../core/audit.ts";

/** Whose entries are looked for: organisations, and people all of whose roles are in them. */
export interface AuditScope {
	readonly organisations: ReadonlySet<string>;
	/** Ids. */
	readonly people: ReadonlySet<string>;
}

/** What is looked for. */
export interface AuditFilter {
	/** Part of what was done: `session`. */
	readonly what?: string | undefined;
	/** Part of who did it. */
	readonly who?: string | undefined;
}

/**
 * Whether an entry is within a scope. An entry that names an organisation belongs to that one alone; one that names none belongs to the
 * person it is about.
 */
export function isWithin({ subject, before, after }: AuditEntry, { organisations, people }: AuditScope): boolean {
	const named = [before?.["organisation"], after?.["organisation"], before?.["parent"], after?.["parent"]].filter(
		(value) => typeof value === "string",
	);
	if (named.length > 0) return named.every((id) => organisations.has(id)) || organisations.has(subject);
	if (organisations.has(subject) || people.has(subject)) return true;
	const about = [before?.["person"], after?.["person"]].filter((value) => typeof value === "string");
	return about.length > 0 && about.every((id) => people.has(id));
}

/** Whether an entry is one that is looked for. */
export function fits({ what, who }: AuditEntry, filter: AuditFilter): boolean {
	const has = (text: string, part: string | undefined) =>
		part === undefined || part === "" || text.toLowerCase().includes(part.toLowerCase());
	return has(what, filter.what) && has(who, filter.who);
}
