/** OpenID Connect by openid-client: code flow with PKCE, state and nonce. The library is loaded when somebody signs in by it. */
import type { Configuration } from "openid-client";
import type { Problem } from "../core/problem.ts";
import { err, ok } from "../core/result.ts";
import { refused } from "../people/company.ts";
import type { CompanyClaims, CompanyDoor, CompanyProvider } from "../people/company-provider.ts";
import { type LookUpTxt, lookUpTxt } from "./domain-proof.ts";
import { type Bounds, guardedFetch } from "./guarded-fetch.ts";

/** What a provider says of itself is believed this long. */
const KNOWN_MS = 10 * 60_000;
const MOST_KNOWN = 100;

/** What the door is made of; each has its usual value. */
export interface DoorParts {
	readonly bounds?: Bounds | undefined;
	readonly now?: (() => number) | undefined;
	readonly lookUpTxt?: LookUpTxt | undefined;
}

/** Makes the door. */
export function openIdDoor({ bounds = {}, now = Date.now, lookUpTxt: lookUp = lookUpTxt }: DoorParts = {}): CompanyDoor {
	const known = new Map<string, { readonly at: number; readonly made: Promise<Configuration> }>();
	const configuration = (provider: CompanyProvider): Promise<Configuration> => {
		const key = JSON.stringify([provider.issuer, provider.clientId, provider.clientSecret]);
		const held = known.get(key);
		if (held !== undefined && now() - held.at < KNOWN_MS) return held.made;
		if (known.size >= MOST_KNOWN) known.clear();
		const made = discover(provider, bounds);
		known.set(key, { at: now(), made });
		made.catch(() => known.delete(key));
		return made;
	};
	return {
		proves: async ({ name, value }) => (await lookUp(name)).some((text) => text.trim() === value),
		async begin(provider, { back, state, nonce, verifier }, email) {
			try {
				const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await import("openid-client");
				const address = buildAuthorizationUrl(await configuration(provider), {
					redirect_uri: back,
					scope: "openid email profile",
					state,
					nonce,
					code_challenge: await calculatePKCECodeChallenge(verifier),
					code_challenge_method: "S256",
					login_hint: email,
				});
				return address.protocol === "https:" || bounds.loopback === true ? ok(address.href) : err(unreachable(provider, "not https"));
			} catch (error) {
				return err(unreachable(provider, reasonOf(error)));
			}
		},
		async finish(provider, { state, nonce, verifier }, address) {
			try {
				const { authorizationCodeGrant, fetchUserInfo } = await import("openid-client");
				const made = await configuration(provider);
				const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
				const tokens = await authorizationCodeGrant(made, new URL(address), checks);
				const claims = tokens.claims();
				if (claims === undefined) return err(refused("it did not say who you are"));
				const mayAsk = claims["email"] === undefined && made.serverMetadata().userinfo_endpoint !== undefined;
				const more = mayAsk ? await fetchUserInfo(made, tokens.access_token, claims.sub) : {};
				return ok(toClaims({ ...more, ...claims }));
			} catch (error) {
				return err(refused(reasonOf(error)));
			}
		},
	};
}

async function discover({ issuer, clientId, clientSecret }: CompanyProvider, bounds: Bounds): Promise<Configuration> {
	const { allowInsecureRequests, ClientSecretPost, ClientSecretBasic, customFetch, discovery } = await import("openid-client");
	const ask = async (address: string, { method, headers, body }: { method: string; headers: Record<string, string>; body?: unknown }) => {
		const text =
			body instanceof URLSearchParams ? body.toString() : typeof body === "string" || body instanceof Uint8Array ? body : undefined;
		return guardedFetch(address, { method, headers, body: text }, bounds);
	};
	const options = { [customFetch]: ask as never, timeout: 10, ...(bounds.loopback === true ? { execute: [allowInsecureRequests] } : {}) };
	const found = await discovery(new URL(issuer), clientId, undefined, ClientSecretBasic(clientSecret), options);
	const ways = found.serverMetadata().token_endpoint_auth_methods_supported;
	if (ways === undefined || ways.includes("client_secret_basic") || !ways.includes("client_secret_post")) return found;
	return discovery(new URL(issuer), clientId, undefined, ClientSecretPost(clientSecret), options);
}

function toClaims(claims: Readonly<Record<string, unknown>>): CompanyClaims {
	const text = (name: string) => (typeof claims[name] === "string" ? claims[name].slice(0, 500) : undefined);
	return { subject: text("sub") ?? "", email: text("email"), emailVerified: claims["email_verified"] === true, name: text("name") };
}

/** The library's code, never what the provider wrote. */
function reasonOf(error: unknown): string {
	const { code, name } = error as { readonly code?: unknown; readonly name?: unknown };
	return typeof code === "string" ? code : typeof name === "string" ? name : "no answer";
}

function unreachable({ issuer }: CompanyProvider, why: string): Problem {
	const todo = "Whoever manages your organisation can check the issuer and what this machine may reach.";
	return { code: "people/company-unreachable", message: `your company's sign-in cannot be reached: ${why}`, at: issuer, todo };
}
