/** The console as an application: every route with what it asks for, behind the strict headers. */
import type { Context } from "hono";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import type { Reporting } from "../../account/report/reporting.ts";
import type { CallStore } from "../../core/calls.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { TooBusy } from "../../core/too-busy.ts";
import { createTurns } from "../../core/turns.ts";
import type { WaveRecord } from "../../detect/record/wave-record.ts";
import type { SitePlaceStore } from "../../inventory/site-place.ts";
import type { PreferenceStore } from "../../people/preferences.ts";
import type { Gate } from "../../people/sign-in.ts";
import { API_ROUTES } from "../api/api-routes.ts";
import type { Authoring } from "../authoring-port.ts";
import { brotli } from "../brotli.ts";
import { ACCOUNT_ROUTES } from "../console/account-routes.tsx";
import { ALERT_ROUTES } from "../console/alert-routes.tsx";
import { AUDIT_ROUTES } from "../console/audit-routes.tsx";
import { COMPANY_ROUTES } from "../console/company-routes.tsx";
import { CONSOLE_ROUTES } from "../console/console-routes.ts";
import { DRAFT_ROUTES } from "../console/draft/draft-routes.tsx";
import { MAIL_LINK_ROUTES } from "../console/mail-link-routes.tsx";
import { PASSKEY_ROUTES } from "../console/passkey-routes.tsx";
import { PEOPLE_ROUTES } from "../console/people-routes.tsx";
import { READER_ROUTES } from "../console/readers/reader-routes.ts";
import { REPORT_DESK_ROUTES } from "../console/report/report-routes.tsx";
import { RESPONSE_DESK_ROUTES } from "../console/response/response-desk-routes.tsx";
import { SETUP_ROUTES } from "../console/setup-routes.tsx";
import { SIGN_IN_ROUTES } from "../console/sign-in-routes.tsx";
import { DESIGN_STYLE, DESIGN_STYLE_PATH } from "../design/style.ts";
import { wantsJson } from "../failure.tsx";
import { type Env, hostCheck, strictHeadersWith } from "../guard.ts";
import type { FleetEdits, ImportDesk } from "../import-port.ts";
import type { Alerts, Audit, Documents, Fleets, Intake } from "../ports.ts";
import type { ProviderTree } from "../provider-port.ts";
import type { Publication } from "../publication-port.ts";
import { sendNothing, siteVisit } from "../site/answer.ts";
import { CSAF_ROUTES } from "../site/csaf-routes.ts";
import type { SiteSource } from "../site/ports.ts";
import { REPORT_ROUTES } from "../site/report/report-routes.tsx";
import type { ResponseDesk } from "../site/response/response-desk.ts";
import { createPublicSite } from "../site/site.ts";
import { SITE_ROUTES } from "../site/site-routes.ts";
import type { Telemetry } from "../telemetry-port.ts";
import { createDesk, type Desk, type Reach } from "./desk.ts";
import { counted, HEALTH_ROUTES } from "./health-routes.ts";
import { inTime } from "./in-time.ts";
import { createMetrics } from "./metrics.ts";
import { refusal } from "./refusal.tsx";
import { addRoutes, openRoute, type Route, refusedBefore, routeFault } from "./route.ts";

/** A form is at most this large. */
const FORM_BYTES = 64 * 1024;

/** A form or a call is small: whoever takes longer to send it is given up. */
const BODY_MS = 20_000;

/** Large forms are held whole while they are read: so many at once, and of one organisation. */
const LARGE = { all: 4, each: 2, waiting: 0 };

/** Where a file may be sent. */
const FILE_PATHS = /^\/api\/v1\/(?:organisations\/[^/]{1,100}\/(?:uploads|imports|telemetry)|telemetry)$/;

/** No script, no style in a page, nothing from elsewhere; scripts are files of ours and ask us alone. */
const POLICY =
	"default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Paths where nothing that is missing would be a public page. */
const OF_OTHERS = /^\/(?:console|api|design)(?:\/|$)/;

const YEAR_SECONDS = 31_536_000;

/** What the console works with. */
export interface ProgramOptions extends Reach {
	readonly gate: Gate;
	readonly fleets: Fleets;
	readonly documents: Documents;
	readonly intake: Intake;
	readonly calls: CallStore;
	/** How long a body that is no file may take to arrive, ms. */
	readonly bodyMs?: number | undefined;
	/** Without it there is no public site, and the front door leads to the console. */
	readonly site?: SiteSource | undefined;
	readonly imports: ImportDesk;
	readonly edits: FleetEdits;
	readonly places: SitePlaceStore;
	readonly preferences: PreferenceStore;
	readonly audit: Audit;
	readonly alerts: Alerts;
	readonly authoring: Authoring;
	readonly publication: Publication;
	/** Lines of sensors that programs send. */
	readonly telemetry: Telemetry;
	readonly waves: WaveRecord;
	readonly responses?: ResponseDesk | undefined;
	readonly reports?: Reporting | undefined;
	/** Our own CSAF tree, where one may be published to be served. */
	readonly provider?: ProviderTree | undefined;
	/** `host:port` under which it may be asked, besides this machine's own names. */
	readonly allowedHosts: readonly string[];
}

const PLAIN_ROUTES: readonly Route[] = [
	...HEALTH_ROUTES,
	openRoute("GET", DESIGN_STYLE_PATH, async (_, { c }) =>
		c.body(DESIGN_STYLE, 200, { "content-type": "text/css; charset=UTF-8", "cache-control": "public, max-age=31536000, immutable" }),
	),
];

/** Every route of the program that is served. */
export const ROUTES: readonly Route[] = [
	...PLAIN_ROUTES,
	...SITE_ROUTES,
	...REPORT_ROUTES,
	...CSAF_ROUTES,
	...SIGN_IN_ROUTES,
	...PASSKEY_ROUTES,
	...MAIL_LINK_ROUTES,
	...COMPANY_ROUTES,
	...AUDIT_ROUTES,
	...ALERT_ROUTES,
	...DRAFT_ROUTES,
	...RESPONSE_DESK_ROUTES,
	...REPORT_DESK_ROUTES,
	...READER_ROUTES,
	...SETUP_ROUTES,
	...ACCOUNT_ROUTES,
	...PEOPLE_ROUTES,
	...CONSOLE_ROUTES,
	...API_ROUTES,
];

/**
 * Makes the application.
 *
 * @returns `http/route-without-permission` when a route does not say who may ask for it; then nothing is served.
 */
export function createProgram(
	options: ProgramOptions,
	routes: readonly Route[] = ROUTES,
	also?: (app: Hono<Env>) => void,
): Result<Hono<Env>, Problem> {
	const app = new Hono<Env>();
	const metrics = createMetrics();
	const site = options.site === undefined ? undefined : createPublicSite(options.site);
	const desk = createDesk(
		{ ...options, metrics, site, reports: options.reports, provider: options.provider ?? { file: async () => undefined } },
		options,
	);
	app.use(
		strictHeadersWith(POLICY, [
			["cache-control", "no-store"],
			...(options.secure ? [["strict-transport-security", `max-age=${YEAR_SECONDS}`] as const] : []),
		]),
	);
	app.use(compress());
	app.use(brotli());
	// A proxy asks for its health by whatever name it has for this machine; the answer tells nothing.
	const named = hostCheck(options.allowedHosts);
	app.use((c, next) => (c.req.path === "/healthz" || c.req.path === "/readyz" ? next() : named(c, next)));
	// No text that is kept holds NUL, which PostgreSQL does not even take in a question: nothing is at such an address.
	app.use((c, next) => (c.req.url.includes("%00") ? Promise.resolve(refusal(c, "", 404)) : next()));
	const large = createTurns("files are sent", LARGE);
	for (const route of routes) {
		const { method, path, bodyBytes } = route;
		if (bodyBytes === undefined) continue;
		// A body without a length is held whole before a route decides: not a large one of whoever may not send it.
		app.use(path, async (c, next) => {
			if (c.req.method !== method) return next();
			const visit = await desk.receive(c);
			const why = await refusedBefore(route, desk, visit);
			if (why !== undefined) return desk.refuse(visit, why);
			let back: () => void;
			try {
				back = large.now(c.req.param("organisation") ?? "");
			} catch (error) {
				if (error instanceof TooBusy) return desk.refuse(visit, "busy");
				throw error;
			}
			return next().finally(back);
		});
		app.use(path, limitBody(bodyBytes));
	}
	const isLarge = largeBodies(routes);
	// A file is taken in pieces and counted as it comes.
	const takesFile = (method: string, path: string) => method === "POST" && (FILE_PATHS.test(path) || isLarge(path));
	app.use(inTime(options.bodyMs ?? BODY_MS, takesFile, (c) => refusal(c, "", "tooSlow")));
	const small = limitBody(FORM_BYTES);
	app.use((c, next) => (takesFile(c.req.method, c.req.path) ? next() : small(c, next)));
	addRoutes(app, routes, (route, c) => counted(metrics, route, enter(desk, route, c)));
	also?.(app);
	const fault = routeFault(app, routes);
	if (fault !== undefined) return err(fault);
	for (const path of new Set(routes.map((route) => route.path))) {
		const methods = routes.filter((route) => route.path === path).map(({ method }) => (method === "GET" ? "GET, HEAD" : method));
		app.all(path, (c) => {
			c.header("allow", methods.join(", "));
			if (c.req.method === "OPTIONS") return c.body(null, 204);
			return refusal(c, "", "wrongMethod");
		});
	}
	app.notFound(async (c) => {
		if (desk.site === undefined || OF_OTHERS.test(c.req.path) || wantsJson(c)) return refusal(c, "", 404);
		return sendNothing(await siteVisit(desk, await desk.receive(c), desk.site));
	});
	app.onError((error, c) => {
		options.onDefect(error);
		return refusal(c, "", "defect");
	});
	return ok(app);
}

function limitBody(maxSize: number) {
	return bodyLimit({ maxSize, onError: (c) => refusal(c as Context<Env>, "", "tooLarge") });
}

/** Whether a path is one of a route that takes more than a form. */
function largeBodies(routes: readonly Route[]): (path: string) => boolean {
	const shapes = routes
		.filter(({ bodyBytes }) => bodyBytes !== undefined)
		.map(({ path }) => new RegExp(`^${path.replaceAll(/:\w+/g, "[^/]+")}$`));
	return (path) => shapes.some((shape) => shape.test(path));
}

async function enter(desk: Desk, route: Route, c: Context<Env>): Promise<Response> {
	const visit = await desk.receive(c);
	try {
		return await route.enter(desk, visit);
	} catch (error) {
		if (error instanceof TooBusy) return desk.refuse(visit, "busy");
		throw error;
	}
}
