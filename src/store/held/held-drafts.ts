/** The drafts of a data directory, for the commands that write advisories. */
import { ok } from "../../core/result.ts";
import { openStore, storePlace } from "../open-store.ts";
import { ORGANISATION, WHO } from "./said.ts";

/** Opens them as the directory's owner; new drafts are the default organisation's. */
export async function openHeldDrafts(dataFolder: string) {
	const opened = await openStore(storePlace(dataFolder));
	if (!opened.ok) return opened;
	const store = opened.value;
	return ok({
		drafts: store.drafts,
		/** Who is at the terminal, where nobody is named. */
		who: WHO,
		organisationId: () => store.people.defaultOrganisation({ name: ORGANISATION, who: WHO, at: Date.now() }),
		close: () => store.close(),
	});
}
