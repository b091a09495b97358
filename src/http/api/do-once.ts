/** Does a call once however often it is sent: `Idempotency-Key` names it, and the store keeps what was answered. */
import type { Problem } from "../../core/problem.ts";
import type { Desk, Visit } from "../program/desk.ts";
import { refuseCall } from "./refuse-call.ts";

/**
 * Does it, or gives the answer of before.
 *
 * @param sent - What tells one call from another under the same key: a hash or an id of what was sent.
 */
export async function doOnce(
	{ calls, gate }: Desk,
	{ c, known }: Visit,
	organisationId: string,
	sent: string,
	work: () => Promise<Response>,
): Promise<Response> {
	const given = c.req.header("idempotency-key");
	if (given === undefined) return work();
	if (!/^[\x21-\x7e]{1,200}$/.test(given)) return refuseCall(c, 400, BAD_KEY);
	const { search, pathname } = new URL(c.req.url);
	const key = `${known?.person.id ?? ""} ${given}`;
	const call = { organisationId, key, request: `${c.req.method} ${pathname}${search} ${sent}`, at: gate.now() };
	const claim = await calls.claim(call);
	if (claim === "other") return refuseCall(c, 422, OTHER);
	if (claim === "running") return refuseCall(c, 409, RUNNING);
	if (claim !== "new") {
		c.header("idempotency-replayed", "true");
		return c.body(claim.body, claim.status as 202, { "content-type": "application/json" });
	}
	let answer: { readonly status: number; readonly body: string } | undefined;
	try {
		const response = await work();
		if (response.ok) answer = { status: response.status, body: await response.clone().text() };
		return response;
	} finally {
		// What did not work may be tried again under the same key.
		await calls.settle({ ...call, answer });
	}
}

const BAD_KEY: Problem = {
	code: "http/bad-call",
	message: "the key is no text of 1 to 200 visible ASCII signs",
	at: "idempotency-key",
	todo: "Send a UUID.",
};

const OTHER: Problem = {
	code: "http/key-used",
	message: "this key stood for another call",
	at: "idempotency-key",
	todo: "Use a new key for each call, and the same one only to send that call again.",
};

const RUNNING: Problem = {
	code: "http/still-running",
	message: "the call with this key is being answered at this moment",
	at: "idempotency-key",
	todo: "Send it again in a few seconds.",
};
