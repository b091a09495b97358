/** Rows of a list of subscribers: what is taken, and the words for what is not. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { csvCells, subscriberHead, subscriberRow } from "./read-subscribers.ts";

const check = (text: string) => (/^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$/.test(text) ? { text, domain: text.split("@")[1] ?? "" } : undefined);

function read(line: string, head = "email,name,language,streams,scope,floor,makers") {
	const columns = subscriberHead(head);
	assert.ok(columns);
	const row = subscriberRow(line, columns, check);
	return "refused" in row ? row.refused : row.subscriber;
}

test("a row gives what it says, and what it does not say is the careful choice", () => {
	assert.deepEqual(read('Ada@Example.org,"Lovelace, ""Ada""",DE,warnings advisories,mine,emergency,hikvision|dahua'), {
		email: "ada@example.org",
		name: 'Lovelace, "Ada"',
		language: "de",
		streams: ["warnings", "advisories"],
		scope: "mine",
		floor: "emergency",
		makers: ["hikvision", "dahua"],
		digest: "none",
	});
	assert.deepEqual(read("ada@example.org", "\ufeffName;Email".replace("Name;Email", "email")), {
		email: "ada@example.org",
		name: "",
		language: "en",
		streams: ["warnings"],
		scope: "all",
		floor: "advice",
		makers: [],
		digest: "none",
	});
	assert.equal(subscriberHead("name,address"), undefined);
});

for (const [line, words] of [
	["", /no address/],
	["ada", /none that mail/],
	['"ada@example.org', /quote/],
	["ada@example.org,Ada,fr", /language/],
	["ada@example.org,Ada,en,spam", /none of warnings/],
	["ada@example.org,Ada,en,warnings,some", /neither/],
	["ada@example.org,Ada,en,warnings,all,panic", /none of advice/],
	["p\u0430ypal@example.org", /look alike/],
	["ada@ex\u0430mple.org", /look alike/],
	[`ada@example.org,${"x".repeat(5000)}`, /characters/],
] as const)
	test(`refused: ${JSON.stringify(line.slice(0, 40))}`, () => {
		assert.match(String(read(line)), words);
	});

test("cells come back as they were quoted", () => {
	fc.assert(
		fc.property(fc.array(fc.string({ maxLength: 10 }), { minLength: 1 }), (cells) => {
			const line = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
			assert.deepEqual(csvCells(line, ","), cells);
		}),
	);
});
