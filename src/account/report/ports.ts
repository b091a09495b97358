/** What reports need from outside: somewhere to keep them, figures to look up, a key to sign with. */
import type { Problem } from "../../core/problem.ts";
import type { Result } from "../../core/result.ts";
import type { Citation, CitedKind, Relation } from "../citation/citation.ts";
import type { FigureQuery } from "./figure-query.ts";
import type { FrozenFigure, ReportKind, ShownImage, VersionKind } from "./report.ts";

/** Who does something, and when (UTC milliseconds). */
export interface By {
	readonly who: string;
	readonly at: number;
}

/** A report in the hands of its editors. */
export interface KeptReport {
	readonly id: string;
	readonly organisationId: string;
	/** Last part of its address; it never changes once the report is published. */
	readonly slug: string;
	/** Ours, from 1: each save that changed something. */
	readonly revision: number;
	/** JSON of the content as it is being written. */
	readonly draft: string;
	/** Number of the version that is public; 0: none. */
	readonly published: number;
	/** The draft differs from what is public. */
	readonly isChanged: boolean;
	readonly createdAt: number;
	readonly updatedAt: number;
	readonly who: string;
}

/** A published report as lists show it. */
export interface ListedReport {
	readonly id: string;
	readonly slug: string;
	readonly kind: ReportKind;
	readonly language: string;
	readonly title: string;
	readonly teaser: string;
	readonly authors: readonly string[];
	readonly synthetic: boolean;
	/** Number and hash of the version that is shown. */
	readonly version: number;
	readonly hash: string;
	/** Of the first version. UTC milliseconds. */
	readonly publishedAt: number;
	/** Of the newest version. */
	readonly changedAt: number;
}

/** A version as kept. */
export interface KeptVersion {
	readonly reportId: string;
	readonly number: number;
	/** SHA-256 of the text, lower-case hex. */
	readonly hash: string;
	readonly kind: VersionKind;
	readonly reason: string;
	/** What was hashed and signed. */
	readonly text: string;
	/** Ed25519 over the text, base64; empty: there was no key. */
	readonly signature: string;
	/** Hash of the public key; empty: there was none. */
	readonly keyId: string;
	readonly publishedAt: number;
	readonly who: string;
}

/** A picture of a report. */
export interface ReportImage extends ShownImage {
	/** Bytes. */
	readonly size: number;
}

/** What a report is filed under. */
export interface ReportTag {
	readonly kind: "author" | "vendor" | "cve" | "model";
	/** Folded. */
	readonly value: string;
}

/** Which reports are listed; the newest publication first. */
export interface ReportFilter {
	readonly kind?: ReportKind | undefined;
	readonly vendor?: string | undefined;
	readonly author?: string | undefined;
	readonly year?: number | undefined;
	/** Those after this place of an earlier page: `publishedAt` and id. */
	readonly after?: { readonly at: number; readonly id: string } | undefined;
	readonly limit: number;
}

/** A new report. */
export interface NewReport extends By {
	readonly organisationId: string;
	/** As it is wished; where another has it, a number is put behind. */
	readonly slug: string;
	readonly draft: string;
}

/** A version on its way out, with all that is known of it. */
export interface Publication extends By {
	readonly id: string;
	/** The revision that is published. */
	readonly base: number;
	readonly version: Omit<KeptVersion, "reportId">;
	readonly listed: Pick<ListedReport, "kind" | "language" | "title" | "teaser" | "authors" | "synthetic">;
	readonly tags: readonly ReportTag[];
	readonly citations: readonly Citation[];
	/** Ids of figures that say the same as before: whoever cites one of them is not told of a correction. */
	readonly sameFigures: readonly string[];
}

/** A report that cites something, with the passage. */
export interface Citing {
	readonly relation: Relation;
	readonly passage: string;
	readonly place: string;
	readonly report: ListedReport;
}

/** A correction of something that a report cites, later than the report. */
export interface CorrectedSource {
	readonly slug: string;
	readonly title: string;
	readonly hash: string;
	readonly reason: string;
	readonly at: number;
}

/** What readers are told of a report: it came, it changed, or one that it cites was corrected. */
export interface ReportEvent {
	readonly kind: VersionKind | "source-corrected";
	readonly at: number;
	/** Hash of the version that says so: its own, or that of the corrected report. */
	readonly hash: string;
	/** The reason. */
	readonly words: string;
	/** The slug of the corrected report; empty: it is about itself. */
	readonly about: string;
	readonly report: ListedReport;
}

/** Keeps reports. Every change is recorded in the audit. */
export interface ReportStore {
	/** Of an organisation, or of all; the newest change first. */
	kept(organisationId?: string): Promise<readonly KeptReport[]>;
	find(id: string): Promise<KeptReport | undefined>;
	named(slug: string): Promise<KeptReport | undefined>;
	create(report: NewReport): Promise<KeptReport>;
	/** `undefined` where it is gone, or somebody saved another revision meanwhile. */
	save(save: By & { readonly id: string; readonly base: number; readonly draft: string }): Promise<KeptReport | undefined>;
	/** Keeps a version with all that follows from it; `undefined` where the report is no longer as it was. */
	publish(publication: Publication): Promise<KeptReport | undefined>;

	/** What is public. */
	listed(filter: ReportFilter): Promise<readonly ListedReport[]>;
	/** The newest first, of all reports. */
	events(page: { readonly limit: number; readonly offset: number }): Promise<readonly ReportEvent[]>;
	eventCount(): Promise<number>;
	/** Who cites it, the newest first, and how many they are. */
	citing(kind: CitedKind, id: string, limit: number): Promise<{ readonly count: number; readonly citing: readonly Citing[] }>;
	/** What a report cites and was corrected after it. */
	correctedSources(report: Pick<ListedReport, "id" | "changedAt">): Promise<readonly CorrectedSource[]>;
	shown(slug: string): Promise<ListedReport | undefined>;
	/** Without their texts, the newest first. */
	versions(reportId: string): Promise<readonly Omit<KeptVersion, "text">[]>;
	version(reportId: string, number: number): Promise<KeptVersion | undefined>;
	byHash(hash: string): Promise<KeptVersion | undefined>;

	/** The newest of each name. */
	images(reportId: string): Promise<readonly ReportImage[]>;
	/** Of any report, also one of an earlier version. */
	image(sha256: string): Promise<{ readonly type: ReportImage["type"]; readonly bytes: Uint8Array } | undefined>;
	addImage(change: By & { readonly reportId: string; readonly image: ReportImage; readonly bytes: Uint8Array }): Promise<boolean>;
}

/** Looks figures up. @returns `report/bad-figure` where it cannot be (a maker that nobody knows). */
export type LookUp = (query: FigureQuery, language: string) => Promise<Result<Omit<FrozenFigure, "id" | "query">, Problem>>;

/** Signs a text with a key of ours. */
export interface Signer {
	/** Hash of the public key. */
	readonly keyId: string;
	/** In PEM. */
	readonly publicKey: string;
	sign(text: string): string;
	verify(text: string, signature: string): boolean;
}
