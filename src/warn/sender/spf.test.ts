/** SPF as receivers evaluate it; rows after RFC 7208 and its examples (appendix A). */
import assert from "node:assert/strict";
import { isIPv4 } from "node:net";
import { test } from "node:test";
import fc from "fast-check";
import type { NameServer } from "./name-server.ts";
import { inNetwork } from "./network.ts";
import { evaluateSpf } from "./spf.ts";

const ZONE: Readonly<Record<string, readonly string[]>> = {
	"TXT example.com": ["other", "v=spf1 ip4:192.0.2.128/28 -all"],
	"TXT plus.example": ["v=spf1 +all"],
	"TXT two.example": ["v=spf1 -all", "v=spf1 ~all"],
	"TXT a.example": ["v=spf1 a ~all"],
	"A a.example": ["192.0.2.10", "2001:db8::10"],
	"TXT mx.example": ["v=spf1 mx/24 -all"],
	"MX mx.example": ["mail.mx.example"],
	"A mail.mx.example": ["198.51.100.7"],
	"TXT inc.example": ["v=spf1 include:example.com include:a.example ?all"],
	"TXT lost.example": ["v=spf1 include:nothing.example -all"],
	"TXT led.example": ["v=spf1 redirect=example.com"],
	"TXT led-off.example": ["v=spf1 redirect=nothing.example"],
	"TXT loop.example": ["v=spf1 include:loop.example -all"],
	"TXT macro.example": ["v=spf1 exists:%{i}.list.example -all"],
	"TXT odd.example": ["v=spf1 ip4:300.1.1.1 -all"],
	"TXT none-such.example": ["v=spf1 frobnicate -all"],
	"TXT upper.example": ["V=SPF1 IP4:192.0.2.1 -ALL"],
	"TXT not-quite.example": ["v=spf10 +all"],
	"TXT six.example": ["v=spf1 ip6:2001:db8::/32 -all"],
};

const ask: NameServer = {
	text: async (name) => (name === "silent.example" ? undefined : (ZONE[`TXT ${name}`] ?? [])),
	exchangers: async (name) => ZONE[`MX ${name}`] ?? [],
	addresses: async (name) => ZONE[`A ${name}`] ?? [],
	names: async () => [],
};

for (const [domain, address, expected] of [
	["example.com", "192.0.2.129", "pass"],
	["example.com", "192.0.2.65", "fail"],
	["plus.example", "203.0.113.1", "pass"],
	["two.example", "192.0.2.1", "permerror"],
	["a.example", "192.0.2.10", "pass"],
	["a.example", "2001:db8::10", "pass"],
	["a.example", "192.0.2.11", "softfail"],
	["mx.example", "198.51.100.200", "pass"],
	["mx.example", "198.51.101.1", "fail"],
	["inc.example", "192.0.2.130", "pass"],
	["inc.example", "192.0.2.10", "pass"],
	["inc.example", "203.0.113.1", "neutral"],
	["lost.example", "192.0.2.1", "permerror"],
	["led.example", "192.0.2.129", "pass"],
	["led.example", "203.0.113.1", "fail"],
	["led-off.example", "203.0.113.1", "permerror"],
	["loop.example", "192.0.2.1", "permerror"],
	["macro.example", "192.0.2.1", "unknown"],
	["odd.example", "192.0.2.1", "permerror"],
	["none-such.example", "192.0.2.1", "permerror"],
	["upper.example", "192.0.2.1", "pass"],
	["not-quite.example", "192.0.2.1", "none"],
	["six.example", "2001:db8:1::1", "pass"],
	["six.example", "192.0.2.1", "fail"],
	["silent.example", "192.0.2.1", "unknown"],
	["absent.example", "192.0.2.1", "none"],
] as const)
	test(`${address} for ${domain}: ${expected}`, async () => assert.equal((await evaluateSpf(domain, address, ask)).result, expected));

test("any record is read, without an exception, and never lets an address pass that it does not name", async () => {
	const word = fc.constantFrom(
		"v=spf1",
		"ip4:",
		"192.0.2.1",
		"/",
		"//",
		"24",
		"a",
		":",
		"mx",
		"include:",
		"-",
		"~",
		"exists",
		"redirect=",
		" ",
		"999",
		"ip6:::/0",
	);
	await fc.assert(
		fc.asyncProperty(fc.array(word, { maxLength: 12 }), async (words) => {
			const only: NameServer = {
				...ask,
				text: async (name) => (name === "x.example" ? [`v=spf1 ${words.join("")} -all`] : []),
				addresses: async () => [],
				exchangers: async () => [],
			};
			const { result } = await evaluateSpf("x.example", "203.0.113.9", only);
			if (result === "pass") assert.ok(/ip4:(?!192\.0\.2\.1)|all|ip6/.test(words.join("")) || /\/(?:\/)?[0-9]/.test(words.join("")));
		}),
	);
});

test("an address is in its own network of any length, and outside where a bit within it differs", () => {
	fc.assert(
		fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), fc.nat(128), (address, given) => {
			// What is written with an IPv4 tail is no form that a record needs.
			if (address.includes(":") && address.includes(".")) return;
			const bits = Math.min(given, isIPv4(address) ? 32 : 128);
			assert.equal(inNetwork(address, `${address}/${bits}`), true, address);
		}),
	);
	assert.equal(inNetwork("192.0.2.128", "192.0.2.0/25"), false);
	assert.equal(inNetwork("192.0.2.1", "2001:db8::/32"), false);
	assert.equal(inNetwork("192.0.2.1", "192.0.2.0/33"), undefined);
	assert.equal(inNetwork("192.0.2.1", "1::2::3"), undefined);
});
