/** Mails that came back, rows of subscribers, lines of a ledger, and addresses: strangers write all of them. */
import assert from "node:assert/strict";
import { readAddress } from "../../../src/delivery/message/address.ts";
import { createReplyReader } from "../../../src/delivery/wire/reply.ts";
import { readBounce } from "../../../src/warn/bounce/read-bounce.ts";
import { csvCells, subscriberHead, subscriberRow } from "../../../src/warn/read-subscribers.ts";
import { type Target, textOf } from "../target.ts";
import { textInput } from "../text.ts";

const MAILS = [
	'To: w+01jabcdefg-17-0123456789abcdef@example.org\nContent-Type: multipart/report; boundary="b"\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nAction: failed\nStatus: 5.1.1\n\n--b\nContent-Type: message/rfc822\n\nReturn-Path: <a@b>\n\n--b--\n',
	"Content-Type: multipart/report; boundary=c\n\n--c\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\n\n--c--\n",
];
const ROWS = ['ada@example.org,"Lovelace, Ada",de,warnings news,all,advice,hikvision', "p\u0430ypal@example.org,,", '"a""b"@c.example;x'];
const REPLIES = ["250-one\r\n250 two\r\n", "550 5.1.1 no\r\n", "354\r\n"];
const HEAD = subscriberHead("email,name,language,streams,scope,floor,makers");

/** All of them. */
export const mailTargets: readonly Target[] = [
	{
		name: "mail/bounce",
		milliseconds: 100,
		make: (chance) => textInput(chance, MAILS),
		run: (input) => ({ answer: readBounce(textOf(input)), laws: () => undefined }),
	},
	{
		name: "mail/subscriber",
		make: (chance) => textInput(chance, ROWS),
		run(input) {
			assert.ok(HEAD);
			const text = textOf(input);
			return { answer: [subscriberRow(text, HEAD, readAddress), csvCells(text, ";")], laws: () => undefined };
		},
	},
	{
		name: "mail/reply",
		make: (chance) => textInput(chance, REPLIES),
		run: (input) => ({ answer: createReplyReader().feed(textOf(input)), laws: () => undefined }),
	},
];
