/** Opens what Seawall keeps, in the data directory or on a PostgreSQL server: the same stores over either. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ReportStore } from "../account/report/ports.ts";
import type { ResponseStore } from "../account/response/ports.ts";
import type { StatisticsStore } from "../account/statistics/ports.ts";
import type { DraftStore } from "../advisory/author/ports.ts";
import type { DocumentStore, PublishedListStore } from "../advisory/ports.ts";
import type { AuditStore } from "../core/audit.ts";
import type { CallStore } from "../core/calls.ts";
import type { AlertStore } from "../core/outbox.ts";
import type { Problem } from "../core/problem.ts";
import { ok, type Result } from "../core/result.ts";
import type { SecretStore } from "../core/secrets.ts";
import type { CountStore, WaveStore } from "../detect/ports.ts";
import type { InventoryStore } from "../inventory/ports.ts";
import type { SitePlaceStore } from "../inventory/site-place.ts";
import type { FleetDayStore } from "../match/view/day-store.ts";
import type { PeopleStore } from "../people/ports.ts";
import type { PreferenceStore } from "../people/preferences.ts";
import type { NewsletterStore } from "../warn/newsletter/archive.ts";
import type { SubscriberStore } from "../warn/subscriber.ts";
import { alertStore } from "./alert/alert-store.ts";
import { auditStore } from "./audit/audit-store.ts";
import { callStore } from "./call/call-store.ts";
import { countStore } from "./count/count-store.ts";
import { dayStore } from "./day/day-store.ts";
import { documentStore } from "./document/document-store.ts";
import { draftStore } from "./draft/draft-store.ts";
import type { Engine, RowLine } from "./engine.ts";
import { inventoryStore } from "./inventory/inventory-store.ts";
import { listStore } from "./list/list-store.ts";
import { type MetaStore, metaStore } from "./meta/meta-store.ts";
import { newsletterStore } from "./newsletter/newsletter-store.ts";
import { peopleStore } from "./people/people-store.ts";
import { preferenceStore } from "./people/preference-store.ts";
import { type ReaderStores, readerStores } from "./readers.ts";
import { reportStore } from "./report/report-store.ts";
import { responseStore } from "./response/response-store.ts";
import { secretStore } from "./secret/secret-store.ts";
import { sitePlaceStore } from "./site/site-place-store.ts";
import { openEmbedded } from "./sqlite/open-embedded.ts";
import { openReader } from "./sqlite/open-reader.ts";
import { statisticsStore } from "./statistics/statistics-store.ts";
import { subscriberStore } from "./subscriber/subscriber-store.ts";
import { waveStore } from "./wave/wave-store.ts";

/** Where the data is. */
export type StorePlace = { readonly dataFolder: string } | { readonly postgresUrl: string };

/** Where the data is, from what a command was given: the address of a database server, or a folder. */
export function storePlace(text: string): StorePlace {
	return /^postgres(?:ql)?:\/\//i.test(text) ? { postgresUrl: text } : { dataFolder: text };
}

/** Whether there may be something: a server is asked, a folder must have the database. */
export function mayHold(text: string): boolean {
	const place = storePlace(text);
	return "postgresUrl" in place || existsSync(join(place.dataFolder, "seawall.db"));
}

/** All that is kept. Methods reject with `StoreError` when the database itself fails. */
export interface Store {
	readonly inventory: InventoryStore;
	readonly documents: DocumentStore;
	readonly drafts: DraftStore;
	readonly reports: ReportStore;
	readonly lists: PublishedListStore;
	readonly waves: WaveStore;
	readonly counts: CountStore;
	readonly people: PeopleStore;
	readonly preferences: PreferenceStore;
	readonly alerts: AlertStore;
	readonly subscribers: SubscriberStore;
	/** Events and what was published about them. */
	readonly responses: ResponseStore;
	readonly statistics: StatisticsStore;
	/** Tiers, comments and courses. */
	readonly readers: ReaderStores;
	readonly newsletters: NewsletterStore;
	readonly audit: AuditStore;
	readonly meta: MetaStore;
	readonly calls: CallStore;
	/** Secrets that must be read again, as they are kept. */
	readonly secrets: SecretStore;
	/** A line for one import's rows, to be handed to a thread. */
	rowLine(): RowLine;
	readonly days: FleetDayStore;
	readonly sites: SitePlaceStore;
	/** What a user should know about how the store came up; one sentence each. */
	readonly notes: readonly string[];
	/** Waits for running writes, then lets go of the data. */
	close(): Promise<void>;
}

/** Opens the store, bringing its schema up to date. The problems are those of `openEmbedded` and `openPostgres`. */
export async function openStore(place: StorePlace): Promise<Result<Store, Problem>> {
	if ("dataFolder" in place) {
		const opened = await openEmbedded(place.dataFolder);
		return opened.ok ? ok(storesOver(opened.value.engine, opened.value.notes)) : opened;
	}
	const { openPostgres } = await import("./postgres/open-postgres.ts");
	const opened = await openPostgres(place.postgresUrl);
	return opened.ok ? ok(storesOver(opened.value, [])) : opened;
}

/**
 * Opens the store of a data directory to read it, also while another process owns it. Data of an older version is brought up to date first,
 * for which it must have no owner.
 */
export async function openStoreToRead(text: string): Promise<Result<Store, Problem>> {
	const place = storePlace(text);
	if ("postgresUrl" in place) return openStore(place);
	const { dataFolder } = place;
	const reader = await openReader(dataFolder);
	if (!reader.ok) return reader;
	return reader.value === undefined ? openStore({ dataFolder }) : ok(storesOver(reader.value, []));
}

function storesOver(engine: Engine, notes: readonly string[]): Store {
	return {
		inventory: inventoryStore(engine),
		documents: documentStore(engine),
		drafts: draftStore(engine),
		reports: reportStore(engine),
		lists: listStore(engine),
		waves: waveStore(engine),
		counts: countStore(engine),
		people: peopleStore(engine),
		preferences: preferenceStore(metaStore(engine)),
		alerts: alertStore(engine),
		subscribers: subscriberStore(engine),
		responses: responseStore(engine),
		statistics: statisticsStore(engine),
		readers: readerStores(engine),
		newsletters: newsletterStore(engine),
		audit: auditStore(engine),
		meta: metaStore(engine),
		calls: callStore(engine),
		secrets: secretStore(engine),
		rowLine: () => engine.rowLine(),
		days: dayStore(engine),
		sites: sitePlaceStore(engine),
		notes,
		close: () => engine.close(),
	};
}
