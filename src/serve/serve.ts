/** Serves the program over a store: people through the owner's connection, fleets and documents through the thread that reads. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { firstNotices } from "../account/response/first-notices.ts";
import { createLiveCatalogue } from "../catalog/live-catalogue.ts";
import type { Problem } from "../core/problem.ts";
import { ok, type Result } from "../core/result.ts";
import { readShelf } from "../delivery/provider/shelf.ts";
import { createWaveRecord } from "../detect/record/wave-record.ts";
import type { Audit } from "../http/ports.ts";
import { type ProgramPlace, type RunningProgram, serveProgram } from "../http/program/serve-program.ts";
import { readOperator } from "../http/site/operator.ts";
import type { SiteSource } from "../http/site/ports.ts";
import { openIdDoor } from "../outbound/openid.ts";
import { newWebhookSecret } from "../outbound/webhook.ts";
import { catalogueAdvisories, loadCatalogue } from "../store/disk/catalogue-folder.ts";
import type { RowLine } from "../store/engine.ts";
import type { ReceiveDocuments } from "../store/followed/followed-sources.ts";
import type { ReadList } from "../store/held/held-lists.ts";
import type { HeldShelf } from "../store/held/held-people.ts";
import type { Store, StorePlace } from "../store/open-store.ts";
import { runAlerts } from "./alerts/alert-loop.ts";
import { runEmbargoes } from "./embargo-loop.ts";
import { startFleets } from "./fleet-client.ts";
import { createFleetEdits } from "./fleet-edits.ts";
import { runFollowing } from "./following/follow-loop.ts";
import { createImportDesk } from "./import-desk.ts";
import { createImportRuns } from "./import-runs.ts";
import { createIntake } from "./intake.ts";
import { runDays } from "./kept-days.ts";
import { readListInThread } from "./list-reader.ts";
import { listenLocal } from "./local/listen-local.ts";
import type { LocalUses } from "./local/requests.ts";
import { runChecks } from "./provider/check-loop.ts";
import { providerPorts } from "./provider/provider-ports.ts";
import { providerTree } from "./provider/provider-tree.ts";
import { runCourseLetters } from "./readers/course-letters.ts";
import { paymentDoor } from "./readers/payment-door.ts";
import { reportingOver } from "./report/reporting.ts";
import { readSigner } from "./report/signing-key.ts";
import { responseDesk } from "./response/response-desk.ts";
import { createScorer } from "./response/scorer.ts";
import { readKeys } from "./secrets/keys.ts";
import { createSeal } from "./secrets/seal.ts";
import { sealAll } from "./secrets/seal-all.ts";
import { sealedAlerts, sealedPeople } from "./secrets/sealed-stores.ts";
import { runEditions } from "./statistics/publish-editions.ts";
import { listenSyslog } from "./telemetry/syslog-listener.ts";
import { openTelemetry } from "./telemetry/telemetry-desk.ts";
import { openUploads, UPLOAD_BOUNDS } from "./uploads.ts";
import { publicCampaigns } from "./warn/public-campaigns.ts";
import { warningDesk } from "./warn/warning-desk.ts";

/** What is served. */
export interface ServedStore
	extends Pick<
		Store,
		| "people"
		| "preferences"
		| "drafts"
		| "inventory"
		| "counts"
		| "calls"
		| "alerts"
		| "days"
		| "sites"
		| "secrets"
		| "subscribers"
		| "responses"
		| "statistics"
		| "reports"
		| "readers"
		| "newsletters"
	> {
	/** A line for one import's rows. */
	readonly rowLine: () => RowLine;
	readonly waves: LocalUses["waves"];
	readonly lists: { takeBytes(file: string, bytes: Uint8Array, read: ReadList): ReturnType<LocalUses["lists"]["takeBytes"]> };
	readonly shelf: HeldShelf;
	readonly audit: Audit;
	readonly place: StorePlace;
	/** An edition of the catalogue is in force from now on. */
	keepEdition(catalogue: string, version: string): Promise<readonly Problem[]>;
	/** Of this program; commands of another one are turned away. */
	readonly version: string;
}

/** A running program, and whether commands reach it. */
export interface Served extends RunningProgram {
	/** Why they do not. */
	readonly unreachable: string | undefined;
	/** What whoever runs it should know, a sentence each. */
	readonly notes: readonly string[];
}

/** Where it is reached, and whether a public site stands beside the console. */
export interface ServedPlace extends ProgramPlace {
	/** Without it there is none. `operator` is what a configuration says of who runs it. */
	readonly publicSite?: { readonly operator: unknown; readonly isDemonstration?: boolean } | undefined;
	/** Whether webhooks and companies' sign-in may ask machines of private networks; no when not given. */
	readonly privateNetworks?: boolean | undefined;
	/** Where syslog is taken, over UDP and TCP; nowhere when not given. */
	readonly syslog?: { readonly host: string; readonly port: number } | undefined;
	/** Where the keys that secrets are sealed with may be given. */
	readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
}

/** Starts. Problems: those of `startFleets`, `serveProgram` and `readOperator`. */
export async function serve(
	served: ServedStore & Omit<LocalUses, "catalogue">,
	{ publicSite, privateNetworks = false, environment = {}, syslog, ...place }: ServedPlace,
	onDefect: (error: unknown) => void,
): Promise<Result<Served, Problem>> {
	const { preferences, inventory, calls, shelf, audit, days, place: store, version } = served;
	const operator = readOperator(publicSite?.operator);
	if (!operator.ok) return operator;
	const keys = readKeys(store, environment);
	if (!keys.ok) return keys;
	const signer = readSigner(store, environment);
	if (!signer.ok) return signer;
	const { people, alerts, notes } = await sealed(served, keys.value);
	const thread = await startFleets(store);
	if (!thread.ok) return thread;
	const held = "dataFolder" in store ? store.dataFolder : undefined;
	const loaded = await loadCatalogue(held);
	if (!loaded.ok) throw new Error("the thread has read the catalogue, and it cannot be read");
	const { catalogue, replace } = createLiveCatalogue(loaded.value);
	const { fleets, documents, standing, today, contributions, close } = thread.value;
	const source: SiteSource = {
		...shelf,
		catalogue,
		check: documents.check,
		now: Date.now,
		operator: { ...operator.value, isDemonstration: publicSite?.isDemonstration === true },
	};
	// Known once it listens.
	let reached = "";
	const warnings = warningDesk({
		dataFolder: "dataFolder" in store ? store.dataFolder : undefined,
		subscribers: served.subscribers,
		people,
		mail: place.mail,
		address: () => reached,
		now: Date.now,
		onDefect,
	});
	const scorer = createScorer();
	const responses = responseDesk({ store: served.responses, scorer, catalogue, now: Date.now, onDefect });
	const site =
		publicSite === undefined
			? undefined
			: {
					...source,
					warnings,
					responses,
					newsletters: served.newsletters,
					campaigns: "dataFolder" in store ? publicCampaigns(store.dataFolder, Date.now) : undefined,
				};
	const folder = "dataFolder" in store ? join(store.dataFolder, "uploads") : await mkdtemp(join(tmpdir(), "seawall-uploads-"));
	const uploads = await openUploads(folder, UPLOAD_BOUNDS, Date.now);
	const importing = { uploads, inventory, rowLine: served.rowLine, fleets, now: Date.now, onDefect };
	const runs = createImportRuns(importing);
	const waves = createWaveRecord({ waves: served.waves, catalogue, now: Date.now });
	const telemetry = openTelemetry({ counts: served.counts, uploads, waves, now: Date.now, onDefect });
	const intake = createIntake(runs, importing);
	const imports = createImportDesk(runs, importing);
	const edits = createFleetEdits(inventory, Date.now);
	const reporting = { reports: served.reports, shelf, catalogue, signer: signer.value, now: Date.now };
	const parts = {
		reports: reportingOver({ ...reporting, statistics: served.statistics }),
		people,
		preferences,
		fleets,
		documents,
		intake,
		calls,
		imports,
		edits,
		places: served.sites,
		site,
		audit,
		alerts: { store: alerts, newSecret: newWebhookSecret },
		responses,
		authoring: { drafts: served.drafts, catalogue },
		waves,
		telemetry,
		publication: {
			...served.readers,
			statistics: served.statistics,
			noticeTimes: () => firstNotices(served.responses),
			reportTitle: async (slug: string) => (await served.reports.shown(slug))?.title,
			payments: paymentDoor(environment["SEAWALL_PAYMENT_SECRET"], Date.now),
		},
		provider: providerTree("dataFolder" in store ? store.dataFolder : undefined),
	};
	const running = await serveProgram(parts, { ...place, company: openIdDoor({ bounds: { privateNetworks } }) }, onDefect);
	if (!running.ok) {
		await runs.close();
		await scorer.close();
		await close();
		return running;
	}
	reached = running.value.address;
	const [top] = (await people.organisations()).filter(({ parentId }) => parentId === undefined);
	const sensors = { sender: top?.id ?? "", now: Date.now, onDefect };
	const listening = syslog === undefined ? undefined : await listenSyslog(telemetry.thread, { ...syslog, ...sensors });
	if (listening?.ok === false) {
		for (const part of [telemetry, running.value, runs, scorer]) await part.close();
		await close();
		return listening;
	}
	// A list of scores is read in a thread, for this one answers people.
	const lists: LocalUses["lists"] = { takeBytes: (file, bytes) => served.lists.takeBytes(file, bytes, readListInThread) };
	const renew = async (edition: string): Promise<readonly Problem[]> => {
		const next = await loadCatalogue(held);
		if (!next.ok) return next.error;
		const problems = await served.keepEdition(catalogueAdvisories(held), edition);
		replace(next.value);
		await thread.value.renew();
		return problems;
	};
	const uses: LocalUses = { ...served, lists, catalogue: { renew } };
	const local = "dataFolder" in store ? await listenLocal(store.dataFolder, version, uses, onDefect) : undefined;
	const desk = { alerts, standing, mail: place.mail, now: Date.now, address: () => running.value.address, bounds: { privateNetworks } };
	const watching = runAlerts(desk, onDefect);
	const embargoes = runEmbargoes({ drafts: served.drafts, now: Date.now }, onDefect);
	const courseDesk = { courses: served.readers.courses, address: () => running.value.address, now: Date.now };
	const writing = place.mail === undefined ? undefined : runCourseLetters({ ...courseDesk, mail: place.mail }, onDefect);
	const counting = runEditions({ statistics: served.statistics, contributions, now: Date.now }, onDefect);
	const keeping = runDays({ days, people, today, now: Date.now }, onDefect);
	const ports = providerPorts(version);
	const receive: ReceiveDocuments = async (received) => ok(await served.documents.receive(received));
	const following =
		held === undefined
			? []
			: [
					runFollowing({ dataFolder: held, version, receive, now: Date.now }, onDefect),
					runChecks({ has: async () => (await readShelf(held)).documents.length > 0, open: () => ports.openPublisher(held) }, onDefect),
				];
	return ok({
		...running.value,
		unreachable: local?.missing,
		notes,
		async close() {
			await local?.close();
			for (const loop of following) await loop.close();
			await watching.close();
			await listening?.value.close();
			await telemetry.close();
			await keeping.close();
			await counting.close();
			await writing?.close();
			await embargoes.close();
			await running.value.close();
			await runs.close();
			await scorer.close();
			await close();
		},
	});
}

/** The stores whose secrets are sealed; without a key they stay as they are, and that is said. */
async function sealed(
	{ people, alerts, secrets }: Pick<ServedStore, "people" | "alerts" | "secrets">,
	keys: Parameters<typeof createSeal>[0] | undefined,
): Promise<Pick<ServedStore, "people" | "alerts"> & { readonly notes: readonly string[] }> {
	if (keys === undefined) {
		const note = "secrets of webhooks, companies' sign-in and authenticators stand readable in the database: give a key with SEAWALL_KEY";
		return { people, alerts, notes: [note] };
	}
	const seal = createSeal(keys);
	const { lost } = await sealAll(secrets, seal, Date.now());
	const note = `${lost} secrets of webhooks, companies' sign-in or authenticators are sealed with a key that is not here, and open nothing`;
	return { people: sealedPeople(people, seal), alerts: sealedAlerts(alerts, seal), notes: lost === 0 ? [] : [note] };
}
