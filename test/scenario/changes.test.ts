/** `assess --since` answers about the same devices, documents and holes as `assess`, and refuses what it could only pass over. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import type { ChangeReport } from "../../src/match/revision/change-report.ts";
import { type StartFolder, startFolder } from "../support/start-call.ts";

const LIST = [
	"id,name,brand,model,firmware,site",
	"g-a,Gate A,Hikvision,DS-2CD2142FWD-I,V5.4.0 build 160414,North",
	"g-b,Gate B,Hikvision,DS-2CD2142FWD-I,,South",
	"",
].join("\n");

const PRODUCT_TREE = {
	branches: [
		{
			category: "vendor",
			name: "Hikvision",
			branches: [
				{
					category: "product_name",
					name: "DS-2CD2142FWD-I",
					branches: [
						{
							category: "product_version_range",
							name: "vers:hikvision/<=V5.4.4 build 161125",
							product: { name: "Hikvision DS-2CD2142FWD-I", product_id: "P" },
						},
					],
				},
			],
		},
	],
};

function document(id: string, released: string, cve: string, publisher = "A coordinator"): string {
	const date = `${released}T00:00:00Z`;
	return JSON.stringify({
		document: {
			category: "csaf_security_advisory",
			csaf_version: "2.0",
			publisher: { category: "coordinator", name: publisher, namespace: "https://example.org" },
			title: id,
			tracking: { id, version: "1", status: "final", initial_release_date: date, current_release_date: date, revision_history: [] },
		},
		product_tree: PRODUCT_TREE,
		vulnerabilities: [{ cve, product_status: { known_affected: ["P"] } }],
	});
}

function setUp(folder: StartFolder) {
	const list = folder.write("list.csv", LIST);
	folder.write("docs/old.json", document("OLD-1", "2026-01-10", "CVE-2026-1000"));
	folder.write("docs/new.json", document("NEW-1", "2026-06-10", "CVE-2026-2000"));
	folder.write("docs/also.json", document("NEW-2", "2026-07-10", "CVE-2026-3000"));
	const args = ["assess", list, "--advisories", join(folder.path, "docs"), "--since", "2026-03-01", "--format", "json"];
	const call = (...more: readonly string[]) => folder.call([...args, ...more]);
	const told = async (...more: readonly string[]) => {
		const { code, out, said } = await call(...more);
		assert.equal(code, 0, said);
		const report = JSON.parse(out) as ChangeReport;
		return report.changes.map(({ kind, cve, deviceIds }) => `${cve} ${kind} ${deviceIds.join()}`).sort();
	};
	return { call, told };
}

test("what is new since a day is told for the documents, holes, sites and devices asked about", async (context) => {
	const { told } = setUp(startFolder(context));
	const all = ["2000", "3000"].flatMap((hole) => [`CVE-2026-${hole} newly_affected g-a`, `CVE-2026-${hole} newly_open g-b`]);
	assert.deepEqual(await told(), all);
	assert.deepEqual(await told("--all"), all);
	// A document that is new since the day is no unknown one, though that day did not have it.
	assert.deepEqual(await told("--advisory", "NEW-1"), all.slice(0, 2));
	assert.deepEqual(await told("--advisory", "NEW-1", "--advisory", "NEW-2"), all);
	assert.deepEqual(await told("--advisory", "OLD-1"), []);
	assert.deepEqual(await told("--cve", "cve-2026-3000"), all.slice(2));
	assert.deepEqual(await told("--site", "south"), [all[1], all[3]]);
	assert.deepEqual(await told("--device", "g-a"), [all[0], all[2]]);
});

test("answers count in what changed, and an answer to nobody is told", async (context) => {
	const folder = startFolder(context);
	const { told, call } = setUp(folder);
	const answers = folder.write("answers.csv", "id,firmware\ng-b,V5.4.0 build 160414\ng-z,V5.4.0 build 160414\n");
	assert.deepEqual(
		await told("--answers", answers),
		["2000", "3000"].map((hole) => `CVE-2026-${hole} newly_affected g-a,g-b`),
	);
	assert.match((await call("--answers", answers)).said, /1 answer names a device that the inventory does not have: g-z/);
	assert.equal((await call("--answers", answers, "--quiet")).said, "");
});

test("a wrong id is a wrong call, never an answer that nothing changed", async (context) => {
	const { call } = setUp(startFolder(context));
	for (const [args, code] of [
		[["--cve", "CVE-2026-9999"], "match/unknown-cve: no document speaks of CVE-2026-9999"],
		[["--advisory", "NEW-9"], "match/unknown-advisory"],
		[["--advisory", "NEW-1", "--advisory", "NEW-9"], "match/unknown-advisory"],
		[["--device", "g-z"], "cli/unknown-device"],
		[["--site", "West"], "cli/unknown-site"],
	] as const) {
		const { code: exit, out, said } = await call(...args);
		assert.deepEqual([exit, out], [2, ""], args.join(" "));
		assert.match(said, new RegExp(code));
	}
});

test("what could only be passed over is refused", async (context) => {
	const folder = startFolder(context);
	const { call } = setUp(folder);
	const file = folder.write("any.json", "[]");
	for (const args of [
		["--only", "known_affected"],
		["--confidence", "high"],
		["--suppressions", file],
		["--marks", file],
		["--new-since", file],
		["--questions-csv", join(folder.path, "q.csv")],
		["--group-by", "action"],
		["--publisher-name", "P"],
		["--format", "csv"],
		["--format", "html"],
	]) {
		const { code, out, said } = await call(...args);
		assert.deepEqual([code, out], [2, ""], args.join(" "));
		assert.match(said, /^error: cli\/wrong-call: .*not with --since/, args.join(" "));
		assert.ok(said.includes(args[0] ?? ""));
	}
	assert.match((await call("--format", "yaml")).said, /cli\/unknown-format/);
});

test("the warning about newer documents names the option that gave the day, and none where none did", async (context) => {
	const folder = startFolder(context);
	const { call } = setUp(folder);
	assert.match((await call()).said, /warning: 2 of 3 documents are newer than 2026-03-01 and were left out \(--since\)$/m);
	const list = join(folder.path, "list.csv");
	folder.write("docs/future.json", document("NEW-4", "2027-07-10", "CVE-2026-4000"));
	const of = async (...more: readonly string[]) =>
		(await folder.call(["assess", list, "--advisories", join(folder.path, "docs"), "--format", "json", ...more])).said;
	assert.match(await of(), /warning: 1 of 4 documents are newer than 2026-11-24 and were left out$/m);
	assert.match(await of("--as-of", "2026-11-24"), /warning: 1 of 4 documents are newer than 2026-11-24 and were left out \(--as-of\)$/m);
});

test("two documents are no two versions of one, whatever is compared of them", async (context) => {
	const folder = startFolder(context);
	const one = folder.write("one.json", document("ONE", "2026-01-10", "CVE-2026-1000"));
	const two = folder.write("two.json", document("TWO", "2026-01-10", "CVE-2026-1000"));
	const stranger = folder.write("stranger.json", document("ONE", "2026-01-10", "CVE-2026-1000", "Somebody else"));
	for (const more of [[], ["--entries"]]) {
		const other = await folder.call(["advisory", "diff", one, two, ...more]);
		assert.deepEqual([other.code, other.out], [2, ""]);
		assert.match(other.said, /cli\/other-document: the files are two documents, ONE and TWO/);
		const foreign = await folder.call(["advisory", "diff", one, stranger, ...more]);
		assert.equal(foreign.code, 2);
		assert.match(foreign.said, /two documents, ONE of A coordinator and ONE of Somebody else/);
	}
	folder.write("set/two.json", document("TWO", "2026-01-10", "CVE-2026-1000"));
	folder.write("set/one.json", document("ONE", "2026-01-10", "CVE-2026-1000"));
	assert.equal((await folder.call(["advisory", "diff", one, join(folder.path, "set")])).code, 0);
});

test("entries that changed are exit code 1 where it is asked for, and devices have no part in it", async (context) => {
	const folder = startFolder(context);
	const text = document("ONE", "2026-01-10", "CVE-2026-1000");
	const files = [folder.write("one.json", text), folder.write("two.json", text.replace('"title":"ONE"', '"title":"One"'))] as const;
	const diff = (...more: readonly string[]) => folder.call(["advisory", "diff", "--entries", ...more]);
	assert.equal((await diff(...files)).code, 0);
	assert.equal((await diff(...files, "--fail-on-change")).code, 1);
	assert.equal((await diff(files[0], files[0], "--fail-on-change")).code, 0);
	const list = folder.write("list.csv", LIST);
	for (const option of ["--inventory", "--advisories"]) {
		const { code, said } = await diff(...files, option, list);
		assert.equal(code, 2);
		assert.match(said, new RegExp(`cli/wrong-call: ${option}: not with --entries`));
	}
});

test("a document is withdrawn by its own publisher, not by another that uses the same id", async (context) => {
	const folder = startFolder(context);
	const list = folder.write("list.csv", LIST);
	const kept = folder.write("kept/one.json", document("ONE", "2026-01-10", "CVE-2026-1000"));
	const gone = JSON.parse(document("ONE", "2026-01-10", "CVE-2026-1000", "Somebody else"));
	const before = folder.write("gone/before.json", JSON.stringify(gone));
	const { product_tree: _, vulnerabilities: __, ...rest } = gone;
	rest.document.category = "csaf_withdrawn";
	rest.document.csaf_version = "2.1";
	rest.document.tracking.current_release_date = "2026-05-01T00:00:00Z";
	const after = folder.write("gone/after.json", JSON.stringify(rest));
	const withdrawn = async (...more: readonly string[]) => {
		const { out, said } = await folder.call(["advisory", "diff", before, after, "--inventory", list, "--format", "json", ...more]);
		assert.notEqual(out, "", said);
		return (JSON.parse(out) as ChangeReport).changes.map((change) => change.withdrawn);
	};
	assert.ok((await withdrawn("--advisories", kept)).every((told) => !told));
	const other = folder.write("other.json", document("OTHER", "2026-01-10", "CVE-2026-5000"));
	assert.ok((await withdrawn("--advisories", other)).includes(true));
});
