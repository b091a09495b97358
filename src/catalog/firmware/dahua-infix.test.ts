import assert from "node:assert/strict";
import { test } from "node:test";
import { dahuaInfix } from "./dahua-infix.ts";

test("relabellers' letters are found, the maker's digits are none", () => {
	const rows: readonly (readonly [raw: string, code: string | undefined, source: string])[] = [
		["1.000.HW00.21.20190812", "HW00", "CISA ICSA-19-304-02"],
		["3.215.00HW002.2.20190829", "HW002", "CISA ICSA-19-304-04"],
		["V2.420.AC00.18.R.20200217", "AC00", "CVE-2020-5735"],
		["V2.623.00AC004.0.R.200316", "AC004", "CVE-2020-5735"],
		["3.200.QS00.0", "QS00", "matching case P028"],
		["2.800.00IB00C.0.T", "IB00C", "DHIP answer"],
		["V4.001.00AT009.0.R", "AT009", "CP Plus recorder"],
		["2.608.GV00.0", "GV00", "CVE-2013-6117: the brand is not stated"],
		["2.800.0000000.13.R", undefined, "DHIP answer of the maker"],
		["4.001.0000005.1.R.210709", undefined, "CVE-2021-33045"],
		["V5.4.5 build 170124", undefined, "Hikvision"],
		["", undefined, "nothing"],
	];
	for (const [raw, code, source] of rows) {
		const found = dahuaInfix(raw);
		assert.deepEqual([found?.code, found?.letters], [code, code?.slice(0, 2)], `${raw} (${source})`);
	}
});
