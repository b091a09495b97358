/** Versions as long as a range may be. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { toCanonical } from "./canonical.ts";
import { contains } from "./contains.ts";
import { parseVers } from "./parse.ts";
import { validateVers } from "./validate.ts";

test("a second with a fraction of 64 KiB is read at once", () => {
	const text = `vers:datetime/2024-01-01T00:00:00.${"0".repeat(65_000)}1Z|2024-01-02T00:00:00.5000Z`;
	const read = parseVers(text);
	assert.ok(read.ok);
	const { user, system } = process.cpuUsage();
	toCanonical(read.value);
	validateVers(read.value);
	const end = process.cpuUsage();
	assert.ok(end.user + end.system - user - system < 250_000);
	assert.equal(contains(read.value, "2024-01-02T00:00:00.50Z").answer, "in");
	assert.equal(contains(read.value, "2024-01-01T00:00:00Z").answer, "out");
});
