/** Does what is due over other channels: announces, and turns to others where nobody answers. Each notice is on record before it leaves. */
import { mkdir } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import type { EscalationAnswer, EscalationWish } from "../../cli/warn-ports.ts";
import type { Attempt } from "../../core/outbox.ts";
import type { Problem } from "../../core/problem.ts";
import { ok, type Result } from "../../core/result.ts";
import { readAudience } from "../../delivery/campaign/audience-file.ts";
import { campaignFolder, holdLedger, readCampaignLedger, writeWhole } from "../../delivery/campaign/folder.ts";
import { writePdf } from "../../delivery/letter/write-pdf.ts";
import { smtpMailer } from "../../delivery/smtp.ts";
import { sendSyslog } from "../../outbound/send-syslog.ts";
import { postWebhook } from "../../outbound/webhook.ts";
import { openStoreToRead } from "../../store/open-store.ts";
import type { Campaign } from "../../warn/campaign.ts";
import { createNotices, type DueNotice, dueNotices, gatherSilent, type SilentGroup } from "../../warn/escalation/due.ts";
import { letterFor } from "../../warn/escalation/letter.ts";
import { pageOf, sentenceOf, webhookBody } from "../../warn/escalation/notice-text.ts";
import { syslogLine } from "../../warn/escalation/syslog.ts";
import { keptReply } from "../../warn/ledger/record.ts";
import { openCampaign } from "./campaigns.ts";

/** Nothing more is done this long after a campaign was made. */
const LONGEST_MS = 60 * 86_400_000;

/** Does it. */
export async function escalate(
	dataFolder: string,
	id: string,
	wish: EscalationWish,
	version: string,
): Promise<Result<readonly EscalationAnswer[], Problem>> {
	const opened = await openCampaign(dataFolder, id);
	if (!opened.ok) return opened;
	const campaign = opened.value;
	// Silence on a newsletter or a digest is no silence on a warning.
	if (campaign.kind !== undefined) return ok([]);
	if (wish.now - campaign.createdAt > LONGEST_MS && !wish.isForced) return ok([]);
	const silent = await silentOf(dataFolder, campaign);
	const notices = createNotices();
	const read = await readCampaignLedger(dataFolder, id, (record) => void (record.kind === "notice" && notices.apply(record)));
	if (!read.ok) return read;
	const plan = dueNotices(campaign, wish.steps, silent, notices.all, wish);
	const tell = ({ step, group }: DueNotice, state: EscalationAnswer["state"], words: string): EscalationAnswer => ({
		campaign: id,
		step: step.id,
		by: step.channel.by,
		organisation: group?.organisation ?? null,
		state,
		words,
	});
	const dead = plan.dead.map((each) => tell(each, "dead", each.words));
	if (wish.isDry) return ok([...plan.due.map((each) => tell(each, "due", targetOf(each))), ...dead]);
	if (plan.due.length === 0) return ok(dead);
	const ledger = await holdLedger(dataFolder, id, () => undefined);
	if (!ledger.ok) return ledger;
	const answers: EscalationAnswer[] = [];
	try {
		for (const each of plan.due) {
			const record = { kind: "notice", step: each.step.id, group: (each.group?.organisation ?? "*").slice(0, 300) } as const;
			await ledger.value.commit({ ...record, outcome: "intended", words: keptReply(targetOf(each)), at: wish.now });
			const came = await leave(dataFolder, campaign, each, wish, version);
			const words = came.sent ? targetOf(each) : came.problem;
			await ledger.value.commit({ ...record, outcome: came.sent ? "done" : "failed", words: keptReply(words), at: wish.now });
			answers.push(tell(each, came.sent ? "done" : "failed", words));
		}
	} finally {
		await ledger.value.close();
	}
	return ok([...answers, ...dead]);
}

/** Organisations of which nobody answered. */
async function silentOf(dataFolder: string, { id, level, nobody = [] }: Campaign): Promise<readonly SilentGroup[]> {
	if (level !== "emergency") return [];
	// Where there is nobody to write to, nobody can answer.
	const unwritten = nobody.map((devices): SilentGroup => ({ organisation: devices.organisation, people: [], devices, language: "en" }));
	const gathered = gatherSilent();
	for await (const { place, recipient } of readAudience(dataFolder, id, () => true)) gathered.add(place, recipient);
	const store = await openStoreToRead(dataFolder);
	if (!store.ok) return [...gathered.silent(new Set()), ...unwritten];
	try {
		const answered = (await store.value.subscribers.acknowledgements(id)).map(({ recipient }) => recipient);
		return [...gathered.silent(new Set(answered)), ...unwritten];
	} finally {
		await store.value.close();
	}
}

/** Where it goes, without what is secret: the path of a webhook's address lets whoever knows it write there. */
function targetOf({ step: { channel }, group }: DueNotice): string {
	if (channel.by === "letter") return group === undefined ? "no organisation to write to" : letterName(group);
	if (channel.by !== "webhook") return channel.address;
	return URL.canParse(channel.address) ? `${channel.form} at ${new URL(channel.address).host}` : channel.form;
}

function letterName({ organisation }: SilentGroup): string {
	const slug =
		organisation
			.normalize("NFKD")
			.toLowerCase()
			.replace(/[^a-z0-9]+/g, "-")
			.replace(/^-|-$/g, "")
			.slice(0, 60) || "organisation";
	return `letters/${slug}-${Buffer.from(organisation, "utf8").toString("hex").slice(-12)}.pdf`;
}

async function leave(
	dataFolder: string,
	campaign: Campaign,
	{ step, group }: DueNotice,
	{ postal, transports, privateNetworks, now }: EscalationWish,
	version: string,
): Promise<Attempt> {
	const { channel } = step;
	const facts = { campaign, group, at: now };
	// The same for the same notice, however often it is sent.
	const id = `${campaign.id}.${step.id}.${group === undefined ? "all" : Buffer.from(group.organisation, "utf8").toString("hex").slice(0, 60)}`;
	if (channel.by === "webhook") {
		const { address, secret = "", form, to } = channel;
		return postWebhook(
			{ address, secret },
			{ id, at: now, body: webhookBody(form, facts, to) },
			{ privateNetworks, loopback: privateNetworks },
		);
	}
	if (channel.by === "syslog") return sendSyslog(channel.address, syslogLine(channel.form, facts, { host: hostname(), version }));
	if (channel.by === "mail") {
		const [server = ""] = transports;
		const mailer = smtpMailer(server, campaign.from.address);
		if (!mailer.ok) return { sent: false, final: false, problem: mailer.error.message };
		const page = pageOf(facts);
		const text = `${sentenceOf(facts)}\n${page === undefined ? "" : `\n${page}\n`}`;
		const sent = await mailer.value.send({ to: channel.address, subject: sentenceOf(facts).slice(0, 200), text, id });
		return sent.ok ? { sent: true } : { sent: false, final: false, problem: sent.error.message };
	}
	if (group === undefined) return { sent: false, final: false, problem: "a letter goes to an organisation: put it under escalation" };
	const folder = campaignFolder(dataFolder, campaign.id);
	await mkdir(join(folder, "letters"), { recursive: true, mode: 0o700 });
	const pdf = await writePdf(letterFor(campaign, group, postal.get(group.organisation) ?? [], now), now);
	await writeWhole(join(folder, letterName(group)), [pdf]);
	return { sent: true };
}
