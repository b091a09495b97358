/** Subscribers over an engine. */
import type { SubscriberStore } from "../../warn/subscriber.ts";
import type { Engine } from "../engine.ts";
import { pageLimit } from "../page-limit.ts";
import { keyable } from "../storable.ts";
import { selectAcknowledgements, selectByEmail, selectById, selectSubscribers, selectSuppressions } from "./queries.ts";
import { toAcknowledgement, toSubscriber, toSuppression } from "./subscriber-row.ts";

/** Makes the store. */
export function subscriberStore(engine: Engine): SubscriberStore {
	return {
		page: async (after, limit) =>
			(await engine.read((db) => selectSubscribers(db, after ?? "", pageLimit(limit)).execute())).map(toSubscriber),
		async find(email) {
			const row = await engine.read((db) => selectByEmail(db, keyable(email)).executeTakeFirst());
			return row && toSubscriber(row);
		},
		async byId(id) {
			const row = await engine.read((db) => selectById(db, keyable(id)).executeTakeFirst());
			return row && toSubscriber(row);
		},
		suppressions: async (at) => (await engine.read((db) => selectSuppressions(db, at).execute())).map(toSuppression),
		acknowledgements: async (campaign) =>
			(await engine.read((db) => selectAcknowledgements(db, keyable(campaign)).execute())).map(toAcknowledgement),
		add: (change) => engine.write("addSubscribers", change),
		confirm: (change) => engine.write("confirmSubscriber", change),
		leave: (change) => engine.write("leaveStream", change),
		change: (change) => engine.write("changeWishes", change),
		digested: (change) => engine.write("markDigested", change),
		erase: (change) => engine.write("eraseSubscriber", change),
		suppress: (change) => engine.write("suppress", change),
		acknowledge: (change) => engine.write("acknowledge", change),
	};
}
