import assert from "node:assert/strict";
import { test } from "node:test";
import { readStatement } from "./statement.ts";

const SOURCE = { url: "https://news.example/1", date: "2017-09-28" };
const REAL = {
	id: "wave-2017",
	title: "Attacks on cameras",
	disclosedAt: "2017-09-12",
	sources: [SOURCE],
	branches: [{ id: "Hikvision Europe", vendor: "hikvision", sells: true, source: SOURCE }],
};
const vendorsOf = (name: string) => (/hikvision/i.test(name) ? ["hikvision"] : []);
const read = (over: object) => readStatement(JSON.stringify({ ...REAL, ...over }), "e.json", vendorsOf);
const codeOf = (over: object) => {
	const answer = read(over);
	return answer.ok ? "ok" : `${answer.error.code} ${answer.error.at}`;
};

test("an event is read with its sources; what is wrong is named with its place", () => {
	const answer = read({});
	assert.ok(answer.ok);
	assert.deepEqual(answer.value.event.subjects, [
		{ id: "Hikvision Europe", kind: "branch", vendor: "hikvision", sells: true, source: SOURCE },
	]);
	for (const [over, code] of [
		[{ id: "Wave 2017" }, "account/bad-event e.json#/id"],
		[{ title: " " }, "account/bad-event e.json#/title"],
		[{ kind: "storm" }, "account/bad-event e.json#/kind"],
		[{ disclosedAt: null }, "account/bad-event e.json#/disclosedAt"],
		[{ sources: [{ url: "javascript:1", date: "2017-09-28" }] }, "account/bad-event e.json#/sources"],
		[{ sources: [{ url: "https://a.example", date: "2017-02-30" }] }, "account/bad-event e.json#/sources"],
		[{ branches: [] }, "account/bad-event e.json#/branches"],
		[{ branches: [...REAL.branches, ...REAL.branches] }, "account/bad-event e.json#/branches/1"],
	] as const)
		assert.equal(codeOf(over), code);
});

test("facts about real firms have a source; nothing made up is said of them", () => {
	assert.equal(codeOf({ sources: [] }), "account/no-source e.json#/sources");
	assert.equal(codeOf({ branches: [{ id: "Hikvision Europe" }] }), "account/no-source e.json#/branches/0/source");
	const made = { synthetic: true, sources: [] };
	assert.equal(codeOf({ ...made, branches: [{ id: "Hikvision Europe" }] }), "account/real-in-synthetic e.json#/branches/0");
	assert.equal(codeOf({ ...made, branches: [{ id: "Hollin", vendor: "hikvision" }] }), "account/real-in-synthetic e.json#/branches/0");
	assert.equal(codeOf({ ...made, branches: [{ id: "Hollin Europe" }] }), "ok");
});
