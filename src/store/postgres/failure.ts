/** What PostgreSQL's and the network's errors mean to an operator. Codes: PostgreSQL 15, appendix A. */
import { StoreError } from "../store-error.ts";

type Meaning = readonly [code: `store/${string}`, message: string, todo: string];

const NETWORK = new Set([
	"ECONNREFUSED",
	"ECONNRESET",
	"ENOTFOUND",
	"EAI_AGAIN",
	"ETIMEDOUT",
	"EHOSTUNREACH",
	"ENETUNREACH",
	"EPIPE",
	"ENOENT",
]);

/** Losses of the connection that pg reports by text alone. */
const LOST = /^(Connection terminated|timeout expired|timeout exceeded when trying to connect|The server does not support SSL)/;

/** Writes that met another one; run again, they find the other one's rows. */
const COLLISIONS = new Set(["40001", "40P01", "23505", "23503"]);

/** True when the same write may simply be tried again. */
export function isCollision(error: unknown): boolean {
	return COLLISIONS.has(codeOf(error));
}

/** The error as a `StoreError` naming `place`; anything else is a defect and comes back as it is. */
export function translate(error: unknown, place: string): unknown {
	if (error instanceof StoreError || !(error instanceof Error)) return error;
	const meaning = meaningOf(codeOf(error), error.message);
	return meaning === undefined ? error : new StoreError({ code: meaning[0], message: meaning[1], at: place, todo: meaning[2] }, error);
}

function meaningOf(code: string, message: string): Meaning | undefined {
	if (NETWORK.has(code) || /^(08|57P)/.test(code) || LOST.test(message)) {
		return problem("store/unreachable", "the database server does not answer", "Check that it runs and that the address is right.");
	}
	if (code.startsWith("28") || code === "42501") {
		return problem("store/refused", "the database server does not let this account in", "Check the account, its password and its rights.");
	}
	if (code === "3D000") return problem("store/no-database", "the server has no database of that name", "Create it, in encoding UTF8.");
	if (code.startsWith("53")) {
		return problem("store/disk-full", "the database server has run out of space, memory or connections", "See the server's log.");
	}
	if (code === "25006") {
		return problem("store/no-access", "the database can only be read", "Use the address of the primary server.");
	}
	if (code === "57014") return problem("store/busy", "the database server broke off a query", "Try again, or raise statement_timeout.");
	return undefined;
}

function problem(code: Meaning[0], message: string, todo: string): Meaning {
	return [code, message, todo];
}

function codeOf(error: unknown): string {
	const { code, errors } = error as { readonly code?: unknown; readonly errors?: readonly unknown[] };
	if (typeof code === "string") return code;
	return errors?.[0] === undefined ? "" : codeOf(errors[0]);
}
