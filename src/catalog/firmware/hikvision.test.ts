import assert from "node:assert/strict";
import { test } from "node:test";
import { hikvision } from "./hikvision.ts";
import { contradictions, type SchemeTable } from "./scheme-table.ts";

const ICSA = "CISA ICSA-17-124-01";
const ACCESS = "CISA ICSA-23-285-14";
const RULE = "firmware-and-models 2 and 3";

const table: SchemeTable = {
	reads: [
		["V5.4.5 build 170124", { vector: [5, 4, 5], buildDate: 20170124, line: undefined, serial: undefined, suffixes: [] }, ICSA],
		["5.4.0  build 160530", { vector: [5, 4, 0], buildDate: 20160530 }, `${ICSA}, two blanks`],
		["v5.4.0 Build160401", { vector: [5, 4, 0], buildDate: 20160401 }, "matching case P005"],
		["3.2.30_build221223", { vector: [3, 2, 30], buildDate: 20221223 }, ACCESS],
		["5.4.0_160402", { vector: [5, 4, 0], buildDate: 20160402 }, "matching case P009"],
		["V5.6.2build 190701", { vector: [5, 6, 2], buildDate: 20190701 }, "SADP answer, glued"],
		["V4.31.000 Build210511", { vector: [4, 31, 0], buildDate: 20210511 }, "HSRC-202109-01, recorders"],
		["V7.3 build 190626", { vector: [7, 3], buildDate: 20190626 }, "SADP answer, DSP version"],
		["V5.5.0 build 20170515", { vector: [5, 5, 0], buildDate: 20170515 }, "eight digits, rule of the facts"],
		["V2.3.8-8", { vector: [2, 3, 8], serial: 8, buildDate: undefined }, "CVE-2023-28808"],
		["3.0.3_20201113_RELEASE(HIK)", { vector: [3, 0, 3], buildDate: 20201113 }, "CVE-2023-6895"],
		["V5.4.5 build 170124 (EN, grey import)", { buildDate: 20170124 }, "verdict rule 13: text after the build"],
		["5.3.0 build 220428", { vector: [5, 3, 0], buildDate: 20220428 }, "CVE-2022-2471, EZVIZ"],
		["IPC_G3_EN_STD_5.5.160_210416", { line: "IPC_G3", vector: [5, 5, 160], buildDate: 20210416 }, "CVE-2021-36260, researcher's list"],
		["IPC_R2_EN_STD_V5.4.81_180203", { line: "IPC_R2", vector: [5, 4, 81] }, "CVE-2021-36260, researcher's list"],
		["IPCK_E6_EN_STD_5.5.100_200226", { line: "IPCK_E6" }, "CVE-2021-36260, researcher's list"],
		["IPDES_G3_EN_STD_5.5.42_210106", { line: "IPDES_G3" }, "CVE-2021-36260, researcher's list"],
		["IPCP_H5_EN_STD_5.5.85_201120", { line: "IPCP_H5" }, "CVE-2021-36260, researcher's list"],
	],
	orders: [
		["V5.4.0 build 160518", "<", "V5.4.5 build 170124", ICSA],
		["5.2.0 build 140720", "<", "5.2.0 build  140721", "matching case P006: one build before the bound"],
		["V5.4.5 build 170124", "=", "5.4.5 Build 170124", ICSA],
		["3.2.30_build221223", "=", "V3.2.30 build 221223", ACCESS],
		["V5.6.2build 190701", "=", "V5.6.2 build 190701", "SADP glued and spaced"],
		["V5.5.0 build 20170515", "=", "V5.5.0 build 170515", "six and eight digits are one day"],
		["V2.2.10 build 230401", ">", "2.2.8_build230219", "matching case P031: parts are numbers"],
		["V5.4.41 build 180101", ">", "V5.4.5 build 170124", "facts README: 5.4.41 sorts above 5.4.5"],
		["V5.4", "<", "V5.5.0 build 170515", "partial, decided by a stated part"],
		["V5.4", "? b extends", "V5.4.5 build 170124", "verdict rule 5: partial"],
		["V5.4.5", "? b extends", "V5.4.5 build 170124", RULE],
		["V5.4 build 160530", "?", "V5.4.5 build 170124", "the partial side states another day, so it is not contained"],
		["V5.5.0 build 170515", "? conflict", "V5.4.5 build 170725", `${RULE}: branches`],
		["V5.5.0 build 170515", ">", "V5.4.5 build 170515", "equal days are no conflict"],
		["V5.5.0", ">", "V5.4.5 build 170725", "a missing day is no conflict"],
		["V2.3.8-8", ">", "V2.3.8-7", "CVE-2023-28808"],
		["V2.3.8", "? b extends", "V2.3.8-8", "CVE-2023-28808: no release stated"],
		["IPC_G3_EN_STD_5.5.160_210416", "?", "IPC_G5_EN_STD_5.5.113_210317", `${RULE}: across platforms`],
		["IPC_G3_EN_STD_5.5.160_210416", "<", "V5.5.800 build 210628", "CVE-2021-36260: the device does not state its platform"],
		["IPC_G3_EN_STD_5.5.160_210416", "=", "V5.5.160 build 210416", "CVE-2021-36260"],
		["unknown", "?", "V5.4.0 build 160530", "matching case P023"],
	],
	refuses: [
		["160530", "a day is no version"],
		["2017-01-23", "a day is no version"],
		["V5", "one part is no version"],
		["V5.4.5 build 170231", "no such day"],
		["V5.4.5 build 17012", "five digits"],
		["DS-2CD2142FWD-I", "a model"],
		["V5.4.0 DS-2CD", "text without a build"],
		["2.800.0000000.13.R", "Dahua"],
		["3.200.0001.0", "Dahua: four-digit group"],
	],
};

test("Hikvision versions are read and ordered as its advisories mean them", () => {
	assert.deepEqual(contradictions(hikvision, table), []);
});
