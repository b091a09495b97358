/** Messages of a campaign: what is the same for all is made once, what is a recipient's own is filled in, signed and hashed. */
import { hash } from "node:crypto";
import { type DkimKey, dkimHeaders } from "./dkim.ts";
import { type Header, headerLines, headerText, mailbox } from "./header.ts";
import { type BodyTemplate, compileBody, type PartSource, type SlotValues } from "./template.ts";

/** What all messages of a campaign share. */
export interface Issue {
	readonly from: { readonly name: string; readonly address: string };
	/** The list in words and as a domain of ours (RFC 2919). */
	readonly list: { readonly name: string; readonly id: string };
	/** Pages of the site that help with the list and hold what was sent. */
	readonly help: string | undefined;
	readonly archive: string | undefined;
	/** Plainest first. */
	readonly parts: readonly PartSource[];
	/** The campaign's id: letters and digits. */
	readonly campaign: string;
	readonly keys: readonly DkimKey[];
}

/** One recipient's own. */
export interface Copy {
	readonly to: { readonly name: string; readonly address: string };
	readonly subject: string;
	readonly values: SlotValues;
	/** The same whenever this message is sent again. */
	readonly messageId: string;
	/** One click ends the stream (RFC 8058); `undefined` where nothing can be ended. */
	readonly unsubscribe: string | undefined;
	/** UTC milliseconds. */
	readonly at: number;
}

/** A message ready to be sent. */
export interface Composed {
	readonly bytes: Buffer;
	/** SHA-256 of the whole message, lower-case hex. */
	readonly sha256: string;
}

/** Makes the messages of a campaign. */
export function composer(issue: Issue): (copy: Copy) => Promise<Composed> {
	const body: BodyTemplate = compileBody(issue.parts, `=_${issue.campaign}`);
	const shared: readonly Header[] = [
		["From", mailbox(issue.from.name, issue.from.address)],
		["MIME-Version", "1.0"],
		["Content-Type", body.contentType],
		["List-Id", `${mailbox(issue.list.name, issue.list.id)}`],
		...(issue.help === undefined ? [] : [["List-Help", `<${issue.help}>`] as const]),
		...(issue.archive === undefined ? [] : [["List-Archive", `<${issue.archive}>`] as const]),
		["Auto-Submitted", "auto-generated"],
		["X-Seawall-Campaign", issue.campaign],
	];
	return async ({ to, subject, values, messageId, unsubscribe, at }) => {
		const headers: readonly Header[] = [
			...shared,
			["To", mailbox(to.name, to.address)],
			["Subject", headerText(subject)],
			["Date", new Date(at).toUTCString().replace("GMT", "+0000")],
			["Message-ID", `<${messageId}>`],
			...(unsubscribe === undefined
				? []
				: ([
						["List-Unsubscribe", `<${unsubscribe}>`],
						["List-Unsubscribe-Post", "List-Unsubscribe=One-Click"],
					] as const)),
		];
		const text = body.fill(values);
		const signatures = await dkimHeaders(issue.keys, headers, text, at);
		// Only an address may be beyond ASCII here, so that the head's bytes are those of UTF-8.
		const head = Buffer.from(`${headerLines(signatures)}${headerLines(headers)}\r\n`, "utf8");
		const bytes = Buffer.concat([head, ...text]);
		return { bytes, sha256: hash("sha256", bytes, "hex") };
	};
}
