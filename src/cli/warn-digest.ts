/** `seawall warn digest`: what came since the last time, to those who want it once a day or a week; for a timer to call. */
import { visible } from "../core/problem.ts";
import { orFail, type Ports } from "./ports.ts";
import { checkTableOrJson } from "./table-or-json.ts";
import { type WarnConfigCall, warnConfig } from "./warn-config.ts";
import { deliverCampaign, paceOf, transportsOf } from "./warn-send.ts";

/** Options. */
export interface DigestCall extends WarnConfigCall {
	readonly data: string;
	readonly format: string;
	readonly yes: boolean;
	readonly quiet: boolean;
	readonly connections: string;
	readonly rate?: string;
	readonly domainRate?: string;
	readonly retryFor: string;
}

/** Sends what is due; without `--yes` it says to whom it would go. */
export async function sendDigests(call: DigestCall, ports: Ports): Promise<number> {
	checkTableOrJson(call.format);
	const config = await warnConfig(call, ports);
	const pace = paceOf(call);
	if (call.yes) transportsOf(config);
	const at = ports.now();
	const due = orFail(await ports.warn.dueDigests(call.data, at));
	const told = [...due].map(([stream, recipients]) => ({
		stream,
		recipients: recipients.length,
		warnings: new Set(recipients.flatMap(({ items = [] }) => items.map(({ id }) => id))).size,
	}));
	if (!call.yes || told.length === 0) {
		if (call.format === "json")
			await ports.out(`${JSON.stringify({ schema: "seawall/digests/1", due: told, campaigns: [] }, undefined, 2)}\n`);
		else
			await ports.out(
				told.length === 0
					? "No digest is due.\n"
					: `${told.map(({ stream, recipients, warnings }) => visible(`${stream}: ${warnings} warnings would go to ${recipients}`, 200)).join("\n")}\nsend them with --yes\n`,
			);
		return 0;
	}
	const { from, site } = config;
	const campaigns = orFail(await ports.warn.freezeDigests(call.data, due, { from, site, at }));
	let code = 0;
	for (const campaign of campaigns)
		code = Math.max(code, await deliverCampaign(campaign, config, { ...pace, decided: undefined }, call, ports));
	return code;
}
