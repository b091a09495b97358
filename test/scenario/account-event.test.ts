/**
 * Three offices and a wave of attacks, as it was in September 2017: one warns on top of its newsletter, one hides the matter in a press
 * release, one is silent. The offices, products and texts are invented.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { startFolder } from "../support/start-call.ts";
import { OFFICES_EVENT, OFFICES_FILES } from "../support/three-offices.ts";

/** Without the brand that relabels. */
const EVENT = { ...OFFICES_EVENT, branches: OFFICES_EVENT.branches.filter(({ id }) => id !== "Vessel Cam") };

test("prominence and spin order the offices as the story does, and the silence of the third is counted", async (context) => {
	const folder = startFolder(context);
	folder.write("newsletter.eml", OFFICES_FILES["newsletter.eml"]);
	folder.write("release.html", OFFICES_FILES["release.html"]);
	const event = folder.write("event.json", JSON.stringify(EVENT));
	const { code, out } = await folder.call(["account", "event", event, "--as-of", "2030-10-05", "--format", "json"]);
	assert.equal(code, 0);
	const { synthetic, since, branches } = JSON.parse(out);
	assert.deepEqual([synthetic, since], [true, "2030-09-18"]);
	const [europe, dunmar, america] = branches;
	assert.deepEqual(
		branches.map(({ silentDays, censored, days }: { silentDays: number; censored: boolean; days: string }) => [silentDays, censored, days]),
		[
			[3, false, "...#++++++++++++++"],
			[12, false, "............#+++++"],
			[17, true, ".................."],
		],
	);
	const [warned, spun] = [europe.notices[0].scores, dunmar.notices[0].scores];
	assert.ok(warned.prominence > 80 && spun.prominence < 60, `${warned.prominence} ${spun.prominence}`);
	assert.ok(warned.spin < 25 && spun.spin > 75, `${warned.spin} ${spun.spin}`);
	assert.ok(warned.clarity > spun.clarity + 20, `${warned.clarity} ${spun.clarity}`);
	assert.ok(warned.timeliness > spun.timeliness);
	assert.deepEqual(america.notices, []);
	const table = await folder.call(["account", "event", event, "--as-of", "2030-10-05"]);
	assert.match(table.out, /^SYNTHETIC {2}2030-09-18 to 2030-10-05/);
	assert.match(table.out, /Hollin America +none after 17 days/);
	const csv = await folder.call(["account", "event", event, "--as-of", "2030-10-05", "--format", "csv"]);
	assert.equal(csv.out.trim().split("\n").length, 1 + 3 * 18);
	assert.ok(
		csv.out
			.trim()
			.split("\n")
			.slice(1)
			.every((line) => line.endsWith(",true")),
	);
});

test("a notice that is not there is named, and the matrix still stands", async (context) => {
	const folder = startFolder(context);
	const event = folder.write("event.json", JSON.stringify(EVENT));
	const { code, out, said } = await folder.call(["account", "event", event, "--as-of", "2030-10-05", "--format", "json"]);
	assert.equal(code, 2);
	assert.equal(JSON.parse(out).branches.length, 3);
	assert.match(said, /store\/unreadable/);
	assert.equal((await folder.call(["account", "event", event, "--as-of", "soon"])).code, 2);
});
