/** A whole OpenID Connect provider on this machine (oidc-provider), at which a test signs somebody in. */
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";

/** What a provider says of somebody. */
export interface Account {
	readonly email?: string;
	readonly email_verified?: boolean;
	readonly name?: string;
}

/** The parts of oidc-provider that are used; it brings no types. */
interface ProviderClass {
	new (
		issuer: string,
		configuration: object,
	): {
		callback(): RequestListener;
		interactionFinished(request: IncomingMessage, response: ServerResponse, result: object, options: object): Promise<void>;
		interactionDetails(
			request: IncomingMessage,
			response: ServerResponse,
		): Promise<{ prompt: { name: string }; params: { client_id: string; scope: string }; session?: { accountId: string } }>;
		Grant: new (about: object) => { addOIDCScope(scope: string): void; save(): Promise<string> };
	};
}

/** A provider; whoever comes is signed in as `subject`. */
export interface OpenIdProvider {
	readonly issuer: string;
	readonly clientId: string;
	readonly clientSecret: string;
	subject: string;
	readonly accounts: Map<string, Account>;
	/** Follows an address as a browser does, until the provider sends it back; gives that address. */
	visit(address: string, back: string): Promise<string>;
}

/** Starts one that knows one client, which may send people back to `back`. */
export async function openIdProvider(context: TestContext, back: string): Promise<OpenIdProvider> {
	const { Provider } = (await import("oidc-provider" as string)) as { readonly Provider: ProviderClass };
	let handle: RequestListener = () => undefined;
	const server = createServer((request, response) => handle(request, response));
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	context.after(() => {
		server.closeAllConnections();
		server.close();
	});
	const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const made: OpenIdProvider = { issuer, clientId: "seawall", clientSecret: "s".repeat(43), subject: "", accounts: new Map(), visit };
	const client = {
		client_id: made.clientId,
		client_secret: made.clientSecret,
		redirect_uris: [back],
		response_types: ["code"],
		grant_types: ["authorization_code"],
	};
	const provider = new Provider(issuer, {
		clients: [client],
		cookies: { keys: ["test"] },
		claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
		features: { devInteractions: { enabled: false } },
		interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
		findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, ...made.accounts.get(id) }) }),
	});
	const callback = provider.callback();
	handle = (request, response) => {
		if (request.url?.startsWith("/interaction/") !== true) return callback(request, response);
		void (async () => {
			const { prompt, params, session } = await provider.interactionDetails(request, response);
			if (prompt.name === "login") return provider.interactionFinished(request, response, { login: { accountId: made.subject } }, {});
			const grant = new provider.Grant({ accountId: session?.accountId, clientId: params.client_id });
			grant.addOIDCScope(params.scope);
			return provider.interactionFinished(
				request,
				response,
				{ consent: { grantId: await grant.save() } },
				{ mergeWithLastSubmission: true },
			);
		})();
	};
	return made;
}

async function visit(address: string, back: string): Promise<string> {
	const cookies = new Map<string, string>();
	for (let at = address, hops = 0; hops < 20; hops += 1) {
		if (at.startsWith(back)) return at;
		const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
		const answer = await fetch(at, { redirect: "manual", headers: { cookie } });
		for (const line of answer.headers.getSetCookie()) {
			const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			cookies.set(name, value);
		}
		const next = answer.headers.get("location");
		if (next === null) throw new Error(`${answer.status} at ${at}: ${(await answer.text()).slice(0, 300)}`);
		at = new URL(next, at).href;
	}
	throw new Error("too many hops");
}
