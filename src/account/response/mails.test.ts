import assert from "node:assert/strict";
import { test } from "node:test";
import { mailDate, splitMbox } from "./mails.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (mail: Uint8Array) => new TextDecoder().decode(mail);

test("the date of a mail is that of its header, and of no line of its text", () => {
	assert.equal(
		mailDate(bytes("From: a@b.example\r\nDate: Thu, 28 Sep 2017 10:00:00 +0200 (CEST)\r\n\r\nHi")),
		Date.parse("2017-09-28T08:00:00Z"),
	);
	assert.equal(mailDate(bytes("Subject: x\n\nDate: Thu, 28 Sep 2017 10:00:00 +0200")), undefined);
	assert.equal(mailDate(bytes("Date: yesterday\n\n")), undefined);
	assert.equal(mailDate(bytes("")), undefined);
});

test("an mbox is divided at its lines, and a line of a text that begins with From divides nothing", () => {
	const one = "Subject: one\n\nFrom here on: update.\n\n";
	const two = "Subject: two\n\nText\n";
	const file = `From a@b.example Thu Sep 28 10:00:00 2017\n${one}From c@d.example Fri Sep 29 10:00:00 2017\n${two}`;
	assert.deepEqual(splitMbox(bytes(file)).map(text), [one, two]);
	assert.deepEqual(splitMbox(bytes("Subject: x\n\nFrom the office\n")).map(text), ["Subject: x\n\nFrom the office\n"]);
});
