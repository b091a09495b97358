import assert from "node:assert/strict";
import { test } from "node:test";
import { contradictions, type SchemeTable } from "./scheme-table.ts";
import { tvt } from "./tvt.ts";

const SHAPE = "firmware-and-models 3: <maj.min.patch.svnByymmdd.Dnn.Un(board)>";

const table: SchemeTable = {
	reads: [
		[
			"4.2.1.51203B200724.D10.U1(2A51)",
			{ line: "2A51", vector: [4, 2, 1], serial: 51203, buildDate: 20200724, suffixes: ["d10", "u1"] },
			SHAPE,
		],
		["4.2.1.51203(B200724).D00.U1", { line: undefined, serial: 51203, buildDate: 20200724 }, SHAPE],
		["4.2.1", { vector: [4, 2, 1] }, SHAPE],
	],
	orders: [
		["4.2.1.51203B200724.D10.U1(2A51)", "<", "4.2.2.51500B210101.D10.U1(2A51)", SHAPE],
		["4.2.1.51203B200724.D02.U1(2A51)", "<", "4.2.1.51203B200724.D10.U1(2A51)", `${SHAPE}: counters are numbers`],
		["4.2.1.51203B200724.D10.U1(2A51)", "<", "4.2.1.51203B200724.D10.U2(2A51)", SHAPE],
		["4.2.1.51203B200724.D10.U1(2A51)", "?", "4.2.2.51500B210101.D10.U1(3520)", `${SHAPE}: the board is identity`],
		["4.2.1.51203B210724.D10.U1(2A51)", "? conflict", "4.2.1.51500B200101.D10.U1(2A51)", "revision older, day newer"],
		["4.2.1", "? b extends", "4.2.1.51203B200724.D10.U1", "no revision stated"],
	],
	refuses: [
		["NVMS-1000", "a product, CVE-2019-20085"],
		["4.2.1.51203B201324", "no such day"],
	],
};

test("TVT is ordered inside a board", () => {
	assert.deepEqual(contradictions(tvt, table), []);
});
