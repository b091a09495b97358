/** A warning as an alert of the Common Alerting Protocol 1.2 (OASIS), for those who pass warnings on by machine. */

import type { RenderedAdvisory } from "../advisory/render/parts.ts";
import { writeText } from "../advisory/render/write-text.ts";
import { oneLine } from "../core/one-line.ts";
import type { Level } from "./level.ts";

/** What the alert needs beside the rendered document. */
export interface CapFacts {
	/** Who sends it: an e-mail address or web address. */
	readonly sender: string;
	readonly senderName: string;
	/** UTC milliseconds. */
	readonly sentAt: number;
	readonly expiresAt: number;
	readonly level: Level;
	/** Highest CVSS base score; `undefined`: none is stated. */
	readonly score: number | undefined;
	/** Attacks are known; `isSeen`: by a wave that runs. */
	readonly isAttacked: boolean;
	readonly isWithdrawn: boolean;
	readonly page: string | undefined;
	readonly isTest: boolean;
}

const RESPONSES: Readonly<Record<Level, string>> = { advice: "Prepare", "watch-and-act": "Execute", emergency: "Execute" };

/** Writes the alert: one `info` for each rendering, which are of one document in several languages. */
export function writeCap(renderings: readonly RenderedAdvisory[], facts: CapFacts): string {
	const [first] = renderings;
	const id = first?.id ?? "";
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">',
		element("identifier", `${token(id)}.${facts.sentAt}`),
		element("sender", token(facts.sender)),
		element("sent", time(facts.sentAt)),
		element("status", facts.isTest ? "Test" : "Actual"),
		element("msgType", facts.isWithdrawn ? "Cancel" : "Alert"),
		element("scope", "Public"),
		...renderings.map((rendering) => info(rendering, facts)),
		"</alert>",
		"",
	].join("\n");
}

function info(document: RenderedAdvisory, facts: CapFacts): string {
	const instruction = writeText({ ...document, facts: [], sections: document.sections.filter(({ id }) => id === "do" || id === "when") });
	const description = writeText({
		...document,
		lead: "",
		sections: document.sections.filter(({ id }) => id === "affected" || id === "holes"),
	});
	return [
		"<info>",
		element("language", document.language),
		element("category", "Infra"),
		element("category", "Security"),
		element("event", oneLine(document.title, 200)),
		element("responseType", facts.isWithdrawn ? "AllClear" : RESPONSES[facts.level]),
		element("urgency", facts.isWithdrawn ? "Past" : facts.isAttacked ? "Immediate" : facts.level === "advice" ? "Future" : "Expected"),
		element("severity", severity(facts.score)),
		element("certainty", facts.isAttacked ? "Observed" : "Likely"),
		element("expires", time(facts.expiresAt)),
		element("senderName", oneLine(facts.senderName, 200)),
		element("headline", oneLine(document.lead, 160)),
		element("description", description),
		element("instruction", instruction),
		...(facts.page === undefined ? [] : [element("web", facts.page)]),
		...document.facts.map(
			({ term, value }) => `<parameter>${element("valueName", oneLine(term, 200))}${element("value", oneLine(value, 400))}</parameter>`,
		),
		"</info>",
	].join("\n");
}

/** By CVSS 3.1 section 5: critical is a threat to all, low to little. */
function severity(score: number | undefined): string {
	if (score === undefined) return "Unknown";
	return score >= 9 ? "Extreme" : score >= 7 ? "Severe" : score >= 4 ? "Moderate" : "Minor";
}

function element(name: string, text: string): string {
	return `<${name}>${escapeXml(text)}</${name}>`;
}

/** Characters that XML 1.0 has, escaped. */
function escapeXml(text: string): string {
	return text
		.toWellFormed()
		.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
		.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Identifier and sender have neither blank, comma, `<` nor `&`. */
function token(text: string): string {
	return text.replace(/[\s,<&]+/g, "_").slice(0, 200);
}

/** CAP's time: with an offset, for `Z` is not allowed. */
function time(at: number): string {
	return new Date(at).toISOString().replace(/\.\d+Z$/, "-00:00");
}
