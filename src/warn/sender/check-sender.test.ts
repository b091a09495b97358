/** The checks of a sender: a good one, and one fault after another planted in it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { checkSender, type Sender } from "./check-sender.ts";
import type { NameServer } from "./name-server.ts";
import { checkComplaints, checkOneClick } from "./one-click.ts";

type Zone = Record<string, readonly string[] | undefined>;

const GOOD: Zone = {
	"TXT example.org": ["v=spf1 ip4:192.0.2.5 -all"],
	"TXT s1._domainkey.example.org": ["v=DKIM1; k=rsa; p=QUJD"],
	"TXT _dmarc.example.org": ["v=DMARC1; p=quarantine; rua=mailto:d@example.org"],
	"MX example.org": ["mx.example.org"],
	"PTR 192.0.2.5": ["mail.example.org"],
	"A mail.example.org": ["192.0.2.5"],
};
const SENDER: Sender = {
	domain: "example.org",
	keys: [{ domain: "example.org", selector: "s1", kind: "rsa", text: "QUJD" }],
	leavesFrom: ["192.0.2.5"],
};

const over = (zone: Zone): NameServer => {
	const of = async (key: string) => (key in zone ? zone[key] : []);
	return {
		text: (name) => of(`TXT ${name}`),
		exchangers: (name) => of(`MX ${name}`),
		addresses: (name) => of(`A ${name}`),
		names: (address) => of(`PTR ${address}`),
	};
};

test("a sender in order is good throughout", async () => {
	const findings = await checkSender(SENDER, over(GOOD));
	assert.deepEqual(
		findings.map(({ check, level }) => `${check} ${level}`),
		["spf good", "dkim good", "dmarc good", "ptr good", "mx good"],
	);
	assert.ok(findings.every(({ todo }) => todo === ""));
});

for (const [fault, zone, sender, expected] of [
	["no SPF", { "TXT example.org": [] }, {}, "spf bad"],
	["SPF without the address", { "TXT example.org": ["v=spf1 ip4:192.0.2.6 -all"] }, {}, "spf bad"],
	["SPF for everybody", { "TXT example.org": ["v=spf1 +all"] }, {}, "spf bad"],
	["two SPF records", { "TXT example.org": ["v=spf1 -all", "v=spf1 -all"] }, {}, "spf bad"],
	["nobody said from where", {}, { leavesFrom: [] }, "spf unknown"],
	["no key in the DNS", { "TXT s1._domainkey.example.org": [] }, {}, "dkim bad"],
	["another key in the DNS", { "TXT s1._domainkey.example.org": ["v=DKIM1; p=WFla"] }, {}, "dkim bad"],
	["a revoked key", { "TXT s1._domainkey.example.org": ["v=DKIM1; p="] }, {}, "dkim bad"],
	["a key of another kind", { "TXT s1._domainkey.example.org": ["v=DKIM1; k=ed25519; p=QUJD"] }, {}, "dkim bad"],
	["a key on test", { "TXT s1._domainkey.example.org": ["v=DKIM1; t=y; p=QUJD"] }, {}, "dkim weak"],
	["nobody answers for the key", { "TXT s1._domainkey.example.org": undefined }, {}, "dkim unknown"],
	["no key signs", {}, { keys: [] }, "dkim bad"],
	["a stranger's key signs", {}, { keys: [{ domain: "relay.example", selector: "s1", kind: "rsa", text: "QUJD" }] }, "dkim bad"],
	["no DMARC", { "TXT _dmarc.example.org": [] }, {}, "dmarc bad"],
	["DMARC without a policy", { "TXT _dmarc.example.org": ["v=DMARC1; rua=mailto:d@example.org"] }, {}, "dmarc bad"],
	["DMARC that asks for nothing", { "TXT _dmarc.example.org": ["v=DMARC1; p=none; rua=mailto:d@example.org"] }, {}, "dmarc weak"],
	["no PTR", { "PTR 192.0.2.5": [] }, {}, "ptr bad"],
	["a PTR that does not lead back", { "A mail.example.org": ["192.0.2.9"] }, {}, "ptr bad"],
	["a domain that takes no mail", { "MX example.org": ["."] }, {}, "mx bad"],
	["nobody answers for MX", { "MX example.org": undefined }, {}, "mx unknown"],
] as const)
	test(`${fault}: ${expected}, with what to do`, async () => {
		const findings = await checkSender({ ...SENDER, ...(sender as Partial<Sender>) }, over({ ...GOOD, ...(zone as Zone) }));
		const found = findings.filter(({ level }) => level !== "good");
		assert.ok(
			found.some(({ check, level, todo }) => `${check} ${level}` === expected && todo.length > 10),
			JSON.stringify(findings, undefined, 1),
		);
	});

test("a subdomain's mails count under the policy of the domain above, and may be signed by it unless that is strict", async () => {
	const zone: Zone = { ...GOOD, "TXT mail.example.org": GOOD["TXT example.org"], "MX mail.example.org": ["mx.example.org"] };
	const below: Sender = { ...SENDER, domain: "mail.example.org" };
	const levels = async (each: Zone) =>
		(await checkSender(below, over(each))).filter(({ level }) => level === "bad").map(({ check }) => check);
	assert.deepEqual(await levels(zone), []);
	assert.deepEqual(await levels({ ...zone, "TXT _dmarc.example.org": ["v=DMARC1; p=reject; adkim=s; rua=mailto:d@example.org"] }), [
		"dkim",
	]);
	assert.deepEqual(await levels({ ...zone, "TXT _dmarc.example.org": ["v=DMARC1; p=reject; sp=nonsense; rua=mailto:d@example.org"] }), [
		"dmarc",
	]);
});

test("one click counts where both headers are there over https and every signature covers them", () => {
	const message = (more: readonly string[]) => `${["From: a@example.org", ...more].join("\r\n")}\r\n\r\nText`;
	const [link, post] = ["List-Unsubscribe: <https://example.org/u>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click"];
	const signed = "DKIM-Signature: v=1; a=rsa-sha256;\r\n h=from:list-unsubscribe:\r\n list-unsubscribe-post; b=x";
	for (const [lines, level] of [
		[[link, post, signed], "good"],
		[[link, post], "weak"],
		[[link, post, signed, "DKIM-Signature: h=from; b=x"], "bad"],
		[[link, signed], "bad"],
		[[post, signed], "bad"],
		[["List-Unsubscribe: <http://example.org/u>", post, signed], "bad"],
	] as const)
		assert.equal(checkOneClick(message(lines)).level, level, lines.join("|"));
	assert.equal(checkOneClick(`From: a\r\n\r\n${link}\r\n${post}`).level, "bad", "what stands in the body is no header");
});

test("complaints are weighed against what large receivers put up with", () => {
	assert.deepEqual(
		[checkComplaints(999, 5), checkComplaints(10_000, 9), checkComplaints(10_000, 10), checkComplaints(10_000, 30)].map(
			({ level }) => level,
		),
		["unknown", "good", "weak", "bad"],
	);
});
