/** What each organisation sees of one chain. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { AuditEntry, Facts } from "../core/audit.ts";
import { fits, isWithin } from "./audit-view.ts";

const entry = (subject: string, before?: Facts, after?: Facts): AuditEntry => ({
	number: 1,
	at: 1,
	who: "ada@example.org",
	what: "membership/set",
	subject,
	before,
	after,
	previous: "",
	hash: "",
});

const scope = { organisations: new Set(["harbour", "quay"]), people: new Set(["ada"]) };

// subject, before, after, whether the harbour sees it
for (const [subject, before, after, sees] of [
	["ada", undefined, undefined, true],
	["harbour", undefined, { issuer: "x" }, true],
	["eve", undefined, { organisation: "harbour", role: "viewer" }, true],
	["ada", undefined, { organisation: "school", role: "viewer" }, false],
	["ada", { organisation: "harbour" }, { organisation: "school" }, false],
	["eve", undefined, undefined, false],
	["session", undefined, { person: "ada" }, true],
	["session", { person: "eve" }, undefined, false],
	["new", undefined, { name: "n", parent: "quay" }, true],
	["new", undefined, { name: "n", parent: null }, false],
	["wave", undefined, { maker: "x" }, false],
	["token", undefined, { person: "ada", organisation: "school" }, false],
] as const) {
	test(`${subject} ${JSON.stringify(before)} ${JSON.stringify(after)}: ${sees}`, () => {
		assert.equal(isWithin(entry(subject, before, after), scope), sees);
	});
}

test("parts of what and who, whatever their case", () => {
	assert.ok(fits(entry("x"), {}) && fits(entry("x"), { what: "MEMBER", who: "Ada@" }) && fits(entry("x"), { what: "", who: "" }));
	assert.ok(!fits(entry("x"), { what: "session" }) && !fits(entry("x"), { who: "eve" }));
});
