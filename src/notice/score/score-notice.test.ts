/** Spans point at the bytes that they quote, in every form of file; the same bytes give the same text. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { scoreNotice } from "./score-notice.ts";

const PAGE = `<html lang="en"><body><h1>Update Acme T30 to 2.6.1 &ndash; remote takeover</h1>
<p>Install 2.6.1 on every T30 by 1 May. An attacker can switch the camera off without a password. Größe: 10&nbsp;%.</p>
<p>We never stop improving, and our award-winning quality is second to none.</p></body></html>`;

const bytesOf = (text: string) => new TextEncoder().encode(text);
const spansOf = (score: ReturnType<typeof scoreNotice>) => score.metrics.flatMap(({ spans }) => spans);

test("spans of a page are bytes of the file", () => {
	const bytes = bytesOf(PAGE);
	const spans = spansOf(scoreNotice(bytes));
	assert.ok(spans.length > 10);
	for (const { start, end, quote } of spans) assert.equal(new TextDecoder().decode(bytes.subarray(start, end)).slice(0, 200), quote);
});

test("what stands there is found, and what does not says where it was looked for", () => {
	const { metrics, kind, language, spin } = scoreNotice(bytesOf(PAGE));
	const by = new Map(metrics.map((metric) => [metric.id, metric]));
	assert.deepEqual([kind, language], ["html", "en"]);
	for (const id of ["affected", "fixed_version", "action", "deadline", "impact"]) assert.equal(by.get(`C1.${id}`)?.value, "bound", id);
	for (const id of ["cve", "relabels", "severity"]) {
		assert.equal(by.get(`C1.${id}`)?.value, "absent", id);
		assert.ok((by.get(`C1.${id}`)?.lookedIn?.length ?? 0) > 0, id);
	}
	assert.deepEqual(
		by.get("S")?.spans.map(({ rule }) => rule),
		["spin/bolstering"],
	);
	assert.ok((spin ?? 0) > 0);
});

test("the same bytes give the same answer", () => {
	const once = JSON.stringify(scoreNotice(bytesOf(PAGE)).metrics);
	assert.equal(JSON.stringify(scoreNotice(bytesOf(PAGE)).metrics), once);
});

for (const [encoding, encode] of [
	["base64", (text: string) => Buffer.from(text).toString("base64").replace(/.{76}/g, "$&\r\n")],
	["quoted-printable", quoted],
	["8bit", (text: string) => text],
] as const) {
	test(`spans of a mail in ${encoding} are bytes of the file, and decode to what they quote`, () => {
		const head = `From: Acme <a@acme.example>\r\nSubject: T30\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nnothing here\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`;
		const bytes = bytesOf(`${head}${encode(PAGE)}\r\n--b--\r\n`);
		const score = scoreNotice(bytes);
		assert.equal(score.kind, "eml");
		const plain = new Map(scoreNotice(bytesOf(PAGE)).metrics.map((metric) => [metric.id, metric.value]));
		for (const { id, value } of score.metrics) if (id.startsWith("C1.") && id !== "C1.source") assert.equal(value, plain.get(id), id);
		for (const { start, end, quote } of spansOf(score)) {
			assert.ok(start < end && end <= bytes.length);
			const raw = new TextDecoder().decode(bytes.subarray(start, end));
			if (encoding === "8bit" || start < head.length) assert.ok(raw.startsWith(quote.slice(0, 20)), quote);
			else if (encoding === "base64") assert.ok(raw.length >= quote.length, quote);
			else assert.ok(raw.replace(/=\r\n/g, "").length >= quote.length, quote);
		}
	});
}

function quoted(text: string): string {
	const out = Array.from(new TextEncoder().encode(text), (byte) =>
		byte < 0x20 || byte > 0x7e || byte === 0x3d ? `=${byte.toString(16).toUpperCase().padStart(2, "0")}` : String.fromCharCode(byte),
	);
	return out.join("").replace(/(?:=[0-9A-F]{2}|[^=]){70}/g, "$&=\r\n");
}

test("empty, binary and broken files have scores of null or numbers, and never throw", () => {
	for (const text of [
		"",
		" \n",
		"\u0000\u0001",
		"<",
		"<html>",
		"From: x\nSubject: y\n\n",
		"Subject: =?utf-8?b?!!!?=\nFrom: x\nContent-Type: multipart/mixed\n\n--",
	]) {
		const score = scoreNotice(bytesOf(text));
		assert.ok(score.spin === null || score.spin >= 0, text);
	}
	assert.equal(scoreNotice(new Uint8Array()).clarity, null);
});

test("depth without end is cut, and its text is still read", () => {
	const { metrics } = scoreNotice(bytesOf(`${"<div>".repeat(5000)}<p>Install 2.6.1 on every T30.</p>`));
	assert.equal(metrics.find(({ id }) => id === "C1.action")?.value, "bound");
});

test("what is hidden counts for nothing", () => {
	const hidden = `<p>Hello.</p><p style="display:none">Install 2.6.1 on every T30 by 1 May.</p><script>Install 2.6.1 on every T30.</script>`;
	const { metrics } = scoreNotice(bytesOf(hidden));
	assert.equal(metrics.find(({ id }) => id === "C1.action")?.value, "absent");
});
