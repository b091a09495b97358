/** Digests: when they are due, what is in them, and what never is. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Campaign } from "../campaign.ts";
import { LEVELS } from "../level.ts";
import type { Subscriber } from "../subscriber.ts";
import { digestCopy, digestFor, isDigestDue } from "./digest.ts";

const DAY = 86_400_000;

const SUBSCRIBER: Subscriber = {
	id: "s",
	email: "a@example.org",
	name: "A",
	state: "active",
	language: "en",
	streams: ["warnings"],
	scope: "all",
	floor: "advice",
	makers: [],
	digest: "daily",
	digestedTo: 1000,
	consent: { how: "stated", words: "x", sha256: undefined, at: 0 },
	createdAt: 0,
	changedAt: 0,
};

function campaign(id: string, changes: Partial<Campaign> = {}): Campaign {
	const edition = { subject: "", text: "", html: "" };
	return {
		schema: "seawall/campaign/1",
		id: `campaign${id}`,
		stream: "warnings",
		level: "advice",
		advisory: { id, title: `Title ${id}`, version: "1", sha256: "" },
		brief: { makers: ["dahua"], lead: { en: "Install it.", de: "Installieren Sie es." } },
		inventory: { devices: 0, imports: [] },
		from: { name: "", address: "a@example.org" },
		site: "https://example.org",
		createdAt: 2000,
		expiresAt: 9000,
		recipients: 0,
		audienceSha256: "",
		secret: "",
		editions: { en: edition, de: edition },
		...changes,
	};
}

for (const [digest, since, isDue] of [
	["none", 100 * DAY, false],
	["daily", DAY, true],
	["daily", DAY / 2, false],
	["weekly", 7 * DAY, true],
	["weekly", 6 * DAY, false],
] as const)
	test(`${digest}, told ${since / DAY} days ago: ${isDue ? "due" : "not due"}`, () => {
		assert.equal(isDigestDue({ digest, digestedTo: 5000, createdAt: 0 }, 5000 + since), isDue);
	});

test("who was never told counts from when they came", () => {
	assert.equal(isDigestDue({ digest: "daily", digestedTo: undefined, createdAt: 5 }, DAY), true);
	assert.equal(isDigestDue({ digest: "daily", digestedTo: undefined, createdAt: 2 * DAY }, 2 * DAY), false);
});

test("a digest has what somebody asked for, the most urgent first, and each document once", () => {
	const all = [
		campaign("A"),
		campaign("B", { level: "watch-and-act" }),
		campaign("A", { createdAt: 3000 }),
		campaign("C", { createdAt: 1000 }),
		campaign("D", { createdAt: 9001 }),
		campaign("E", { stream: "advisories" }),
		campaign("F", { kind: "newsletter" }),
		campaign("G", { level: "emergency" }),
	];
	const ids = (changes: Partial<Subscriber>) => digestFor({ ...SUBSCRIBER, ...changes }, all, "warnings", 9000).map(({ id }) => id);
	assert.deepEqual(ids({}), ["B", "A"]);
	assert.deepEqual(ids({ floor: "watch-and-act" }), ["B"]);
	assert.deepEqual(ids({ makers: ["hikvision"] }), []);
	assert.deepEqual(ids({ makers: ["dahua"] }), ["B", "A"]);
	assert.deepEqual(ids({ streams: ["news"] }), []);
	assert.deepEqual(ids({ scope: "mine" }), []);
	assert.deepEqual(ids({ digestedTo: 2000 }), ["A"]);
});

test("an emergency is never in a digest, whatever somebody set", () => {
	fc.assert(
		fc.property(
			fc.array(fc.record({ level: fc.constantFrom(...LEVELS), createdAt: fc.nat(5000), id: fc.stringMatching(/^[A-Z]{1,3}$/) })),
			fc.constantFrom(...LEVELS),
			fc.nat(5000),
			(sent, floor, digestedTo) => {
				const campaigns = sent.map(({ id, ...changes }) => campaign(id, changes));
				const items = digestFor({ ...SUBSCRIBER, floor, digestedTo }, campaigns, "warnings", 5000);
				assert.ok(items.every(({ level }) => level !== "emergency"));
				// And nobody who asked for it misses anything else.
				const wanted = campaigns.filter(
					({ level, createdAt }) => level !== "emergency" && createdAt > digestedTo && LEVELS.indexOf(level) >= LEVELS.indexOf(floor),
				);
				assert.deepEqual(new Set(items.map(({ id }) => id)), new Set(wanted.map(({ advisory }) => advisory.id)));
			},
		),
	);
});

test("strangers' words in a digest stay words", () => {
	const items = digestFor(
		SUBSCRIBER,
		[campaign("A", { advisory: { id: "A", title: "<b>x\r\nBcc: y", version: "1", sha256: "" } })],
		"warnings",
		9000,
	);
	const recipient = {
		to: "a@example.org",
		name: "",
		language: "de",
		why: "subscriber",
		subscriber: "s",
		devices: undefined,
		items,
	} as const;
	const { subject, values } = digestCopy(recipient, "warnings", "https://example.org/unsubscribe/x");
	assert.doesNotMatch(subject, /[\r\n]/);
	assert.match(values[1]["items"] ?? "", /&#60;b&#62;x/);
	assert.match(values[0]["items"] ?? "", /HINWEIS/);
});
