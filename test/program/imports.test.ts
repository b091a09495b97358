/** A list comes in by the pages: looked at, mended, kept; and what a person states by hand, and takes back. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { type Browser, type Served, served } from "./served.ts";

const LIST = [
	"Standort;Name;Hersteller;Typ;Version;Kennwort",
	"Depot North;Gate;Hikvision;DS-2CD2142FWD-I;V5.4.0 build 160530;geheim",
	";;;;;",
	"Depot North;Ramp;Hikvision;DS-2CD2142FWD-I;V5.4.0 build 160530;geheim",
	'Head Office;"Hall;Axis;M3045-V;11.11.73;geheim',
].join("\r\n");

interface Town {
	readonly site: Served;
	readonly who: Browser;
	readonly base: string;
	readonly organisationId: string;
}

async function town(context: TestContext): Promise<Town> {
	const site = await served(context);
	const by = { who: "test", at: 1 };
	const organisationId = (await site.store.people.addOrganisation({ name: "Harbour", parentId: undefined, ...by })) ?? "";
	await site.person("operator@harbour.example", organisationId, "operator");
	const who = await site.signedIn("operator@harbour.example");
	return { site, who, base: `/console/organisations/${organisationId}`, organisationId };
}

/** Sends a file as a form does; gives the path of its job. */
async function upload({ who, base }: Town, text: string, name: string): Promise<string> {
	const form = new FormData();
	form.set("word", await who.word(`${base}/imports`));
	form.set("file", new File([text], name, { type: "text/csv" }));
	const answer = await who.ask(`${base}/imports`, { method: "POST", body: form });
	assert.equal(answer.status, 303);
	return answer.headers.get("location") ?? "";
}

/** The page of a job once it rests. */
async function rested({ who }: Town, path: string): Promise<string> {
	for (let tries = 0; tries < 400; tries += 1) {
		const text = await (await who.ask(path)).text();
		if (!text.includes("data-events")) return text;
		await new Promise((resolve) => setTimeout(resolve, 25));
	}
	throw new Error("the job does not rest");
}

test("a list is looked at before anything of it is kept, mended, and then counts", async (context) => {
	const place = await town(context);
	const { who, base, site } = place;
	const job = await upload(place, LIST, "../../etc/cameras.csv");
	const page = await rested(place, job);
	assert.match(page, />cameras\.csv</);
	assert.match(page, /Kennwort.{0,80}a secret: not read/);
	assert.ok(!page.includes("geheim") || page.includes("line-5"), "a secret is shown only in a row that is to be mended");
	assert.match(page, /Depot North/);
	assert.equal((await place.site.store.inventory.imports("every")).length, 0, "nothing is kept yet");
	const refused = [...page.matchAll(/name="line-(\d+)"[^>]*>([^<]*)</g)].map((found) => Number(found[1]));
	assert.ok(refused.length > 0, "there is a row to mend");
	const line = refused.at(-1) ?? 0;
	const answer = await who.submit(job, `${job}/again`, {
		[`line-${line}`]: "Head Office;Hall;Axis;M3045-V;11.11.73;",
		[`was-${line}`]: "x",
	});
	assert.equal(answer.status, 303);
	assert.match(await rested(place, job), /1 row typed anew is among them/);
	await who.submit(job, `${job}/keep`, { list: "Cameras" });
	assert.match(await rested(place, job), /3 rows kept, about 3 devices/);
	const [record] = await site.store.inventory.imports("every");
	assert.deepEqual([record?.source, record?.who, record?.end?.rows], ["Cameras", "operator@harbour.example", 3]);
	assert.match(await (await who.ask(`${base}/fleet`)).text(), /3 devices/);
	assert.match(await (await who.ask(`${base}/imports`)).text(), /counts/);
	assert.deepEqual(site.defects, []);
});

test("progress is told as it comes, to whoever may see it", async (context) => {
	const place = await town(context);
	const job = await upload(place, LIST, "cameras.csv");
	const events = await place.who.ask(`${job}/events`);
	assert.match(events.headers.get("content-type") ?? "", /^text\/event-stream/);
	assert.match(await events.text(), /event: job\ndata: \{"state":"ready"/);
	const school = (await place.site.store.people.addOrganisation({ name: "School", parentId: undefined, who: "test", at: 1 })) ?? "";
	await place.site.person("operator@school.example", school, "operator");
	const stranger = await place.site.signedIn("operator@school.example");
	for (const path of [job, job.replace(place.organisationId, school), `${job}/events`.replace(place.organisationId, school)])
		assert.equal((await stranger.ask(path)).status, 404, path);
});

test("what is no list says so, and nothing is kept", async (context) => {
	const place = await town(context);
	for (const [text, name] of [
		["", "empty.csv"],
		["<html><body>no</body></html>", "page.html"],
		["\u0000\u0001\u0002\u0003".repeat(400), "bytes.bin"],
		[`${'"'.repeat(5000)}`, "quotes.csv"],
	] as const) {
		const page = await rested(place, await upload(place, text, name));
		assert.doesNotMatch(page, /<button type="submit">Keep/, name);
	}
	assert.equal((await place.site.store.inventory.imports("every")).length, 0);
	assert.deepEqual(place.site.defects, []);
});

test("columns are read by the user's word; a word that cannot be read is a problem and no defect", async (context) => {
	const place = await town(context);
	const job = await upload(place, "Ding;Wert\r\nDS-2CD2142FWD-I;V5.4.0\r\n", "odd.csv");
	await rested(place, job);
	await place.who.submit(job, `${job}/again`, { map: "model=Ding,firmware=Wert" });
	assert.match(await rested(place, job), /Keep 1 device/);
	await place.who.submit(job, `${job}/again`, { map: "nonsense" });
	assert.match(await rested(place, job), /role="alert"/);
	assert.deepEqual(place.site.defects, []);
});

test("a statement by hand is an observation, and is taken back whole", async (context) => {
	const place = await town(context);
	const { who, base, site } = place;
	const job = await upload(place, LIST, "cameras.csv");
	await rested(place, job);
	await who.submit(job, `${job}/keep`, { list: "Cameras" });
	await rested(place, job);
	site.clock.now += 60_000;
	const before = (await site.store.inventory.devices({ of: "every" })).items;
	const ids = before.map(({ id }) => String(id));
	const word = await who.word(`${base}/fleet`);
	const form = new URLSearchParams({ word, site: "New Pier", exposure: "internet" });
	for (const id of ids) form.append("device", id);
	const answer = await who.ask(`${base}/fleet/edit`, {
		method: "POST",
		headers: { "content-type": "application/x-www-form-urlencoded" },
		body: form.toString(),
	});
	assert.equal(answer.status, 303);
	const edited = (await site.store.inventory.devices({ of: "every" })).items;
	for (const { device } of edited) assert.deepEqual([device.site, device.exposure], ["New Pier", "internet"]);
	const [first] = edited;
	assert.ok(first !== undefined);
	const said = await site.store.inventory.observations("every", first.id);
	assert.ok(said.some(({ method, field, value }) => method === "person" && field === "site" && value === "New Pier"));
	const page = await (await who.ask(answer.headers.get("location") ?? "")).text();
	const undo = /name="edit" value="([^"]+)"/.exec(page)?.[1] ?? "";
	assert.notEqual(undo, "", "the way back is shown");
	site.clock.now += 60_000;
	await who.submit(`${base}/fleet`, `${base}/fleet/undo`, { edit: undo });
	const after = (await site.store.inventory.devices({ of: "every" })).items;
	assert.deepEqual(
		after.map(({ device }) => device),
		before.map(({ device }) => device),
	);
	assert.deepEqual(site.defects, []);
});

test("lists that somebody comes back to are theirs alone, and recorded", async (context) => {
	const place = await town(context);
	const { who, base, site } = place;
	await who.submit(`${base}/fleet`, `${base}/views`, { name: "Gates <b>", query: "site=Depot+North&evil=1" });
	assert.match(await (await who.ask(`${base}/fleet`)).text(), /Gates &lt;b&gt;/);
	await site.person("viewer@harbour.example", place.organisationId, "viewer");
	const other = await site.signedIn("viewer@harbour.example");
	assert.doesNotMatch(await (await other.ask(`${base}/fleet`)).text(), /Gates/);
	const id = /name="view" value="([^"]+)"/.exec(await (await who.ask(`${base}/fleet?site=Depot+North`)).text())?.[1] ?? "";
	await who.submit(`${base}/fleet`, `${base}/views/remove`, { view: id });
	assert.doesNotMatch(await (await who.ask(`${base}/fleet`)).text(), /Gates/);
});

test("a language that an account states goes before the browser's", async (context) => {
	const { who, base } = await town(context);
	assert.match(await (await who.ask(base, { headers: { "accept-language": "en" } })).text(), /<html lang="en-GB">/);
	await who.submit("/console/settings", "/console/settings", { language: "de" });
	assert.match(await (await who.ask(base, { headers: { "accept-language": "en" } })).text(), /<html lang="de-DE">/);
});
