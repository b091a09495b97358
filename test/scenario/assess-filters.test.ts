/** A mistyped filter must never read as an all-clear; waves raise what they reach. Through the program itself. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import type { Assessment } from "../../src/match/verdict.ts";
import { programFolder } from "../../src/store/disk/catalogue-folder.ts";

const root = programFolder();
const sample = join(root, "data", "sample", "inventory.csv");

function seawall(...args: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
	return spawnSync(process.execPath, [join(root, "scripts", "launch.mjs"), ...args], {
		cwd: root,
		encoding: "utf8",
		maxBuffer: 64 * 1024 * 1024,
	});
}

test("a CVE is found in any case, and one that no document speaks of is a wrong call", () => {
	const found = seawall("assess", sample, "--cve", "cve-2017-7921", "--fail-on", "known_affected", "--quiet");
	assert.equal(found.status, 1);
	assert.match(found.stdout, /^35 of 263 devices are known to be at risk/);
	const unknown = seawall("assess", sample, "--cve", "CVE-9999-1", "--fail-on", "known_affected");
	assert.equal(unknown.status, 2);
	assert.match(unknown.stderr, /^error: match\/unknown-cve: no document speaks of CVE-9999-1 \(--cve\)\. /m);
	assert.equal(unknown.stdout, "");
});

test("a site is found in any case, and one that the list does not have is a wrong call that names those it has", () => {
	assert.match(seawall("assess", sample, "--site", "depot north", "--quiet").stdout, /of 38 devices/);
	const unknown = seawall("assess", sample, "--site", "nowhere");
	assert.equal(unknown.status, 2);
	assert.match(unknown.stderr, /error: cli\/unknown-site: .*Use one of: Car Park West, Depot North, /);
});

test("documents newer than the day asked about are left out and counted", () => {
	const past = seawall("assess", sample, "--as-of", "2026-11-22", "--format", "json", "--quiet");
	const { advisories, problems } = JSON.parse(past.stdout) as Assessment;
	assert.equal(advisories, 0);
	assert.ok(problems.some((line) => /^warning: (\d+) of \1 documents are newer than 2026-11-22/.test(line)));
});

test("a wave that runs is said in the findings that it reaches", (context) => {
	const folder = mkdtempSync(join(tmpdir(), "seawall-wave-"));
	context.after(() => rmSync(folder, { recursive: true, force: true }));
	const data = join(folder, "data");
	assert.equal(
		seawall("--data", data, "wave", "record", "--cve", "CVE-2023-28810", "--since", "2026-11-01", "--source", "a CERT").status,
		0,
	);
	const listed = seawall("--data", data, "wave", "list", "--format", "json");
	const file = join(folder, "waves.json");
	writeFileSync(file, listed.stdout);
	const reasons = (...more: readonly string[]) => {
		const { findings } = JSON.parse(
			seawall("assess", sample, "--cve", "CVE-2023-28810", "--format", "json", "--as-of", "2026-11-24", "--quiet", ...more).stdout,
		) as Assessment;
		return findings.flatMap((finding) => finding.priority.reasons).join("\n");
	};
	assert.doesNotMatch(reasons(), /wave/);
	assert.match(reasons("--waves", file), /wave of attacks/);
});

test("a refused row is told beside the answer, and fails a run that asks for nothing unknown", (context) => {
	const folder = mkdtempSync(join(tmpdir(), "seawall-refused-"));
	context.after(() => rmSync(folder, { recursive: true, force: true }));
	const file = join(folder, "cameras.csv");
	writeFileSync(file, 'id,brand,model,firmware\ncam-1,Axis,M1065-L,12.8.59\n"cam-2,x\n');
	const nothingOpen = "CVE-2017-7921";
	const refused = "warning: inventory/[a-z-]+: this row was refused: .*cameras.csv:3";
	for (const form of ["json", "jsonl", "csv", "html", "sarif"]) {
		const run = seawall("assess", file, "--cve", nothingOpen, "--format", form, "--fail-on", "under_investigation");
		assert.match(run.stderr, new RegExp(refused), form);
		assert.equal(run.status, 1, form);
	}
	assert.equal(seawall("assess", file, "--cve", nothingOpen, "--fail-on", "known_affected", "--quiet").status, 0);
});

test("a wave of a maker that nobody knows is refused", (context) => {
	const folder = mkdtempSync(join(tmpdir(), "seawall-wave-"));
	context.after(() => rmSync(folder, { recursive: true, force: true }));
	const run = seawall(
		"--data",
		join(folder, "data"),
		"wave",
		"record",
		"--maker",
		"Hikvsion",
		"--since",
		"2026-11-01",
		"--source",
		"a CERT",
	);
	assert.equal(run.status, 2);
	assert.match(run.stderr, /detect\/bad-wave: "Hikvsion" is no maker/);
});
