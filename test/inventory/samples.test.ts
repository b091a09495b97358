import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { readAll } from "./source.ts";

const sample = (name: string): string => fileURLToPath(new URL(`../corpus/inventory/${name}`, import.meta.url));

test("a German sheet by hand", async () => {
	const { devices, rejected, warnings } = await readAll([sample("messy-human-sheet.csv")]);
	assert.deepEqual(
		devices.map(({ brand, model, firmware, addresses, mac, site, exposure }) => [
			brand,
			model,
			firmware,
			addresses[0],
			mac,
			site,
			exposure,
		]),
		[
			["HIKVISION", "DS-2CD2142FWD-I", "V5.4.0 build 160530", "192.0.2.31", "44:19:b6:00:00:31", "Lager", "internet"],
			["Dahua", "IPC-HFW4431S", "2.420.0000.10.R, Build: 2016-10-20", "192.0.2.32", "3c:ef:8c:00:00:32", "Tor", "internal"],
			["LTS", "CMIP3142", "V5.3.0build150814", "192.0.2.33", "44:19:b6:00:00:33", undefined, "unknown"],
		],
	);
	assert.deepEqual([rejected, warnings], [[], []]);
});

test("SADP's export: the model from its own column, the serial kept, the maker from the protocol", async () => {
	const { devices } = await readAll([sample("sadp-export.csv")]);
	assert.deepEqual(
		devices.map(({ maker, brand, model, firmware, serial, mac, addresses, openPorts }) => [
			maker,
			brand,
			model,
			firmware,
			serial,
			mac,
			addresses[0],
			openPorts,
		]),
		[
			[
				"Hikvision",
				undefined,
				"DS-K1T671M-L",
				"V3.2.30build 230531",
				"DS-K1T671M-L20230531V030230ENAA0000001",
				"bc:5e:33:00:00:01",
				"10.0.0.5",
				[8000, 80],
			],
			[
				"Hikvision",
				undefined,
				"DS-2CD2142FWD-I",
				"V5.4.0build 160530",
				"DS-2CD2142FWD-I20160601CCWR000000002",
				"44:19:b6:00:00:02",
				"10.0.0.6",
				[8000, 80],
			],
			[
				"Hikvision",
				undefined,
				"DS-2CD2347G2-LU",
				"V5.7.3build 220315",
				"DS-2CD2347G2-LU20260401AAWRJ00000003",
				"44:19:b6:00:00:03",
				"192.168.1.64",
				[8000, 80],
			],
		],
	);
});

test("Milestone's export: brand and model from the driver, the password column dropped", async () => {
	const { devices, warnings } = await readAll([sample("milestone-export-hardwarecsv.csv")]);
	assert.deepEqual(
		devices.map(({ name, brand, model, mac, addresses, openPorts }) => [name, brand, model, mac, addresses[0], openPorts]),
		[
			["Dock 1", "Hikvision", undefined, "44:19:b6:00:00:01", "192.0.2.21", []],
			["Gate", "AXIS", "M1065-LW", "ac:cc:8e:00:00:02", "192.0.2.22", [8080]],
		],
	);
	assert.ok(warnings.some((warning) => warning.message.includes("dropped unread")));
});
