/** Webhooks, signed as Standard Webhooks says (https://www.standardwebhooks.com): id, time and body under one HMAC. */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { type Bounds, guardedFetch } from "./guarded-fetch.ts";

/** A new secret: 192 bits, as whoever gets webhooks keeps it. */
export function newWebhookSecret(): string {
	return `whsec_${randomBytes(24).toString("base64")}`;
}

/** The headers of a webhook. @param at - UTC milliseconds. */
export function signWebhook(secret: string, id: string, at: number, body: string): Readonly<Record<string, string>> {
	const seconds = Math.floor(at / 1000);
	const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
	const signature = createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64");
	return { "webhook-id": id, "webhook-timestamp": String(seconds), "webhook-signature": `v1,${signature}` };
}

/** What came of it; `final`: the receiver wants no more. */
export type Posted = { readonly sent: true } | { readonly sent: false; readonly final: boolean; readonly problem: string };

/** Sends one. Everything but 2xx is a failure; 410 is for good. */
export async function postWebhook(
	to: { readonly address: string; readonly secret: string },
	{ id, at, body }: { readonly id: string; readonly at: number; readonly body: string },
	bounds: Bounds = {},
): Promise<Posted> {
	const headers = { "content-type": "application/json", "user-agent": "seawall", ...signWebhook(to.secret, id, at, body) };
	try {
		const { status, ok } = await guardedFetch(to.address, { method: "POST", headers, body }, bounds);
		return ok ? { sent: true } : { sent: false, final: status === 410, problem: `the receiver answered ${status}` };
	} catch (error) {
		const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
		return { sent: false, final: false, problem: code ?? (error instanceof Error ? error.message : "no connection") };
	}
}

/** A message that came is taken this long before and after its time, so that nobody sends an old one again. */
const TOLERANCE_MS = 5 * 60_000;
/** Signatures looked at: a provider that changes its secret sends two. */
const MOST_SIGNATURES = 8;

/**
 * Checks a webhook that came in: its signature over id, time and body, and that its time is now.
 *
 * @param header - Headers as they came, by lower-case name.
 * @param at - UTC milliseconds.
 * @returns Its id and time; `undefined`: it is not theirs, or not of now.
 */
export function verifyWebhook(
	secret: string,
	header: (name: string) => string | undefined,
	body: string,
	at: number,
): { readonly id: string; readonly sentAt: number } | undefined {
	const [id, time, given] = ["webhook-id", "webhook-timestamp", "webhook-signature"].map(header);
	if (id === undefined || id === "" || id.length > 200 || time === undefined || !/^\d{1,12}$/.test(time) || given === undefined)
		return undefined;
	const sentAt = Number(time) * 1000;
	if (Math.abs(at - sentAt) > TOLERANCE_MS) return undefined;
	const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
	if (key.length < 16) return undefined;
	const wanted = createHmac("sha256", key).update(`${id}.${time}.${body}`).digest();
	const isSigned = given
		.slice(0, 2000)
		.split(" ", MOST_SIGNATURES)
		.some((one) => {
			const bytes = one.startsWith("v1,") ? Buffer.from(one.slice(3), "base64") : Buffer.alloc(0);
			return bytes.length === wanted.length && timingSafeEqual(bytes, wanted);
		});
	return isSigned ? { id, sentAt } : undefined;
}
