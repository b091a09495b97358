/** Reports as mail servers write them, and what strangers make of them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readBounce } from "./read-bounce.ts";

const VERP = "warnings+01jabcdefg-17-0123456789abcdef@example.org";

/** As Postfix writes it (RFC 3464). */
function report({ action = "failed", status = "5.1.1", to = VERP, original = "" } = {}): string {
	return `From: MAILER-DAEMON@mail.example.net
To: ${to}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="B123.456/mail.example.net"

This is a MIME-encapsulated message.

--B123.456/mail.example.net
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you ...

--B123.456/mail.example.net
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.net
Arrival-Date: Tue, 24 Nov 2026 12:00:00 +0000 (UTC)

Final-Recipient: rfc822; nobody@example.com
Action: ${action}
Status: ${status}
Diagnostic-Code: smtp; 550 ${status} <nobody@example.com>: no such
    user here

--B123.456/mail.example.net
Content-Type: message/rfc822

Return-Path: <${VERP}>
List-Unsubscribe: <https://seawall.example.org/unsubscribe/01jabcdefg.l.YWJj.ABCDEFGHIJKLMNOPQRSTUV>
Message-ID: <01jabcdefg.17@example.org>
${original}
hello

--B123.456/mail.example.net--
`;
}

test("a report of Postfix names the recipient, the status and the words", () => {
	const bounce = readBounce(report());
	assert.equal(bounce?.kind, "bounced");
	assert.equal(bounce?.status, "5.1.1");
	assert.match(bounce?.words ?? "", /^failed 5\.1\.1 550 5\.1\.1 <nobody@example\.com>: no such user here$/);
	assert.deepEqual(bounce?.returnPaths[0], { campaign: "01jabcdefg", recipient: 17, tag: "0123456789abcdef" });
	assert.deepEqual(bounce?.linkWords, ["01jabcdefg.l.YWJj.ABCDEFGHIJKLMNOPQRSTUV"]);
	assert.deepEqual(readBounce(report().replaceAll("\n", "\r\n")), bounce);
});

for (const [action, status, kind] of [
	["failed", "5.7.1", "bounced"],
	["failed", "", "bounced"],
	["failed", "4.2.2", "delayed"],
	["delayed", "4.4.1", "delayed"],
	["delivered", "2.0.0", undefined],
	["relayed", "2.0.0", undefined],
] as const)
	test(`${action} ${status}: ${kind ?? "no bounce"}`, () => {
		assert.equal(readBounce(report({ action, status }))?.kind, kind);
	});

test("a complaint (RFC 5965) is one, and what came back proves whose it is", () => {
	const complaint = report()
		.replace("message/delivery-status", "message/feedback-report")
		.replace("Reporting-MTA: dns; mail.example.net", "Feedback-Type: abuse\nUser-Agent: SomeGenerator/1.0\nVersion: 1");
	const bounce = readBounce(complaint.replace(`To: ${VERP}`, "To: abuse@example.org"));
	assert.deepEqual(
		[bounce?.kind, bounce?.words, bounce?.returnPaths.length, bounce?.linkWords.length],
		["complained", "abuse SomeGenerator/1.0", 1, 1],
	);
});

test("a mail that only talks of failure is none", () => {
	assert.equal(readBounce(`From: a@b\nTo: ${VERP}\nSubject: failed\n\nAction: failed\nStatus: 5.1.1\n`), undefined);
	assert.equal(readBounce(""), undefined);
});

test("whatever a stranger sends, it is read in bounded work or is none", () => {
	fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 500 }), (text) => void readBounce(text)));
	fc.assert(
		fc.property(fc.nat(1500), fc.string({ maxLength: 5 }), (at, text) => {
			const whole = report();
			readBounce(whole.slice(0, at) + text + whole.slice(at + 3));
		}),
	);
	const started = performance.now();
	readBounce(`Content-Type: multipart/report; boundary=x\n\n${"--x\n".repeat(200_000)}`);
	readBounce(`${"A".repeat(2_000_000)}: b\n`);
	readBounce(`A: b\n${" c\n".repeat(500_000)}`);
	assert.ok(performance.now() - started < 5000);
});
