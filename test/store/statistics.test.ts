/** Editions and surveys on every database: nobody's edition is overwritten, and the record holds no organisation's numbers. */
import assert from "node:assert/strict";
import type { Survey } from "../../src/account/statistics/survey.ts";
import { verifyAudit } from "../../src/store/audit/audit-store.ts";
import { storeTest } from "./stores.ts";

const SURVEY: Survey = {
	id: "remote",
	question: "How?",
	frame: "f\0",
	method: "m",
	from: "2026-01-01",
	until: "2026-01-31",
	asked: 3,
	options: ["a", "b"],
	answers: [{ option: "a", count: 2, weight: 1 }],
	funding: "nobody",
	synthetic: true,
};

storeTest("an edition follows the one it was made from, and no other", async ({ statistics, audit }) => {
	assert.equal(await statistics.edition("firmware"), undefined);
	const edition = (at: number) => ({ at, contributions: [{ organisationId: "secret-org", counts: { outdated: 4711 } }] });
	const publish = (at: number, before: number | undefined) =>
		statistics.publish({ id: "firmware", before, edition: edition(at), who: "system" });
	assert.equal(await publish(1, undefined), true);
	assert.equal(await publish(2, undefined), false);
	assert.equal(await publish(2, 1), true);
	assert.equal(await publish(3, 1), false, "made from an edition that is gone");
	assert.deepEqual(await statistics.edition("firmware"), edition(2));
	const both = await Promise.all([publish(5, 2), publish(6, 2)]);
	assert.equal(both.filter(Boolean).length, 1, "of two at once one is published");
	assert.ok((await verifyAudit(audit)).ok);
	assert.doesNotMatch(JSON.stringify(await audit.entries({})), /secret-org|4711/);
});

storeTest("surveys: kept, replaced under their id, taken away, each on record with its answers", async ({ statistics, audit }) => {
	const by = { who: "ada", at: 5 };
	await statistics.keepSurvey({ survey: SURVEY, ...by });
	await statistics.keepSurvey({ survey: { ...SURVEY, id: "later", until: "2026-02-01" }, ...by });
	await statistics.keepSurvey({ survey: { ...SURVEY, asked: 9 }, ...by });
	assert.deepEqual(
		(await statistics.surveys()).map(({ id, asked }) => [id, asked]),
		[
			["later", 3],
			["remote", 9],
		],
	);
	assert.equal(await statistics.removeSurvey({ id: "remote", ...by }), true);
	assert.equal(await statistics.removeSurvey({ id: "remote", ...by }), false);
	const entries = await audit.entries({});
	assert.deepEqual(
		entries.map(({ what }) => what),
		["survey/kept", "survey/kept", "survey/kept", "survey/removed"],
	);
	assert.deepEqual([entries[2]?.before?.["asked"], entries[3]?.before?.["answered"]], [3, 2]);
});
