/** Secrets that must be read again, over an engine. */
import type { KeptSecret, SecretStore } from "../../core/secrets.ts";
import type { Engine } from "../engine.ts";
import { selectCompanySecrets, selectOutgoingSecrets, selectTotpSecrets, selectWebhookSecrets } from "./queries.ts";

/** Makes the store. */
export function secretStore(engine: Engine): SecretStore {
	return {
		all: () =>
			engine.read(async (db) => [
				...of("company", await selectCompanySecrets(db).execute()),
				...of("webhook", await selectWebhookSecrets(db).execute()),
				...of("outgoing", await selectOutgoingSecrets(db).execute()),
				...of("authenticator", await selectTotpSecrets(db).execute()),
			]),
		replace: (change) => engine.write("replaceSecrets", change),
	};
}

function of(
	kind: KeptSecret["kind"],
	rows: readonly { readonly id: string; readonly owner: string; readonly text: string | null }[],
): readonly KeptSecret[] {
	return rows.flatMap(({ id, owner, text }) => (text === null ? [] : [{ kind, id, owner, text }]));
}
