/** Captured notices: pages, mails, feeds and text of strangers. */
import assert from "node:assert/strict";
import { mailDate, splitMbox } from "../../../src/account/response/mails.ts";
import { scoreNotice } from "../../../src/notice/score/score-notice.ts";
import { plainView } from "../../../src/notice/view/plain-view.ts";
import { type Target, textOf } from "../target.ts";
import { textInput } from "../text.ts";

const HEADS: readonly string[] = [
	"",
	"<html><body>",
	"<html><body><table><tr><td>",
	"From: a@b.example\r\nSubject: x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n",
	"From: a@b.example\r\nSubject: x\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n",
	'From: a@b.example\r\nSubject: =?utf-8?q?x?=\r\nContent-Type: multipart/mixed; boundary="a"\r\n\r\n--a\r\n',
	'<feed><entry><title>x</title><summary type="html">',
];

const notices: Target = {
	name: "notices",
	make: (chance, seeds) => textInput(chance, seeds.prose, seeds.models),
	// A whole file is parsed, and each metric quotes up to 200 characters a span.
	milliseconds: 400,
	most: (length) => 400_000 + 60 * length,
	run(input) {
		const bytes = new TextEncoder().encode(`${HEADS[input.option % HEADS.length] ?? ""}${textOf(input)}`);
		const { prominence, clarity, spin, metrics } = scoreNotice(bytes, ["Acme"]);
		return {
			answer: { prominence, clarity, spin, metrics },
			laws: () => {
				for (const score of [prominence, clarity, spin]) assert.ok(score === null || (score >= 0 && score <= 100), `${score}`);
				for (const { spans } of metrics)
					for (const { start, end, quote } of spans) {
						assert.ok(start >= 0 && start <= end && end <= bytes.length, `${start} to ${end} of ${bytes.length}`);
						assert.ok(quote.length <= 200);
					}
			},
		};
	},
};

/** A capture as a document to be looked at, an mbox divided, and the date of a mail. */
const captures: Target = {
	name: "captures",
	make: (chance, seeds) => textInput(chance, seeds.prose, seeds.models),
	milliseconds: 400,
	most: (length) => 400_000 + 60 * length,
	run(input) {
		const bytes = new TextEncoder().encode(`${HEADS[input.option % HEADS.length] ?? ""}${textOf(input)}`);
		const { html, isCut } = plainView(bytes);
		const mails = splitMbox(bytes);
		return {
			answer: { html, isCut, mails: mails.length, date: mailDate(bytes) },
			laws: () => {
				assert.doesNotMatch(html, /<(?:script|style|iframe|svg|math|link|base|form|object|embed|input)\b/i);
				assert.doesNotMatch(html, /<[a-z][^>]*\s(?:on\w+|href|style|srcset|action)=/i);
				assert.ok(mails.reduce((sum, mail) => sum + mail.length, 0) <= bytes.length);
			},
		};
	},
};

/** All of them. */
export const noticeTargets: readonly Target[] = [notices, captures];
