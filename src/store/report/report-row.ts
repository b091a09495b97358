/** Rows of reports as the domain's values. */
import { RELATIONS } from "../../account/citation/citation.ts";
import type { Citing, KeptReport, KeptVersion, ListedReport, ReportEvent, ReportImage } from "../../account/report/ports.ts";
import { REPORT_KINDS, type VersionKind } from "../../account/report/report.ts";
import type { ReportImageTable, ReportTable, ReportVersionTable } from "../tables.ts";

/** A report in the hands of its editors. */
export function toKept(row: ReportTable): KeptReport {
	return {
		id: row.id,
		organisationId: row.organisation_id,
		slug: row.slug,
		revision: row.revision,
		draft: row.draft,
		published: row.published,
		isChanged: row.changed === 1,
		createdAt: row.created_at,
		updatedAt: row.updated_at,
		who: row.who,
	};
}

/** The columns of what is public. */
export type ListedRow = Pick<
	ReportTable,
	"id" | "slug" | "kind" | "language" | "title" | "teaser" | "authors" | "synthetic" | "published" | "hash" | "published_at" | "changed_at"
>;

/** A published report. */
export function toListed(row: ListedRow): ListedReport {
	return {
		id: row.id,
		slug: row.slug,
		kind: REPORT_KINDS.find((kind) => kind === row.kind) ?? "news",
		language: row.language ?? "en",
		title: row.title ?? "",
		teaser: row.teaser ?? "",
		authors: JSON.parse(row.authors ?? "[]") as readonly string[],
		synthetic: row.synthetic === 1,
		version: row.published,
		hash: row.hash ?? "",
		publishedAt: row.published_at ?? 0,
		changedAt: row.changed_at ?? 0,
	};
}

const VERSION_KINDS: readonly VersionKind[] = ["first", "update", "correction"];

/** A version without its text. */
export function toVersionHead(row: Omit<ReportVersionTable, "text">): Omit<KeptVersion, "text"> {
	return {
		reportId: row.report_id,
		number: row.number,
		hash: row.hash,
		kind: VERSION_KINDS.find((kind) => kind === row.kind) ?? "update",
		reason: row.reason,
		signature: row.signature,
		keyId: row.key_id,
		publishedAt: row.published_at,
		who: row.who,
	};
}

/** A version. */
export function toVersion(row: ReportVersionTable): KeptVersion {
	return { ...toVersionHead(row), text: row.text };
}

/** A picture. */
export function toImage({ name, sha256, type, width, height, size }: ReportImageTable): ReportImage {
	return { name, sha256, type: type as ReportImage["type"], width, height, size };
}

/** What readers were told. */
export function toEvent(
	row: ListedRow & {
		readonly event_kind: string;
		readonly event_hash: string;
		readonly words: string;
		readonly about: string;
		readonly at: number;
	},
): ReportEvent {
	const kind = row.event_kind === "source-corrected" ? row.event_kind : (VERSION_KINDS.find((one) => one === row.event_kind) ?? "update");
	return { kind, at: row.at, hash: row.event_hash, words: row.words, about: row.about, report: toListed(row) };
}

/** A report that cites something. */
export function toCiting(row: ListedRow & { readonly relation: string; readonly passage: string; readonly place: string }): Citing {
	const relation = RELATIONS.find((one) => one === row.relation) ?? "cites";
	return { relation, passage: row.passage, place: row.place, report: toListed(row) };
}
