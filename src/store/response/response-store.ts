/** The record of responses over an engine. */
import type { ResponseStore } from "../../account/response/ports.ts";
import { selectContent } from "../document/queries.ts";
import type { Engine } from "../engine.ts";
import { storable } from "../storable.ts";
import { selectCapture, selectCaptures, selectEventRevisions, selectEvents, selectReplies, selectScore } from "./queries.ts";
import { toCapture, toEvent, toReply } from "./response-row.ts";

/** Makes the store. */
export function responseStore(engine: Engine): ResponseStore {
	const clean = (text: string | undefined) => (text === undefined ? undefined : storable(text));
	const revisions = async (id: string) => (await engine.read((db) => selectEventRevisions(db, storable(id)).execute())).map(toEvent);
	return {
		async events() {
			const events = (await engine.read((db) => selectEvents(db).execute())).map(toEvent);
			const began = ({ disclosedAt, firstAttackAt }: (typeof events)[number]) =>
				Math.min(disclosedAt ?? Number.MAX_SAFE_INTEGER, firstAttackAt ?? Number.MAX_SAFE_INTEGER);
			return events.sort((a, b) => began(b) - began(a) || (a.id < b.id ? -1 : 1));
		},
		event: async (id) => (await revisions(id)).at(-1),
		eventRevisions: revisions,
		keepEvent: (event) => engine.write("keepEvent", event),
		captures: async (event) => (await engine.read((db) => selectCaptures(db, clean(event)).execute())).map(toCapture),
		async capture(id) {
			const row = await engine.read((db) => selectCapture(db, storable(id)).executeTakeFirst());
			return row && toCapture(row);
		},
		addCapture: (capture) => engine.write("addCapture", capture),
		bytes: async (sha256) => (await engine.read((db) => selectContent(db, storable(sha256)).executeTakeFirst()))?.bytes,
		replies: async (event) => (await engine.read((db) => selectReplies(db, clean(event)).execute())).map(toReply),
		addReply: (reply) => engine.write("addReply", reply),
		decideReply: (decision) => engine.write("decideReply", decision),
		async score(sha256, version) {
			const row = await engine.read((db) => selectScore(db, storable(sha256), storable(version)).executeTakeFirst());
			return row && { sha256: row.sha256, version: row.version, content: row.content, at: row.scored_at };
		},
		keepScore: (score) => engine.write("keepScore", score),
	};
}
