/**
 * A client of the API, typed by the shapes that check its calls: `createClient({ address, token }).call("listDevices", { organisation, verdict: "known_affected" })`.
 *
 * It runs wherever there is `fetch`; nothing of the server is loaded with it.
 */
import type { z } from "zod";
import type { API_OPERATIONS } from "./api-routes.ts";
import { type OperationId, PATHS } from "./paths.ts";
import type { problem } from "./schema/import.ts";

type Operations = (typeof API_OPERATIONS)[number];
type OperationOf<Id extends OperationId> = Extract<Operations, { readonly id: Id }>;

/** Names of the places in a path. */
type PlacesOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
	? Name | PlacesOf<`/${Rest}`>
	: Path extends `${string}:${infer Name}`
		? Name
		: never;

type Fields<Id extends OperationId> = Readonly<Record<PlacesOf<(typeof PATHS)[Id]>, string>> &
	(OperationOf<Id>["query"] extends z.ZodType
		? Partial<Record<keyof z.input<OperationOf<Id>["query"]>, string | number | boolean>>
		: unknown);

type Sent<Id extends OperationId> = OperationOf<Id>["body"] extends z.ZodType
	? z.input<OperationOf<Id>["body"]>
	: NonNullable<RequestInit["body"]> | undefined;

type Given<Id extends OperationId> = OperationOf<Id>["answer"] extends z.ZodType ? z.output<OperationOf<Id>["answer"]> : Response;

/** How the server is reached. */
export interface ClientOptions {
	/** Without a slash at the end; empty in a page of the server itself. */
	readonly address: string;
	/** Of the account page; a page of the server itself has its session. */
	readonly token?: string | undefined;
	/** The word of a page of the server itself, for calls that change something. */
	readonly word?: string | undefined;
	readonly fetch?: typeof fetch | undefined;
}

/** What else a call may bring. */
export interface CallOptions<Id extends OperationId> {
	/** An object for a call that takes JSON; the bytes of a file for one that takes a file. */
	readonly body?: Sent<Id>;
	readonly headers?: Readonly<Record<string, string>>;
	readonly signal?: AbortSignal;
}

/** A refusal of the server. */
export class CallRefused extends Error {
	readonly status: number;
	/** As in docs/errors.md. */
	readonly code: string;
	/** The field that it is about. */
	readonly at: string | undefined;

	constructor(status: number, code: string, message: string, at: string | undefined) {
		super(message);
		this.name = "CallRefused";
		this.status = status;
		this.code = code;
		this.at = at;
	}
}

/** A client. */
export interface Client {
	/** Calls an operation by its name in the description. Rejects with `CallRefused`. What is no JSON comes as the response. */
	call<Id extends OperationId>(id: Id, fields: Fields<Id>, options?: CallOptions<Id>): Promise<Given<Id>>;
}

/** Makes one. */
export function createClient({ address, token, word, fetch: ask = fetch }: ClientOptions): Client {
	return {
		async call(id, fields, { body, headers = {}, signal } = {}) {
			const [method = "GET", template = ""] = PATHS[id].split(" ");
			const left = new Map(Object.entries(fields as Readonly<Record<string, unknown>>).filter(([, value]) => value !== undefined));
			const path = template.replace(/:(\w+)/g, (_, name: string) => {
				const value = String(left.get(name) ?? "");
				left.delete(name);
				return encodeURIComponent(value);
			});
			const query = new URLSearchParams([...left].map(([name, value]): [string, string] => [name, String(value)])).toString();
			const isJson = typeof body === "object" && body !== null && Object.getPrototypeOf(body) === Object.prototype;
			const response = await ask(`${address}/api/v1${path}${query === "" ? "" : `?${query}`}`, {
				method,
				headers: {
					accept: "application/json",
					...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
					...(word === undefined ? {} : { "x-seawall-word": word }),
					...(isJson ? { "content-type": "application/json" } : {}),
					...headers,
				},
				...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : (body as NonNullable<RequestInit["body"]>) }),
				...(signal === undefined ? {} : { signal }),
			});
			if (!response.ok) throw await refusalOf(response);
			const isAnswer = /^application\/json/.test(response.headers.get("content-type") ?? "");
			return (isAnswer ? await response.json() : response) as never;
		},
	};
}

async function refusalOf(response: Response): Promise<CallRefused> {
	const told = (await response.json().catch(() => ({}))) as Partial<z.output<typeof problem>>;
	return new CallRefused(response.status, told.code ?? "http/unknown", told.detail ?? `the server answered ${response.status}`, told.at);
}
