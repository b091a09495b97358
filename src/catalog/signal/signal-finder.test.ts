/** Signals of devices, with the facts that ship. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { entries, entry, newFaults } from "../data-check.ts";
import { readSignal } from "./read-signal.ts";
import { splitSerial } from "./serial-form.ts";
import type { Clues, Signal } from "./signal.ts";
import { SignalFinder, signalsIn } from "./signal-finder.ts";

const faults = newFaults();
const file: unknown = JSON.parse(readFileSync(new URL("../../../data/catalog/signals.json", import.meta.url), "utf8"));
const signals: readonly Signal[] = entries(entry(file, "signals.json#", faults), "signals").map((one) => readSignal(one, "9999-01-01"));
const finder = new SignalFinder(signals);

// Addresses, serial numbers and texts in the forms of discovery answers and exports; bodies are made up
const rows: readonly (readonly [clues: Clues, key: string | undefined])[] = [
	[{ mac: "44:19:b6:00:00:01" }, "mac-hikvision"],
	[{ mac: "08:ed:ed:00:00:01" }, "mac-dahua"],
	[{ mac: "30:e1:f1:00:00:02" }, "mac-intelbras"],
	[{ mac: "50:fa:cb:90:00:01" }, "mac-bosch"],
	[{ mac: "50:fa:cb:10:00:01" }, undefined],
	[{ mac: "02:00:00:00:00:01" }, undefined],
	[{ serial: "DS-2CD2142FWD-I20160601CCWR000000002" }, "serial-hikvision=DS-2CD2142FWD-I"],
	[{ serial: "HWI-T220H20190101AAWRC00000002" }, "serial-hikvision=HWI-T220H"],
	[{ serial: "6C0000000000001" }, undefined],
	[{ firmware: "V5.6.2build 190701" }, "firmware-hikvision-build"],
	[{ firmware: "2.800.00IB00C.0.T" }, "infix-ib"],
	[{ firmware: "2.800.0000000.13.R" }, "firmware-dahua-line"],
	[{ firmware: "V4.02.R11.A6531149.12001.131900.00000" }, "board-xiongmai"],
	[{ firmware: "9.80.1" }, undefined],
	[{ protocol: "SADP" }, "protocol-sadp"],
	[{ protocol: "hikvision_sadp; onvif" }, "protocol-sadp"],
	[{ protocol: "ONVIF, RTSP, UPnP, HTTP" }, undefined],
	[{ openPorts: [80, 554, 37777, 37810] }, "port-dahua"],
	[{ openPorts: [80, 443, 554, 8000] }, undefined],
	[
		{ mac: "08:ed:ed:00:00:01", firmware: "2.800.0000000.13.R", protocol: "DHIP", openPorts: [37777] },
		"firmware-dahua-line mac-dahua port-dahua protocol-dhip",
	],
	[{ mac: "08:ed:ed:00:00:01", firmware: "9.80.1" }, "mac-dahua"],
	[{}, undefined],
];

test("what a device shows", () => {
	assert.deepEqual(faults.found, []);
	for (const [clues, key] of rows) assert.equal(finder.find(clues), key, JSON.stringify(clues));
});

test("a key names its signals again, and the model of the serial number", () => {
	const byId = new Map(signals.map((signal) => [signal.id, signal]));
	const shown = signalsIn("mac-dahua nonsense serial-hikvision=DS-2CD2142FWD-I", (id) => byId.get(id));
	assert.deepEqual(
		shown.map(({ signal, model }) => [signal.vendor, model]),
		[
			["dahua", undefined],
			["hikvision", "DS-2CD2142FWD-I"],
		],
	);
});

test("days of manufacture are days", () => {
	assert.deepEqual(splitSerial("DS-2CD2142FWD-I20160229CCWR000000002"), { model: "DS-2CD2142FWD-I", made: 20_160_229 });
	for (const serial of ["DS-2CD2142FWD-I20170229CCWR000000002", "DS-2CD2142FWD-I", "", "1".repeat(5000)])
		assert.equal(splitSerial(serial), undefined, serial.slice(0, 40));
});

test("whatever strangers write, a key is short and made of ids that the catalogue has", () => {
	const ids = new Set(signals.map(({ id }) => id));
	const text = fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom("2.800.0000000.13.R", "SADP,DHIP", "08:ed:ed:00:00:01"));
	fc.assert(
		fc.property(text, text, text, text, fc.array(fc.integer()), (mac, serial, firmware, protocol, openPorts) => {
			const key = finder.find({ mac, serial, firmware, protocol, openPorts });
			for (const token of key?.split(" ") ?? []) assert.ok(ids.has(token.split("=")[0] ?? ""), token);
			assert.equal(finder.find({ mac, serial, firmware, protocol, openPorts }), key);
		}),
		{ numRuns: 2000 },
	);
});
