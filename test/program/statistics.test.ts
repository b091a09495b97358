/** Statistics as they are served: counted from documents and fleets, hidden where few are counted, with the numbers to take away. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Survey } from "../../src/account/statistics/survey.ts";
import { createFleetDesk } from "../../src/serve/fleet-desk.ts";
import { publishEditions } from "../../src/serve/statistics/publish-editions.ts";
import { catalogue, importDevices, SMALL_FLEET, withDocuments } from "../support/fleet.ts";
import { madeSite, open } from "../support/made-site.ts";
import { served } from "./served.ts";

const HOSTILE = `<img src=x onerror=alert(1)>`;

const SURVEY: Survey = {
	id: "remote",
	question: `How do you reach your cameras? ${HOSTILE}`,
	frame: "263 installers",
	method: "by letter",
	from: "2026-01-01",
	until: "2026-01-31",
	asked: 400,
	options: ["Port forwarding", "VPN"],
	answers: [
		{ option: "Port forwarding", count: 81, weight: 1 },
		{ option: "VPN", count: 182, weight: 1 },
	],
	funding: "nobody",
	synthetic: true,
};

test("holes by maker with their source and day; a survey with n, interval and its mark; nothing runs", async (context) => {
	const site = await served(context, { site: madeSite({ documents: [open()] }) });
	await site.store.statistics.keepSurvey({ survey: SURVEY, who: "test", at: 1 });
	const page = await (await site.browser().ask("/statistics", { headers: { "accept-language": "en" } })).text();
	assert.match(page, /1 public documents of 1 publisher held here/);
	assert.match(page, /30\.8 % \(25\.5 % – 36\.6 %\), 81 answers/);
	assert.match(page, /class="notice">made up</);
	assert.doesNotMatch(page, /<img/);
	const json = (await (await site.browser().ask("/statistics/survey-remote.json")).json()) as {
		n: number;
		synthetic: boolean;
		rows: unknown[];
	};
	assert.deepEqual([json.n, json.synthetic, json.rows[0]], [263, true, ["Port forwarding", 81, 0.308, 0.2553, 0.3662]]);
	const csv = await site.browser().ask("/statistics/cve-counts.csv");
	assert.equal(csv.headers.get("content-type"), "text/csv; charset=UTF-8");
	assert.match(await csv.text(), /\r\nnorden,Norden,1,,1,1,2026-01-15\r\n/);
	for (const path of ["no-such.csv", "cve-counts.exe", "..%2f.csv", "%00.csv"])
		assert.equal((await site.browser().ask(`/statistics/${path}`)).status, 404, path);
	assert.deepEqual(site.defects, []);
});

test("fleets: nothing of one or two organisations; from three on sums alone, and nobody is named", async (context) => {
	const site = await served(context, { site: madeSite({ documents: [open()] }) });
	const { store } = site;
	await withDocuments(store);
	const desk = createFleetDesk(store, catalogue, () => site.clock.now);
	const publish = () =>
		publishEditions({ statistics: store.statistics, contributions: () => desk.contributions(), now: () => site.clock.now });
	const shareOf = async () =>
		(await (await site.browser().ask("/statistics/firmware.json")).json()) as { n: number | null; rows: unknown[] };
	for (const [at, name] of ["Harbour Secret", "Quay Secret", "School Secret"].entries()) {
		const id = await store.people.addOrganisation({ name, parentId: undefined, who: "test", at: 1 });
		await importDevices(store, id ?? "", SMALL_FLEET, site.clock.now, `${at}.csv`);
		await desk.renew(id ?? "");
		await publish();
		if (at < 2) assert.equal((await shareOf()).n, null);
	}
	const { n, rows } = await shareOf();
	assert.equal(n, 18);
	assert.deepEqual(rows, [
		["outdated", null, null],
		["no_known_hole", null, null],
		["unknown", null, null],
		["hidden_together", 18, 1],
	]);
	const page = await (await site.browser().ask("/statistics")).text();
	assert.doesNotMatch(page, /Secret/);
	assert.deepEqual(site.defects, []);
});
