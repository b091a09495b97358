/** How far a campaign is, from its ledger: one byte a recipient, so that a million fit. */
import type { LedgerRecord } from "./record.ts";

/** What a recipient is at. `intended`: about to be sent when the ledger ends, so nobody knows; `resend`, `held` and `dropped`: uncertain, decided. */
export const STATES = [
	"waiting",
	"intended",
	"sent",
	"deferred",
	"refused",
	"uncertain",
	"resend",
	"held",
	"undelivered",
	"dropped",
] as const;

/** One of `STATES`. */
export type RecipientState = (typeof STATES)[number];

/** The standing, as the records say. */
export interface Standing {
	/** How many recipients there are. */
	readonly size: number;
	state(recipient: number): RecipientState;
	/** Attempts so far. */
	attempts(recipient: number): number;
	/** UTC seconds of the last record of an attempt; 0 before the first. */
	lastAt(recipient: number): number;
	/** Takes a record; false where it is about nobody in the audience. */
	apply(record: LedgerRecord): boolean;
	/** Recipients by state. */
	counts(): Readonly<Record<RecipientState, number>>;
	/** Places of those in a state, in order. */
	inState(...states: readonly RecipientState[]): IterableIterator<number>;
	readonly finished: boolean;
}

const CODES: ReadonlyMap<RecipientState, number> = new Map(STATES.map((state, code) => [state, code]));

const DECIDED = { resend: "resend", hold: "held", drop: "dropped" } as const;

/** A standing in which all wait. */
export function createStanding(size: number): Standing {
	const states = new Uint8Array(size);
	const attempts = new Uint8Array(size);
	const lastAt = new Uint32Array(size);
	let finished = false;
	const set = (recipient: number, state: RecipientState) => {
		states[recipient] = CODES.get(state) ?? 0;
	};
	const state = (recipient: number): RecipientState => STATES[states[recipient] ?? 0] ?? "waiting";
	return {
		size,
		state,
		attempts: (recipient) => attempts[recipient] ?? 0,
		lastAt: (recipient) => lastAt[recipient] ?? 0,
		get finished() {
			return finished;
		},
		apply(record) {
			if (record.kind === "finished") finished = true;
			if (!("recipient" in record)) return true;
			const { recipient } = record;
			if (recipient >= size) return false;
			if (record.kind === "decision") {
				set(recipient, DECIDED[record.decision]);
				return true;
			}
			set(recipient, record.kind === "intent" ? "intended" : record.outcome);
			attempts[recipient] = Math.min(record.attempt, 255);
			lastAt[recipient] = Math.floor(record.at / 1000);
			return true;
		},
		counts() {
			const counts = new Array<number>(STATES.length).fill(0);
			for (const code of states) counts[code] = (counts[code] ?? 0) + 1;
			return Object.fromEntries(STATES.map((name, code) => [name, counts[code] ?? 0])) as Record<RecipientState, number>;
		},
		*inState(...wanted) {
			const codes = new Set(wanted.map((name) => CODES.get(name)));
			for (let recipient = 0; recipient < size; recipient += 1) if (codes.has(states[recipient])) yield recipient;
		},
	};
}
