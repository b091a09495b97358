/** Reports over an engine. */
import type { ReportFilter, ReportStore, ReportTag } from "../../account/report/ports.ts";
import { selectContent } from "../document/queries.ts";
import type { Engine } from "../engine.ts";
import { keyable, storable } from "../storable.ts";
import {
	countCiting,
	countEvents,
	selectByHash,
	selectCiting,
	selectCorrected,
	selectEvents,
	selectFiled,
	selectImage,
	selectImages,
	selectKept,
	selectListed,
	selectNamed,
	selectReport,
	selectShown,
	selectVersion,
	selectVersions,
} from "./queries.ts";
import { toCiting, toEvent, toImage, toKept, toListed, toVersion, toVersionHead } from "./report-row.ts";

/** Makes the store. */
export function reportStore(engine: Engine): ReportStore {
	return {
		kept: async (organisationId) =>
			(await engine.read((db) => selectKept(db, organisationId === undefined ? undefined : storable(organisationId)).execute())).map(
				toKept,
			),
		find: async (id) => {
			const row = await engine.read((db) => selectReport(db, storable(id)).executeTakeFirst());
			return row === undefined ? undefined : toKept(row);
		},
		named: async (slug) => {
			const row = await engine.read((db) => selectNamed(db, storable(slug)).executeTakeFirst());
			return row === undefined ? undefined : toKept(row);
		},
		create: (report) => engine.write("createReport", report),
		save: (save) => engine.write("saveReport", save),
		publish: (publication) => engine.write("publishReport", publication),
		listed: (filter) => listed(engine, filter),
		events: async ({ limit, offset }) => (await engine.read((db) => selectEvents(db, limit, offset).execute())).map(toEvent),
		eventCount: async () => (await engine.read((db) => countEvents(db).executeTakeFirstOrThrow())).n,
		citing: async (kind, id, limit) => {
			const cited = keyable(id);
			const rows = await engine.read((db) => selectCiting(db, kind, cited, limit).execute());
			const { n } = await engine.read((db) => countCiting(db, kind, cited).executeTakeFirstOrThrow());
			return { count: n, citing: rows.map(toCiting) };
		},
		correctedSources: async ({ id, changedAt }) =>
			(await engine.read((db) => selectCorrected(db, storable(id), changedAt).execute())).map(({ about, title, hash, words, at }) => ({
				slug: about,
				title: title ?? about,
				hash,
				reason: words,
				at,
			})),
		shown: async (slug) => {
			const row = await engine.read((db) => selectShown(db, storable(slug)).executeTakeFirst());
			return row === undefined ? undefined : toListed(row);
		},
		versions: async (reportId) => (await engine.read((db) => selectVersions(db, storable(reportId)).execute())).map(toVersionHead),
		version: async (reportId, number) => {
			const row = await engine.read((db) => selectVersion(db, storable(reportId), number).executeTakeFirst());
			return row === undefined ? undefined : toVersion(row);
		},
		byHash: async (hash) => {
			const row = await engine.read((db) => selectByHash(db, storable(hash)).executeTakeFirst());
			return row === undefined ? undefined : toVersion(row);
		},
		images: async (reportId) => {
			const rows = await engine.read((db) => selectImages(db, storable(reportId)).execute());
			const newest = new Map(rows.toReversed().map((row) => [row.name, row]));
			return [...newest.values()].map(toImage).sort((a, b) => (a.name < b.name ? -1 : 1));
		},
		image: async (sha256) => {
			const row = await engine.read((db) => selectImage(db, storable(sha256)).executeTakeFirst());
			const held = row && (await engine.read((db) => selectContent(db, row.sha256).executeTakeFirst()));
			return row === undefined || held === undefined ? undefined : { type: toImage(row).type, bytes: new Uint8Array(held.bytes) };
		},
		addImage: (change) => engine.write("addReportImage", change),
	};
}

async function listed(engine: Engine, { vendor, author, ...filter }: ReportFilter) {
	const tags: readonly ReportTag[] = [
		...(author === undefined ? [] : [{ kind: "author", value: keyable(author) } as const]),
		...(vendor === undefined ? [] : [{ kind: "vendor", value: keyable(vendor) } as const]),
	];
	const [first, second] = tags;
	const rows = await engine.read((db) =>
		(first === undefined ? selectListed(db, filter) : selectFiled(db, first, second, filter)).execute(),
	);
	return rows.map(toListed);
}
