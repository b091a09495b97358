/** What is said over another channel: in a sentence, in 90 characters, and as each service reads it. */
import { oneLine } from "../../core/one-line.ts";
import type { Campaign } from "../campaign.ts";
import { mailWords } from "../edition/words.ts";
import type { Form } from "./channel.ts";
import type { SilentGroup } from "./due.ts";

/** What a notice is made from. */
export interface NoticeFacts {
	readonly campaign: Pick<Campaign, "id" | "advisory" | "level" | "site">;
	/** `undefined`: the warning itself; else nobody of this organisation answered. */
	readonly group: SilentGroup | undefined;
	/** UTC milliseconds. */
	readonly at: number;
}

/** Where the warning can be read. */
export function pageOf({ campaign: { advisory, site } }: NoticeFacts): string | undefined {
	return site === undefined ? undefined : `${site}/advisories/${encodeURIComponent(advisory.id)}`;
}

/** One sentence for people. */
export function sentenceOf({ campaign, group }: NoticeFacts): string {
	const level = mailWords("en").levels[campaign.level];
	const title = oneLine(campaign.advisory.title, 200);
	if (group === undefined) return `${level}: ${title} (${campaign.advisory.id})`;
	const { affected, open, total } = group.devices;
	const more = open > 0 ? `, ${open} not decided` : "";
	return `${level} unanswered: ${oneLine(group.organisation, 100)}, ${affected} of ${total} devices affected${more}: ${title} (${campaign.advisory.id})`;
}

/** The same in at most 90 characters of one message to a telephone: level, whom, how many, which document. */
export function shortOf({ campaign, group }: NoticeFacts): string {
	const id = oneLine(campaign.advisory.id, 30);
	const level = campaign.level === "emergency" ? "EMERGENCY" : campaign.level === "watch-and-act" ? "ACT" : "ADVICE";
	const words =
		group === undefined
			? oneLine(campaign.advisory.title, 90)
			: `${group.devices.affected} devices at ${oneLine(group.organisation, 60)} hit, no answer`;
	const room = 90 - level.length - id.length - 4;
	return `${level}: ${[...words].slice(0, Math.max(0, room)).join("").trim()}. ${id}`;
}

/** The body of a webhook. */
export function webhookBody(form: Form, facts: NoticeFacts, to: string | undefined): string {
	const { campaign, group, at } = facts;
	const [sentence, page] = [sentenceOf(facts), pageOf(facts)];
	if (form === "standard") {
		const data = {
			campaign: campaign.id,
			advisory: campaign.advisory,
			level: campaign.level,
			page: page ?? null,
			organisation: group?.organisation ?? null,
			devices: group === undefined ? null : { total: group.devices.total, affected: group.devices.affected, open: group.devices.open },
			text: sentence,
		};
		return JSON.stringify({
			type: group === undefined ? "seawall.warning" : "seawall.silence",
			timestamp: new Date(at).toISOString(),
			data,
		});
	}
	if (form === "sms") return JSON.stringify({ to: to ?? null, text: shortOf(facts) });
	if (form === "slack") {
		const text = escapeSlack(sentence);
		const link = page === undefined ? [] : [{ type: "section", text: { type: "mrkdwn", text: `<${page}|What to do>` } }];
		return JSON.stringify({ text, blocks: [{ type: "section", text: { type: "mrkdwn", text: `*${text}*` } }, ...link] });
	}
	if (form === "matrix") {
		const html = `<strong>${escapeHtml(sentence)}</strong>${page === undefined ? "" : `<br><a href="${escapeHtml(page)}">What to do</a>`}`;
		return JSON.stringify({ text: page === undefined ? sentence : `${sentence}\n${page}`, html, username: "Seawall" });
	}
	const actions = page === undefined ? {} : { actions: [{ type: "Action.OpenUrl", title: "What to do", url: page }] };
	const content = {
		$schema: "http://adaptivecards.io/schemas/adaptive-card.json",
		type: "AdaptiveCard",
		version: "1.4",
		body: [{ type: "TextBlock", text: escapeMarkdown(sentence), weight: "bolder", wrap: true }],
		...actions,
	};
	return JSON.stringify({
		type: "message",
		attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", contentUrl: null, content }],
	});
}

/** Strangers' words make neither a link nor a mention. */
function escapeSlack(text: string): string {
	return text
		.replace(/&/g, "&amp;")
		.replace(/</g, "&lt;")
		.replace(/>/g, "&gt;")
		.replace(/[*_~`]/g, " ");
}

function escapeHtml(text: string): string {
	return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

function escapeMarkdown(text: string): string {
	return text.replace(/[\\`*_{}[\]()#|<>!]/g, "\\$&");
}
