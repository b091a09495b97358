/** Waves in the console: what they mean for devices, what those at the top see and others do not, and the record changed by forms. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Wave } from "../../src/detect/wave.ts";
import { importDevices } from "../support/fleet.ts";
import { foundWave } from "../support/found-wave.ts";
import { served } from "./served.ts";

async function town(context: TestContext) {
	const site = await served(context);
	const by = { who: "test", at: 1 };
	const harbour = (await site.store.people.addOrganisation({ name: "Harbour", parentId: undefined, ...by })) ?? "";
	const quay = (await site.store.people.addOrganisation({ name: "Quay", parentId: harbour, ...by })) ?? "";
	await site.person("ada@harbour.example", harbour, "publisher");
	await site.person("eve@harbour.example", harbour, "viewer");
	await site.person("quinn@quay.example", quay, "admin");
	await importDevices(site.store, quay);
	const record = async (over = {}) => {
		const wave = await site.store.waves.record({ wave: foundWave(over), id: undefined, who: "logs", at: site.clock.now });
		assert.ok(wave !== undefined);
		return wave;
	};
	const wave = await record();
	const page = async (email: string, organisation: string, id = `/${wave.id}`, query = "") => {
		const answer = await (await site.signedIn(email)).ask(`/console/organisations/${organisation}/waves${id}${query}`);
		return { status: answer.status, text: await answer.text() };
	};
	return { site, harbour, quay, wave, record, page };
}

test("the page says what it means here, how big it is and by what; lines of strangers are escaped", async (context) => {
	const { page, harbour, site } = await town(context);
	const { status, text } = await page("eve@harbour.example", harbour);
	assert.equal(status, 200);
	assert.match(text, /What it means for these devices/);
	assert.match(text, /floor\(\(2 · 3 \+ 2 · 4 \+ 3 \+ 3\) \/ 6\) = 3/);
	assert.match(text, /Broader than 99\.8 % of the 310 periods since 28 Mar 2025/);
	assert.match(text, /12 victims in 4 organisations; 1 attack came through/);
	assert.match(text, /&lt;b&gt;SRC=198\.51\.100\.7/);
	assert.doesNotMatch(text, /<b>SRC|Change the record/, "a viewer changes nothing");
	assert.match(text, /Liechtenstein/);
	assert.deepEqual(site.defects, []);
});

test("an organisation below sees sums alone: no line, no small count, no form", async (context) => {
	const { page, quay } = await town(context);
	const { text } = await page("quinn@quay.example", quay);
	assert.match(text, /10 or more victims have reported/);
	assert.match(text, /fewer than 5/);
	assert.doesNotMatch(text, /198\.51\.100|Liechtenstein|Change the record|>404</);
});

test("waves stand in their list, running ones first; one that nobody has is nothing", async (context) => {
	const { page, harbour, record } = await town(context);
	await record({ startedAt: "2026-01-01", endedAt: "2026-01-20", synthetic: true });
	const { text } = await page("eve@harbour.example", harbour, "");
	assert.ok(text.indexOf("Run now") > 0 && text.indexOf("Run now") < text.indexOf(">Over<"));
	assert.match(text, /synthetic data/);
	assert.equal((await page("eve@harbour.example", harbour, "/none")).status, 404);
	const german = await page("eve@harbour.example", harbour, "", "?lang=de");
	assert.match(german.text, /Laufen jetzt/);
});

test("forms name, dismiss, take back, part and join; who looked at an older revision is told so", async (context) => {
	const { site, harbour, quay, wave, record } = await town(context);
	const part = await record({ key: { maker: "dahua", signature: undefined, port: 8000, cve: undefined } });
	const ada = await site.signedIn("ada@harbour.example");
	const at = `/console/organisations/${harbour}/waves/${wave.id}`;
	const now = async (): Promise<Wave> => (await site.store.waves.revisions(wave.id)).at(-1) as Wave;
	const send = async (what: string, fields: Readonly<Record<string, string>>, after?: number) =>
		ada.submit(at, `${at}/${what}`, { after: String(after ?? (await now()).revision), ...fields });
	assert.equal((await send("name", { name: "February" })).status, 303);
	const late = await send("dismiss", { reason: "our own scan" }, 1);
	assert.deepEqual([late.status, (await late.text()).includes("omebody has changed this wave")], [422, true]);
	assert.equal((await send("dismiss", { reason: "our own scan" })).status, 303);
	assert.equal((await send("restore", { reason: "not ours" })).status, 303);
	assert.equal((await send("split", { on: "2026-02-12", reason: "another sender" })).status, 303);
	assert.equal((await send("split", { port: "x", reason: "y" })).status, 422);
	assert.equal((await send("merge", { part: part.id, reason: "the same senders" })).status, 303);
	assert.equal((await send("end", { on: "2026-02-20" })).status, 303);
	const { name, dismissed, splitOn, mergedFrom, endedAt, revision } = await now();
	assert.deepEqual(
		[name, dismissed, splitOn, mergedFrom, endedAt, revision],
		["February", undefined, "2026-02-12", [part.id], "2026-02-20", 7],
	);
	const text = await (await ada.ask(at)).text();
	assert.match(text, /Revision 7: ended/);
	assert.match(text, /another sender/);
	const quinn = await site.signedIn("quinn@quay.example");
	const below = `/console/organisations/${quay}/waves/${wave.id}`;
	assert.equal((await quinn.submit(below, `${below}/name`, { name: "x", word: await quinn.word("/console/account") })).status, 403);
	assert.deepEqual(site.defects, []);
});

test("the overview's first line is a wave that touches the fleet, with a way to what it means", async (context) => {
	const { site, quay, wave } = await town(context);
	const quinn = await site.signedIn("quinn@quay.example");
	const text = await (await quinn.ask(`/console/organisations/${quay}`)).text();
	const notice = text.indexOf("Under attack now:");
	assert.ok(notice > 0 && notice < text.indexOf('class="lead"'));
	assert.match(text, new RegExp(`/waves/${wave.id}`));
});

test("metrics count waves that run, by category; made-up and dismissed ones are none", async (context) => {
	const { site, record } = await town(context);
	await record({ synthetic: true });
	await record({ category: undefined, statedBy: "CERT", measured: undefined });
	await record({ dismissed: "our own scan" });
	const here = site.browser();
	here.remote = "127.0.0.1";
	const text = await (await here.ask("/metrics")).text();
	assert.match(text, /seawall_waves_open\{category="W3"\} 1\n/);
	assert.match(text, /seawall_waves_open\{category="unmeasured"\} 1\n/);
	assert.match(text, /seawall_waves_open\{category="W5"\} 0\n/);
});
