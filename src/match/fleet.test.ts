import assert from "node:assert/strict";
import { test } from "node:test";
import { device } from "../../test/support/match-fixture.ts";
import type { DeviceKind, Exposure } from "../inventory/device.ts";
import { createFleet } from "./fleet.ts";

test("a device comes back as it went in; equal ones share an identity", () => {
	const fleet = createFleet();
	const exposures: readonly Exposure[] = ["internet", "internal", "isolated", "unknown"];
	const kinds: readonly DeviceKind[] = ["camera", "recorder", "encoder", "access", "other", "unknown"];
	const devices = exposures.flatMap((exposure) =>
		kinds.map((kind) =>
			device({
				id: `${exposure}-${kind}`,
				kind,
				exposure,
				site: kind === "camera" ? undefined : exposure,
				name: kind,
				brand: "Norden",
				model: `M-${kind}`,
			}),
		),
	);
	for (const one of devices) fleet.add(one);
	assert.equal(fleet.size, devices.length);
	assert.equal(fleet.identities.length, kinds.length);
	for (const [row, one] of devices.entries()) {
		const { id, site, name, brand, maker, model, firmware, kind, exposure } = one;
		assert.deepEqual(fleet.deviceAt(row), { id, site, name, brand, maker, model, firmware, kind, exposure });
		assert.deepEqual([fleet.idAt(row), fleet.siteAt(row), fleet.exposureAt(row)], [id, site, exposure]);
		assert.equal(fleet.identities[fleet.identityAt(row)]?.model, `M-${kind}`);
	}
});

test("each field that decides a verdict makes another identity", () => {
	const fleet = createFleet();
	const base = { brand: "A", maker: "B", model: "C", firmware: "D", oemMap: { manufacturer: "E", model: "F" } };
	const others = [
		{},
		{ brand: "x" },
		{ maker: "x" },
		{ model: "x" },
		{ firmware: "x" },
		{ oemMap: undefined },
		{ oemMap: { manufacturer: "E", model: "x" } },
		{ oemMap: { manufacturer: "x", model: "F" } },
		{ brand: undefined },
		{ firmware: undefined },
	];
	for (const [at, other] of others.entries()) fleet.add(device({ id: `d${at}`, ...base, ...other }));
	assert.equal(fleet.identities.length, others.length);
	fleet.add(device({ id: "again", site: "elsewhere", name: "other", mac: "00:00:00:00:00:01", ...base }));
	assert.equal(fleet.identities.length, others.length);
});
