import assert from "node:assert/strict";
import { test } from "node:test";
import { applyAnswers } from "./apply-answers.ts";
import type { Device } from "./device.ts";

const CAMERA: Device = {
	id: "cam-1",
	site: "Depot",
	name: undefined,
	brand: "Hikvision",
	maker: undefined,
	model: "DS-2CD2142FWD-I",
	firmware: undefined,
	kind: "unknown",
	mac: undefined,
	serial: undefined,
	protocol: undefined,
	addresses: ["10.0.0.5"],
	openPorts: [],
	exposure: "unknown",
	oemMap: undefined,
	place: { source: "list.csv", line: 2 },
};
const answer = (change: Partial<Device>): Device => ({ ...CAMERA, place: { source: "answers.csv", line: 7 }, ...change });

test("an answer fills what was unknown and leaves the rest", () => {
	const { devices, changed, warnings } = applyAnswers(
		[CAMERA],
		[answer({ firmware: "V5.4.0 build 160530", site: undefined, exposure: "internal" })],
	);
	assert.deepEqual(devices[0], { ...CAMERA, firmware: "V5.4.0 build 160530", exposure: "internal" });
	assert.deepEqual([changed, warnings], [["cam-1"], []]);
});

test("a contradiction names both, and the answer wins", () => {
	const { devices, warnings } = applyAnswers([{ ...CAMERA, firmware: "V5.4.0" }], [answer({ firmware: "V5.4.5 build 170124" })]);
	assert.equal(devices[0]?.firmware, "V5.4.5 build 170124");
	assert.deepEqual(warnings, [
		{
			source: "answers.csv",
			line: 7,
			message: 'firmware of cam-1 was "V5.4.0" and is now answered "V5.4.5 build 170124"; the answer counts',
		},
	]);
});

test("the same said otherwise changes nothing; addresses add up; strangers are told", () => {
	const same = applyAnswers([CAMERA], [answer({ brand: "HIKVISION" })]);
	assert.deepEqual([same.changed, same.devices[0]], [[], CAMERA]);
	const more = applyAnswers([CAMERA], [answer({ addresses: ["10.0.0.6"] }), answer({ id: "cam-9" })]);
	assert.deepEqual(more.devices[0]?.addresses, ["10.0.0.5", "10.0.0.6"]);
	assert.deepEqual(more.unknownIds, ["cam-9"]);
});

test("kind, exposure and OEM map", () => {
	const before: Device = { ...CAMERA, kind: "camera", exposure: "internal", oemMap: { manufacturer: "Dahua", model: "X" } };
	const { devices, warnings } = applyAnswers(
		[before],
		[answer({ kind: "recorder", exposure: "internet", oemMap: { manufacturer: "Hikvision", model: "Y" } })],
	);
	assert.deepEqual([devices[0]?.kind, devices[0]?.exposure, devices[0]?.oemMap?.model], ["recorder", "internet", "Y"]);
	assert.equal(warnings.length, 3);
});
