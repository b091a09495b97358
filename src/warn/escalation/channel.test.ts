/** The configuration of other channels: what is taken, and what is refused with its place. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readSteps } from "./channel.ts";

const SECRET = `whsec_${"A".repeat(32)}`;

test("channels are at once, escalation after its hours, each with an id of its own", () => {
	const steps = readSteps(
		[
			{ by: "webhook", address: "https://a.example/x", secret: SECRET },
			{ by: "syslog", address: "syslog+tls://siem.example:6514", form: "cef" },
		],
		[
			{ afterHours: 1.5, by: "mail", address: "duty@example.org" },
			{ afterHours: 24, by: "letter" },
		],
	);
	assert.ok(typeof steps !== "string");
	assert.deepEqual(
		steps.map(({ id, afterMs, channel }) => [id, afterMs, channel.by]),
		[
			["channel-1", 0, "webhook"],
			["channel-2", 0, "syslog"],
			["silence-1", 5_400_000, "mail"],
			["silence-2", 86_400_000, "letter"],
		],
	);
	assert.deepEqual(readSteps(undefined, undefined), []);
});

for (const [what, channels, escalation, expected] of [
	["no list", {}, undefined, /^warnings\.channels is no list/],
	["no object", [3], undefined, /^warnings\.channels\[0\] is no object/],
	["an unknown way", [{ by: "fax", address: "x" }], undefined, /channels\[0\]: by is none of/],
	["an unknown form", [{ by: "webhook", address: "https://a.example", form: "irc" }], undefined, /form is none of/],
	["no secret to sign with", [{ by: "webhook", address: "https://a.example" }], undefined, /secret is missing/],
	["no address", [{ by: "mail" }], undefined, /address is missing/],
	["an address over two lines", [{ by: "mail", address: "a@b\r\nBcc: c@d" }], undefined, /address is missing, or no address/],
	["no syslog", [{ by: "syslog", address: "https://a.example" }], undefined, /syslog\+tls/],
	["no hours", undefined, [{ by: "letter" }], /^warnings\.escalation\[0\]: afterHours/],
	["hours before", undefined, [{ by: "letter", afterHours: -1 }], /afterHours/],
] as const)
	test(`${what} is refused with its place`, () => {
		const read = readSteps(channels, escalation);
		assert.match(typeof read === "string" ? read : "taken", expected);
	});
