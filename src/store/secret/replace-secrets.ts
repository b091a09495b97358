/** Replaces secrets by the same under another key, with one entry in the audit. */
import type { KeptSecret, SecretStore } from "../../core/secrets.ts";
import { appendAudit } from "../audit/append-audit.ts";
import type { Database } from "../tables.ts";
import type { Work } from "../work.ts";
import { updateCompanySecret, updateOutgoingSecret, updateTotpSecret, updateWebhookSecret } from "./queries.ts";

/** Gives how many were replaced; one that was changed meanwhile stays as it is. */
export async function replaceSecrets(work: Work, { changes, who, at }: Parameters<SecretStore["replace"]>[0]): Promise<number> {
	let count = 0;
	for (const { secret, after } of changes) {
		const { numUpdatedRows } = await update(work.db, secret, after).executeTakeFirstOrThrow();
		count += Number(numUpdatedRows);
	}
	if (count > 0) await appendAudit(work, { who, what: "secrets/sealed", subject: "secrets", before: undefined, after: { count }, at });
	return count;
}

function update(db: Database, { kind, id, text }: KeptSecret, after: string) {
	if (kind === "company") return updateCompanySecret(db, id, text, after);
	if (kind === "webhook") return updateWebhookSecret(db, id, text, after);
	if (kind === "outgoing") return updateOutgoingSecret(db, id, text, after);
	return updateTotpSecret(db, id, text, after);
}
