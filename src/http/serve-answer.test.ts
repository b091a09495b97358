import assert from "node:assert/strict";
import { test } from "node:test";
import { richAssessment } from "../../test/support/assessment-fixture.ts";
import { ok } from "../core/result.ts";
import { serveAnswer } from "./serve-answer.ts";

test("a printed link opens one browser once; the next link is told", async () => {
	const told: string[] = [];
	const site = await serveAnswer({
		port: 0,
		host: "127.0.0.1",
		sample: false,
		assessment: () => richAssessment,
		sourcesOn: () => undefined,
		questionsCsv: () => "",
		findingsCsv: () => "",
		onImport: async () => ok({ changed: 0, warnings: [] }),
		onOpened: (next) => told.push(next),
		onDefect: (error) => assert.fail(String(error)),
	});
	assert.ok(site.ok);
	try {
		const open = (address: string, cookie = "") => fetch(address, { redirect: "manual", headers: { cookie } });
		const first = await open(site.value.address);
		assert.equal(first.status, 303);
		const cookie = first.headers.get("set-cookie")?.split(";")[0] ?? "";
		assert.equal((await open(new URL("/", site.value.address).href, cookie)).status, 200);
		assert.equal((await open(site.value.address)).status, 401, "the same link does not open a second browser");
		assert.equal((await open(site.value.address, cookie)).status, 303, "in the first browser it leads to the page");
		assert.equal(told.length, 1);
		assert.equal((await open(told[0] ?? "")).status, 303);
		assert.equal(told.length, 2);
	} finally {
		await site.value.close();
	}
});
