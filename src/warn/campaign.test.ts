/** Addresses and ids that a campaign makes, and levels. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { messageIdOf, readCampaign, readReturnPath, returnPathOf } from "./campaign.ts";
import { LEVELS, rankOf, uncertainPolicy } from "./level.ts";

const campaign = { id: "01jabcdefg", from: { name: "Seawall", address: "warnings@example.org" } };

test("a bounce address names campaign, recipient and tag, and reads back; others do not", () => {
	const address = returnPathOf(campaign, 17, "0123456789abcdef");
	assert.equal(address, "warnings+01jabcdefg-17-0123456789abcdef@example.org");
	assert.deepEqual(readReturnPath(address.toUpperCase()), { campaign: campaign.id, recipient: 17, tag: "0123456789abcdef" });
	for (const other of [
		"warnings@example.org",
		"warnings+01jabcdefg-17@example.org",
		"x+01jabcdefg-99999999999-0123456789abcdef@y",
		"+".repeat(10_000),
	])
		assert.equal(readReturnPath(other), undefined);
});

test("a message keeps its id", () => {
	assert.equal(messageIdOf(campaign, 17), "01jabcdefg.17@example.org");
});

test("only the highest level is sent again by itself", () => {
	assert.deepEqual(LEVELS.map(uncertainPolicy), ["hold", "hold", "resend"]);
	assert.deepEqual(LEVELS.map(rankOf), [0, 1, 2]);
});

test("a file that is no campaign is none", () => {
	for (const value of [null, 1, [], {}, { schema: "seawall/campaign/1" }]) assert.equal(readCampaign(value), undefined);
});
