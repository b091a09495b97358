/** `seawall warn status|proof|verify|bounces`: what is on record of warnings that were sent. */
import { visible } from "../core/problem.ts";
import { rootsIn } from "../warn/public-campaign.ts";
import { CallError, orFail, type Ports } from "./ports.ts";
import { checkTableOrJson } from "./table-or-json.ts";

/** Options. */
export interface ToldCall {
	readonly data: string;
	readonly format: string;
}

/** How a campaign stands; without an id all of them in a line each. */
export async function warnStatus(id: string | undefined, { data, format }: ToldCall, ports: Ports): Promise<number> {
	checkTableOrJson(format);
	const ids = id === undefined ? (await ports.warn.campaigns(data)).map((campaign) => campaign.id) : [id];
	const all = [];
	for (const each of ids) all.push(orFail(await ports.warn.status(data, each)));
	const told = all.map(({ campaign, ...status }) => ({
		campaign: campaign.id,
		advisory: campaign.advisory,
		level: campaign.level,
		stream: campaign.stream,
		inventory: campaign.inventory,
		createdAt: new Date(campaign.createdAt).toISOString(),
		expiresAt: new Date(campaign.expiresAt).toISOString(),
		recipients: campaign.recipients,
		audienceSha256: campaign.audienceSha256,
		sanction: campaign.sanction ?? null,
		...status,
		root: status.root ?? null,
	}));
	if (format === "json") {
		await ports.out(`${JSON.stringify({ schema: "seawall/warning-status/1", campaigns: told }, undefined, 2)}\n`);
		return 0;
	}
	if (told.length === 0) await ports.out("No warning was sent.\n");
	for (const { campaign, advisory, level, counts, recipients, finished, acknowledged, silent, named, root } of told) {
		const lines = [
			`${campaign}  ${advisory.id}  ${level}  ${finished ? "finished" : "open"}`,
			`  ${counts.sent} of ${recipients} sent, ${counts.refused} refused, ${counts.deferred} put off, ${counts.undelivered} came back, ${counts.waiting + counts.resend} waiting`,
			`  in doubt: ${counts.intended + counts.uncertain + counts.held}${counts.dropped > 0 ? `, given up: ${counts.dropped}` : ""}`,
			`  ${Object.entries(acknowledged)
				.map(([step, count]) => `${step} ${count}`)
				.join(", ")}; nothing heard of ${silent}`,
			...(root === null ? [] : [`  root ${root}`]),
			...(id === undefined ? [] : named.map(({ to, state, reply }) => `  ${state}: ${to} ${reply}`)),
		];
		await ports.out(`${lines.map((line) => visible(line, 400)).join("\n")}\n`);
	}
	return 0;
}

/** The proof that a message was sent to somebody, as JSON. */
export async function warnProof(id: string, call: { readonly data: string; readonly recipient: string }, ports: Ports): Promise<number> {
	const proof = orFail(await ports.warn.prove(call.data, id, call.recipient));
	if (proof === undefined)
		throw new CallError({
			code: "warn/nothing-sent",
			message: `nothing was sent to ${visible(call.recipient, 100)} in this campaign`,
			at: "--recipient",
			todo: "seawall warn status tells why, where they are in the audience.",
		});
	await ports.out(`${JSON.stringify(proof, undefined, 2)}\n`);
	return 0;
}

/** Checks a proof: nothing but the file is needed, and the root that was published. */
export async function warnVerify(path: string, call: { readonly root?: string; readonly feed?: string }, ports: Ports): Promise<number> {
	let value: unknown;
	try {
		value = JSON.parse(await ports.readWhole(path));
	} catch (error) {
		if (error instanceof CallError) throw error;
		value = undefined;
	}
	const checked = await ports.warn.verify(value);
	if (!checked.ok) {
		ports.say(`${checked.error.code}: ${checked.error.message}`);
		await ports.out("does not hold\n");
		return 1;
	}
	const { root, campaign } = checked.value;
	const lines = [...checked.value.lines];
	if (call.root !== undefined && call.root.toLowerCase() !== root) {
		await ports.out(`does not hold: it leads to the root ${root}, not to ${visible(call.root, 80)}\n`);
		return 1;
	}
	if (call.feed !== undefined) {
		const published = rootsIn(await ports.readWhole(call.feed)).get(campaign);
		if (published === undefined) {
			await ports.out(`does not hold: ${visible(call.feed, 200)} names no root of campaign ${campaign}\n`);
			return 1;
		}
		if (published !== root) {
			await ports.out(`does not hold: it leads to the root ${root}, and the feed states ${published}\n`);
			return 1;
		}
		lines.push("its root stands in the feed");
	}
	await ports.out(`${["holds", ...lines, `root ${root}`].map((line) => visible(line, 700)).join("\n")}\n`);
	return 0;
}
