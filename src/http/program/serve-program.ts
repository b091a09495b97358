/** Serves the console over the people that a store keeps. */
import type { Reporting } from "../../account/report/reporting.ts";
import type { CallStore } from "../../core/calls.ts";
import type { Mailer } from "../../core/letter.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { WaveRecord } from "../../detect/record/wave-record.ts";
import type { SitePlaceStore } from "../../inventory/site-place.ts";
import type { CompanyDoor } from "../../people/company-provider.ts";
import type { PeopleStore } from "../../people/ports.ts";
import type { PreferenceStore } from "../../people/preferences.ts";
import type { Authoring } from "../authoring-port.ts";
import { argon2Hasher, argon2Missing } from "../console/argon2.ts";
import { authenticator } from "../console/authenticator.ts";
import type { FleetEdits, ImportDesk } from "../import-port.ts";
import { listen } from "../listen.ts";
import type { Alerts, Audit, Documents, Fleets, Intake } from "../ports.ts";
import type { ProviderTree } from "../provider-port.ts";
import type { Publication } from "../publication-port.ts";
import type { SiteSource } from "../site/ports.ts";
import type { ResponseDesk } from "../site/response/response-desk.ts";
import type { Telemetry } from "../telemetry-port.ts";
import { createProgram } from "./create-program.ts";
import { isNetwork } from "./desk.ts";

/** How it is to be reached. */
export interface ProgramPlace {
	readonly port: number;
	readonly host: string;
	/** The address people use, where a proxy stands before it: `https://seawall.example.org`. */
	readonly publicUrl: string | undefined;
	/** Whose `X-Forwarded-For` is believed. */
	readonly trustedProxies: readonly string[];
	/** Sends what is mailed; without it nothing is. */
	readonly mail?: Mailer | undefined;
	/** Speaks with the OpenID Connect providers of companies. */
	readonly company?: CompanyDoor | undefined;
}

/** What is served. */
export interface Served {
	readonly people: PeopleStore;
	readonly fleets: Fleets;
	readonly documents: Documents;
	readonly intake: Intake;
	readonly calls: CallStore;
	/** What the public site is made of; without it there is none. */
	readonly site: SiteSource | undefined;
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
	readonly reports: Reporting;
	readonly provider?: ProviderTree | undefined;
}

/** A running console. */
export interface RunningProgram {
	/** Without a slash at the end. */
	readonly address: string;
	/** Whether passwords travel in the clear over a network. */
	readonly isBare: boolean;
	close(): Promise<void>;
}

/** Whoever sends its headers slowly is cut off; bodies are watched where they are read, for a large inventory takes its time. */
const PATIENCE = { headersMs: 10_000, requestMs: 3 * 60 * 60_000 };

const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1"]);

/** Starts. Problems: `http/no-argon2`, `http/bad-address`, `http/route-without-permission`, and those of `listen`. */
export async function serveProgram(
	{ people, ...parts }: Served,
	place: ProgramPlace,
	onDefect: (error: unknown) => void,
): Promise<Result<RunningProgram, Problem>> {
	const missing = argon2Missing();
	if (missing !== undefined) return err(missing);
	const wrongProxy = place.trustedProxies.find((proxy) => !isNetwork(proxy));
	if (wrongProxy !== undefined) return err(badAddress(wrongProxy, "Give an address or a network, as 10.0.0.0/8."));
	const url = place.publicUrl === undefined ? undefined : publicAddress(place.publicUrl);
	if (url === undefined && place.publicUrl !== undefined)
		return err(badAddress(place.publicUrl, "Give it with its scheme and without a path, as https://seawall.example.org."));
	const secure = url?.protocol === "https:";
	let address = url?.origin ?? "";
	const host = place.host.includes(":") ? `[${place.host}]` : place.host;
	const app = createProgram({
		gate: { people, hasher: argon2Hasher(), codes: authenticator(), now: Date.now, mail: place.mail, company: place.company },
		...parts,
		secure,
		address: () => address,
		trustedProxies: place.trustedProxies,
		allowedHosts: [`${host}:${place.port}`, ...(url === undefined ? [] : [url.host])],
		onDefect,
	});
	if (!app.ok) return app;
	const listening = await listen(app.value, { port: place.port, host: place.host, tries: 1, patience: PATIENCE });
	if (!listening.ok) return listening;
	if (url === undefined) address = listening.value.address;
	return ok({ address, isBare: !secure && !LOOPBACK.has(place.host), close: listening.value.close });
}

function publicAddress(text: string): URL | undefined {
	if (!URL.canParse(text)) return undefined;
	const url = new URL(text);
	const bare = url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "" && url.password === "";
	return bare && (url.protocol === "https:" || url.protocol === "http:") ? url : undefined;
}

function badAddress(text: string, todo: string): Problem {
	return { code: "http/bad-address", message: `"${text}" is no address that can be used here`, at: "", todo };
}
