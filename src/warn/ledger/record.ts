/** What the ledger of a campaign says, a record a line: each line carries the hash that chains it to the one before. */
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";

/** What a campaign is, stated once, first. Hashes are SHA-256 in lower-case hex, times UTC milliseconds. */
export interface CampaignRecord {
	readonly kind: "campaign";
	readonly id: string;
	readonly advisory: string;
	/** Version and hash of the document that is warned of. */
	readonly version: string;
	readonly advisorySha256: string;
	/** Hash of the frozen audience, and how many recipients it has. */
	readonly audienceSha256: string;
	readonly recipients: number;
	readonly level: string;
	readonly at: number;
}

/** A message is about to be sent; durable before the server gets its first byte. */
export interface IntentRecord {
	readonly kind: "intent";
	/** Place of the recipient in the audience, from 0. */
	readonly recipient: number;
	/** From 1. */
	readonly attempt: number;
	/** Hash of the whole message. */
	readonly messageSha256: string;
	readonly at: number;
}

/**
 * What came of an attempt. `uncertain`: the message was written and no answer came. `undelivered`: the server told later that it did not
 * arrive.
 */
export const OUTCOMES = ["sent", "deferred", "refused", "uncertain", "undelivered"] as const;

/** One of `OUTCOMES`. */
export type OutcomeName = (typeof OUTCOMES)[number];

/** What came of an attempt. */
export interface OutcomeRecord {
	readonly kind: "outcome";
	readonly recipient: number;
	readonly attempt: number;
	readonly outcome: OutcomeName;
	/** Hash of the whole message, and of a salt and the address: so the ledger can be kept when the address is erased. */
	readonly messageSha256: string;
	readonly recipientSha256: string;
	/** The server's answer; a stranger's text, cut and without control characters. */
	readonly reply: string;
	/** `host:port` of the server that answered. */
	readonly server: string;
	/** Protocol and cipher; `null` for a connection without. */
	readonly tls: string | null;
	readonly at: number;
}

/** Somebody stands for it: who sent it, who approved it, or who let it leave alone and why. */
export interface SanctionRecord {
	readonly kind: "sanction";
	readonly how: "sent" | "approved" | "break-glass";
	readonly by: string;
	/** Why, of `break-glass`; else empty. */
	readonly words: string;
	readonly at: number;
}

/** What was decided of an uncertain one: send it again under the same Message-ID, wait for word of it, or give it up. */
export interface DecisionRecord {
	readonly kind: "decision";
	readonly recipient: number;
	readonly decision: "resend" | "hold" | "drop";
	/** The level's policy, or a person. */
	readonly by: string;
	readonly at: number;
}

/** What went over another channel: announced, or because nobody answered. Before it leaves it is `intended`, durably. */
export interface NoticeRecord {
	readonly kind: "notice";
	/** Of the configuration: `channel-1`, `silence-2`. */
	readonly step: string;
	/** The organisation that it is about; `*`: the campaign. */
	readonly group: string;
	readonly outcome: "intended" | "done" | "failed";
	/** What was done, or why it failed. */
	readonly words: string;
	readonly at: number;
}

/** A process took the campaign up; `cut` bytes of a torn end were put aside before. */
export interface ResumedRecord {
	readonly kind: "resumed";
	readonly cut: number;
	readonly at: number;
}

/** All recipients have an outcome that stays. */
export interface FinishedRecord {
	readonly kind: "finished";
	readonly sent: number;
	/** Root over the proofs of those sent; empty where none was. */
	readonly root: string;
	readonly at: number;
}

/** A record. */
export type LedgerRecord =
	| CampaignRecord
	| SanctionRecord
	| NoticeRecord
	| IntentRecord
	| OutcomeRecord
	| DecisionRecord
	| ResumedRecord
	| FinishedRecord;

/** SHA-256 of a text, lower-case hex. */
export type Hash = (text: string) => string;

/** What the first line is chained to. */
export const LEDGER_START = "0".repeat(64);

/** Characters of a server's answer that are kept. */
const LONGEST_REPLY = 500;

/** Characters of a line. */
export const LONGEST_LINE = 8192;

/** Fields of each kind in the order in which they stand, with the check of each: `n` a whole number, `h` a hash, `t` text, `x` text or null. */
const FIELDS = {
	campaign: "id:t advisory:t version:t advisorySha256:h audienceSha256:h recipients:n level:t at:n",
	intent: "recipient:n attempt:n messageSha256:h at:n",
	outcome: "recipient:n attempt:n outcome:o messageSha256:h recipientSha256:h reply:t server:t tls:x at:n",
	notice: "step:t group:t outcome:t words:t at:n",
	sanction: "how:t by:t words:t at:n",
	decision: "recipient:n decision:d by:t at:n",
	resumed: "cut:n at:n",
	finished: "sent:n root:t at:n",
} as const satisfies Readonly<Record<LedgerRecord["kind"], string>>;

const SHAPES = new Map(
	Object.entries(FIELDS).map(([kind, fields]) => [
		kind,
		fields.split(" ").map((field) => field.split(":") as [name: string, type: string]),
	]),
);

/** The line of a record, and the hash that chains the next. */
export function toLine(previous: string, record: LedgerRecord, hash: Hash): { readonly line: string; readonly hash: string } {
	const values: Record<string, unknown> = { ...record };
	const text = JSON.stringify([record.kind, ...(SHAPES.get(record.kind) ?? []).map(([name]) => values[name])]);
	const chained = hash(`${previous}\n${text}`);
	return { line: `${text} ${chained}\n`, hash: chained };
}

/** Reads a line (without its end). `warn/ledger-line`: it is none, or does not continue the line before. */
export function readLine(
	previous: string,
	line: string,
	hash: Hash,
): Result<{ readonly record: LedgerRecord; readonly hash: string }, Problem> {
	const text = line.slice(0, -65);
	const chained = line.slice(-64);
	if (line.length > LONGEST_LINE || line.at(-65) !== " " || hash(`${previous}\n${text}`) !== chained)
		return err(broken("it does not continue the line before it"));
	const record = readRecord(text);
	return record === undefined ? err(broken("it is no record")) : ok({ record, hash: chained });
}

/** Reads a line without its chain; `undefined`: it is no record. */
export function readRecord(text: string): LedgerRecord | undefined {
	let values: unknown;
	try {
		values = JSON.parse(text);
	} catch {
		return undefined;
	}
	if (!Array.isArray(values)) return undefined;
	const [kind, ...rest] = values as readonly unknown[];
	const shape = typeof kind === "string" ? SHAPES.get(kind) : undefined;
	if (shape === undefined || shape.length !== rest.length || !shape.every(([, type], index) => fits(type, rest[index]))) return undefined;
	return Object.fromEntries([["kind", kind], ...shape.map(([name], index) => [name, rest[index]])]) as LedgerRecord;
}

function fits(type: string, value: unknown): boolean {
	if (type === "n") return Number.isSafeInteger(value) && (value as number) >= 0;
	if (type === "x" && value === null) return true;
	if (typeof value !== "string") return false;
	if (type === "h") return /^[0-9a-f]{64}$/.test(value);
	if (type === "o") return (OUTCOMES as readonly string[]).includes(value);
	return type !== "d" || value === "resend" || value === "hold" || value === "drop";
}

/** A server's answer as the ledger keeps it: one line, cut, without control characters. */
export function keptReply(text: string): string {
	return text
		.slice(0, LONGEST_REPLY * 2)
		.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ")
		.trim()
		.slice(0, LONGEST_REPLY);
}

function broken(why: string): Problem {
	return {
		code: "warn/ledger-line",
		message: `a line of the ledger is broken: ${why}`,
		at: "",
		todo: "Keep a copy of the campaign's folder as evidence, and compare it with a backup.",
	};
}
