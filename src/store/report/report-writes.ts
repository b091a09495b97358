/** Writes of reports: nothing is overwritten that somebody else saved, a version is written once, and each change is in the audit. */
import type { By, KeptReport, NewReport, Publication, ReportImage } from "../../account/report/ports.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { insertContent } from "../document/queries.ts";
import { newId } from "../new-id.ts";
import { sha256 } from "../sha256.ts";
import { keyable, storable } from "../storable.ts";
import type { Work } from "../work.ts";
import {
	deleteCitations,
	deleteTags,
	insertCitations,
	insertEvents,
	insertImage,
	insertReport,
	insertTags,
	insertVersion,
	selectImages,
	selectReport,
	selectToTell,
	updateReport,
} from "./queries.ts";
import { toKept } from "./report-row.ts";

/** Other addresses that are tried where the one that is wished is taken. */
const MOST_TRIES = 50;

/** Pictures of one report, those of earlier versions among them. */
const MOST_IMAGES = 200;

const NOT_PUBLIC = {
	kind: null,
	language: null,
	title: null,
	teaser: null,
	authors: null,
	synthetic: null,
	hash: null,
	published_at: null,
	changed_at: null,
} as const;

/** Keeps a new report. */
export async function createReport(work: Work, { organisationId, slug, draft, who, at }: NewReport): Promise<KeptReport> {
	const id = newId();
	const row = {
		id,
		organisation_id: organisationId,
		revision: 1,
		draft: storable(draft),
		changed: 1,
		published: 0,
		created_at: at,
		updated_at: at,
		who,
		...NOT_PUBLIC,
	};
	for (let n = 1; n <= MOST_TRIES + 1; n++) {
		const address = n === 1 ? slug : n <= MOST_TRIES ? `${slug}-${n}` : `${slug}-${id}`;
		const made = await insertReport(work.db, { ...row, slug: storable(address) }).executeTakeFirst();
		if (made === undefined) continue;
		const after = { organisation: organisationId, slug: made.slug, revision: 1, sha256: sha256(made.draft) };
		await appendAudit(work, { who, what: "report/created", subject: id, before: undefined, after, at });
		return toKept(made);
	}
	throw new Error("a report found no address");
}

/** Keeps a changed draft. */
export async function saveReport(
	work: Work,
	{ id, base, draft, who, at }: By & { readonly id: string; readonly base: number; readonly draft: string },
): Promise<KeptReport | undefined> {
	const held = await selectReport(work.db, id).executeTakeFirst();
	if (held === undefined || held.revision !== base) return undefined;
	const kept = storable(draft);
	if (held.draft === kept) return toKept(held);
	const row = await updateReport(work.db, id, base, {
		draft: kept,
		changed: 1,
		revision: base + 1,
		who,
		updated_at: at,
	}).executeTakeFirst();
	if (row === undefined) return undefined;
	const before = { revision: base, sha256: sha256(held.draft) };
	const after = { organisation: held.organisation_id, revision: row.revision, sha256: sha256(kept) };
	await appendAudit(work, { who, what: "report/saved", subject: id, before, after, at });
	return toKept(row);
}

/** Keeps a version, and makes it the one that is public. */
export async function publishReport(
	work: Work,
	{ id, base, version, listed, tags, citations, sameFigures, who, at }: Publication,
): Promise<KeptReport | undefined> {
	const held = await selectReport(work.db, id).executeTakeFirst();
	if (held === undefined || held.revision !== base || held.published !== version.number - 1) return undefined;
	const publishedAt = held.published_at ?? at;
	const row = await updateReport(work.db, id, base, {
		changed: 0,
		published: version.number,
		revision: base + 1,
		updated_at: at,
		who,
		kind: listed.kind,
		language: listed.language,
		title: storable(listed.title),
		teaser: storable(listed.teaser),
		authors: JSON.stringify(listed.authors.map(storable)),
		synthetic: listed.synthetic ? 1 : 0,
		hash: version.hash,
		published_at: publishedAt,
		changed_at: at,
	}).executeTakeFirst();
	if (row === undefined) return undefined;
	const { keyId, publishedAt: versionAt, ...columns } = version;
	await insertVersion(work.db, {
		...columns,
		reason: storable(version.reason),
		report_id: id,
		key_id: keyId,
		published_at: versionAt,
	}).execute();
	await deleteTags(work.db, id).execute();
	const rows = tags.map(({ kind, value }) => ({ report_id: id, kind, value: keyable(value), published_at: publishedAt }));
	if (rows.length > 0) await insertTags(work.db, rows).execute();
	await insertEvents(work.db, [
		{ id: newId(), report_id: id, kind: version.kind, hash: version.hash, words: storable(version.reason), about: "", at },
	]).execute();
	await cite(work, id, citations, at);
	if (version.kind === "correction") await tellCiting(work, held.slug, version, sameFigures, at);
	const before = held.published === 0 ? undefined : { version: held.published, hash: held.hash };
	const after = { organisation: held.organisation_id, slug: held.slug, version: version.number, kind: version.kind, hash: version.hash };
	await appendAudit(work, { who, what: "report/published", subject: id, before, after, at });
	return toKept(row);
}

/** Reports that are told of one correction. */
const MOST_TOLD = 10_000;

async function cite(work: Work, reportId: string, citations: Publication["citations"], at: number): Promise<void> {
	await deleteCitations(work.db, reportId).execute();
	const rows = citations.map(({ kind, id, place, relation, passage }) => ({
		id: newId(),
		report_id: reportId,
		kind,
		cited: keyable(id),
		place,
		relation,
		passage: storable(passage),
		at,
	}));
	if (rows.length > 0) await insertCitations(work.db, rows).execute();
}

/** Tells the readers of those who cite it; only of those, so that a ring of citations ends where it began. */
async function tellCiting(work: Work, slug: string, version: Publication["version"], same: readonly string[], at: number): Promise<void> {
	const citing = await selectToTell(work.db, slug, same, MOST_TOLD).execute();
	const events = citing.map(({ report_id }) => ({
		id: newId(),
		report_id,
		kind: "source-corrected",
		hash: version.hash,
		words: storable(version.reason),
		about: slug,
		at,
	}));
	for (let from = 0; from < events.length; from += 500) await insertEvents(work.db, events.slice(from, from + 500)).execute();
}

/** Keeps a picture; false where the report is gone or has too many. */
export async function addReportImage(
	work: Work,
	{ reportId, image, bytes, who, at }: By & { readonly reportId: string; readonly image: ReportImage; readonly bytes: Uint8Array },
): Promise<boolean> {
	const held = await selectReport(work.db, reportId).executeTakeFirst();
	if (held === undefined || (await selectImages(work.db, reportId).execute()).length >= MOST_IMAGES) return false;
	const { name, sha256: hash, type, width, height, size } = image;
	await insertContent(work.db, { sha256: hash, bytes }).execute();
	await insertImage(work.db, { report_id: reportId, name, sha256: hash, type, width, height, size, added_at: at }).execute();
	const after = { organisation: held.organisation_id, name, sha256: hash, size };
	await appendAudit(work, { who, what: "report/picture-added", subject: reportId, before: undefined, after, at });
	return true;
}
