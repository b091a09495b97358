/** Documents over an engine. */
import type { DocumentMark, DocumentRevision, DocumentStore, KeptDocument } from "../../advisory/ports.ts";
import { currentOf } from "../../advisory/revision-order.ts";
import type { Engine } from "../engine.ts";
import { keyable } from "../storable.ts";
import type { Database, RevisionTable } from "../tables.ts";
import { type RevisionPlace, selectContent, selectEvery, selectMarks, selectRevisions } from "./queries.ts";
import { toMark, toRevision } from "./revision-row.ts";

/** Revisions read at a time, without their bytes. */
const AT_A_TIME = 1000;

/** Makes the store. */
export function documentStore(engine: Engine): DocumentStore {
	return {
		receive: (documents, who) => engine.write("receiveDocuments", { documents, who }),
		known: (before) => knownDocuments(engine, before ?? Number.POSITIVE_INFINITY),
		bytes: (sha256) => engine.read((db) => bytesOf(db, sha256)),
		document: (key, revision) =>
			engine.read(async (db): Promise<KeptDocument | undefined> => {
				const rows = (await selectRevisions(db, keyable(key.origin), keyable(key.trackingId)).execute()).map(toRevision);
				const wanted = revision === undefined ? currentOf(rows) : rows.find((row) => row.revision === revision);
				const bytes = wanted && (await bytesOf(db, wanted.sha256));
				return wanted === undefined || bytes === undefined ? undefined : { ...wanted, bytes };
			}),
		mark: (mark) => engine.write("markDocument", mark),
		marks: () => marksOf(engine),
		revisions: (key) =>
			engine.read(async (db): Promise<readonly DocumentRevision[]> => {
				const rows = await selectRevisions(db, keyable(key.origin), keyable(key.trackingId)).execute();
				return rows.map(toRevision);
			}),
	};
}

async function* knownDocuments(engine: Engine, before: number): AsyncGenerator<readonly DocumentRevision[]> {
	const deleted = deletedBy(await marksOf(engine), before);
	let after: RevisionPlace | undefined = { origin: "", trackingId: "", revision: 0 };
	let open: RevisionTable[] = [];
	while (after !== undefined) {
		const start: RevisionPlace = after;
		const rows: readonly RevisionTable[] = await engine.read((db) => selectEvery(db, start, AT_A_TIME).execute());
		const last = rows.at(-1);
		after =
			rows.length < AT_A_TIME || last === undefined
				? undefined
				: { origin: last.origin, trackingId: last.tracking_id, revision: last.revision };
		const groups = [...Map.groupBy([...open, ...rows], (row) => `${row.origin}\u0000${row.tracking_id}`).values()];
		// The last document of a page may go on in the next.
		open = after === undefined ? [] : (groups.pop() ?? []);
		const page = groups
			.flatMap((group) => currentOf(group.map(toRevision).filter((each) => isKnown(each, before))) ?? [])
			.filter(({ origin, trackingId, receivedAt }) => receivedAt > (deleted.get(`${origin}\u0000${trackingId}`) ?? -1));
		if (page.length > 0) yield page;
	}
}

async function marksOf(engine: Engine): Promise<readonly DocumentMark[]> {
	return (await engine.read((db) => selectMarks(db).execute())).map(toMark);
}

/** When each document that is deleted was, by what was said before an instant; what came later of it counts again. */
function deletedBy(marks: readonly DocumentMark[], before: number): ReadonlyMap<string, number> {
	const deleted = new Map<string, number>();
	for (const { origin, trackingId, kind, at } of marks) {
		if (at >= before) continue;
		if (kind === "delete") deleted.set(`${origin}\u0000${trackingId}`, at);
		else if (kind === "restore") deleted.delete(`${origin}\u0000${trackingId}`);
	}
	return deleted;
}

function isKnown({ receivedAt, releasedAt }: DocumentRevision, before: number): boolean {
	return receivedAt < before && (releasedAt ?? receivedAt) < before;
}

/** Bytes by their hash. PostgreSQL's client hands out Buffers, which compare and print otherwise than plain bytes. */
export async function bytesOf(db: Database, sha256: string): Promise<Uint8Array | undefined> {
	const row = await selectContent(db, sha256).executeTakeFirst();
	return row === undefined ? undefined : new Uint8Array(row.bytes.buffer, row.bytes.byteOffset, row.bytes.byteLength);
}
