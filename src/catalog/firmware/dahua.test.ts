import assert from "node:assert/strict";
import { test } from "node:test";
import { dahua } from "./dahua.ts";
import { contradictions, type SchemeTable } from "./scheme-table.ts";

const HONEYWELL = "CISA ICSA-19-304-04";
const BOUNDS = "NVD bounds of CVE-2021-33044 and -33045";
const RULE = "firmware-and-models 3";

const table: SchemeTable = {
	reads: [
		["2.800.0000000.13.R", { line: "2.800.0000", vector: [2, 800], serial: 13, buildDate: undefined, suffixes: ["r"] }, "DHIP answer"],
		["2.400.0000.7.R", { line: "2.400.0000", serial: 7 }, "matching case P025"],
		["3.210.0001.10, build: 2016-06-06", { line: "3.210.0001", serial: 10, buildDate: 20160606, suffixes: [] }, "matching case P027"],
		["3.210.0001.10 build 2016-06-06", { line: "3.210.0001", buildDate: 20160606 }, "CVE-2017-6432"],
		["2.420.0000.10.R, Build: 2016-10-20", { line: "2.420.0000", serial: 10, buildDate: 20161020 }, "web page of a camera"],
		["2.800.0000000.29.R, Build Date: 2021/6/30", { serial: 29, buildDate: 20210630 }, "web page of a camera"],
		["4.001.0000005.1.r.210709", { line: "4.001.0000005", serial: 1, buildDate: 20210709, suffixes: ["r"] }, BOUNDS],
		["V2.420.AC00.18.R.20200217", { line: "2.420.AC00", serial: 18, buildDate: 20200217 }, "CVE-2020-5735, Amcrest"],
		["V2.622.00AC000.0.R.200320", { line: "2.622.00AC000", serial: 0, buildDate: 20200320 }, "CVE-2020-5735, Amcrest"],
		["3.200.QS00.0", { line: "3.200.QS00", serial: 0 }, "matching case P028, Q-See"],
		["2.800.00IB00C.0.T", { line: "2.800.00IB00C", serial: 0, suffixes: ["t"] }, "DHIP answer, Intelbras"],
		["V4.001.00AT009.0.R", { line: "4.001.00AT009", serial: 0 }, "CP Plus recorder"],
		["2.01.0.T.190521", { line: "2.01", vector: [2, 1], serial: 0, buildDate: 20190521, suffixes: ["t"] }, "CISA ICSA-23-082-02"],
		["2.608.GV00.0", { line: "2.608.GV00", serial: 0 }, "CVE-2013-6117"],
		["2.800", { line: undefined, vector: [2, 800], serial: undefined }, "partial form"],
		[
			"General_IPC-HX3XXX-Dalton_MultiLang_PN_Stream3_V2.820.0000000.32.R.250110.bin",
			{ line: "2.820.0000@IPC-HX3XXX-DALTON", serial: 32, buildDate: 20250110 },
			"image of the maker's download page",
		],
		[
			"DH_IPC-Consumer-Zi-Themis_Eng_P_V2.408.0000.11.R.20170621",
			{ line: "2.408.0000@IPC-CONSUMER-ZI-THEMIS", serial: 11, buildDate: 20170621 },
			"CVE-2017-3223",
		],
	],
	orders: [
		["2.800.0000000.13.R", "<", "2.800.0000000.29.R.210630", BOUNDS],
		["2.800.0000.13.R", "<", "2.800.0000000.29.R.210630", "four and seven zeros are one line"],
		["2.800.0000000.29.R.210630", "=", "2.800.0000000.29.R, Build: 2021-06-30", `${RULE}: day as a field of its own`],
		["4.001.0000005.1.r.210709", "<", "4.001.0000005.1.R.210713", BOUNDS],
		["4.001.0000005.1.R.210709", "?", "4.001.0000000.1.R.210710", "line codes have no order"],
		["2.630.0000000.6.R.210707", "?", "2.800.0000000.29.R.210630", "first two fields are platforms"],
		["2.800.0000000.30.R.200101", "? conflict", "2.800.0000000.29.R.210630", `${RULE}: serial newer, day older`],
		["2.800.0000000.29.R", "? b extends", "2.800.0000000.29.R.210630", "one side states no day"],
		["2.800.0000000", "? b extends", "2.800.0000000.29.R.210630", "no serial stated"],
		["2.800", "? b extends", "2.800.0000000.29.R.210630", "no line stated"],
		["2.800", "?", "2.820.0000000.5.R.210705", "platforms, partial"],
		["2.800.0000000.13", "? b extends", "2.800.0000000.13.R", "no mark stated, no day to settle it"],
		["3.210.0001.10 build 2016-06-06", "=", "3.210.0001.10.R, build: 2016-06-06", "no mark stated, same serial and day"],
		["2.800.0000000.13.T", "?", "2.800.0000000.14.R", "test and release builds count apart"],
		["2.800.0000000.13.T.200101", "<", "2.800.0000000.14.R.210101", "test and release build, serial and day agree"],
		["2.01.0.T.190521", "<", "2.01.0.T.190522", "CISA ICSA-23-082-02"],
		[
			"DH_IPC-HX1X2X-Themis_EngSpnFrn_N_V2.400.0000.30.R.20160803",
			"?",
			"DH_IPC-HX4X2X-Themis_EngSpnFrn_N_V2.400.0000.31.R.20170803",
			"different model series",
		],
		["DH_IPC-HX1X2X-Themis_EngSpnFrn_N_V2.400.0000.30.R.20160803", ">", "V2.400.0000.14.R.20160713", "CVE-2017-3223, series stated once"],
		["2.420.HW01.32.20190610", "<", "2.420.HW01.33.20190812", HONEYWELL],
	],
	refuses: [
		["5.4.0", "Hikvision"],
		["V5.4.5 build 170124", "Hikvision"],
		["2.12", "two short fields are anybody's"],
		["2021-06-30", "a day is no version"],
		["2.800.0000000.29.R.210631", "no such day"],
		["DH-IPC-HDW1XXX", "a model"],
		["2.800.0000000.13.R.200511, Build: 2021-06-30", "two days that differ"],
		["2024.2.2", "a day in a version field, CVE-2024-39944"],
	],
};

test("Dahua versions are read and ordered inside their line", () => {
	assert.deepEqual(contradictions(dahua, table), []);
});
