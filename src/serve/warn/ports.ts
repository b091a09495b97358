/** What the commands about warnings work with; each part is loaded when a command asks for it. */
import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import type { WarnPorts } from "../../cli/warn-ports.ts";
import { err, ok } from "../../core/result.ts";
import { newId } from "../../store/new-id.ts";

/** Makes them; `version` is this program's, by which a running server knows it. */
export function warnPorts(version: string): WarnPorts {
	const campaigns = () => import("./campaigns.ts");
	return {
		audience: async (folder, advisory, wish) => (await import("./audience.ts")).audienceOf(folder, advisory, wish),
		freeze: async (folder, campaign) => (await campaigns()).freeze(folder, campaign),
		async approve(folder, approval) {
			const { approvalsOf, keepApproval } = await import("../../delivery/campaign/approvals.ts");
			await keepApproval(folder, approval);
			return ok(await approvalsOf(folder, approval));
		},
		approvals: async (folder, of) => (await import("../../delivery/campaign/approvals.ts")).approvalsOf(folder, of),
		campaigns: async (folder) => (await campaigns()).campaigns(folder),
		escalate: async (folder, id, wish) => (await import("./escalate.ts")).escalate(folder, id, wish, version),
		told: async function* (folder, advisory) {
			yield* (await campaigns()).toldOf(folder, advisory);
		},
		send: async (folder, id, options) => (await campaigns()).send(folder, id, options),
		status: async (folder, id) => (await campaigns()).status(folder, id),
		sample: async (campaign, recipient, dkim) => (await campaigns()).sample(campaign, recipient, dkim),
		nameServer: async (file) => (await import("./sender.ts")).nameServerOf(file),
		publicKeys: async (dkim) => (await import("./sender.ts")).publicKeys(dkim),
		complaints: async (folder, since) => (await import("./sender.ts")).complaintsSince(folder, since),
		prove: async (folder, id, address) => (await campaigns()).prove(folder, id, address),
		verify: async (proof) => (await import("./verify-delivery.ts")).verifyDelivery(proof),
		bounces: async (folder, paths) => (await import("./bounces.ts")).takeBounces(folder, paths, version, Date.now()),
		subscribers: async (folder) => (await import("./subscribers.ts")).openSubscribers(folder, version),
		streamAudience: async (folder, stream) => (await import("./stream-audience.ts")).streamAudience(folder, stream),
		newsletters: async (folder) => (await import("./newsletters.ts")).openNewsletters(folder, version),
		dueDigests: async (folder, at) => (await import("./digests.ts")).dueDigests(folder, version, at),
		freezeDigests: async (folder, due, facts) => (await import("./digests.ts")).freezeDigests(folder, version, due, facts),
		newId,
		sha256: (bytes) => createHash("sha256").update(bytes).digest("hex"),
		async makeFolder(path) {
			try {
				await mkdir(path, { recursive: true });
				return ok(undefined);
			} catch (error) {
				const why = error instanceof Error && "code" in error ? String(error.code) : String(error);
				return err({ code: "cli/cannot-write", message: `the folder cannot be made (${why})`, at: path, todo: "Choose another place." });
			}
		},
	};
}
