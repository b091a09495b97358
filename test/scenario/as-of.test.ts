/** What was known on a day: documents by release and receipt, attacks and waves by their days; and what changed since. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { ChangeReport } from "../../src/match/revision/change-report.ts";
import type { Assessment } from "../../src/match/verdict.ts";
import { openStore, type Store } from "../../src/store/open-store.ts";
import { ownAdvisories } from "../support/own-advisories.ts";
import { type StartFolder, startFolder, verdictsOf } from "../support/start-call.ts";

const HEAD = "name,brand,model,firmware\n";
const LIST = `${HEAD}Gate A,Hikvision,DS-2CD2142FWD-I,V5.4.0 build 160414\nGate B,Hikvision,DS-2CD2142FWD-I,V5.5.0 build 170725\n`;

/** A document of one product by a made-up publisher, in a revision. */
function revision(version: string, date: string, upTo: string, more: Readonly<Record<string, unknown>> = {}): string {
	const product = { name: `Hikvision DS-2CD2142FWD-I ${upTo}`, product_id: `P-${version}` };
	const range = { category: "product_version_range", name: `vers:hikvision/<=${upTo}`, product };
	const branches = [
		{ category: "vendor", name: "Hikvision", branches: [{ category: "product_name", name: "DS-2CD2142FWD-I", branches: [range] }] },
	];
	return JSON.stringify({
		document: {
			category: "csaf_security_advisory",
			csaf_version: "2.0",
			publisher: { category: "coordinator", name: "A coordinator", namespace: "https://example.org" },
			title: `Revision ${version}`,
			tracking: {
				id: "COORD-1",
				version,
				status: "final",
				initial_release_date: "2026-01-10T00:00:00Z",
				current_release_date: `${date}T00:00:00Z`,
				revision_history: [],
			},
			...more,
		},
		product_tree: { branches },
		vulnerabilities: [{ cve: "CVE-2026-1000", product_status: { known_affected: [`P-${version}`] } }],
	});
}

const FIRST = revision("1", "2026-01-10", "V5.4.4 build 161125");
const SECOND = revision("2", "2026-03-10", "V5.6.0 build 180101");

async function storing(folder: StartFolder, body: (store: Store) => Promise<void>): Promise<void> {
	const opened = await openStore({ dataFolder: join(folder.path, "data") });
	assert.ok(opened.ok);
	await body(opened.value);
	await opened.value.close();
}

function received(text: string, version: string, released: string, receivedOn: string) {
	const at = (day: string) => Date.parse(`${day}T12:00:00Z`);
	return {
		origin: "files/a coordinator",
		trackingId: "COORD-1",
		version,
		releasedAt: Date.parse(`${released}T00:00:00Z`),
		place: "coord-1.json",
		bytes: new TextEncoder().encode(text),
		receivedAt: at(receivedOn),
	};
}

async function assessed(folder: StartFolder, ...args: readonly string[]): Promise<Assessment> {
	const { out, code, said } = await folder.call([
		"--data",
		join(folder.path, "data"),
		"assess",
		...args,
		"--cve",
		"CVE-2026-1000",
		"--all",
		"--format",
		"json",
	]);
	assert.equal(code, 0, said);
	return JSON.parse(out) as Assessment;
}

test("of files the revision counts that had been released by the day, and what is lost is said", async (context) => {
	const folder = startFolder(context);
	const list = folder.write("list.csv", LIST);
	folder.write("docs/one.json", FIRST);
	const second = folder.write("docs/two.json", SECOND);
	const docs = join(folder.path, "docs");
	assert.deepEqual(verdictsOf(await assessed(folder, list, "--advisories", docs)), {
		"Gate A": "known_affected",
		"Gate B": "known_affected",
	});
	const past = await assessed(folder, list, "--advisories", docs, "--as-of", "2026-02-01");
	assert.equal(verdictsOf(past)["Gate A"], "known_affected");
	assert.notEqual(verdictsOf(past)["Gate B"], "known_affected");
	assert.match(past.problems.join("\n"), /warning: 1 of 2 documents are newer than 2026-02-01/);
	assert.match(past.problems.join("\n"), /note: devices and their firmware are those of the inventory given/);
	const { said, code } = await folder.call(["assess", list, "--advisories", second, "--as-of", "2026-02-01", "--format", "json"]);
	assert.equal(code, 0);
	assert.match(
		said,
		/1 of them had been released by 2026-02-01, but only a later revision is at hand: what it said then is not known \(COORD-1\)/,
	);
});

test("of a data directory only what had been received by the day, in the revision that was current then", async (context) => {
	const folder = startFolder(context);
	const list = folder.write("list.csv", LIST);
	await storing(folder, async (store) => {
		// The second revision came first; the first one arrived late.
		await store.documents.receive([received(SECOND, "2", "2026-03-10", "2026-03-12")], "ada");
		await store.documents.receive([received(FIRST, "1", "2026-01-10", "2026-04-20")], "ada");
	});
	const speaks = async (...args: readonly string[]) => (await assessed(folder, list, ...args)).advisories;
	assert.equal(verdictsOf(await assessed(folder, list))["Gate B"], "known_affected");
	assert.equal(verdictsOf(await assessed(folder, list, "--as-of", "2026-03-12"))["Gate B"], "known_affected");
	assert.equal(await speaks("--as-of", "2026-11-22"), 1);
	const { said, code } = await folder.call([
		"--data",
		join(folder.path, "data"),
		"assess",
		list,
		"--as-of",
		"2026-03-11",
		"--cve",
		"CVE-2026-1000",
	]);
	assert.deepEqual([code, /match\/unknown-cve/.test(said)], [2, true], "nothing had been received yet");
});

test("a data directory is read beside its owner, and nothing in it changes", async (context) => {
	const folder = startFolder(context);
	const list = folder.write("list.csv", LIST);
	await storing(folder, async (store) => {
		await store.documents.receive([received(SECOND, "2", "2026-03-10", "2026-03-12")], "ada");
		const head = await store.audit.head();
		assert.equal(verdictsOf(await assessed(folder, list))["Gate B"], "known_affected");
		assert.deepEqual(await store.audit.head(), head);
	});
	folder.write("data/seawall.db", "no database at all");
	const { out, code } = await folder.call(["--data", join(folder.path, "data"), "assess", list, "--format", "json"]);
	assert.equal(code, 0);
	assert.match(
		(JSON.parse(out) as Assessment).problems.join("\n"),
		/store\/damaged[\s\S]*warning: what the data directory .* holds was not looked at/,
	);
});

test("waves count as they were on record, and a file of waves does not tell", async (context) => {
	const folder = startFolder(context);
	const list = folder.write("list.csv", LIST);
	const key = { maker: undefined, signature: undefined, port: undefined, cve: "CVE-2026-1000" };
	const wave = {
		key,
		category: undefined,
		startedAt: "2026-02-01",
		peakAt: undefined,
		endedAt: undefined,
		sources: undefined,
		targets: undefined,
		countries: [],
		evidence: [{ text: "many calls", source: "a CERT" }],
		statedBy: "ada",
		synthetic: false,
	};
	await storing(folder, async (store) => {
		await store.documents.receive([received(SECOND, "2", "2026-03-10", "2026-03-12")], "ada");
		await store.waves.record({ wave, id: undefined, who: "ada", at: Date.parse("2026-05-01T09:00:00Z") });
	});
	const reasons = async (day: string) =>
		(await assessed(folder, list, "--as-of", day)).findings.flatMap(({ priority }) => priority.reasons).join("\n");
	assert.doesNotMatch(await reasons("2026-04-30"), /wave of attacks/);
	assert.match(await reasons("2026-05-01"), /wave of attacks since 2026-02-01/);
});

test("what changed since a day: exactly the devices whose meaning changed", async (context) => {
	const folder = startFolder(context);
	const list = folder.write("list.csv", LIST);
	await storing(folder, async (store) => {
		await store.documents.receive([received(FIRST, "1", "2026-01-10", "2026-01-11")], "ada");
		await store.documents.receive([received(SECOND, "2", "2026-03-10", "2026-03-12")], "ada");
	});
	const since = async (day: string, ...more: readonly string[]) => {
		const data = join(folder.path, "data");
		const { out, code } = await folder.call([
			"--data",
			data,
			"assess",
			list,
			"--since",
			day,
			"--as-of",
			"2026-11-22",
			"--format",
			"json",
			...more,
		]);
		return { code, report: out === "" ? undefined : (JSON.parse(out) as ChangeReport) };
	};
	const { report } = await since("2026-03-11");
	assert.deepEqual(
		report?.changes.map(({ kind, cve, deviceIds }) => [kind, cve, deviceIds]),
		[["newly_affected", "CVE-2026-1000", ["Gate B"]]],
	);
	assert.deepEqual([report?.from, report?.to, report?.changed], ["2026-03-11", "2026-11-22", 1]);
	assert.equal((await since("2026-03-12")).report?.changed, 0);
	assert.equal((await since("2026-01-10")).report?.summary.newly_affected, 2);
	assert.equal((await since("2026-03-11", "--fail-on", "known_affected")).code, 1);
	assert.equal((await since("2026-11-22")).code, 2);
	const table = await folder.call(["--data", join(folder.path, "data"), "assess", list, "--since", "2026-03-11", "--as-of", "2026-11-22"]);
	assert.match(table.out, /^Something changed for 1 of 2.devices: 1 newly at risk\./);
	assert.match(table.out, /CVE-2026-1000: Hikvision DS-2CD2142FWD-I V5\.5\.0 build 170725 \(Gate B;/);
});

test("a revision of a document: what it states otherwise, for whom, and nothing for an editor's change", async (context) => {
	const folder = startFolder(context);
	const list = folder.write("list.csv", LIST);
	const [one, two] = [folder.write("one.json", FIRST), folder.write("two.json", SECOND)];
	const diff = async (...args: readonly string[]) => {
		const { out, code } = await folder.call(["advisory", "diff", ...args, "--inventory", list, "--format", "json"]);
		return { code, report: JSON.parse(out) as ChangeReport };
	};
	const { report } = await diff(one, two);
	assert.deepEqual(
		report.changes.map(({ kind, deviceIds }) => [kind, deviceIds]),
		[["newly_affected", ["Gate B"]]],
	);
	assert.deepEqual(
		report.statements?.map(({ hole, before, after }) => [hole, before, after]),
		[["CVE-2026-1000", ["known_affected: <= V5.4.4 build 161125"], ["known_affected: <= V5.6.0 build 180101"]]],
	);
	const reworded = folder.write("three.json", FIRST.replace("Revision 1", "Other words").replaceAll("P-1", "Q-9"));
	const same = await diff(one, reworded, "--fail-on-change");
	assert.deepEqual([same.code, same.report.changed, same.report.statements], [0, 0, []]);
	const {
		product_tree: _,
		vulnerabilities: __,
		...bare
	} = JSON.parse(revision("3", "2026-05-01", "x", { category: "csaf_withdrawn", csaf_version: "2.1" }));
	const gone = await diff(one, folder.write("four.json", JSON.stringify(bare)), "--fail-on-change");
	assert.equal(gone.code, 1);
	assert.ok(gone.report.changes.length > 0 && gone.report.changes.every(({ kind, withdrawn }) => kind === "no_longer_stated" && withdrawn));
});

test("start keeps the documents it is given, with an entry of the audit chain, and shows them again without being given them", async (context) => {
	const folder = startFolder(context);
	const list = folder.write("list.csv", LIST);
	const docs = join(folder.path, "docs");
	mkdirSync(docs);
	writeFileSync(join(docs, "two.json"), SECOND);
	const broken = join(docs, "broken.json");
	writeFileSync(broken, "{");
	const affectedBy = (answer: Assessment | undefined) =>
		(answer?.findings ?? [])
			.filter(({ advisory, verdict }) => advisory === "COORD-1" && verdict === "known_affected")
			.map(({ device }) => device.id);
	const first = await folder.start(["--inventory", list, "--advisories", docs]);
	assert.deepEqual(affectedBy(first.answer), ["Gate A", "Gate B"]);
	assert.match(first.answer?.problems.join("\n") ?? "", /advisory\/not-json.*broken\.json/);
	const again = await folder.start([]);
	assert.deepEqual(affectedBy(again.answer), ["Gate A", "Gate B"]);
	// An older revision that is given later is history.
	await folder.start(["--inventory", list, "--advisories", folder.write("old/one.json", FIRST)]);
	assert.deepEqual(affectedBy((await folder.start([])).answer), ["Gate A", "Gate B"]);
	await storing(folder, async (store) => {
		const told = (await store.audit.entries({ limit: 5000 })).filter(({ after }) => after?.["trackingId"] === "COORD-1");
		assert.deepEqual(
			told.map(({ what, who, after }) => [what, who, after?.["version"], after?.["current"]]),
			[
				["document/received", "local", "2", true],
				["document/received", "local", "1", false],
			],
		);
	});
	assert.equal(ownAdvisories().length + 1, again.answer?.advisories);
});
