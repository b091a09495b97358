/** A console over a real store in a folder of its own, asked as a browser or a program asks. */
import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import type { TestContext } from "node:test";
import type { Hono } from "hono";
import { createWaveRecord, type WaveRecord } from "../../src/detect/record/wave-record.ts";
import { argon2Hasher } from "../../src/http/console/argon2.ts";
import { authenticator } from "../../src/http/console/authenticator.ts";
import type { Env } from "../../src/http/guard.ts";
import type { ImportDesk } from "../../src/http/import-port.ts";
import type { Documents, Fleets, Intake } from "../../src/http/ports.ts";
import { createProgram, type ProgramOptions } from "../../src/http/program/create-program.ts";
import { newWebhookSecret } from "../../src/outbound/webhook.ts";
import type { Role } from "../../src/people/role.ts";
import { createFleetEdits } from "../../src/serve/fleet-edits.ts";
import { reportingOver } from "../../src/serve/report/reporting.ts";
import { signerOf } from "../../src/serve/report/signing-key.ts";
import { responseDesk } from "../../src/serve/response/response-desk.ts";
import { createScorer } from "../../src/serve/response/scorer.ts";
import { openTelemetry, type TelemetryDesk } from "../../src/serve/telemetry/telemetry-desk.ts";
import { verifyAudit } from "../../src/store/audit/audit-store.ts";
import { readLists } from "../../src/store/held/held-lists.ts";
import type { Store, StorePlace } from "../../src/store/open-store.ts";
import { open, stores, temporaryFolder } from "../store/stores.ts";
import { catalogue, fleetsOver, importsOver } from "../support/fleet.ts";
import { shippedCatalogue } from "../support/library.ts";
import { publicationOver } from "../support/publication.ts";

/** The name that the console is asked under. */
export const HOST = "127.0.0.1:8080";

/** Everybody's password here. */
export const PASSWORD = "correct horse battery staple";

/** Largest inventory that is taken here. */
export const MOST_UPLOADED = 1024 * 1024;

/** A console to ask. */
export interface Served {
	readonly fleets: Fleets;
	readonly documents: Documents;
	readonly intake: Intake;
	readonly app: Hono<Env>;
	readonly store: Store;
	readonly imports: ImportDesk;
	readonly waves: WaveRecord;
	readonly telemetry: TelemetryDesk;
	readonly place: StorePlace;
	/** The clock; tests move it. */
	readonly clock: { now: number };
	readonly defects: readonly unknown[];
	browser(): Browser;
	/** A person with a role, as if they had used a link. */
	person(email: string, organisationId: string, role: Role): Promise<string>;
	/** Their browser, signed in. */
	signedIn(email: string): Promise<Browser>;
}

/** The same tests run over each database: SEAWALL_TEST_PROGRAM_ON names the other one. */
async function placeOf(context: TestContext): Promise<StorePlace> {
	const other = stores.find(({ name }) => name === process.env["SEAWALL_TEST_PROGRAM_ON"]);
	return other === undefined ? { dataFolder: `${temporaryFolder(context)}/data` } : other.place(context);
}

/** Makes one, over a store of its own or that of another; it goes when the test ends. */
export async function served(
	context: TestContext,
	over: Partial<ProgramOptions> = {},
	beside?: Pick<Served, "store" | "clock" | "place">,
): Promise<Served> {
	// Hooks run in the order in which they are set: whatever works with the database ends before the database goes.
	const ends: (() => Promise<void>)[] = [];
	context.after(async () => {
		for (const end of ends.toReversed()) await end();
	});
	const folder = temporaryFolder(context);
	const place = beside?.place ?? (await placeOf(context));
	const store = beside?.store ?? (await open(place));
	if (beside === undefined) ends.push(() => store.close());
	const clock = beside?.clock ?? { now: Date.parse("2026-03-01T12:00:00Z") };
	const defects: unknown[] = [];
	const hasher = argon2Hasher();
	const answers = fleetsOver(store, () => clock.now);
	const many = { files: 40, bytes: 8 * MOST_UPLOADED };
	const bounds = { file: MOST_UPLOADED, each: many, all: many };
	const importing = await importsOver(
		store,
		answers.fleets,
		`${folder}/uploads`,
		bounds,
		() => clock.now,
		(error) => defects.push(error),
	);
	const { intake, imports, uploads } = importing;
	const waves = createWaveRecord({ waves: store.waves, catalogue, now: () => clock.now });
	const telemetry = openTelemetry({ counts: store.counts, uploads, waves, now: () => clock.now, onDefect: (error) => defects.push(error) });
	ends.push(() => telemetry.close());
	ends.push(() => importing.close());
	const scorer = createScorer();
	ends.push(() => scorer.close());
	const responses = responseDesk({
		store: store.responses,
		scorer,
		catalogue: await shippedCatalogue(),
		now: () => clock.now,
		onDefect: (error) => defects.push(error),
	});
	const site = over.site === undefined ? undefined : { ...over.site, responses };
	const shipped = await shippedCatalogue();
	const shelf = { documents: store.documents, lists: () => readLists(store, undefined) };
	const signer = signerOf(generateKeyPairSync("ed25519").privateKey);
	const reporting = { reports: store.reports, shelf, catalogue: shipped, signer, statistics: store.statistics, now: () => clock.now };
	const options: ProgramOptions = {
		...answers,
		reports: reportingOver(reporting),
		intake,
		calls: store.calls,
		imports,
		edits: createFleetEdits(store.inventory, () => clock.now),
		places: store.sites,
		preferences: store.preferences,
		alerts: { store: store.alerts, newSecret: newWebhookSecret },
		waves,
		telemetry,
		authoring: { drafts: store.drafts, catalogue: shipped },
		publication: publicationOver(store, () => clock.now),
		audit: { ...store.audit, verify: () => verifyAudit(store.audit) },
		gate: { people: store.people, hasher, codes: authenticator(), now: () => clock.now },
		secure: false,
		address: () => `http://${HOST}`,
		trustedProxies: [],
		allowedHosts: [],
		onDefect: (error) => defects.push(error),
		responses,
		...over,
		site,
	};
	const made = createProgram(options);
	assert.ok(made.ok);
	const app = made.value;
	const passwordHash = await hasher.hash(PASSWORD);
	let count = 0;
	const browser = () => new Browser(app);
	return {
		fleets: options.fleets,
		documents: options.documents,
		intake: options.intake,
		app,
		store,
		imports,
		telemetry,
		waves: options.waves,
		place,
		clock,
		defects,
		browser,
		async person(email, organisationId, role) {
			count += 1;
			const at = clock.now;
			const secretHash = `link-${count}`;
			await store.people.invite({ secretHash, organisationId, role, email, expiresAt: at + 1000, replace: false, who: "test", at });
			const joined = await store.people.join({ secretHash, email, name: email.split("@")[0] ?? "", passwordHash, at });
			assert.ok(typeof joined === "object");
			return joined.personId;
		},
		async signedIn(email) {
			const one = browser();
			const answer = await one.submit("/console/sign-in", "/console/sign-in", { email, password: PASSWORD });
			assert.equal(answer.status, 303, email);
			return one;
		},
	};
}

/** Keeps cookies, and reads the word out of the page before it sends a form. */
export class Browser {
	readonly cookies = new Map<string, string>();
	/** Where the connection comes from. */
	remote = "203.0.113.5";
	readonly #app: Hono<Env>;

	constructor(app: Hono<Env>) {
		this.#app = app;
	}

	async ask(path: string, init: RequestInit = {}): Promise<Response> {
		const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
		const headers = { host: HOST, ...(cookie === "" ? {} : { cookie }), ...(init.headers as Record<string, string> | undefined) };
		const answer = await this.#app.request(
			`http://${HOST}${path}`,
			{ ...init, headers },
			{ incoming: { socket: { remoteAddress: this.remote, localPort: 8080 } } },
		);
		for (const line of answer.headers.getSetCookie()) {
			const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			if (value === "") this.cookies.delete(name);
			else this.cookies.set(name, value);
		}
		return answer;
	}

	/** The word that a page's forms carry. */
	async word(page: string): Promise<string> {
		const text = await (await this.ask(page)).text();
		return /name="word" value="([^"]+)"/.exec(text)?.[1] ?? "";
	}

	post(path: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
		const form = { "content-type": "application/x-www-form-urlencoded", ...headers };
		return this.ask(path, { method: "POST", headers: form, body: new URLSearchParams(fields).toString() });
	}

	async submit(page: string, path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
		return this.post(path, { word: await this.word(page), ...fields });
	}
}
