/** `seawall warn escalate`: what is due over other channels, because it was announced there or because nobody answers. */
import { visible } from "../core/problem.ts";
import { rankOf } from "../warn/level.ts";
import { CallError, orFail, type Ports } from "./ports.ts";
import { checkTableOrJson } from "./table-or-json.ts";
import { type WarnConfig, type WarnConfigCall, warnConfig } from "./warn-config.ts";
import type { EscalationAnswer } from "./warn-ports.ts";

/** Options. */
export interface EscalateCall extends WarnConfigCall {
	readonly data: string;
	readonly dryRun: boolean;
	readonly again: boolean;
	readonly allowPrivateNetworks: boolean;
	readonly format: string;
}

/** Does it for one campaign, or for all. Exit code 1 where something failed or was given up. */
export async function escalateWarnings(id: string | undefined, call: EscalateCall, ports: Ports): Promise<number> {
	checkTableOrJson(call.format);
	const config = await warnConfig(call, ports);
	if (config.steps.length === 0)
		throw new CallError({
			code: "warn/no-channels",
			message: "the configuration names no channels and no escalation",
			at: "--config",
			todo: "Write warnings.channels and warnings.escalation as docs/channels.md shows.",
		});
	const privateNetworks = call.allowPrivateNetworks || ports.environment["SEAWALL_ALLOW_PRIVATE_NETWORKS"] === "1";
	const options = { isDry: call.dryRun, isForced: call.again, privateNetworks };
	const answers = await escalateAll(call.data, id, config, options, ports);
	if (call.format === "json")
		await ports.out(`${JSON.stringify({ schema: "seawall/escalation/1", isDryRun: call.dryRun, notices: answers }, undefined, 2)}\n`);
	else {
		const lines = answers.map(({ campaign, step, by, organisation, state, words }) =>
			visible(`${state}  ${campaign}  ${step}  ${by}  ${organisation ?? "the campaign"}: ${words}`, 500),
		);
		await ports.out(`${(lines.length === 0 ? ["Nothing is due."] : lines).join("\n")}\n`);
	}
	return answers.some(({ state }) => state === "failed" || state === "dead") ? 1 : 0;
}

/** Does it; campaigns that are being sent come next time. */
export async function escalateAll(
	data: string,
	id: string | undefined,
	{ steps, postal, transports }: WarnConfig,
	options: { readonly isDry: boolean; readonly isForced: boolean; readonly privateNetworks: boolean },
	ports: Pick<Ports, "warn" | "now">,
): Promise<readonly EscalationAnswer[]> {
	const ids =
		id === undefined
			? (await ports.warn.campaigns(data)).toSorted((a, b) => rankOf(b.level) - rankOf(a.level)).map((campaign) => campaign.id)
			: [id];
	const answers: EscalationAnswer[] = [];
	for (const each of ids) {
		const done = await ports.warn.escalate(data, each, { steps, postal, transports, ...options, now: ports.now() });
		if (!done.ok && done.error.code === "warn/campaign-running" && id === undefined) continue;
		answers.push(...orFail(done));
	}
	return answers;
}
