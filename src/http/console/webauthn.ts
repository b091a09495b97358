/** Passkeys by @simplewebauthn/server (WebAuthn level 3). The library is loaded when somebody uses one. */
import type { Context } from "hono";
import type { Passkey, PasskeyCheck, Person } from "../../people/ports.ts";
import type { Env } from "../guard.ts";

/** Whom a passkey is made for: a domain, and the address at which browsers reach it. */
export interface RelyingParty {
	readonly id: string;
	readonly origin: string;
}

/** What a browser sends has about 2 000 characters, with an attestation 10 000. */
const LONGEST_RESPONSE = 32_768;

/** EdDSA, ES256, RS256 (COSE): what authenticators have, and Node.js without an experiment. */
const ALGORITHMS = [-8, -7, -257];

/** Browsers give passkeys to domains over TLS, and to `localhost`; never to an IP address. `undefined`: not here. */
export function relyingParty(address: string, c: Context<Env>): RelyingParty | undefined {
	// Without an address of its own it is asked under the names of this machine, of which one is no number.
	const host = c.req.header("host")?.toLowerCase() ?? "";
	const own = address.startsWith("http://") && host.startsWith("localhost") ? `http://${host}` : address;
	if (!URL.canParse(own)) return undefined;
	const { hostname, origin, protocol } = new URL(own);
	const isDomain = /[a-z]/.test(hostname) && !hostname.startsWith("[");
	return isDomain && (protocol === "https:" || hostname === "localhost") ? { id: hostname, origin } : undefined;
}

/** What came in a field of a form; `undefined` for what is no response. A stranger wrote it. */
export function readResponse(text: string): unknown {
	if (text === "" || text.length > LONGEST_RESPONSE) return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** What `navigator.credentials.create` is given. */
export async function creationOptions(rp: RelyingParty, person: Person, held: readonly Passkey[], challenge: string): Promise<unknown> {
	const { generateRegistrationOptions } = await import("@simplewebauthn/server");
	return generateRegistrationOptions({
		rpName: "Seawall",
		rpID: rp.id,
		userName: person.email,
		userDisplayName: person.name,
		userID: new TextEncoder().encode(person.id),
		challenge: Buffer.from(challenge, "base64url"),
		attestationType: "none",
		supportedAlgorithmIDs: ALGORITHMS,
		excludeCredentials: held.map(toDescriptor),
		authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
	});
}

/** What `navigator.credentials.get` is given. Without `held` the browser offers what it has. */
export async function requestOptions(rp: RelyingParty, held: readonly Passkey[] | undefined, challenge: string): Promise<unknown> {
	const { generateAuthenticationOptions } = await import("@simplewebauthn/server");
	return generateAuthenticationOptions({
		rpID: rp.id,
		challenge: Buffer.from(challenge, "base64url"),
		userVerification: held === undefined ? "required" : "discouraged",
		...(held === undefined ? {} : { allowCredentials: held.map(toDescriptor) }),
	});
}

function toDescriptor({ credentialId, transports }: Passkey) {
	return { id: credentialId, transports: [...transports] };
}

/** What is kept of a new passkey. */
export type NewPasskey = Pick<Passkey, "credentialId" | "publicKey" | "counter" | "transports">;

/** Reads what `navigator.credentials.create` gave; `undefined`: it does not hold. */
export async function readCreation(
	rp: RelyingParty,
	response: unknown,
	isChallenge: (challenge: string) => Promise<boolean>,
): Promise<NewPasskey | undefined> {
	const { verifyRegistrationResponse } = await import("@simplewebauthn/server");
	try {
		const expected = { expectedOrigin: rp.origin, expectedRPID: rp.id, requireUserVerification: false, supportedAlgorithmIDs: ALGORITHMS };
		const checked = await verifyRegistrationResponse({ response: response as never, expectedChallenge: isChallenge, ...expected });
		if (!checked.verified) return undefined;
		const { id, publicKey, counter, transports = [] } = checked.registrationInfo.credential;
		// The browser of a stranger names the ways to its authenticator.
		const ways = transports.filter((way) => typeof way === "string" && /^[a-z-]{1,20}$/.test(way)).slice(0, 8);
		return id.length > 1400
			? undefined
			: { credentialId: id, publicKey: Buffer.from(publicKey).toString("base64url"), counter, transports: ways };
	} catch {
		// The library throws on whatever does not hold; a stranger wrote all of it.
		return undefined;
	}
}

/** Checks signatures for one relying party. */
export function passkeyCheck(rp: RelyingParty): PasskeyCheck {
	return {
		credentialOf(response) {
			const id = typeof response === "object" && response !== null && "id" in response ? response.id : undefined;
			return typeof id === "string" && /^[\w-]{1,1400}$/.test(id) ? id : undefined;
		},
		async signed(response, { credentialId, publicKey, counter }, isChallenge, mustVerify) {
			const { verifyAuthenticationResponse } = await import("@simplewebauthn/server");
			try {
				const checked = await verifyAuthenticationResponse({
					response: response as never,
					expectedChallenge: isChallenge,
					expectedOrigin: rp.origin,
					expectedRPID: rp.id,
					credential: { id: credentialId, publicKey: new Uint8Array(Buffer.from(publicKey, "base64url")), counter },
					requireUserVerification: mustVerify,
				});
				return checked.verified ? checked.authenticationInfo.newCounter : undefined;
			} catch {
				return undefined;
			}
		},
	};
}
