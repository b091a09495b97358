/** The tables as Kysely sees them. Ids are text, times integer UTC milliseconds, truth values 0 or 1: the same in both databases. */
import type { Generated, Kysely } from "kysely";
import type { CommentFlagTable, CommentTable } from "./comment/tables.ts";
import type { CourseLetterTable, CourseRegistrationTable, CourseTable } from "./course/tables.ts";
import type { MemberGrantTable, PaymentEventTable } from "./member/tables.ts";
import type { StatisticEditionTable, SurveyTable } from "./statistics/tables.ts";

/** Whose devices they are. `folded` is unique. */
export interface OrganisationTable {
	readonly id: string;
	readonly name: string;
	readonly folded: string;
	/** Null: nothing stands above it. */
	readonly parent_id: Generated<string | null>;
}

/** A site of an organisation. `folded` is unique within it. */
export interface SiteTable {
	readonly id: string;
	readonly name: string;
	readonly folded: string;
	readonly organisation_id: string;
}

/** An import; `finished_at`, `sha256` and `size` are null until its end, the counts grow with its rows. */
export interface ImportTable {
	readonly id: string;
	readonly organisation_id: string;
	readonly source: string;
	readonly method: string;
	readonly confidence: number;
	readonly observed_at: number;
	readonly who: string;
	readonly started_at: number;
	readonly finished_at: number | null;
	readonly sha256: string | null;
	readonly size: number | null;
	readonly taken: number;
	readonly refused: number;
	readonly devices: number;
}

/** A refused row. */
export interface RejectedTable {
	readonly import_id: string;
	readonly line: number;
	readonly code: string;
	readonly reason: string;
}

/** A device as derived. Lists are JSON. `folded` is what a search looks through. */
export interface DeviceTable {
	readonly id: string;
	readonly organisation_id: string;
	readonly site_id: string | null;
	readonly device_key: string;
	readonly given_id: string;
	readonly name: string | null;
	readonly brand: string | null;
	readonly maker: string | null;
	readonly model: string | null;
	readonly firmware: string | null;
	readonly kind: string;
	readonly mac: string | null;
	readonly serial: string | null;
	readonly protocol: string | null;
	readonly addresses: string | null;
	readonly open_ports: string | null;
	readonly exposure: string;
	readonly oem_manufacturer: string | null;
	readonly oem_model: string | null;
	readonly folded: string;
	readonly first_seen_at: number;
	readonly last_seen_at: number;
	readonly source: string;
	readonly line: number;
}

/** What one row stated of one device: a JSON object from field to value or values. */
export interface ObservationTable {
	readonly import_id: string;
	readonly line: number;
	readonly device_id: string;
	readonly stated: string;
}

/** Bytes by their SHA-256, kept once. */
export interface ContentTable {
	readonly sha256: string;
	readonly bytes: Uint8Array;
}

/** One revision of a document. */
export interface RevisionTable {
	readonly id: string;
	readonly origin: string;
	readonly tracking_id: string;
	readonly revision: number;
	readonly version: string;
	readonly place: string;
	readonly sha256: string;
	readonly size: number;
	readonly received_at: number;
	readonly released_at: number | null;
}

/** What somebody said of a document: `read`, `comment`, `delete` or `restore`. */
export interface DocumentMarkTable {
	readonly id: string;
	readonly origin: string;
	readonly tracking_id: string;
	readonly kind: string;
	readonly words: string;
	readonly who: string;
	readonly at: number;
}

/** One edition of a list that somebody publishes whole: CISA KEV, EPSS scores. */
export interface PublishedListTable {
	readonly id: string;
	readonly kind: string;
	readonly version: string;
	readonly released_on: string;
	readonly entries: number;
	readonly place: string;
	readonly sha256: string;
	readonly size: number;
	readonly received_at: number;
}

/** One entry of the audit chain; `before_facts` and `after_facts` are JSON. */
export interface AuditTable {
	readonly number: number;
	readonly at: number;
	readonly who: string;
	readonly what: string;
	readonly subject: string;
	readonly before_facts: string | null;
	readonly after_facts: string | null;
	readonly previous: string;
	readonly hash: string;
}

/** One row: the end of the chain. Whoever appends takes it first, so entries follow one another on every database. */
export interface AuditHeadTable {
	readonly id: number;
	readonly number: number;
	readonly hash: string;
}

/** One revision of a wave; `facts` is the wave as JSON, `started_at` a day. */
export interface WaveRevisionTable {
	readonly wave_id: string;
	readonly revision: number;
	readonly started_at: string;
	readonly facts: string;
	readonly recorded_at: number;
}

/** Counts of one key in one period of `hours` hours from hour `first` since 1970; `cell` has the sketches. */
export interface CountCellTable {
	readonly hours: number;
	readonly first: number;
	readonly kind: string;
	readonly value: string;
	readonly events: number;
	readonly successes: number;
	readonly sources: number;
	readonly networks: number;
	readonly targets: number;
	readonly sensors: number;
	/** The change that wrote it last. */
	readonly version: number;
	readonly cell: Uint8Array;
}

/** A sensor: hours in which it was heard, hours that are shut for it, and what became of its lines. */
export interface CountSensorTable {
	readonly name: string;
	readonly hours: Uint8Array;
	readonly shut: Uint8Array;
	readonly events: number;
	readonly again: number;
	readonly late: number;
	readonly over: number;
	readonly last_hour: number;
}

/** Hashes of lines of an hour, as pairs of 32 bits. */
export interface CountLineTable {
	readonly hour: number;
	readonly version: number;
	readonly lines: Uint8Array;
}

/** How far a file was read. */
export interface CountPlaceTable {
	readonly file: string;
	readonly inode: string;
	readonly position: number;
	readonly head: string;
}

/** Lines that are in no count. */
export interface CountLeftOutTable {
	readonly source: string;
	readonly reason: string;
	readonly lines: number;
}

/** One row: the number of the last change of counts. */
export interface CountHeadTable {
	readonly id: number;
	readonly version: number;
}

/** Somebody with an account. `totp_step` is the last step of the clock whose code was used. */
export interface PersonTable {
	readonly id: string;
	readonly email: string;
	readonly name: string;
	readonly password_hash: string;
	readonly totp_secret: string | null;
	readonly totp_step: number;
	/** How many passkeys they have. */
	readonly passkeys: Generated<number>;
	readonly created_at: number;
	readonly disabled_at: number | null;
}

/** A role in an organisation. */
export interface MembershipTable {
	readonly person_id: string;
	readonly organisation_id: string;
	readonly role: string;
}

/** One browser of a person, `pending` or `open`. A row that is gone has ended; the audit says how. */
export interface SessionTable {
	readonly id: string;
	readonly secret_hash: string;
	readonly person_id: string;
	readonly state: string;
	readonly created_at: number;
	readonly seen_at: number;
	readonly expires_at: number;
	readonly address: string;
	readonly agent: string;
}

/** A passkey; `public_key` is COSE in base64url, `transports` a JSON list, `used_at` null until it was. */
export interface PasskeyTable {
	readonly id: string;
	readonly credential_id: string;
	readonly person_id: string;
	readonly public_key: string;
	readonly counter: number;
	readonly transports: string;
	readonly name: string;
	readonly created_at: number;
	readonly used_at: number | null;
}

/** A word that counts once and for a short time: a challenge, a link in a mail. */
export interface SingleUseTable {
	readonly secret_hash: string;
	readonly purpose: string;
	readonly facts: string;
	readonly expires_at: number;
}

/** An organisation's OpenID Connect provider. */
export interface CompanyProviderTable {
	readonly organisation_id: string;
	readonly issuer: string;
	readonly client_id: string;
	readonly client_secret: string;
	readonly role: string | null;
}

/** A mail domain that a provider speaks for. */
export interface CompanyDomainTable {
	readonly domain: string;
	readonly organisation_id: string;
}

/** An identity at a provider, and the account that it opens. */
export interface CompanyIdentityTable {
	readonly issuer: string;
	readonly subject: string;
	readonly person_id: string;
	readonly linked_at: number;
}

/** Where a site is, in degrees. */
export interface SitePlaceTable {
	readonly site_id: string;
	readonly latitude: number;
	readonly longitude: number;
}

/** Who is told of alerts; `kinds` is a JSON list, `place` a role or an address. */
export interface AlertTargetTable {
	readonly id: string;
	readonly organisation_id: string;
	readonly channel: string;
	readonly place: string;
	readonly secret: string | null;
	readonly kinds: string;
	readonly daily: number;
}

/** How an organisation's fleet stood when it was last looked at, as JSON. */
export interface AlertStandingTable {
	readonly organisation_id: string;
	readonly standing: string;
	readonly taken_at: number;
}

/** An alert as raised. */
export interface AlertTable {
	readonly id: string;
	readonly organisation_id: string;
	readonly kind: string;
	readonly told: string;
	readonly raised_at: number;
}

/** What is, or was, to be sent; `lines` is a JSON list. */
export interface OutboxTable {
	readonly id: string;
	readonly organisation_id: string;
	readonly target_id: string;
	readonly channel: string;
	readonly place: string;
	readonly secret: string | null;
	readonly lines: string;
	readonly state: string;
	readonly attempts: number;
	readonly problem: string | null;
	readonly created_at: number;
	readonly due_at: number;
}

/** A subscriber; `streams` and `makers` are words with a blank between them, `consent` is JSON. */
export interface SubscriberTable {
	readonly id: string;
	readonly email: string;
	readonly name: string;
	readonly state: string;
	readonly language: string;
	readonly streams: string;
	readonly scope: string;
	readonly floor: string;
	readonly makers: string;
	readonly consent: string;
	readonly created_at: number;
	readonly changed_at: number;
	readonly digest: string;
	readonly digested_to: number | null;
}

/** A newsletter that went out; `subjects` and `content` are JSON. */
export interface NewsletterTable {
	readonly id: string;
	readonly stream: string;
	readonly published_at: number;
	readonly subjects: string;
	readonly content: string;
	readonly sha256: string;
	readonly who: string;
}

/** An address that gets nothing; `stream` null: nothing at all. */
export interface SuppressionTable {
	readonly id: string;
	readonly email: string;
	readonly stream: string | null;
	readonly reason: string;
	readonly words: string;
	readonly added_at: number;
	readonly expires_at: number | null;
}

/** Somebody's word on a warning. */
export interface AcknowledgementTable {
	readonly id: string;
	readonly campaign: string;
	readonly recipient: number;
	readonly step: string;
	readonly at: number;
}

/** A recovery code that was not used yet. */
export interface RecoveryCodeTable {
	readonly person_id: string;
	readonly code_hash: string;
}

/** A program's way in; `scopes` is a JSON list. */
export interface ApiTokenTable {
	readonly id: string;
	readonly secret_hash: string;
	readonly person_id: string;
	readonly organisation_id: string;
	readonly name: string;
	readonly scopes: string;
	readonly created_at: number;
	readonly expires_at: number;
	readonly revoked_at: number | null;
}

/** A one-time link. */
export interface InvitationTable {
	readonly id: string;
	readonly secret_hash: string;
	readonly organisation_id: string;
	readonly role: string;
	readonly email: string | null;
	readonly expires_at: number;
	readonly used_at: number | null;
}

/** Guesses at one thing. */
export interface AttemptTable {
	readonly kind: string;
	readonly key: string;
	readonly count: number;
	readonly last_at: number;
}

/** A call that is done once; without a status it is not answered yet. */
export interface OnceCallTable {
	readonly organisation_id: string;
	readonly key_hash: string;
	readonly request: string;
	readonly status: number | null;
	readonly answer: string | null;
	readonly made_at: number;
}

/** Facts about the store itself. */
export interface MetaTable {
	readonly key: string;
	readonly value: string;
}

/** How the devices of an organisation stood on a day (`YYYY-MM-DD`). */
export interface FleetDayTable {
	readonly organisation_id: string;
	readonly day: string;
	readonly taken_at: number;
	readonly devices: number;
	readonly states: Uint8Array;
}

/** Migrations that this database has been through. */
export interface MigrationTable {
	readonly number: number;
	readonly name: string;
	readonly checksum: string;
	readonly applied_at: number;
}

/** A draft of an advisory. */
export interface DraftTable {
	readonly id: string;
	readonly organisation_id: string;
	readonly tracking_id: string;
	/** `draft`, `review`, `approved`, `published`. */
	readonly state: string;
	readonly revision: number;
	readonly content: string;
	/** JSON: who wrote in it since the last release. */
	readonly editors: string;
	/** JSON */
	readonly approvals: string;
	/** The revision that was released last; null while none was. */
	readonly released_revision: number | null;
	readonly created_at: number;
	readonly updated_at: number;
	readonly who: string;
}

/** One state of a draft; never changed. */
export interface DraftRevisionTable {
	readonly draft_id: string;
	readonly revision: number;
	readonly content: string;
	readonly who: string;
	readonly saved_at: number;
}

/** One revision of an event that customers had to hear of; `content` is JSON. */
export interface ResponseEventTable {
	readonly id: string;
	readonly revision: number;
	readonly content: string;
	readonly reason: string;
	readonly who: string;
	readonly recorded_at: number;
}

/** What somebody published about an event. */
export interface CaptureTable {
	readonly id: string;
	readonly event_id: string;
	readonly branch: string;
	readonly kind: string;
	readonly channel: string;
	readonly published_at: number;
	readonly url: string;
	readonly captured_at: number;
	readonly captured_by: string;
	/** 0 or 1. */
	readonly logged_in: number;
	readonly language: string;
	/** Id of the row that this one puts right; empty for none. */
	readonly corrects: string;
	readonly reason: string;
	readonly sha256: string | null;
	readonly size: number;
	readonly who: string;
	readonly recorded_at: number;
}

/** What a subject answers. */
export interface VendorReplyTable {
	readonly id: string;
	readonly event_id: string;
	readonly branch: string;
	readonly name: string;
	readonly role: string;
	readonly email: string;
	readonly words: string;
	readonly language: string;
	readonly submitted_at: number;
}

/** Whether it is shown. */
export interface VendorReplyDecisionTable {
	readonly reply_id: string;
	readonly verdict: string;
	readonly reason: string;
	readonly who: string;
	readonly decided_at: number;
}

/** What was found in bytes; `content` is JSON. */
export interface CaptureScoreTable {
	readonly sha256: string;
	readonly version: string;
	readonly content: string;
	readonly scored_at: number;
}

/** A report. `draft` is JSON, `changed` 0 or 1; what may be null is what the public version says. */
export interface ReportTable {
	readonly id: string;
	readonly organisation_id: string;
	readonly slug: string;
	readonly revision: number;
	readonly draft: string;
	readonly changed: number;
	readonly published: number;
	readonly created_at: number;
	readonly updated_at: number;
	readonly who: string;
	readonly kind: string | null;
	readonly language: string | null;
	readonly title: string | null;
	readonly teaser: string | null;
	readonly authors: string | null;
	readonly synthetic: number | null;
	readonly hash: string | null;
	readonly published_at: number | null;
	readonly changed_at: number | null;
}

/** A published version of a report; `text` is what was hashed and signed. Written once. */
export interface ReportVersionTable {
	readonly report_id: string;
	readonly number: number;
	readonly hash: string;
	readonly kind: string;
	readonly reason: string;
	readonly text: string;
	readonly signature: string;
	readonly key_id: string;
	readonly published_at: number;
	readonly who: string;
}

/** What a published report is filed under; `published_at` is that of the report, so that each list is in order. */
export interface ReportTagTable {
	readonly report_id: string;
	readonly kind: string;
	readonly value: string;
	readonly published_at: number;
}

/** What readers of a report are told of it; `hash` is that of the version that says so, `about` the report that was corrected. Written once. */
export interface ReportEventTable {
	readonly id: string;
	readonly report_id: string;
	readonly kind: string;
	readonly hash: string;
	readonly words: string;
	readonly about: string;
	readonly at: number;
}

/** What a published report cites; `kind` and `cited` name it, `place` a part of it. */
export interface CitationTable {
	readonly id: string;
	readonly report_id: string;
	readonly kind: string;
	readonly cited: string;
	readonly place: string;
	readonly relation: string;
	readonly passage: string;
	readonly at: number;
}

/** A picture of a report; its bytes are in `content`. */
export interface ReportImageTable {
	readonly report_id: string;
	readonly name: string;
	readonly sha256: string;
	readonly type: string;
	readonly width: number;
	readonly height: number;
	readonly size: number;
	readonly added_at: number;
}

/** All tables by name. */
export interface Tables {
	readonly organisation: OrganisationTable;
	readonly site: SiteTable;
	readonly inventory_import: ImportTable;
	readonly rejected_row: RejectedTable;
	readonly device: DeviceTable;
	readonly observation: ObservationTable;
	readonly content: ContentTable;
	readonly document_revision: RevisionTable;
	readonly document_mark: DocumentMarkTable;
	readonly published_list: PublishedListTable;
	readonly audit: AuditTable;
	readonly audit_head: AuditHeadTable;
	readonly wave_revision: WaveRevisionTable;
	readonly count_cell: CountCellTable;
	readonly count_sensor: CountSensorTable;
	readonly count_line: CountLineTable;
	readonly count_place: CountPlaceTable;
	readonly count_left_out: CountLeftOutTable;
	readonly count_head: CountHeadTable;
	readonly person: PersonTable;
	readonly membership: MembershipTable;
	readonly session: SessionTable;
	readonly passkey: PasskeyTable;
	readonly single_use: SingleUseTable;
	readonly company_provider: CompanyProviderTable;
	readonly company_domain: CompanyDomainTable;
	readonly company_identity: CompanyIdentityTable;
	readonly alert_target: AlertTargetTable;
	readonly alert_standing: AlertStandingTable;
	readonly alert: AlertTable;
	readonly outbox: OutboxTable;
	readonly advisory_draft: DraftTable;
	readonly advisory_draft_revision: DraftRevisionTable;
	readonly subscriber: SubscriberTable;
	readonly newsletter: NewsletterTable;
	readonly suppression: SuppressionTable;
	readonly acknowledgement: AcknowledgementTable;
	readonly response_event: ResponseEventTable;
	readonly capture: CaptureTable;
	readonly vendor_reply: VendorReplyTable;
	readonly vendor_reply_decision: VendorReplyDecisionTable;
	readonly capture_score: CaptureScoreTable;
	readonly recovery_code: RecoveryCodeTable;
	readonly api_token: ApiTokenTable;
	readonly invitation: InvitationTable;
	readonly attempt: AttemptTable;
	readonly once_call: OnceCallTable;
	readonly fleet_day: FleetDayTable;
	readonly site_place: SitePlaceTable;
	readonly report: ReportTable;
	readonly report_version: ReportVersionTable;
	readonly report_tag: ReportTagTable;
	readonly report_event: ReportEventTable;
	readonly report_image: ReportImageTable;
	readonly citation: CitationTable;
	readonly meta: MetaTable;
	readonly statistic_edition: StatisticEditionTable;
	readonly survey: SurveyTable;
	readonly member_grant: MemberGrantTable;
	readonly payment_event: PaymentEventTable;
	readonly comment: CommentTable;
	readonly comment_flag: CommentFlagTable;
	readonly course: CourseTable;
	readonly course_registration: CourseRegistrationTable;
	readonly course_letter: CourseLetterTable;
	readonly migration: MigrationTable;
}

/** A connection or transaction to run queries on. */
export type Database = Kysely<Tables>;

/** Which database it is, for the few places where they differ. */
export type DialectName = "sqlite" | "postgres";
