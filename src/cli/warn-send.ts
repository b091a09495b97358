/** `seawall warn send|resume|approve`: a warning leaves, is taken up again, and is approved before it leaves. */
import { visible } from "../core/problem.ts";
import { type Campaign, messageIdOf, type Sanction } from "../warn/campaign.ts";
import { rankOf } from "../warn/level.ts";
import { CallError, orFail, type Ports } from "./ports.ts";
import { checkTableOrJson } from "./table-or-json.ts";
import { audienceFor, DAYS, draftOf, type WarnCall, type Warning, warningOf, wrong } from "./warn.ts";
import { type WarnConfig, warnConfig } from "./warn-config.ts";
import type { AudienceAnswer, SendAnswer, SendOptions } from "./warn-ports.ts";

/** Options of sending. */
export interface SendCall extends WarnCall {
	readonly yes: boolean;
	/** To those who were told of it before, whoever they are by now: a withdrawal, or a revision that changes what is to be done. */
	readonly told?: boolean;
	readonly connections: string;
	readonly rate?: string;
	readonly domainRate?: string;
	readonly retryFor: string;
	readonly quiet: boolean;
	/** Who does this, as they call themselves. */
	readonly by?: string;
	/** Why it leaves without a second person's word. */
	readonly breakGlass?: string;
}

/** Options of taking up. */
export interface ResumeCall extends SendCall {
	readonly resendUncertain: boolean;
	readonly drop: boolean;
}

/** Freezes the audience and sends. */
export async function sendWarning(named: string, call: SendCall, ports: Ports): Promise<number> {
	checkTableOrJson(call.format);
	const warning = await warningOf(named, call, ports);
	if (warning.advisory.withdrawn === true && call.told !== true)
		throw wrong("the document is withdrawn: give --told to say so to everybody who was told of it", named);
	const config = await warnConfig(call, ports);
	transportsOf(config);
	const pace = paceOf(call);
	const sanction = await sanctionOf(warning, config, call, ports);
	const audience = call.told === true ? await toldBefore(warning, call.data, ports) : await audienceFor(warning, call.data, ports);
	let campaign: Campaign;
	try {
		if (!call.yes) {
			let count = 0;
			for await (const _ of audience.recipients()) count += 1;
			throw new CallError({
				code: "warn/not-confirmed",
				message: `it would go to ${count} recipients as ${warning.level}`,
				at: "--yes",
				todo: "Look at it with seawall warn audience and preview, then give --yes.",
			});
		}
		campaign = orFail(
			await ports.warn.freeze(call.data, {
				...draftOf(warning, config, audience, DAYS, ports.now()),
				sanction,
				nobody: audience.nobody,
				audience: audience.recipients(),
			}),
		);
	} finally {
		await audience.close();
	}
	if (!call.quiet) for (const name of audience.silent) ports.say(visible(`note: nobody to tell: ${name}`, 300));
	return deliverCampaign(campaign, config, { ...pace, decided: undefined }, call, ports);
}

/** Those who were told of it; nothing is said of devices, for that was then. */
async function toldBefore({ advisory }: Warning, data: string, ports: Ports): Promise<AudienceAnswer> {
	for await (const _ of ports.warn.told(data, advisory.id)) {
		const recipients = () => ports.warn.told(data, advisory.id);
		return { devices: 0, makers: [], imports: [], silent: [], nobody: [], suppressed: 0, recipients, close: async () => undefined };
	}
	throw new CallError({
		code: "warn/nobody-told",
		message: `nobody was told of ${visible(advisory.id, 80)}`,
		at: "--told",
		todo: "seawall warn status lists what was sent.",
	});
}

/** Who stands for it. Where the configuration asks for two at the highest level, one does not do, unless they say why it cannot wait. */
async function sanctionOf(
	{ advisory, sha256, level }: Warning,
	{ approvals }: WarnConfig,
	call: SendCall,
	ports: Ports,
): Promise<Sanction> {
	const by = whoIs(call.by, ports);
	const reason = call.breakGlass?.trim();
	if (reason !== undefined && reason.length < 10) throw wrong("why it cannot wait takes a sentence", "--break-glass");
	const given = await ports.warn.approvals(call.data, { sha256, level });
	const others = given.filter((each) => each.by !== by);
	const sanction = { by, approvals: given, breakGlass: undefined };
	if (level !== "emergency" || approvals < 2 || others.length > 0) return sanction;
	if (reason !== undefined) {
		ports.say(visible(`note: it leaves on the word of ${by} alone: ${reason}`, 500));
		return { ...sanction, breakGlass: reason };
	}
	throw new CallError({
		code: "warn/second-person",
		message: "an emergency leaves on the word of two people, and nobody but you has approved this version",
		at: "--by",
		todo: `Let somebody else run: seawall warn approve ${visible(advisory.id, 80)} --by NAME. If it cannot wait, --break-glass "why" is on record.`,
	});
}

function whoIs(by: string | undefined, { environment }: Ports): string {
	const name = (by ?? environment["SUDO_USER"] ?? environment["USER"] ?? environment["USERNAME"] ?? "operator").trim();
	if (name === "" || name.length > 100 || /[\u0000-\u001f\u007f]/.test(name)) throw wrong("it is no name", "--by");
	return name;
}

/** Says that somebody approves that this version is sent at this level. */
export async function approveWarning(named: string, call: WarnCall & { readonly by: string }, ports: Ports): Promise<number> {
	const { advisory, sha256, level } = await warningOf(named, call, ports);
	const by = whoIs(call.by, ports);
	const given = orFail(await ports.warn.approve(call.data, { advisory: advisory.id, sha256, level, by, at: ports.now() }));
	await ports.out(
		`${visible(`${advisory.id}, version ${advisory.revision}, ${level}: approved by ${given.map((each) => each.by).join(", ")}`, 1000)}\n`,
	);
	return 0;
}

/** Takes up every campaign that is not finished, the most urgent first; also a finished one, where those in doubt are decided of. */
export async function resumeWarnings(id: string | undefined, call: ResumeCall, ports: Ports): Promise<number> {
	checkTableOrJson(call.format);
	if (call.resendUncertain && call.drop) throw wrong("it is one or the other", "--drop");
	const decision = call.resendUncertain ? ("resend" as const) : call.drop ? ("drop" as const) : undefined;
	const decided = decision === undefined ? undefined : { decision, by: whoIs(call.by, ports) };
	const config = await warnConfig(call, ports);
	transportsOf(config);
	const all = (await ports.warn.campaigns(call.data)).filter((campaign) => id === undefined || campaign.id === id);
	if (id !== undefined && all.length === 0)
		throw new CallError({
			code: "warn/no-campaign",
			message: `there is no campaign ${visible(id, 60)}`,
			at: "ID",
			todo: "seawall warn status lists them.",
		});
	let code = 0;
	for (const campaign of all.toSorted((a, b) => rankOf(b.level) - rankOf(a.level))) {
		const status = orFail(await ports.warn.status(call.data, campaign.id));
		const { held, uncertain, intended } = status.counts;
		if (status.finished && (decided === undefined || held + uncertain + intended === 0)) continue;
		code = Math.max(code, await deliverCampaign(campaign, config, { ...paceOf(call), decided }, call, ports));
	}
	return code;
}

/** Sends a frozen campaign, and tells what came of it; 1 where somebody is still open. */
export async function deliverCampaign(
	campaign: Campaign,
	{ transports, dkim }: WarnConfig,
	pace: ReturnType<typeof paceOf> & Pick<SendOptions, "decided">,
	call: Pick<SendCall, "data" | "format" | "quiet">,
	ports: Ports,
): Promise<number> {
	const stop = new AbortController();
	void ports.untilInterrupted().then(() => stop.abort());
	let toldAt = ports.now();
	const sent = orFail(
		await ports.warn.send(call.data, campaign.id, {
			transports,
			dkim,
			...pace,
			onProgress(standing) {
				if (!ports.terminal.progress || call.quiet || ports.now() - toldAt < 1000) return;
				toldAt = ports.now();
				ports.say(`${standing.counts().sent} of ${standing.size} sent`);
			},
			signal: stop.signal,
		}),
	);
	await tellSent(campaign, sent, call, ports);
	const { waiting, deferred, intended, uncertain, resend } = sent.counts;
	return waiting + deferred + intended + uncertain + resend > 0 ? 1 : 0;
}

async function tellSent(
	campaign: Campaign,
	{ counts, unreachable, root, uncertain, cut }: SendAnswer,
	call: Pick<SendCall, "format">,
	ports: Ports,
): Promise<void> {
	const { id, recipients, level } = campaign;
	if (call.format === "json") {
		const answer = {
			schema: "seawall/warning-sent/1",
			campaign: id,
			advisory: campaign.advisory,
			level,
			recipients,
			counts,
			uncertain,
			root: root ?? null,
			unreachable: unreachable ?? null,
			cut,
			messageId: messageIdOf(campaign, 0),
		};
		return ports.out(`${JSON.stringify(answer, undefined, 2)}\n`);
	}
	const lines = [
		`campaign ${id}, ${level}: ${counts.sent} of ${recipients} sent, ${counts.refused} refused, ${counts.deferred} put off, ${counts.held} in doubt${counts.dropped > 0 ? `, ${counts.dropped} given up` : ""}, ${counts.waiting + counts.resend} waiting`,
		...(uncertain.length > 0 ? [`in doubt when it was taken up: ${uncertain.slice(0, 50).join(", ")}`] : []),
		...(cut > 0 ? [`${cut} bytes of a torn end of the ledger were put aside; no message that they speak of had been sent`] : []),
		...(counts.held > 0 ? [`decide of those in doubt: seawall warn resume ${id} --resend-uncertain, or --drop`] : []),
		...(unreachable === undefined ? [] : [`no server could be reached: ${unreachable}`]),
		root === undefined ? `go on with: seawall warn resume ${id}` : `root ${root}`,
	];
	await ports.out(`${lines.map((line) => visible(line, 4000)).join("\n")}\n`);
}

/** The servers, at least one. */
export function transportsOf({ transports }: WarnConfig): readonly string[] {
	if (transports.length > 0) return transports;
	throw wrong("no mail server is named", "--transport");
}

/** Pace and patience as the call states them. */
export function paceOf({ connections, rate, domainRate, retryFor }: Pick<SendCall, "connections" | "rate" | "domainRate" | "retryFor">) {
	const number = (text: string, at: string, least: number, most: number) => {
		const value = Number(text);
		if (Number.isFinite(value) && value >= least && value <= most) return value;
		throw wrong(`"${visible(text, 40)}" is no number from ${least} to ${most}`, at);
	};
	return {
		connections: Math.floor(number(connections, "--connections", 1, 200)),
		perSecond: rate === undefined ? undefined : number(rate, "--rate", 0.01, 100_000),
		perDomain: domainRate === undefined ? undefined : number(domainRate, "--domain-rate", 0.01, 100_000),
		retryForMs: number(retryFor, "--retry-for", 0, 10_000) * 60_000,
	};
}
