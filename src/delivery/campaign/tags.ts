/** What only this installation can make: tags of bounce addresses, and salts under which the ledger keeps addresses. */
import { createHash, createHmac } from "node:crypto";

/** The tag in the bounce address of a recipient. */
export function bounceTag(secret: string, campaign: string, recipient: number): string {
	return createHmac("sha256", secret).update(`bounce\n${campaign}\n${recipient}`).digest("hex").slice(0, 16);
}

/** A recipient's own salt: whoever gets it in a proof can check their address and nobody else's. */
export function recipientSalt(secret: string, recipient: number): string {
	return createHmac("sha256", secret).update(`salt\n${recipient}`).digest("hex");
}

/** What the ledger has in an address's place. */
export function recipientHash(salt: string, address: string): string {
	return createHash("sha256").update(`${salt}\n${address}`).digest("hex");
}
