/** What lets a browser in: a token in the printed address, a cookie after that, and a word in the form against other sites. */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** Compares without telling by its time how much was right. `given` was written by a stranger. */
export function sameSecret(given: string | undefined, expected: string): boolean {
	if (given === undefined) return false;
	const digest = (text: string) => createHash("sha256").update(text).digest();
	return timingSafeEqual(digest(given), digest(expected));
}

/** A secret that follows from the token and does not give it away. */
export function derive(token: string, purpose: "session" | "form"): string {
	return createHmac("sha256", token).update(purpose).digest("base64url");
}

/** Browsers keep cookies by host alone, so the port goes into the name: two Seawalls on one machine do not sign each other out. */
export function cookieName(host: string): string {
	const port = /:(\d{1,5})$/.exec(host)?.[1] ?? "80";
	return `seawall-${port}`;
}
