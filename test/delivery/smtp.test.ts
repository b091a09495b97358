/** Letters over the wire: what arrives, what a stranger's address or subject can do, and what refusals mean. */
import assert from "node:assert/strict";
import { createServer } from "node:net";
import { test } from "node:test";
import type { Letter } from "../../src/core/letter.ts";
import { smtpMailer } from "../../src/delivery/smtp.ts";
import { bodyOf, mailSink } from "../support/mail-sink.ts";

const letter: Letter = { to: "ada@example.org", subject: "Ein Gruß", text: "Grüße\n.\nEnde", id: "abc" };

function mailer(address: string) {
	const made = smtpMailer(address, "seawall@example.org");
	assert.ok(made.ok);
	return made.value;
}

test("a letter arrives whole, from one sender to one recipient, with an id that stays the same", async (context) => {
	const sink = await mailSink(context);
	assert.ok((await mailer(sink.address).check()).ok);
	assert.ok((await mailer(sink.address).send(letter)).ok);
	const [got] = sink.received;
	assert.ok(got);
	assert.deepEqual([got.from, got.to], ["seawall@example.org", ["ada@example.org"]]);
	assert.match(got.raw, /^Message-ID: <abc@example\.org>\r$/m);
	assert.match(got.raw, /^Auto-Submitted: auto-generated\r$/m);
	assert.equal(bodyOf(got).replaceAll("\r\n", "\n").trim(), letter.text);
});

test("a stranger's subject makes no header and a stranger's address no second recipient", async (context) => {
	const sink = await mailSink(context);
	const post = mailer(sink.address);
	assert.ok((await post.send({ ...letter, subject: "a\r\nBcc: eve@example.org\r\n\r\nhello" })).ok);
	assert.doesNotMatch(sink.received[0]?.raw ?? "", /^bcc:/im);
	for (const to of [
		"a@b,eve@example.org",
		"a@b\r\nRCPT TO:<eve@example.org>",
		"<eve@example.org>",
		"Eve <eve@example.org>",
		"a@b c",
		"",
		"a;b@c",
	]) {
		const sent = await post.send({ ...letter, to });
		assert.equal(sent.ok ? "sent" : sent.error.code, "delivery/refused", to);
	}
	assert.equal(sink.received.length, 1);
});

test("a refusal is final with 5xx and not with 4xx, nor where nobody answers; a server without TLS elsewhere gets nothing", async (context) => {
	const sink = await mailSink(context);
	const code = async (address: string) => {
		const sent = await mailer(address).send(letter);
		return sent.ok ? "sent" : sent.error.code;
	};
	sink.refuse = 550;
	assert.equal(await code(sink.address), "delivery/refused");
	sink.refuse = 451;
	assert.equal(await code(sink.address), "delivery/unreachable");
	sink.refuse = undefined;
	assert.equal(await code(sink.address.replace("127.0.0.1", "127.0.0.2")), "delivery/unreachable");
	const closed = createServer().listen(0, "127.0.0.1");
	await new Promise((resolve) => closed.once("listening", resolve));
	const { port } = closed.address() as { readonly port: number };
	await new Promise((resolve) => closed.close(resolve));
	assert.equal(await code(`smtp://127.0.0.1:${port}`), "delivery/unreachable");
	assert.equal(sink.received.length, 0);
});
