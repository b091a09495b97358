/** A notice as a line of syslog (RFC 5424), or as CEF within it; strangers' words make no field and no second line. */
import { oneLine } from "../../core/one-line.ts";
import { type NoticeFacts, pageOf, sentenceOf } from "./notice-text.ts";

/** Facility "log audit" (13). */
const FACILITY = 13;

const SEVERITY = { advice: 5, "watch-and-act": 4, emergency: 2 } as const;
const CEF_SEVERITY = { advice: 4, "watch-and-act": 7, emergency: 10 } as const;

/** Where it comes from. */
export interface SyslogOrigin {
	readonly host: string;
	readonly version: string;
}

/** Writes the line, without an end. */
export function syslogLine(form: "rfc5424" | "cef", facts: NoticeFacts, { host, version }: SyslogOrigin): string {
	const { campaign, group, at } = facts;
	const kind = group === undefined ? "warning" : "silence";
	const head = `<${FACILITY * 8 + SEVERITY[campaign.level]}>1 ${new Date(at).toISOString()} ${ascii(host, 255)} seawall - ${kind}`;
	const sentence = oneLine(sentenceOf(facts), 800);
	if (form === "rfc5424") {
		const fields = [
			["campaign", campaign.id],
			["advisory", campaign.advisory.id],
			["level", campaign.level],
			...(group === undefined ? [] : [["organisation", group.organisation] as const]),
		] as const;
		const data = fields.map(([name, value]) => `${name}="${oneLine(value, 200).replace(/["\\\]]/g, "\\$&")}"`).join(" ");
		// 32473 is the number that is kept for examples and for whoever has none (RFC 5612). The mark says that UTF-8 follows.
		return `${head} [seawall@32473 ${data}] \ufeff${sentence}`;
	}
	const field = (text: string) => oneLine(text, 200).replace(/[\\|]/g, "\\$&");
	const value = (text: string) => oneLine(text, 800).replace(/[\\=]/g, "\\$&");
	const page = pageOf(facts);
	const extension = [
		`rt=${at}`,
		`externalId=${value(campaign.id)}`,
		`cs1Label=advisory cs1=${value(campaign.advisory.id)}`,
		...(group === undefined
			? []
			: [`cs2Label=organisation cs2=${value(group.organisation)}`, `cn1Label=affected cn1=${group.devices.affected}`]),
		...(page === undefined ? [] : [`request=${value(page)}`]),
		`msg=${value(sentence)}`,
	];
	return `${head} - CEF:0|Seawall|Seawall|${field(version)}|${kind}|${field(campaign.advisory.title)}|${CEF_SEVERITY[campaign.level]}|${extension.join(" ")}`;
}

/** Printable ASCII without blanks, as the head takes it; `-`: nothing is left. */
function ascii(text: string, most: number): string {
	return text.replace(/[^!-~]/g, "").slice(0, most) || "-";
}
