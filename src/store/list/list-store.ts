/** Published lists over an engine. */
import type { PublishedListStore } from "../../advisory/ports.ts";
import { bytesOf } from "../document/document-store.ts";
import type { Engine } from "../engine.ts";
import { selectLists } from "./queries.ts";
import { toEdition } from "./receive-list.ts";

/** Makes the store. */
export function listStore(engine: Engine): PublishedListStore {
	return {
		receive: (list, who) => engine.write("receiveList", { list, who }),
		editions: async () => (await engine.read((db) => selectLists(db).execute())).map(toEdition),
		bytes: (sha256) => engine.read((db) => bytesOf(db, sha256)),
	};
}
