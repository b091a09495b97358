/** The replay of 2017, which is made up: two waves, nearly all on recorders of one maker; and none when the attacks are left out. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { replay2017 } from "../../scripts/replay-2017.mjs";
import type { WavesReport } from "../../src/detect/episode/waves-report.ts";
import { startFolder } from "../support/start-call.ts";

/** The generator is frozen: another hash is another data set, and what was learnt on the old one does not hold for it. */
const FROZEN = "38749bd15d639f662a8a3d217804c0b320888d1ad8302fa42674482de06a7a51";

test("two waves in July and September, dated to their day, aimed at the maker of the recorders", async (context) => {
	const folder = startFolder(context);
	const { firewall, reports } = replay2017({ withAttacks: true });
	assert.equal(
		createHash("sha256")
			.update([...firewall, ...reports].join("\n"))
			.digest("hex"),
		FROZEN,
	);
	const files = [folder.write("synthetic-firewall.log", firewall.join("\n")), folder.write("synthetic-reports.csv", reports.join("\n"))];
	const { out } = await folder.call(["detect", "logs", ...files, "--format", "json"]);
	const found = JSON.parse(out) as WavesReport;
	assert.ok(found.synthetic);
	assert.deepEqual(
		found.waves.map(({ startedAt, key, category }) => [startedAt.slice(0, 10), key.maker, key.port, category]),
		[
			["2017-09-18", "dahua", 37777, "W4"],
			["2017-07-05", "dahua", 37777, "W4"],
		],
	);
	for (const { aims, damage } of found.waves) {
		assert.ok((aims[0]?.probability ?? 0) > 0.85 && aims[0]?.maker === "dahua");
		assert.ok(damage.victims >= 10 && damage.organisations >= 3);
	}
	const later = await folder.call(["detect", "logs", ...files, "--format", "json", "--since", "2017-09-01"]);
	assert.equal((JSON.parse(later.out) as WavesReport).waves.length, 1);
});

test("the same twelve months without the attacks have no wave", async (context) => {
	const folder = startFolder(context);
	const { firewall, reports } = replay2017({ withAttacks: false });
	const files = [folder.write("synthetic-firewall.log", firewall.join("\n")), folder.write("synthetic-reports.csv", reports.join("\n"))];
	const { out } = await folder.call(["detect", "logs", ...files, "--format", "json"]);
	assert.deepEqual((JSON.parse(out) as WavesReport).waves, []);
});
