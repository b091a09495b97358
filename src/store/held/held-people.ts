/** The people of a data directory, for `serve` and the commands about people. */
import { randomBytes } from "node:crypto";
import type { ReportStore } from "../../account/report/ports.ts";
import type { ResponseStore } from "../../account/response/ports.ts";
import type { StatisticsStore } from "../../account/statistics/ports.ts";
import type { DraftStore } from "../../advisory/author/ports.ts";
import type { DocumentStore } from "../../advisory/ports.ts";
import type { AuditHead, AuditStore } from "../../core/audit.ts";
import type { CallStore } from "../../core/calls.ts";
import type { AlertStore } from "../../core/outbox.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { SecretStore } from "../../core/secrets.ts";
import type { CountStore } from "../../detect/ports.ts";
import type { Wave } from "../../detect/wave.ts";
import type { InventoryStore } from "../../inventory/ports.ts";
import type { SitePlaceStore } from "../../inventory/site-place.ts";
import type { AttackLists } from "../../match/attack-lists.ts";
import type { FleetDayStore } from "../../match/view/day-store.ts";
import type { PeopleStore } from "../../people/ports.ts";
import type { PreferenceStore } from "../../people/preferences.ts";
import type { NewsletterStore } from "../../warn/newsletter/archive.ts";
import type { SubscriberStore } from "../../warn/subscriber.ts";
import { verifyAudit } from "../audit/audit-store.ts";
import type { RowLine } from "../engine.ts";
import { mayHold, openStore, openStoreToRead, type StorePlace, storePlace } from "../open-store.ts";
import type { ReaderStores } from "../readers.ts";
import { sha256 } from "../sha256.ts";
import { documentsOf } from "./held-documents.ts";
import { listsOf, readLists } from "./held-lists.ts";
import { wavesOf } from "./held-waves.ts";
import { keepCatalogue, keepEdition } from "./hold-documents.ts";
import { documentsInForce } from "./in-force.ts";
import { ORGANISATION } from "./said.ts";

/** Documents, waves and lists as they are held now. */
export interface HeldShelf {
	readonly documents: Pick<DocumentStore, "known" | "bytes" | "revisions">;
	waves(): Promise<readonly Wave[]>;
	lists(): Promise<AttackLists>;
	/** Another text when something of these was written. */
	stamp(): Promise<string>;
}

/** People, and the audit over everything. */
export interface HeldPeople {
	readonly people: PeopleStore;
	readonly preferences: PreferenceStore;
	/** Name of the organisation that imports go to. */
	readonly organisation: string;
	/** A secret of 256 bits, fit for an address, and the hash under which it is kept. */
	secret(): { readonly text: string; readonly hash: string };
	hash(text: string): string;
	/** Where all of it is kept. */
	readonly place: StorePlace;
	readonly inventory: InventoryStore;
	/** A line for one import's rows, to be handed to a thread. */
	rowLine(): RowLine;
	readonly calls: CallStore;
	/** Secrets that must be read again, as they are kept. */
	readonly secrets: SecretStore;
	/** Brings in what is new of the catalogue's documents; gives what could not be read. */
	bringDocuments(catalogue: string): Promise<readonly Problem[]>;
	/** The same for an edition that is in force from now on; the change is in the audit afterwards. */
	keepEdition(catalogue: string, version: string): Promise<readonly Problem[]>;
	readonly alerts: AlertStore;
	readonly subscribers: SubscriberStore;
	readonly responses: ResponseStore;
	readonly statistics: StatisticsStore;
	/** Counts of lines of sensors. */
	readonly counts: CountStore;
	readonly readers: ReaderStores;
	/** Newsletters that went out. */
	readonly newsletters: NewsletterStore;
	readonly days: FleetDayStore;
	/** Where sites are. */
	readonly sites: SitePlaceStore;
	/** Advisories that are being written. */
	readonly drafts: DraftStore;
	readonly reports: ReportStore;
	/** The audit, to be shown. */
	readonly audit: Pick<AuditStore, "entries" | "head"> & { verify(): Promise<Result<AuditHead, Problem>> };
	/** Waves and published lists of the same store, for commands beside a server. */
	readonly waves: ReturnType<typeof wavesOf>;
	readonly lists: ReturnType<typeof listsOf>;
	readonly documents: ReturnType<typeof documentsOf>;
	/** What public pages are made of, read on the connection of the owner. */
	readonly shelf: HeldShelf;
	verifyAudit(): Promise<Result<AuditHead, Problem>>;
	/** What a user should know about how the store came up. */
	readonly notes: readonly string[];
	close(): Promise<void>;
}

/** Opens them to change them (the directory then has no other owner), or to read them beside whoever owns it. */
export async function openHeldPeople(dataFolder: string, use: "change" | "read"): Promise<Result<HeldPeople, Problem>> {
	if (use === "read" && !mayHold(dataFolder)) {
		return err({
			code: "store/nothing-there",
			message: "there is no data in this directory",
			at: dataFolder,
			todo: "Name another with --data.",
		});
	}
	const opened = use === "change" ? await openStore(storePlace(dataFolder)) : await openStoreToRead(dataFolder);
	if (!opened.ok) return opened;
	const store = opened.value;
	return ok({
		people: store.people,
		preferences: store.preferences,
		inventory: store.inventory,
		rowLine: () => store.rowLine(),
		calls: store.calls,
		secrets: store.secrets,
		organisation: ORGANISATION,
		secret() {
			const text = randomBytes(32).toString("base64url");
			return { text, hash: sha256(text) };
		},
		hash: sha256,
		place: storePlace(dataFolder),
		bringDocuments: (catalogue) => keepCatalogue(store, catalogue),
		keepEdition: (catalogue, edition) => keepEdition(store, catalogue, edition),
		audit: { entries: store.audit.entries, head: store.audit.head, verify: () => verifyAudit(store.audit) },
		alerts: store.alerts,
		subscribers: store.subscribers,
		responses: store.responses,
		statistics: store.statistics,
		counts: store.counts,
		readers: store.readers,
		newsletters: store.newsletters,
		days: store.days,
		sites: store.sites,
		drafts: store.drafts,
		reports: store.reports,
		waves: wavesOf(store),
		lists: listsOf(store),
		documents: documentsOf(store),
		shelf: {
			documents: documentsInForce(store.documents, dataFolder),
			waves: () => store.waves.waves(),
			lists: () => readLists(store, undefined),
			stamp: async () => (await store.meta.stamp()).facts,
		},
		verifyAudit: () => verifyAudit(store.audit),
		notes: store.notes,
		close: () => store.close(),
	});
}
