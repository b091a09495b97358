/** Seals what is kept in the open or under an earlier key, when the program starts: so keys are changed by putting a new one first. */
import type { KeptSecret, SecretStore } from "../../core/secrets.ts";
import type { Seal } from "./seal.ts";
import { ABOUT } from "./sealed-stores.ts";

/** What came of it. */
export interface SealedAll {
	readonly sealed: number;
	/** Secrets whose key is not here; they stay as they are, and open nothing. */
	readonly lost: number;
}

/** Looks through all of them. */
export async function sealAll(secrets: SecretStore, seal: Seal, at: number): Promise<SealedAll> {
	let lost = 0;
	const changes: { readonly secret: KeptSecret; readonly after: string }[] = [];
	for (const secret of await secrets.all()) {
		if (seal.isNewest(secret.text)) continue;
		const about = ABOUT[secret.kind === "outgoing" ? "webhook" : secret.kind](secret.owner);
		const open = seal.open(secret.text, about);
		if (open === undefined) lost += 1;
		else changes.push({ secret, after: seal.close(open, about) });
	}
	const sealed = changes.length === 0 ? 0 : await secrets.replace({ changes, who: "system", at });
	return { sealed, lost };
}
