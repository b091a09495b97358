/** Operations of the API: each says who may ask, what it takes and what it gives; its route, its checks and its documentation come of that. */
import { createHash } from "node:crypto";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { z } from "zod";
import type { Organisation, OrganisationTree } from "../../people/organisation.ts";
import type { Known } from "../../people/ports.ts";
import type { Permission } from "../../people/role.ts";
import type { Desk, Visit } from "../program/desk.ts";
import { openRoute, organisationRoute, type Route, selfRoute } from "../program/route.ts";
import { readBody, readQuery } from "./read-call.ts";
import { refuseCall } from "./refuse-call.ts";

/** Who may ask: anybody, whoever is signed in about themselves, or a permission in the organisation of the path. */
export type OperationAccess = "open" | "self" | Permission;

/** What a handler works with; `known`, `organisation` and `tree` are there where the access asks for them. */
export interface Call<Query, Body> {
	readonly desk: Desk;
	readonly visit: Visit;
	readonly query: Query;
	readonly body: Body;
	readonly known: Known | undefined;
	readonly organisation: Organisation | undefined;
	readonly tree: OrganisationTree | undefined;
}

/** What an operation is, apart from what it does. */
export interface OperationShape {
	readonly method: Route["method"];
	/** As Hono writes it, below `/api/v1`. */
	readonly path: string;
	/** One word for programs: `listDevices`. */
	readonly id: string;
	readonly tag: string;
	readonly summary: string;
	readonly access: OperationAccess;
	readonly query?: z.ZodType | undefined;
	readonly body?: z.ZodType | undefined;
	/** Of an answer in JSON. */
	readonly answer?: z.ZodType | undefined;
	/** What else an answer may be: media type and what it holds. */
	readonly stream?: { readonly type: string; readonly description: string } | undefined;
	/** What is sent that is no JSON. */
	readonly upload?: string | undefined;
	/** 200 when not given. */
	readonly status?: ContentfulStatusCode | undefined;
	/** Statuses of refusals besides 400, 401, 403, 404. */
	readonly refusals?: readonly number[] | undefined;
	/** Takes `Idempotency-Key`. */
	readonly idempotent?: boolean | undefined;
}

/** An operation with its route. */
export interface Operation extends OperationShape {
	readonly route: Route;
}

/** An operation with what its shapes are, for whoever calls it by name. */
export interface TypedOperation<Id extends string, Query, Body, Answer> extends Operation {
	readonly id: Id;
	readonly query: Query & OperationShape["query"];
	readonly body: Body & OperationShape["body"];
	readonly answer: Answer & OperationShape["answer"];
}

type In<T> = T extends z.ZodType ? z.output<T> : undefined;
type Out<T> = T extends z.ZodType ? z.input<T> : never;

/** Where the API begins. */
export const API = "/api/v1";

/** Makes an operation. The handler gives what the answer's shape takes, or a response; `undefined` is a 404. */
export function operation<
	const Id extends string,
	const Query extends z.ZodType | undefined,
	const Body extends z.ZodType | undefined,
	const Answer extends z.ZodType | undefined,
>(
	shape: OperationShape & { readonly id: Id; readonly query?: Query; readonly body?: Body; readonly answer?: Answer },
	handle: (call: Call<In<Query>, In<Body>>) => Promise<Out<Answer> | Response | undefined>,
): TypedOperation<Id, Query, Body, Answer> {
	const { method, access } = shape;
	const path = `${API}${shape.path}`;
	const answer = async (
		desk: Desk,
		visit: Visit,
		within: Partial<Pick<Call<unknown, unknown>, "known" | "organisation" | "tree">>,
	): Promise<Response> => {
		const query = readQuery(visit.c, shape.query);
		if (!query.ok) return refuseCall(visit.c, 400, query.error);
		const body = await readBody(visit.c, shape.body);
		if (!body.ok) return refuseCall(visit.c, body.error.code === "http/not-json" ? 415 : 400, body.error);
		const { known, organisation, tree } = within;
		const call = { desk, visit, query: query.value as In<Query>, body: body.value as In<Body>, known, organisation, tree };
		const given = await handle(call);
		if (given === undefined) return desk.refuse(visit, 404);
		return given instanceof Response ? given : asJson(visit, given, shape.status ?? 200);
	};
	const route =
		access === "open"
			? openRoute(method, path, (desk, visit) => answer(desk, visit, {}))
			: access === "self"
				? selfRoute(method, path, (desk, visit, known) => answer(desk, visit, { known }))
				: organisationRoute(method, path, access, answer);
	return { ...shape, route } as TypedOperation<Id, Query, Body, Answer>;
}

/** An answer with its ETag; a program that has it already gets 304 and nothing more. */
function asJson({ c }: Visit, value: unknown, status: ContentfulStatusCode): Response {
	const text = JSON.stringify(value);
	if (c.req.method === "GET" || c.req.method === "HEAD") {
		const tag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 27)}"`;
		c.header("etag", tag);
		c.header("cache-control", "private, no-cache");
		if (isKnown(c.req.header("if-none-match"), tag)) return c.body(null, 304);
	}
	return c.body(text, status, { "content-type": "application/json" });
}

/** Whether one of the tags of `If-None-Match` is this one; compression may have marked it as weak. */
function isKnown(header: string | undefined, tag: string): boolean {
	if (header === undefined || header.length > 4000) return false;
	return header.split(",").some((each) => {
		const one = each.trim();
		return one === "*" || one.replace(/^W\//, "") === tag;
	});
}
