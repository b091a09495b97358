/** Documents over an engine. */
import type { DocumentRevision, DocumentStore, KeptDocument, RevisionId } from "../../advisory/ports.ts";
import type { Engine } from "../engine.ts";
import { pageLimit } from "../page-limit.ts";
import { keyable } from "../storable.ts";
import type { Database, RevisionTable } from "../tables.ts";
import { selectContents, selectCurrent, selectNewest, selectRevision, selectRevisions } from "./queries.ts";
import { toRevision } from "./revision-row.ts";

/** Documents read at a time with their bytes: 50 of the largest ones seen are about 50 MB. */
const AT_A_TIME = 50;

/** Makes the store. */
export function documentStore(engine: Engine): DocumentStore {
	return {
		receive: (documents, who) => engine.write("receiveDocuments", { documents, who }),
		current: ({ after, limit }) =>
			engine.read(async (db) => (await selectCurrent(db, after ?? "", pageLimit(limit)).execute()).map(toRevision)),
		everyCurrent: () => everyCurrent(engine),
		document: (key, revision) =>
			engine.read(async (db) => {
				const [origin, trackingId] = [keyable(key.origin), keyable(key.trackingId)];
				const wanted = revision === undefined ? selectNewest(db, origin, trackingId) : selectRevision(db, origin, trackingId, revision);
				return (await withBytes(db, await wanted.execute()))[0];
			}),
		revisions: (key) =>
			engine.read(async (db): Promise<readonly DocumentRevision[]> => {
				const rows = await selectRevisions(db, keyable(key.origin), keyable(key.trackingId)).execute();
				return rows.map(toRevision);
			}),
	};
}

async function* everyCurrent(engine: Engine): AsyncGenerator<readonly KeptDocument[]> {
	let after: RevisionId | "" = "";
	for (;;) {
		const start = after;
		const page: readonly KeptDocument[] = await engine.read(async (db) =>
			withBytes(db, await selectCurrent(db, start, AT_A_TIME).execute()),
		);
		const last = page.at(-1);
		if (last === undefined) return;
		yield page;
		after = last.id;
	}
}

async function withBytes(db: Database, rows: readonly RevisionTable[]): Promise<readonly KeptDocument[]> {
	if (rows.length === 0) return [];
	const contents = await selectContents(db, [...new Set(rows.map((row) => row.sha256))]).execute();
	const bytes = new Map(contents.map((content) => [content.sha256, content.bytes]));
	return rows.map((row) => ({ ...toRevision(row), bytes: plain(bytes.get(row.sha256)) }));
}

/** PostgreSQL's client hands out Buffers, which compare and print otherwise than plain bytes. */
function plain(bytes: Uint8Array | undefined): Uint8Array {
	if (bytes === undefined) throw new Error("a revision without its content, which the foreign key forbids");
	return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
