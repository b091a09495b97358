/** What the commands need from the other adapters; main.ts fills it, tests may fill it otherwise. */
import type { MessagePort } from "node:worker_threads";
import type { CommentStore } from "../account/comment/ports.ts";
import type { CourseStore } from "../account/course/ports.ts";
import type { MemberStore } from "../account/member/ports.ts";
import type { ReportStore } from "../account/report/ports.ts";
import type { ResponseStore } from "../account/response/ports.ts";
import type { StatisticsStore } from "../account/statistics/ports.ts";
import type { DraftStore } from "../advisory/author/ports.ts";
import type { Spelling } from "../advisory/csaf/rules/rule.ts";
import type { Advisory } from "../advisory/document.ts";
import type { DocumentKey, DocumentMark, DocumentMarkKind, DocumentStore, NewDocument, PublishedListEdition } from "../advisory/ports.ts";
import type { Catalogue } from "../catalog/catalogue.ts";
import type { AuditHead, AuditStore } from "../core/audit.ts";
import type { CallStore } from "../core/calls.ts";
import type { Mailer } from "../core/letter.ts";
import type { AlertStore } from "../core/outbox.ts";
import type { Problem } from "../core/problem.ts";
import type { Result } from "../core/result.ts";
import type { SecretStore } from "../core/secrets.ts";
import type { WavesReport } from "../detect/episode/waves-report.ts";
import type { CountStore, ReadPlace, WaveStore } from "../detect/ports.ts";
import type { Signature } from "../detect/signature/signature.ts";
import type { Wave } from "../detect/wave.ts";
import type { Device, Rejected, RowWarning } from "../inventory/device.ts";
import type { DeviceSink } from "../inventory/import/device-sink.ts";
import type { InventoryStore } from "../inventory/ports.ts";
import type { SitePlaceStore } from "../inventory/site-place.ts";
import type { AttackLists } from "../match/attack-lists.ts";
import type { ServedAnswer } from "../match/ports.ts";
import type { Assessment } from "../match/verdict.ts";
import type { FleetDayStore } from "../match/view/day-store.ts";
import type { PeopleStore } from "../people/ports.ts";
import type { PreferenceStore } from "../people/preferences.ts";
import type { NewsletterStore } from "../warn/newsletter/archive.ts";
import type { SubscriberStore } from "../warn/subscriber.ts";
import type { AuthoringPorts } from "./authoring-ports.ts";
import type { CataloguePorts } from "./catalogue-ports.ts";
import type { ProviderPorts } from "./provider-ports.ts";
import type { PublicationPorts } from "./publication-ports.ts";
import type { ReportPorts } from "./report-ports.ts";
import type { ResponsePorts } from "./response-ports.ts";
import type { WarnPorts } from "./warn-ports.ts";

/** Some lines of a file in their order, or the one thing that ended the reading. */
export type LineBatch =
	| {
			/** Number of the first of them, from 1. */
			readonly first: number;
			/** `undefined` for a line that is too long to be read. */
			readonly lines: readonly (string | undefined)[];
	  }
	| { readonly problem: Problem };

/** A part of an inventory as it is read. */
export interface InventoryBatch {
	readonly devices: readonly Device[];
	readonly rejected: readonly Rejected[];
	readonly warnings: readonly RowWarning[];
	readonly problems: readonly Problem[];
	/** Columns that are of no use here. */
	readonly notes?: readonly RowWarning[];
}

/** Documents, waves and lists as they are held now, for public pages. */
export interface HeldShelf {
	readonly documents: Pick<DocumentStore, "known" | "bytes" | "revisions">;
	waves(): Promise<readonly Wave[]>;
	lists(): Promise<AttackLists>;
	stamp(): Promise<string>;
}

/** A running page. */
export interface RunningSite {
	/** What to open, with the one-time token. */
	readonly address: string;
	close(): Promise<void>;
}

/** What was said about lists that were taken; `notes` are sentences about what earlier versions had. */
export interface TakenLists extends Omit<InventoryBatch, "devices" | "notes"> {
	readonly notes: readonly string[];
}

/** The answer kept in a data directory, for `start`. */
export interface HeldInventory {
	/** Advisories of the data directory, after taking in those of the catalogue and of the paths: every new revision is recorded. */
	advisories(paths: readonly string[]): Promise<{ readonly advisories: readonly Advisory[]; readonly problems: readonly Problem[] }>;
	/**
	 * Takes inventories into the data directory, every import is recorded, and shows their devices: those of the newest version of each
	 * file, with what was answered about them.
	 */
	take(files: readonly string[], options: ReadOptions): Promise<TakenLists>;
	/** Shows what was taken before: the newest version of each file. */
	takeUp(): Promise<TakenLists>;
	/** Takes a filled questions CSV. */
	answer(bytes: Uint8Array, fileName: string): Promise<Result<{ readonly changed: number; readonly warnings: readonly string[] }, Problem>>;
	/** The devices that are shown, each id once. */
	devices(): AsyncIterable<readonly Device[]>;
	/** Waves on record. */
	waves(): Promise<readonly Wave[]>;
	/** Published lists on attacks. */
	lists(): Promise<AttackLists & { readonly problems: readonly Problem[] }>;
	close(): Promise<void>;
}

/** What a data directory holds for an answer about devices of elsewhere. */
export interface HeldFacts {
	readonly advisories: readonly Advisory[];
	readonly problems: readonly Problem[];
	readonly waves: readonly Wave[];
	readonly lists: AttackLists;
}

/** What came of a file of a published list. */
export interface TakenList {
	readonly edition: PublishedListEdition;
	/** False: it was held already. */
	readonly changed: boolean;
	/** The first entries that were left out, and how many there are. */
	readonly refused: readonly { readonly at: number; readonly reason: string }[];
	readonly refusedCount: number;
	/** CVE ids that the edition held before listed and this newer one does not. */
	readonly gone: readonly string[];
}

/** The published lists of a data directory. */
export interface HeldLists {
	take(file: string): Promise<Result<TakenList, Problem>>;
	close(): Promise<void>;
}

/** The documents of a data directory, for what is said of them. */
export interface HeldDocuments {
	find(trackingId: string): Promise<readonly DocumentKey[]>;
	mark(key: DocumentKey, kind: DocumentMarkKind, words: string): Promise<DocumentMark | undefined>;
	marks(): Promise<readonly DocumentMark[]>;
	close(): Promise<void>;
}

/** The waves of a data directory. */
export interface HeldWaves extends Omit<WaveStore, "record"> {
	close(): Promise<void>;
}

/** The people of a data directory as commands use them, beside a running server too; and the audit over everything in it. */
export interface CommandPeople {
	readonly people: Pick<
		PeopleStore,
		"organisations" | "members" | "membershipsOf" | "credential" | "defaultOrganisation" | "invite" | "setDisabled" | "addToken"
	>;
	/** Name of the organisation that imports go to. */
	readonly organisation: string;
	/** A new secret, and the hash under which it is kept. */
	secret(): { readonly text: string; readonly hash: string };
	hash(text: string): string;
	verifyAudit(): Promise<Result<AuditHead, Problem>>;
	readonly notes: readonly string[];
	close(): Promise<void>;
}

/** All that `serve` serves. */
export interface HeldPeople extends CommandPeople {
	readonly people: PeopleStore;
	/** Devices and calls, for what is served. */
	readonly inventory: InventoryStore;
	/** A line for one import's rows, which the server hands to a thread. */
	rowLine(): { readonly port: MessagePort; readonly atOnce: number } | { readonly postgresUrl: string };
	readonly calls: CallStore;
	/** Secrets that must be read again, as they are kept. */
	readonly secrets: SecretStore;
	readonly preferences: PreferenceStore;
	/** Where all of it is kept. */
	readonly place: { readonly dataFolder: string } | { readonly postgresUrl: string };
	readonly shelf: HeldShelf;
	/** Brings in what is new of the catalogue's documents; gives what could not be read. */
	bringDocuments(catalogue: string): Promise<readonly Problem[]>;
	/** The same for an edition that is in force from now on; the change is in the audit afterwards. */
	keepEdition(catalogue: string, version: string): Promise<readonly Problem[]>;
	readonly alerts: AlertStore;
	readonly subscribers: SubscriberStore;
	readonly responses: ResponseStore;
	readonly statistics: StatisticsStore;
	readonly counts: CountStore;
	readonly readers: { readonly members: MemberStore; readonly comments: CommentStore; readonly courses: CourseStore };
	readonly newsletters: NewsletterStore;
	readonly days: FleetDayStore;
	readonly sites: SitePlaceStore;
	readonly drafts: DraftStore;
	readonly reports: ReportStore;
	/** To be shown in the console. */
	readonly audit: Pick<AuditStore, "entries" | "head"> & { verify(): Promise<Result<AuditHead, Problem>> };
	/** For commands beside it. */
	readonly waves: Omit<HeldWaves, "close">;
	readonly lists: { takeBytes(file: string, bytes: Uint8Array): Promise<Result<TakenList, Problem>> };
	readonly documents: Omit<HeldDocuments, "close"> & { receive(documents: readonly NewDocument[]): Promise<void> };
}

/** How the console is to be reached. */
export interface ProgramPlace {
	readonly port: number;
	readonly host: string;
	readonly publicUrl: string | undefined;
	readonly trustedProxies: readonly string[];
	readonly mail?: Mailer | undefined;
	/** Whether webhooks and companies' sign-in may ask machines of private networks. */
	readonly privateNetworks: boolean;
	/** Where the keys that secrets are sealed with may be given. */
	readonly environment: Readonly<Record<string, string | undefined>>;
	/** Where syslog is taken, over UDP and TCP; nowhere when not given. */
	readonly syslog?: { readonly host: string; readonly port: number } | undefined;
	/** Without it there is no public site; `operator` is what the configuration says of who runs it, unread. */
	readonly publicSite?: { readonly operator: unknown; readonly isDemonstration?: boolean } | undefined;
}

/** A running console; `isBare` when passwords would cross a network unencrypted. */
export interface RunningProgram extends RunningSite {
	readonly isBare: boolean;
	/** Why commands do not reach it, where they do not. */
	readonly unreachable: string | undefined;
	/** What whoever runs it should know, a sentence each. */
	readonly notes: readonly string[];
}

/** How to read an inventory. */
export interface ReadOptions {
	readonly as?: string | undefined;
	readonly map?: string | undefined;
	/** Takes the devices in place of the batches. */
	readonly sink?: DeviceSink | undefined;
}

/** The counts of a data directory. */
export interface HeldCounts {
	readonly counts: CountStore;
	/** Waves of the same directory. */
	readonly waves: Omit<HeldWaves, "close">;
	close(): Promise<void>;
}

/** What `detect logs` needs. */
export interface LogPorts {
	/** The files that paths stand for; what cannot be read comes as a problem. */
	files(paths: readonly string[]): Promise<readonly (string | { readonly problem: Problem })[]>;
	/** A log in blocks of whole lines. One that is followed is idle at times, and ends when `isOver` says so. */
	blocks(
		file: string,
		follow?: { isOver(): boolean; readonly from?: ReadPlace | undefined },
	): AsyncIterable<
		| { readonly block: Uint8Array; readonly place?: ReadPlace | undefined }
		| { readonly tooLong: number }
		| { readonly idle: true }
		| { readonly problem: Problem }
	>;
	signatures(): Promise<readonly Signature[]>;
	/** Counts of a data directory, and the name under which lines of a file are counted that name no sensor. */
	counts(folder: string): Promise<Result<HeldCounts, Problem>>;
	sourceName(file: string): string;
	/** The answer as one HTML document. */
	page(report: WavesReport): Promise<string>;
}

/** The outside of the commands. */
export interface Ports {
	readonly logs: LogPorts;
	readonly version: string;
	readonly provider: ProviderPorts;
	/** `YYYY-MM-DD`, UTC. */
	today(): string;
	/** UTC milliseconds. */
	now(): number;
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly terminal: { readonly columns: number | undefined; readonly colour: boolean; readonly progress: boolean };
	/** Writes to standard output, waiting while the reader is slow. */
	out(text: string): Promise<void>;
	/** A line to standard error. */
	say(line: string): void;
	input(): AsyncIterable<string>;
	/** The text of a file, or of standard input for `-`; at most 512 MiB. */
	readWhole(path: string): Promise<string>;
	/** The lines of a file, packed or not, or of standard input for `-`, in bounded memory. */
	readLines(path: string): AsyncIterable<LineBatch>;
	/** The catalogue in force in the data directory of the call. */
	loadCatalogue(): Promise<Result<Catalogue, readonly Problem[]>>;
	/** Folder of its documents. */
	readonly catalogueAdvisories: string;
	readonly catalogues: CataloguePorts;
	readonly sample: { readonly inventory: string };
	readAdvisories(
		paths: readonly string[],
	): Promise<{ readonly advisories: readonly Advisory[]; readonly problems: readonly Problem[]; readonly files: number }>;
	/** Whole documents, one at a time; `-` is standard input. */
	readDocuments(
		paths: readonly string[],
	): AsyncIterable<{ readonly file: string; readonly bytes: Uint8Array } | { readonly file: string; readonly problem: Problem }>;
	/** Dictionaries by primary language subtag. */
	loadDictionaries(): Promise<ReadonlyMap<string, Spelling>>;
	readInventory(paths: readonly string[], options: ReadOptions): AsyncIterable<InventoryBatch>;
	/** Reads a data directory, also beside a running `start`: as it is, or as it stood at the end of a day; `undefined` where there is none. */
	readHeld(dataFolder: string, day: string | undefined): Promise<Result<HeldFacts | undefined, Problem>>;
	openDocuments(dataFolder: string): Promise<Result<HeldDocuments, Problem>>;
	openWaves(dataFolder: string): Promise<Result<HeldWaves, Problem>>;
	/** The lists that a data directory holds, newest release first; nothing is made or changed there. */
	readEditions(dataFolder: string): Promise<Result<readonly PublishedListEdition[], Problem>>;
	openLists(dataFolder: string): Promise<Result<HeldLists, Problem>>;
	/** People, to change them as the directory's owner, or to read them beside it. */
	openPeople(dataFolder: string, use: "change" | "read"): Promise<Result<CommandPeople, Problem>>;
	/** All of a data directory, as its owner. */
	openServed(dataFolder: string): Promise<Result<HeldPeople, Problem>>;
	serveProgram(held: HeldPeople, place: ProgramPlace): Promise<Result<RunningProgram, Problem>>;
	/** A mailer over an SMTP server; `from` is the sender. */
	mailer(address: string, from: string): Promise<Result<Mailer, Problem>>;
	openHeld(dataFolder: string): Promise<Result<HeldInventory, Problem>>;
	readonly authoring: AuthoringPorts;
	readonly publication: PublicationPorts;
	readonly warn: WarnPorts;
	readonly responses: ResponsePorts;
	readonly reports: ReportPorts;
	writeFile(path: string, text: string): Promise<Result<void, Problem>>;
	renderPage(assessment: Assessment, options: { readonly sample: boolean; readonly questionsCsv: string }): Promise<string>;
	startSite(site: ServedAnswer): Promise<Result<RunningSite, Problem>>;
	/** Resolves when the user asks to end (Ctrl-C). */
	untilInterrupted(): Promise<void>;
}

/** A command's wrong call or input: ends with exit code 2. */
export class CallError extends Error {
	readonly problem: Problem;

	constructor(problem: Problem) {
		super(problem.message);
		this.name = "CallError";
		this.problem = problem;
	}
}

/** Gives the value, or ends the command with the problem. */
export function orFail<T>(result: Result<T, Problem | readonly Problem[]>): T {
	if (result.ok) return result.value;
	const problems: readonly Problem[] = Array.isArray(result.error) ? result.error : [result.error as Problem];
	throw new CallError(problems[0] ?? { code: "cli/unknown", message: "it did not work", at: "", todo: "Try again." });
}
