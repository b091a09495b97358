/** Reports of delivery (RFC 3464) and complaints (RFC 5965): what a mail that came back says, and which of our messages it is about. */

import { readReturnPath } from "../campaign.ts";
import { keptReply } from "../ledger/record.ts";
import { headerOf, type MailPart, partsOf, splitMail } from "./mail-parts.ts";

/** What came back. */
export interface Bounce {
	/** `bounced`: for good; `delayed`: tried further; `complained`: somebody calls it unwanted. */
	readonly kind: "bounced" | "delayed" | "complained";
	/** Enhanced status code (`5.1.1`); empty: none is stated. */
	readonly status: string;
	/** One line; a stranger's. */
	readonly words: string;
	/** Addresses of ours that it came to or was sent from, which name campaign and recipient. */
	readonly returnPaths: readonly NonNullable<ReturnType<typeof readReturnPath>>[];
	/** Words of links that end a stream, in the message that came back: they prove that it was ours. */
	readonly linkWords: readonly string[];
}

/** Reads one; `undefined`: it is no report. */
export function readBounce(text: string): Bounce | undefined {
	const mail = splitMail(text);
	const parts = partsOf(mail);
	const typed = (type: string) => parts.find((part) => headerOf(part, "content-type").toLowerCase().startsWith(type));
	const status = typed("message/delivery-status") ?? typed("message/global-delivery-status");
	const feedback = typed("message/feedback-report");
	const original = typed("message/rfc822") ?? typed("text/rfc822-headers") ?? typed("message/global");
	const told =
		feedback === undefined
			? delivery(status)
			: {
					kind: "complained" as const,
					status: "",
					words: `${field(splitMail(feedback.body), "feedback-type")} ${field(splitMail(feedback.body), "user-agent")}`,
				};
	if (told === undefined) return undefined;
	const within = original === undefined ? undefined : splitMail(original.body);
	return {
		...told,
		words: keptReply(told.words),
		returnPaths: returnPathsIn(mail, within),
		linkWords:
			within === undefined
				? []
				: [...headerOf(within, "list-unsubscribe").matchAll(/\/unsubscribe\/([\w.-]{20,600})/g)].map(([, word]) => word ?? "").slice(0, 5),
	};
}

function field(part: MailPart, name: string): string {
	return headerOf(part, name);
}

/** The groups of fields of a delivery status: one about the message, then one for each recipient. */
function delivery(part: MailPart | undefined): Pick<Bounce, "kind" | "status" | "words"> | undefined {
	if (part === undefined) return undefined;
	const groups = part.body
		.split(/\n{2,}/)
		.slice(0, 20)
		.map((group) => splitMail(`${group.trim()}\n\n`));
	const recipient = groups.find((group) => headerOf(group, "action") !== "");
	if (recipient === undefined) return undefined;
	const action = headerOf(recipient, "action").toLowerCase();
	const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(headerOf(recipient, "status"))?.[0] ?? "";
	const words = `${action} ${status} ${headerOf(recipient, "diagnostic-code").replace(/^smtp;\s*/i, "")}`;
	if (action === "failed" && !status.startsWith("4")) return { kind: "bounced", status, words };
	return action === "delayed" || action === "failed" ? { kind: "delayed", status, words } : undefined;
}

function returnPathsIn(mail: MailPart, original: MailPart | undefined): Bounce["returnPaths"] {
	const names = new Set(["to", "delivered-to", "x-original-to", "envelope-to"]);
	const values = [
		...mail.headers.filter(([name]) => names.has(name)),
		...(original?.headers.filter(([name]) => name === "return-path") ?? []),
	].map(([, value]) => value);
	return values
		.map(readReturnPath)
		.filter((found) => found !== undefined)
		.slice(0, 10);
}
