/** Webhooks, signed as Standard Webhooks says (https://www.standardwebhooks.com): id, time and body under one HMAC. */
import { createHmac, randomBytes } from "node:crypto";
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
