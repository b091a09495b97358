import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { XSS_VECTORS } from "../../../test/support/xss-corpus.ts";
import { plainView } from "./plain-view.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

/** Names of elements, and of attributes, in a document as a browser reads it. */
function namesIn(html: string) {
	const elements = new Set<string>();
	const attributes = new Map<string, string>();
	const walk = (node: DefaultTreeAdapterTypes.Node): void => {
		if ("tagName" in node) {
			elements.add(node.tagName);
			for (const { name, value } of node.attrs) attributes.set(name, value);
		}
		if ("childNodes" in node) for (const child of node.childNodes) walk(child);
	};
	walk(parse(html));
	return { elements, attributes };
}

/** Nothing that runs, loads, leads away or asks. */
function assertPlain(html: string): void {
	const { elements, attributes } = namesIn(html);
	for (const name of ["script", "style", "iframe", "object", "embed", "svg", "math", "link", "base", "form", "input", "video", "template"])
		assert.ok(!elements.has(name), `${name} in ${html}`);
	for (const [name, value] of attributes) {
		assert.ok(!name.startsWith("on"), `${name} in ${html}`);
		assert.ok(!["href", "style", "srcset", "action", "background", "ping", "http-equiv", "srcdoc"].includes(name), `${name} in ${html}`);
		if (name === "src") assert.match(value, /^data:image\/(?:png|gif|jpeg|webp);base64,/);
	}
}

test("no vector of the corpus leaves anything behind that could run or load", () => {
	assert.ok(XSS_VECTORS.length >= 60);
	for (const [, html] of XSS_VECTORS) {
		assertPlain(plainView(bytes(`<html><body><h1>Notice</h1>${html}`)).html);
		assertPlain(plainView(bytes(`Subject: x\nFrom: a@b.example\nContent-Type: text/html\n\n${html}`)).html);
		assertPlain(plainView(bytes(html)).html);
		assertPlain(plainView(bytes(""), html).html);
	}
});

test("whatever is put together of parts of markup, nothing that runs or loads comes out", () => {
	const piece = fc.oneof(
		fc.constantFrom(
			..."<>/\"'=& \n`".split(""),
			"<!--",
			"-->",
			"<svg>",
			"<math>",
			"<style>",
			"<table>",
			"<p ",
			"onerror=",
			"src=",
			"</",
			"<script",
			"<a href=",
			"<![CDATA[",
		),
		fc.constantFrom(...XSS_VECTORS.map(([, html]) => html)),
		fc.string({ maxLength: 8 }),
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => assertPlain(plainView(bytes(`<p>${pieces.join("")}`)).html)),
		{ numRuns: 500 },
	);
});

test("text, tables, colours and small pictures stay; a mail shows its best part; what is too much is cut and said", () => {
	const page = plainView(
		bytes(
			'<table bgcolor="#eee"><tr><td align=center>Please <b>update</b> &lt;now&gt;</td></tr></table><img alt="x" src="data:image/png;base64,AAAA">',
		),
	);
	assert.match(page.html, /<table bgcolor="#eee"><tbody><tr><td align="center">Please <b>update<\/b> &lt;now&gt;<\/td>/);
	assert.match(page.html, /<img alt="x" src="data:image\/png;base64,AAAA">/);
	const mail = plainView(bytes("From: a@b.example\nSubject: Update\nContent-Type: text/plain\n\nPlease <update>."));
	assert.match(mail.html, /<pre>a@b\.example\nUpdate<\/pre><hr><pre>Please &lt;update&gt;\./);
	const long = plainView(bytes(`<p>${"x".repeat(600_000)}`));
	assert.ok(long.isCut && long.html.length < 510_000);
	const deep = plainView(bytes("<div>".repeat(20_000)));
	assert.ok(deep.html.length < 20_000);
});
