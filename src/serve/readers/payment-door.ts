/** The payment provider's messages: signed as Standard Webhooks says, with the secret that this program was given. */
import type { PaymentDoor } from "../../http/publication-port.ts";
import { verifyWebhook } from "../../outbound/webhook.ts";

/** Makes the door; without a secret there is none. */
export function paymentDoor(secret: string | undefined, now: () => number): PaymentDoor | undefined {
	if (secret === undefined || secret.trim() === "") return undefined;
	return { verify: (headers, body) => verifyWebhook(secret.trim(), (name) => headers.get(name) ?? undefined, body, now()) };
}
