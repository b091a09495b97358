/** A device's firmware as people copy it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { advisory, camera, judged, told } from "../../test/support/match-fixture.ts";

const ranged = advisory({ products: [{ name: "ND-CAM2142", versions: "<V5.4.5" }], fixes: ["V5.4.5"] });

for (const [label, verdict] of [
	["FW V5.4.0", "known_affected"],
	["Firmware: V5.4.0", "known_affected"],
	["firmware version V5.4.0", "known_affected"],
	["Version 5.4.0", "known_affected"],
	["FW V5.4.6", "fixed"],
	["FW", "under_investigation/firmware_unreadable"],
	["firmware 5.4.0 or 5.4.6", "under_investigation/firmware_unreadable"],
] as const) {
	test(`a word in front of a version is no part of it: ${label}`, () => {
		assert.equal(told(judged(camera(label), ranged)), verdict);
	});
}
