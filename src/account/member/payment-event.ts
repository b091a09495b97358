/** What a payment provider says of somebody's tier. It sends no card, no amount and no address of a house; whatever else it sends is not read. */
import { type Problem, visible } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { isTier, type Tier } from "./membership.ts";

/** An event as far as it counts. `undefined` as tier: what was paid for has ended. */
export interface PaymentEvent {
	readonly email: string;
	readonly tier: Exclude<Tier, "subscriber"> | undefined;
	/** UTC milliseconds. */
	readonly until: number | undefined;
}

/** Longest address. */
const MOST_LETTERS = 254;
/** Nothing is paid for longer ahead, ms. */
const MOST_AHEAD = 5 * 366 * 86_400_000;

/**
 * Reads a body whose signature was checked already.
 *
 * @returns `undefined` for an event of a kind that is none of ours; `account/bad-payment-event`.
 */
export function readPaymentEvent(text: string, now: number): Result<PaymentEvent | undefined, Problem> {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return bad("", "it is no JSON");
	}
	const { type, data } = record(value);
	if (typeof type !== "string") return bad("type", "it has no type");
	if (type !== "membership.granted" && type !== "membership.ended") return ok(undefined);
	const { email, tier, until } = record(data);
	if (typeof email !== "string" || email.length > MOST_LETTERS || !/^[^\s@]{1,64}@[^\s@]+$/.test(email))
		return bad("data.email", "it is no address");
	if (type === "membership.ended") return ok({ email, tier: undefined, until: undefined });
	if (!isTier(tier) || tier === "subscriber") return bad("data.tier", `it is neither member nor contributor: ${visible(String(tier), 40)}`);
	const end = typeof until === "string" && /^\d{4}-\d\d-\d\dT/.test(until) ? Date.parse(until) : Number.NaN;
	if (Number.isNaN(end) || end > now + MOST_AHEAD) return bad("data.until", "it is no time of the next five years");
	return ok({ email, tier, until: end });
}

function record(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function bad(at: string, why: string): { readonly ok: false; readonly error: Problem } {
	return err({
		code: "account/bad-payment-event",
		message: `the event cannot be used: ${why}`,
		at,
		todo: "Send it as docs/members.md shows.",
	});
}
