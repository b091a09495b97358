/** Routes with what each asks for. There is no other way to add one, and a route that came another way stops the start. */
import type { Context, Hono } from "hono";
import type { Problem } from "../../core/problem.ts";
import { decide } from "../../people/access.ts";
import { type Organisation, type OrganisationTree, organisationTree } from "../../people/organisation.ts";
import type { Known } from "../../people/ports.ts";
import type { Permission } from "../../people/role.ts";
import type { Env } from "../guard.ts";
import type { Desk, Visit } from "./desk.ts";

/** Who may ask: anybody; whoever still owes the second factor; whoever is signed in, about themselves; or a permission in an organisation. */
export type RouteAccess =
	| { readonly kind: "open" }
	| { readonly kind: "pending" }
	| { readonly kind: "self" }
	| { readonly kind: "permission"; readonly permission: Permission };

/** A route. */
export interface Route {
	readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
	/** As Hono writes it; with a permission it holds `/:organisation`. */
	readonly path: string;
	readonly access: RouteAccess;
	/** What its address names is enough: no form's word is asked for. */
	readonly isClick?: true;
	/** Takes more than a form: so many bytes. */
	readonly bodyBytes?: number;
	/** Decides, then answers. */
	readonly enter: (desk: Desk, visit: Visit) => Promise<Response>;
}

type Open = (desk: Desk, visit: Visit) => Promise<Response>;
type Personal = (desk: Desk, visit: Visit, known: Known) => Promise<Response>;

/** Whose pages are asked for, by whom. */
export interface Within {
	readonly known: Known;
	readonly organisation: Organisation;
	readonly tree: OrganisationTree;
}

/** A route for anybody. What is open below `/api/` only answers questions, from wherever they come. */
export function openRoute(method: Route["method"], path: string, handle: Open): Route {
	const enter: Route["enter"] = path.startsWith("/api/")
		? (desk, visit) => handle(desk, visit)
		: (desk, visit) => guarded(desk, visit, () => handle(desk, visit));
	return { method, path, access: { kind: "open" }, enter };
}

/** A route for anybody, from wherever they come: what its address names is all that it asks for, and more than anybody can guess. */
export function clickRoute(method: Route["method"], path: string, handle: Open): Route {
	return { method, path, access: { kind: "open" }, isClick: true, enter: (desk, visit) => handle(desk, visit) };
}

/** A route for whoever still owes the second factor. */
export function pendingRoute(method: Route["method"], path: string, handle: Personal): Route {
	const enter: Route["enter"] = async (desk, visit) => {
		const known = visit.known;
		if (known?.session?.state !== "pending") return desk.refuse(visit, 401);
		return guarded(desk, visit, () => handle(desk, visit, known));
	};
	return { method, path, access: { kind: "pending" }, enter };
}

/** A route for whoever is signed in, about themselves; programs see what is below `/api/` only. */
export function selfRoute(method: Route["method"], path: string, handle: Personal): Route {
	const enter: Route["enter"] = async (desk, visit) => {
		const known = signedIn(visit);
		if (known === undefined) return desk.refuse(visit, 401);
		return guarded(desk, visit, () => handle(desk, visit, known));
	};
	return { method, path, access: { kind: "self" }, enter };
}

/** A route about an organisation. */
export function organisationRoute(
	method: Route["method"],
	path: string,
	permission: Permission,
	handle: (desk: Desk, visit: Visit, within: Within) => Promise<Response>,
): Route {
	const enter: Route["enter"] = async (desk, visit) => {
		const within = await placeOf(desk, visit, permission);
		if (typeof within === "number") return desk.refuse(visit, within);
		return guarded(desk, visit, () => handle(desk, visit, within));
	};
	return { method, path, access: { kind: "permission", permission }, enter };
}

/** Where somebody is let in, or why not. */
async function placeOf(desk: Desk, visit: Visit, permission: Permission): Promise<Within | 401 | 403 | 404> {
	const known = signedIn(visit);
	const tree = organisationTree(await desk.gate.people.organisations());
	const id = visit.c.req.param("organisation") ?? "";
	const decision = decide(known?.asker, permission, id, tree);
	if (!decision.allow) return decision.status;
	const organisation = tree.find(id);
	return known === undefined || organisation === undefined ? 404 : { known, organisation, tree };
}

/** Why somebody may not ask at all, told before anything of the body is looked at; `undefined`: they may. */
export async function refusedBefore({ access }: Route, desk: Desk, visit: Visit): Promise<401 | 403 | 404 | undefined> {
	if (access.kind === "open") return undefined;
	if (access.kind !== "permission") return visit.known === undefined ? 401 : undefined;
	const within = await placeOf(desk, visit, access.permission);
	return typeof within === "number" ? within : undefined;
}

function signedIn({ known }: Visit): Known | undefined {
	return known?.session?.state === "pending" ? undefined : known;
}

/** What changes something must come from a page of ours. Asked last, so that it tells nothing to whoever may not ask at all. */
async function guarded(desk: Desk, visit: Visit, handle: () => Promise<Response>): Promise<Response> {
	if (!["GET", "HEAD"].includes(visit.c.req.method) && !(await desk.isOwnForm(visit))) return desk.refuse(visit, "form");
	return handle();
}

/** Puts the routes into an application. */
export function addRoutes(app: Hono<Env>, routes: readonly Route[], answer: (route: Route, c: Context<Env>) => Promise<Response>): void {
	for (const route of routes) app.on(route.method, route.path, (c) => answer(route, c));
}

/** What stands against starting: a route that nobody declared, or one whose permission has no organisation to hold in. */
export function routeFault(app: Hono<Env>, routes: readonly Route[]): Problem | undefined {
	const declared = new Set(routes.map(({ method, path }) => `${method} ${path}`));
	const undeclared = app.routes
		.filter(({ method }) => method !== "ALL")
		.map(({ method, path }) => `${method} ${path}`)
		.find((route) => !declared.has(route));
	const placeless = routes.find(({ access, path }) => access.kind === "permission" && !/\/:organisation(?:\/|$)/.test(path));
	const at = undeclared ?? placeless?.path;
	if (at === undefined) return undefined;
	return {
		code: "http/route-without-permission",
		message: undeclared === undefined ? "a route asks for a permission in no organisation" : "a route does not say who may ask for it",
		at,
		todo: "This is a defect of Seawall: please report it.",
	};
}
