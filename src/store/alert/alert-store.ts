/** Alerts over an engine. */
import type { AlertStore } from "../../core/outbox.ts";
import type { Engine } from "../engine.ts";
import { pageLimit } from "../page-limit.ts";
import { storable } from "../storable.ts";
import { toOutgoing, toRaised, toTarget } from "./alert-row.ts";
import { selectAlerts, selectOutgoing, selectStanding, selectTargets } from "./queries.ts";

/** Makes the store. */
export function alertStore(engine: Engine): AlertStore {
	return {
		targets: async (id) =>
			(await engine.read((db) => selectTargets(db, id === undefined ? undefined : storable(id)).execute())).map(toTarget),
		standing: async (id) => (await engine.read((db) => selectStanding(db, storable(id)).executeTakeFirst()))?.standing,
		raised: async (id, limit) => (await engine.read((db) => selectAlerts(db, storable(id), pageLimit(limit)).execute())).map(toRaised),
		outgoing: async (id, limit) =>
			(await engine.read((db) => selectOutgoing(db, storable(id), pageLimit(limit)).execute())).map(toOutgoing),
		addTarget: (change) => engine.write("addTarget", change),
		removeTarget: (change) => engine.write("removeTarget", change),
		raise: (change) => engine.write("raise", change),
		take: (change) => engine.write("takeOutgoing", change),
		settle: (change) => engine.write("settleOutgoing", change),
	};
}
