/** Formats: URIs by RFC 3986, dates by RFC 3339. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseNamespace } from "../ssvc/namespace.ts";
import { isExtensionSchema } from "./extension.ts";
import { isDateTime, isUri } from "./formats.ts";

const URIS: readonly (readonly [text: string, good: boolean])[] = [
	["https://example.com", true],
	["ftp://ftp.is.co.za/rfc/rfc1808.txt", true],
	["ldap://[2001:db8::7]/c=GB?objectClass?one", true],
	["mailto:John.Doe@example.com", true],
	["urn:oasis:names:specification:docbook:dtd:xml:4.1.2", true],
	["https://user:pass@[::ffff:1.2.3.4]:8080/a%20b?c=d#e", true],
	["pkg:npm/%40a/b", true],
	["https://example.com/a b", false],
	["https://example.com/%zz", false],
	["https://exa:mple.com/", false],
	["https://[::g]/", false],
	["https://[1:2:3:4:5:6:7]/", false],
	["//example.com", false],
	["example.com", false],
	["https:", false],
	["https://example.com/ä", false],
	["1http://x", false],
	["", false],
];

for (const [text, good] of URIS) test(`${JSON.stringify(text)} is ${good ? "a" : "no"} URI`, () => assert.equal(isUri(text), good));

const DATES: readonly (readonly [text: string, good: boolean])[] = [
	["2024-02-29T10:00:00Z", true],
	["2023-02-29T10:00:00Z", false],
	["2024-01-01T10:00:00.123456+05:30", true],
	["2016-12-31T23:59:60Z", true],
	["2016-12-31T22:59:60Z", false],
	["2017-01-01T00:59:60+01:00", true],
	["2024-01-01T24:00:00Z", false],
	["2024-13-01T10:00:00Z", false],
	["2024-01-01T10:00:00", false],
	["2024-01-01", false],
	["2024-01-01T10:00:00+24:00", false],
];

for (const [text, good] of DATES) test(`${text} is ${good ? "a" : "no"} date and time`, () => assert.equal(isDateTime(text), good));

test("namespaces of SSVC in their parts", () => {
	assert.deepEqual(parseNamespace("ssvc"), { base: "ssvc", isPrivate: false, extensions: [] });
	assert.deepEqual(parseNamespace("x_example.org#own/de-DE"), { base: "x_example.org#own", isPrivate: true, extensions: ["de-DE"] });
	assert.deepEqual(parseNamespace("ssvc//.example.test#refined")?.extensions, ["", ".example.test#refined"]);
	for (const text of ["SSVC", "ss", "x_own", "x_example.org", "ssvc/not a tag", "ssvc//x", ""])
		assert.equal(parseNamespace(text), undefined, text);
});

test("addresses of an extension's schema", () => {
	assert.ok(isExtensionSchema("https://www.example.com/some-path/our-awesome-metric_1.0.0.json"));
	assert.ok(isExtensionSchema("https://example.com/a_b_1.0.0-rc.1.json"));
	for (const text of [
		"http://www.example.com/a_1.0.0.json",
		"https://example.com/a.json",
		"https://host/a_1.0.0.json",
		"https://example.com//a_1.0.0.json",
		"https://example.com/_1.0.0.json",
	])
		assert.ok(!isExtensionSchema(text), text);
});
