/** Edits in the text: what they leave alone keeps its bytes, and the result means what the edit says. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { applyEdits } from "./apply-edits.ts";

const ROWS: readonly (readonly [json: string, edit: Parameters<typeof applyEdits>[1][number], result: string])[] = [
	['{ "a" : 1 , "b":2}', { kind: "replace", pointer: "/a", value: "x" }, '{ "a" : "x" , "b":2}'],
	['{"a":1, "b":2, "c":3}', { kind: "remove", pointer: "/b" }, '{"a":1, "c":3}'],
	['{"a":1, "b":2}', { kind: "remove", pointer: "/b" }, '{"a":1}'],
	['{ "a":1 }', { kind: "remove", pointer: "/a" }, "{}"],
	["[1, 2, 3]", { kind: "remove", pointer: "/0" }, "[2, 3]"],
	['{\n  "a": 1,\n  "c": 3\n}', { kind: "add", pointer: "", key: "b", value: 2 }, '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}'],
	['{\n  "b": 1\n}', { kind: "add", pointer: "", key: "a", value: [] }, '{\n  "a": [],\n  "b": 1\n}'],
	["{}", { kind: "add", pointer: "", key: "a", value: 1 }, '{"a": 1}'],
	['{"b": 1,\n "a": {"d": 2, "c": [{"f": 1, "e": 2}]}}', { kind: "sort" }, '{"a": {"c": [{"e": 2, "f": 1}], "d": 2},\n "b": 1}'],
	['{"a~/": 1}', { kind: "replace", pointer: "/a~0~1", value: 2 }, '{"a~/": 2}'],
	['{"a": "\\"}", "b": "x"}', { kind: "remove", pointer: "/b" }, '{"a": "\\"}"}'],
	['{"a": 1}', { kind: "remove", pointer: "/x/y" }, '{"a": 1}'],
];

for (const [json, edit, result] of ROWS)
	test(`${JSON.stringify(edit)} in ${json}`, () => assert.equal(applyEdits(json, [edit]).json, result));

test("two edits of one place are not both made", () => {
	const { json, left } = applyEdits('{"a": 1}', [
		{ kind: "replace", pointer: "/a", value: 2 },
		{ kind: "remove", pointer: "/a" },
	]);
	assert.deepEqual([json, left], ['{"a": 2}', 1]);
});

const keyed = (value: unknown): unknown =>
	Array.isArray(value)
		? value.map(keyed)
		: typeof value === "object" && value !== null
			? Object.fromEntries(Object.entries(value).map(([key, one]) => [`k${key}`, keyed(one)]))
			: value;

test("law: sorting changes no value, and sorted text stays as it is", () => {
	fc.assert(
		fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat(4), (drawn, indent) => {
			const value = keyed(drawn);
			const json = JSON.stringify(value, undefined, indent);
			const { json: once } = applyEdits(json, [{ kind: "sort" }]);
			assert.deepEqual(JSON.parse(once), JSON.parse(json));
			assert.equal(applyEdits(once, [{ kind: "sort" }]).json, once);
		}),
	);
});
