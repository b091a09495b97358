/** What the checks of a sender need from outside: name servers, public keys, and what people complained of. */
import { createPublicKey } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SendOptions } from "../../cli/warn-ports.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { campaignIds, readCampaignLedger } from "../../delivery/campaign/folder.ts";
import { statedNameServer, systemNameServer } from "../../outbound/name-server.ts";
import { openStoreToRead } from "../../store/open-store.ts";
import type { PublicKey } from "../../warn/sender/check-sender.ts";
import type { NameServer } from "../../warn/sender/name-server.ts";
import { readKeys } from "./campaigns.ts";

/** Those of this machine, or a file's answers. */
export async function nameServerOf(file: string | undefined): Promise<Result<NameServer, Problem>> {
	if (file === undefined) return ok(systemNameServer());
	try {
		return statedNameServer(await readFile(file, "utf8"), file);
	} catch {
		return err({ code: "outbound/bad-answers", message: "there is no such file of answers", at: file, todo: "Check the path." });
	}
}

/** The public halves of keys, as they must stand in the DNS. */
export async function publicKeys(dkim: SendOptions["dkim"]): Promise<Result<readonly PublicKey[], Problem>> {
	const keys = await readKeys(dkim);
	if (!keys.ok) return keys;
	return ok(
		keys.value.map(({ domain, selector, key }) => {
			const open = createPublicKey(key.export({ type: "pkcs8", format: "pem" }));
			const spki = open.export({ type: "spki", format: "der" });
			const isEd = key.asymmetricKeyType === "ed25519";
			// Of Ed25519 the bare 32 bytes (RFC 8463, section 4), of RSA the whole.
			return { domain, selector, kind: isEd ? "ed25519" : "rsa", text: (isEd ? spki.subarray(-32) : spki).toString("base64") } as const;
		}),
	);
}

/** Mails that servers took and complaints that came since an instant; none where there is no data directory. */
export async function complaintsSince(dataFolder: string, since: number): Promise<{ readonly sent: number; readonly complained: number }> {
	let sent = 0;
	for (const id of await campaignIds(dataFolder))
		await readCampaignLedger(dataFolder, id, (record) => {
			if (record.kind === "outcome" && record.outcome === "sent" && record.at >= since) sent += 1;
		});
	if (!existsSync(join(dataFolder, "seawall.db"))) return { sent, complained: 0 };
	const store = await openStoreToRead(dataFolder);
	if (!store.ok) return { sent, complained: 0 };
	try {
		const all = await store.value.subscribers.suppressions(since);
		return { sent, complained: all.filter(({ reason, addedAt }) => reason === "complained" && addedAt >= since).length };
	} finally {
		await store.value.close();
	}
}
