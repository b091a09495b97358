/** What a recipient's copy of a newsletter or digest says beside what everybody reads: why they get it, and how to end it. */
import { escapeHtml } from "../../advisory/render/write-html.ts";
import type { CopyWords } from "../edition/copy.ts";
import { PLACES } from "../edition/mail-edition.ts";
import type { Recipient } from "../recipient.ts";
import type { Stream } from "../subscriber.ts";
import { newsletterWords } from "./words.ts";

/** Writes it; the link ends this stream and no other. */
export function newsletterCopy(
	recipient: Pick<Recipient, "language">,
	stream: Stream,
	subject: string,
	unsubscribe: string | undefined,
): CopyWords {
	const words = newsletterWords(recipient.language);
	const name = words.streams[stream];
	const said = [words.why(name), ...(stream === "warnings" ? [] : [words.apart])];
	const leave = words.leave(name);
	return {
		subject,
		values: [
			{ [PLACES.foot]: [...said, ...(unsubscribe === undefined ? [] : [`${leave}: ${unsubscribe}`])].join("\n") },
			{
				[PLACES.foot]: [
					...said.map((line) => `<p class="foot">${escapeHtml(line)}</p>`),
					...(unsubscribe === undefined ? [] : [`<p class="foot"><a href="${escapeHtml(unsubscribe)}">${escapeHtml(leave)}</a></p>`]),
				].join("\n"),
			},
		],
	};
}
