/** Checks a proof that a warning was sent to somebody: by itself, without the ledger it came from. */
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { sha256 } from "../../delivery/campaign/root.ts";
import { recipientHash } from "../../delivery/campaign/tags.ts";
import { leafHash, rootFrom } from "../../warn/ledger/merkle.ts";
import { type CampaignRecord, type OutcomeRecord, readRecord } from "../../warn/ledger/record.ts";

/** What a proof says when it holds. */
export interface ProvenDelivery {
	readonly root: string;
	/** Id of the campaign. */
	readonly campaign: string;
	/** A sentence each. */
	readonly lines: readonly string[];
}

const HASH = /^[0-9a-f]{64}$/;

/** Checks one; a stranger's file. */
export function verifyDelivery(value: unknown): Result<ProvenDelivery, Problem> {
	const proof = value as {
		readonly schema?: unknown;
		readonly recipient?: unknown;
		readonly records?: unknown;
		readonly size?: unknown;
		readonly root?: unknown;
	} | null;
	if (proof?.schema !== "seawall/delivery-proof/1") return bad("it is no proof of a delivery");
	const { recipient, records, size, root } = proof;
	const { address, salt } = (recipient ?? {}) as { readonly address?: unknown; readonly salt?: unknown };
	if (typeof address !== "string" || typeof salt !== "string" || !HASH.test(salt) || typeof root !== "string" || !HASH.test(root))
		return bad("a member is missing");
	if (!Array.isArray(records) || records.length !== 2 || !Number.isSafeInteger(size)) return bad("a member is missing");
	for (const [place, record] of (records as readonly unknown[]).entries()) {
		const { line, index, path } = (record ?? {}) as { readonly line?: unknown; readonly index?: unknown; readonly path?: unknown };
		if (typeof line !== "string" || !Number.isSafeInteger(index) || (place === 0 && index !== 0)) return bad("a member is missing");
		if (!Array.isArray(path) || path.length > 64 || !path.every((each) => typeof each === "string" && HASH.test(each)))
			return bad("the way to the root is none");
		const reached = rootFrom(
			leafHash(line, sha256),
			index as number,
			size as number,
			(path as string[]).map((hex) => Buffer.from(hex, "hex")),
			sha256,
		);
		if (reached === undefined || Buffer.from(reached).toString("hex") !== root) return bad(`line ${place + 1} does not lead to the root`);
	}
	const [campaign, outcome] = (records as readonly { readonly line: string }[]).map(({ line }) => readRecord(line));
	if (campaign?.kind !== "campaign" || outcome?.kind !== "outcome" || outcome.outcome !== "sent")
		return bad("the lines are not those of a message that was sent");
	if (recipientHash(salt, address) !== outcome.recipientSha256) return bad("the message went to another address");
	return ok({ root, campaign: campaign.id, lines: told(campaign, outcome, address) });
}

function told(campaign: CampaignRecord, outcome: OutcomeRecord, address: string): readonly string[] {
	return [
		`sent to ${address} at ${new Date(outcome.at).toISOString()}`,
		`advisory ${campaign.advisory}, version ${campaign.version}, SHA-256 ${campaign.advisorySha256}`,
		`message SHA-256 ${outcome.messageSha256}`,
		`taken by ${outcome.server} (${outcome.tls ?? "without TLS"}): ${outcome.reply}`,
		`campaign ${campaign.id} to ${campaign.recipients} recipients, audience SHA-256 ${campaign.audienceSha256}`,
	];
}

function bad(why: string): Result<never, Problem> {
	return err({
		code: "warn/bad-proof",
		message: `the proof does not hold: ${why}`,
		at: "",
		todo: "Ask for it anew; keep this one as evidence.",
	});
}
