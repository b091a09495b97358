/** What the pages and the API need from outside: answers about fleets and documents. Nothing behind these blocks the event loop. */
import type { Advisory } from "../advisory/document.ts";
import type { DocumentRevision } from "../advisory/ports.ts";
import type { AuditHead, AuditStore } from "../core/audit.ts";
import type { AlertStore } from "../core/outbox.ts";
import type { Problem } from "../core/problem.ts";
import type { Result } from "../core/result.ts";
import type { Wave } from "../detect/wave.ts";
import type { Device, Rejected } from "../inventory/device.ts";
import type { KeptRejected } from "../inventory/ports.ts";
import type { ListEdition } from "../match/attack-lists.ts";
import type { AskedDevice } from "../match/identity.ts";
import type {
	ActionRow,
	AdvisoryReach,
	DeviceDetail,
	DeviceFacets,
	DeviceFilter,
	DeviceQuery,
	DeviceRow,
	FindingQuery,
	FindingRow,
	FleetOverview,
	Listed,
	Moment,
	QuestionRow,
	ReachCount,
	SiteRow,
	WaveReach,
} from "../match/view/answers.ts";
import type { DocumentDetail, DocumentQuery, DocumentRow, VendorRow } from "../match/view/document-rows.ts";
import type { AskedQuestion, Explanation } from "../match/view/explain-device.ts";
import type { PageAsk, PageOf } from "../match/view/pages.ts";
import type { WaveReachReport } from "../match/wave-reach.ts";

/** Alerts, and what their webhooks are signed with. */
export interface Alerts {
	readonly store: AlertStore;
	newSecret(): string;
}

/** The audit over everything, to be read and checked. */
export interface Audit extends Pick<AuditStore, "entries" | "head"> {
	/** From the first entry on. */
	verify(): Promise<Result<AuditHead, Problem>>;
}

/** An import as it is listed. Texts are their source's. */
export interface ImportRow {
	readonly id: string;
	readonly owner: { readonly id: string; readonly name: string };
	readonly source: string;
	readonly method: string;
	readonly who: string;
	/** UTC milliseconds. */
	readonly startedAt: number;
	readonly observedAt: number;
	/** `undefined`: it did not reach its end. */
	readonly end:
		| {
				readonly at: number;
				readonly bytes: number;
				readonly sha256: string;
				readonly rows: number;
				readonly rejected: number;
				readonly devices: number;
		  }
		| undefined;
	/** Whether its devices are those that answers are about: the newest whole version of its list. */
	readonly counts: boolean;
}

/**
 * Answers about the devices of an organisation, those below it included. They are kept, and made anew when devices, documents, waves or
 * the day change; meanwhile the one of before is given, which says when it was made.
 */
export interface Fleets {
	overview(organisation: string): Promise<FleetOverview>;
	devices(organisation: string, query: DeviceQuery): Promise<Listed<DeviceRow>>;
	facets(organisation: string, filter: DeviceFilter): Promise<DeviceFacets>;
	/** `undefined`: no device of the organisation is kept under the id. */
	device(organisation: string, id: string): Promise<DeviceDetail | undefined>;
	findings(organisation: string, query: FindingQuery): Promise<Listed<FindingRow>>;
	actions(organisation: string, ask: PageAsk): Promise<Listed<ActionRow>>;
	questions(organisation: string): Promise<Moment & { readonly items: readonly QuestionRow[] }>;
	sites(organisation: string): Promise<Moment & { readonly items: readonly SiteRow[] }>;
	waves(organisation: string): Promise<Moment & { readonly items: readonly WaveReach[] }>;
	/** What a wave on record means for the devices, in full; `undefined` where none that counts has the id. */
	waveReach(organisation: string, wave: string): Promise<(Moment & WaveReachReport) | undefined>;
	/** What a document means for the devices; `undefined` where none is held under the id. */
	advisory(organisation: string, id: string): Promise<AdvisoryReach | undefined>;
	/** The numbers of that for a list of documents, in its order. */
	reaches(organisation: string, advisories: readonly string[]): Promise<readonly ReachCount[]>;
	/** One device that anybody asks about, from documents that anybody may read; nothing is kept. `undefined` where no document has the id that is asked about. */
	explain(question: AskedQuestion): Promise<Explanation | undefined>;
	/** Newest first. */
	imports(organisation: string, ask: PageAsk): Promise<PageOf<ImportRow>>;
	/** Refused rows of an import, after a line; `undefined` where the organisation has no such import. */
	rejected(
		organisation: string,
		importId: string,
		page: { readonly after?: number | undefined; readonly limit?: number | undefined },
	): Promise<readonly KeptRejected[] | undefined>;
	/** Devices as CSV, a piece at a time. */
	export(organisation: string, query: DeviceQuery): AsyncIterable<string>;
	/** Waits until answers are about what is kept now. */
	renew(organisation: string): Promise<void>;
}

/** What is held besides devices, for everybody. */
export interface ShelfSummary {
	/** Advisories, and records of holes. */
	readonly documents: number;
	readonly advisories: number;
	readonly cves: number;
	readonly newestDocument: string | undefined;
	readonly catalogue: { readonly version: string; readonly date: string };
	readonly lists: { readonly kev: ListEdition | null; readonly epss: ListEdition | null };
	/** Changes whenever something in the documents, lists or waves does: the ETag of every public page. */
	readonly stamp: string;
}

/** Who reads documents: everybody is shown those alone that anybody may read (TLP), staff all that are held. */
export type Reader = "everybody" | "staff";

/** Documents as held; for everybody where no reader is named. */
export interface Documents {
	summary(): Promise<ShelfSummary>;
	list(query: DocumentQuery, reader?: Reader): Promise<PageOf<DocumentRow>>;
	/** All documents of an id, which is unique for its publisher only. */
	find(id: string, publisher?: string, reader?: Reader): Promise<readonly DocumentDetail[]>;
	/** One revision (ours, from 1; the current one where none is given) as read, and the bytes as received. */
	revision(
		key: { readonly origin: string; readonly trackingId: string },
		revision?: number,
		reader?: Reader,
	): Promise<{ readonly kept: DocumentRevision; readonly bytes: Uint8Array; readonly advisory: Advisory | undefined } | undefined>;
	vendors(reader?: Reader): Promise<readonly VendorRow[]>;
	/** Every document on a hole. */
	onCve(cve: string, reader?: Reader): Promise<readonly DocumentRow[]>;
	/** Newest start first. */
	waves(): Promise<readonly Wave[]>;
	/** One device by what anybody may read, and by nothing else; nothing is kept of the question. */
	check(device: AskedDevice): Promise<Explanation>;
}

/** A file that arrives. */
export interface UploadCall {
	readonly organisation: string;
	/** What its sender calls it: a name to show, never one to open. */
	readonly name: string;
	readonly bytes: AsyncIterable<Uint8Array>;
	/** `Content-Encoding` in lower case; `undefined` where it is as it is. */
	readonly encoding: string | undefined;
}

/** A file that waits to be looked at or imported. */
export interface Upload {
	readonly id: string;
	readonly name: string;
	/** Unpacked. */
	readonly bytes: number;
	/** Of the unpacked bytes, lower-case hex. */
	readonly sha256: string;
	/** UTC milliseconds. */
	readonly expiresAt: number;
}

/** How a file is to be read: the words of `--as`, `--map` and `--site`. */
export interface ReadHow {
	readonly as?: string | undefined;
	readonly map?: string | undefined;
	readonly site?: string | undefined;
}

/** What an import would take; nothing is stored. */
export interface ImportPreview {
	readonly upload: Upload;
	/** Rows looked at, and whether these were all. */
	readonly rows: number;
	readonly whole: boolean;
	readonly taken: number;
	readonly refused: number;
	/** The first of each. */
	readonly devices: readonly Device[];
	readonly rejected: readonly Rejected[];
	/** Oddities, columns that are of no use, and what stands against reading it, in a line each. */
	readonly warnings: readonly string[];
	readonly notes: readonly string[];
	readonly problems: readonly Problem[];
}

/** An import that runs, or ran within the last hour. */
export interface ImportJob {
	readonly id: string;
	readonly organisation: string;
	readonly state: "running" | "done" | "failed";
	readonly source: string;
	readonly who: string;
	/** UTC milliseconds. */
	readonly startedAt: number;
	readonly endedAt: number | undefined;
	readonly bytes: number;
	readonly bytesRead: number;
	readonly taken: number;
	readonly refused: number;
	/** Once something was taken. */
	readonly importId: string | undefined;
	/** These bytes, read in this way, are the newest version of the list already: nothing was written. */
	readonly unchanged: boolean;
	readonly warnings: readonly string[];
	readonly problem: Problem | undefined;
}

/** Brings inventories in. */
export interface Intake {
	upload(call: UploadCall): Promise<Result<Upload, Problem>>;
	/** `undefined`: the organisation has no such file. */
	preview(organisation: string, upload: string, how: ReadHow): Promise<ImportPreview | undefined>;
	/** Takes a file away that no import reads. */
	discard(organisation: string, upload: string): Promise<void>;
	/** Starts an import; `undefined`: the organisation has no such file. Throws `TooBusy` while too many run. `source` stays the same from version to version of a list. */
	begin(call: {
		readonly organisation: string;
		readonly who: string;
		readonly upload: string;
		readonly source: string | undefined;
		readonly how: ReadHow;
	}): Promise<ImportJob | undefined>;
	job(organisation: string, id: string): ImportJob | undefined;
	/** Newest first. */
	jobs(organisation: string): readonly ImportJob[];
	/** The job as it is now and whenever it changes, at most four times a second, until it has ended. */
	follow(organisation: string, id: string, signal: AbortSignal): AsyncIterable<ImportJob>;
}
