/** XML of strangers: read where it is plain, refused with its line where it declares entities, nests too deep or is none. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readXml } from "./read-xml.ts";

test("elements lose their prefixes, text is collapsed, sections of characters are text, and lines are told", () => {
	const read = readXml('<?xml version="1.0"?>\n<c:doc xmlns:c="u" c:a="1">\n  <T>a &amp; <![CDATA[<b>]]></T>\n</c:doc>', "f");
	assert.ok(read.ok);
	const { name, attributes, children } = read.value;
	assert.deepEqual([name, attributes.get("a"), children[0]?.name, children[0]?.text, children[0]?.line], ["doc", "1", "T", "a & <b>", 3]);
});

for (const [why, text] of [
	["no XML", "Dear customer,"],
	["not closed", "<a><b></a>"],
	["a document type", '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
	["an entity of its own", "<a>&x;</a>"],
	["an external entity", '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'],
	["too deep", "<a>".repeat(100) + "</a>".repeat(100)],
	["a declaration without end", `<![CDA${"x".repeat(500_000)}`],
	["nothing", ""],
] as const)
	test(`refused: ${why}`, () => {
		const read = readXml(text, "f.xml");
		assert.equal(read.ok ? "" : read.error.code, "import/not-xml");
		assert.match(read.ok ? "" : read.error.at, /^f\.xml:\d+$/);
	});

test("any text is read or refused, and never throws", () => {
	fc.assert(
		fc.property(
			fc.oneof(
				fc.string({ unit: "binary" }),
				fc.array(fc.constantFrom("<a>", "</a>", "<b x='", "'>", "<![CDATA[", "]]>", "&lt;", "x")).map((parts) => parts.join("")),
			),
			(text) => void readXml(text, "f"),
		),
	);
});
