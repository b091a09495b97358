/** Comments over an engine. */
import { COMMENT_BOUNDS, type Comment, type CommentState, isAffiliation, isSubjectKind } from "../../account/comment/comment.ts";
import type { CommentStore } from "../../account/comment/ports.ts";
import type { Engine } from "../engine.ts";
import { keyable } from "../storable.ts";
import { countBelow, countWaiting, selectBelow, selectComment, selectOfPerson, selectQueue } from "./queries.ts";
import type { CommentTable } from "./tables.ts";

/** Of the queue that is shown at once. */
const MOST_QUEUED = 200;

/** Makes the store. */
export function commentStore(engine: Engine): CommentStore {
	return {
		below: async ({ kind, id }) =>
			(await engine.read((db) => selectBelow(db, kind, keyable(id), COMMENT_BOUNDS.perSubject).execute())).map(toComment),
		count: (subjects) =>
			engine.read(async (db) => {
				const counts: number[] = [];
				for (const { kind, id } of subjects)
					counts.push(Number((await countBelow(db, kind, keyable(id), "shown").executeTakeFirst())?.count ?? 0));
				return counts;
			}),
		queue: () =>
			engine.read(async (db) => ({
				items: (await selectQueue(db, MOST_QUEUED).execute()).map(toComment),
				total: Number((await countWaiting(db, undefined).executeTakeFirst())?.count ?? 0),
			})),
		async comment(id) {
			const row = await engine.read((db) => selectComment(db, keyable(id)).executeTakeFirst());
			return row && toComment(row);
		},
		ofPerson: async (personId) => (await engine.read((db) => selectOfPerson(db, keyable(personId)).execute())).map(toComment),
		add: (change) => engine.write("addComment", change),
		decide: (change) => engine.write("decideComment", change),
		consent: (change) => engine.write("consentComment", change),
		takeBack: (change) => engine.write("takeBackComment", change),
		flag: (change) => engine.write("flagComment", change),
	};
}

const STATES: readonly CommentState[] = ["waiting", "shown", "hidden", "erased"];

function toComment(row: CommentTable): Comment {
	return {
		id: row.id,
		subject: { kind: isSubjectKind(row.subject_kind) ? row.subject_kind : "report", id: row.subject_id },
		parentId: row.parent_id ?? undefined,
		depth: row.depth,
		personId: row.person_id,
		author: row.author,
		affiliation: isAffiliation(row.affiliation) ? row.affiliation : "undisclosed",
		text: row.text,
		state: STATES.find((state) => state === row.state) ?? "hidden",
		consentAt: row.consent_at ?? undefined,
		publicAt: row.public_at ?? undefined,
		at: row.written_at,
		reason: row.reason,
		flags: row.flags,
	};
}
