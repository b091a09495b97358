/** Silent days are counted, grow while nothing comes, and end with the first notice. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseEvent } from "./event.ts";
import { matrixCsv, responseMatrix } from "./matrix.ts";

const read = parseEvent(
	JSON.stringify({
		disclosedAt: "2030-03-05",
		firstAttackAt: "2030-03-01",
		branches: [{ id: "north" }, { id: "=south" }],
		notices: [
			{ file: "a", branch: "north", publishedAt: "2030-03-03T10:00:00Z", channel: "page" },
			{ file: "b", branch: "north", publishedAt: "2030-03-05", channel: "newsletter" },
			{ file: "c", branch: "other", publishedAt: "2030-04-01", channel: "page" },
		],
		synthetic: true,
	}),
	"event.json",
);
assert.ok(read.ok);
const event = read.value;

test("a row a branch, from the first moment to the day asked for", () => {
	const { since, branches } = responseMatrix(event, Date.parse("2030-03-06"));
	assert.equal(since, Date.parse("2030-03-01"));
	assert.deepEqual(
		branches.map(({ id, silentDays, censored, days }) => [id, silentDays, censored, days]),
		[
			["north", 2, false, "..#+#+"],
			["=south", 5, true, "......"],
			["other", 5, true, "......"],
		],
	);
	assert.equal(responseMatrix(event, Date.parse("2030-03-16")).branches[1]?.silentDays, 15);
	assert.equal(responseMatrix(event, Date.parse("2030-08-16")).branches[1]?.days.length, 60);
});

test("as a table for a spreadsheet no cell is a formula, and synthetic is said on each line", () => {
	const csv = matrixCsv(responseMatrix(event, Date.parse("2030-03-02")), event.synthetic);
	assert.match(csv, /^branch,sells,day,date,state,synthetic\n"north",true,0,2030-03-01,silent,true\n/);
	assert.match(csv, /"'=south",true,1,2030-03-02,silent,true/);
});
