/** `seawall detect logs` from the command line: waves, what only looks like one, hostile lines, and counts that no order changes. */
import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { gzipSync, zstdCompressSync } from "node:zlib";
import type { WavesReport } from "../../src/detect/episode/waves-report.ts";
import type { Wave } from "../../src/detect/wave.ts";
import { MADE_START, type MadeLogs, madeLogs } from "../support/made-logs.ts";
import { type StartFolder, startFolder } from "../support/start-call.ts";

const QUIET: MadeLogs = { seed: 3, hours: 21 * 24, sensors: 12, usual: 4, ports: [37777, 23, 8000], events: [] };
const WAVE = { from: 400, to: 460, peak: 45, port: 37777 };
const HOUR = 3_600_000;

async function report(folder: StartFolder, ...args: readonly string[]): Promise<WavesReport> {
	const { code, out, said } = await folder.call(["detect", "logs", ...args, "--format", "json"]);
	assert.equal(code, 0, said);
	return JSON.parse(out) as WavesReport;
}

const counted = ({ events, waves, looked }: WavesReport) => ({
	events,
	looked,
	waves: waves.map(({ evidence: _, ...wave }) => wave),
});

test("a wave on the port of a maker is found, with what it is and is not; quiet weeks have none", async (context) => {
	const folder = startFolder(context);
	const lines = madeLogs({ ...QUIET, events: [WAVE] });
	const found = await report(folder, folder.write("wave.log", lines.join("\n")));
	assert.equal(found.events, lines.length);
	assert.equal(found.waves.length, 1, JSON.stringify(found.waves.map(({ key, startedAt }) => [key, startedAt])));
	const [wave] = found.waves;
	assert.equal(wave?.key.maker, "dahua");
	assert.equal(wave?.key.port, 37777);
	const began = (Date.parse(wave?.startedAt ?? "") - MADE_START) / HOUR;
	assert.ok(began >= WAVE.from && began < WAVE.from + 20, `began ${began}`);
	assert.match(wave?.category ?? "", /^W[1-3]$/, "probing alone is no more than W3");
	assert.ok((wave?.sources ?? 0) > 500 && (wave?.breadth.networks ?? 0) > 500);
	assert.ok(
		wave?.aims.some(({ maker, probability }) => (maker === undefined || maker === null ? probability > 0.5 : false)),
		"a port is weak evidence",
	);
	assert.ok(wave?.evidence.some(({ text }) => text.includes("DPT=37777")));
	const quiet = await report(folder, folder.write("quiet.log", madeLogs(QUIET).join("\n")));
	assert.deepEqual(quiet.waves, []);
});

test("a flood of one source, silent sensors and the same log twice are no wave", async (context) => {
	const folder = startFolder(context);
	const flood = madeLogs({ ...QUIET, events: [{ ...WAVE, peak: 200, single: true }] });
	const flooded = await report(folder, folder.write("flood.log", flood.join("\n")));
	assert.deepEqual(flooded.waves, []);
	assert.ok((flooded.looked.lookAlikes["flood"] ?? 0) > 10);
	const silent = madeLogs({ ...QUIET, silent: { from: 300, to: 340, sensors: 12 } });
	const dark = await report(folder, folder.write("silent.log", silent.join("\n")));
	assert.deepEqual(dark.waves, []);
	assert.ok((dark.looked.lookAlikes["outage"] ?? 0) > 10);
});

test("splitting, shuffling and replaying a log change nothing", async (context) => {
	const folder = startFolder(context);
	const lines = madeLogs({ ...QUIET, hours: 300, events: [{ ...WAVE, from: 220, to: 260 }] });
	const whole = counted(await report(folder, folder.write("whole.log", lines.join("\n"))));
	assert.equal(whole.waves.length, 1);
	const [half, quarter] = [Math.floor(lines.length / 2), Math.floor(lines.length / 4)];
	const parts = [lines.slice(half), lines.slice(0, quarter), lines.slice(quarter, half)].map((part, at) =>
		folder.write(`part-${at}.log`, part.join("\n")),
	);
	assert.deepEqual(counted(await report(folder, ...parts)), whole);
	const shuffled = lines.map((line, at) => ({ line, rank: (at * 2_654_435_761) % 4_294_967_296 })).sort((a, b) => a.rank - b.rank);
	assert.deepEqual(counted(await report(folder, folder.write("shuffled.log", shuffled.map(({ line }) => line).join("\n")))), whole);
	const again = await report(folder, join(folder.path, "whole.log"), folder.write("copy.log", lines.join("\r\n")));
	assert.deepEqual(counted(again), whole);
	assert.ok(again.skipped.every(({ reason }) => reason === "the same line again"));
	assert.equal(
		again.skipped.reduce((sum, one) => sum + one.lines, 0),
		lines.length,
	);
});

test("folders and packed files are read, and what cannot be is named beside the rest", async (context) => {
	const folder = startFolder(context);
	const lines = madeLogs({ ...QUIET, hours: 60 });
	const half = Math.floor(lines.length / 2);
	mkdirSync(join(folder.path, "logs/deep"), { recursive: true });
	writeFileSync(join(folder.path, "logs/a.log.gz"), gzipSync(lines.slice(0, half).join("\n")));
	writeFileSync(join(folder.path, "logs/deep/b.log.zst"), zstdCompressSync(lines.slice(half).join("\n")));
	assert.equal((await report(folder, join(folder.path, "logs"))).events, lines.length);
	const { code, out, said } = await folder.call([
		"detect",
		"logs",
		join(folder.path, "logs"),
		join(folder.path, "none"),
		"--format",
		"json",
	]);
	assert.equal(code, 0);
	assert.equal((JSON.parse(out) as WavesReport).events, lines.length);
	assert.match(said, /files\/not-found/);
	assert.equal((await folder.call(["detect", "logs", join(folder.path, "none")])).code, 2);
});

test("torn and long lines, NUL bytes, wrong years and other forms are told with their number, and hide nothing", async (context) => {
	const folder = startFolder(context);
	const good = madeLogs({ ...QUIET, hours: 50 });
	const bad = [
		'{"timestamp":"2026-10-01T00:00:00Z","event_type":"alert","src_ip":"1.2.3.4',
		"x".repeat(10_000_000),
		good[0]?.replace("kernel", "ker\u0000nel") ?? "",
		good[0]?.replace("2026", "0026") ?? "",
		good[0]?.replace("2026-10-01", "2031-10-01") ?? "",
		"nothing that anybody knows",
	];
	const found = await report(folder, folder.write("bad.log", [...good.slice(0, 10), ...bad, ...good.slice(10)].join("\n")));
	assert.equal(found.events, good.length);
	assert.equal(
		found.skipped.reduce((sum, { lines }) => sum + lines, 0),
		bad.length,
	);
	const reasons = found.skipped.map(({ reason }) => reason).join("\n");
	for (const reason of [
		/no sound JSON/,
		/longer than 256 KiB/,
		/NUL bytes/,
		/not between 1990 and 2100/,
		/ahead of the clock/,
		/not one that is known/,
	])
		assert.match(reasons, reason);
});

test("the table and the page say the same, and strangers' text stays text", async (context) => {
	const folder = startFolder(context);
	const lines = madeLogs({ ...QUIET, events: [WAVE] });
	const file = folder.write("wave.log", lines.map((line) => `${line} \u001b[31m<script>alert(1)</script>`).join("\n"));
	const { out } = await folder.call(["detect", "logs", file]);
	assert.match(out, /^One wave of attacks, /);
	assert.match(out, /[▁-█]{20,}/);
	assert.doesNotMatch(out, /\u001b/);
	const page = await folder.call(["detect", "logs", file, "--format", "html"]);
	assert.match(page.out, /<svg/);
	assert.doesNotMatch(page.out, /<script>/);
	for (const [flag, value] of [
		["--as", "morse"],
		["--format", "xml"],
		["--since", "yesterday"],
		["--fpr", "2"],
	] as const)
		assert.equal((await folder.call(["detect", "logs", file, flag, value])).code, 2, flag);
});

test("reports of victims make damage, and name the maker", async (context) => {
	const folder = startFolder(context);
	const firewall = folder.write("wave.log", madeLogs({ ...QUIET, events: [WAVE] }).join("\n"));
	const rows = Array.from({ length: 14 }, (_, at) => {
		const time = new Date(MADE_START + (WAVE.from + 10 + at) * HOUR).toISOString();
		return `${time},Dahua NVR${at},"channels renamed to HACKED, picture black",Organisation ${at % 5}`;
	});
	const reports = folder.write("reports.csv", ["time,device,symptoms,organisation", ...rows].join("\n"));
	const found = await report(folder, firewall, reports);
	const wave = found.waves.find(({ key }) => key.port === 37777);
	assert.equal(wave?.damage.victims, 14);
	assert.equal(wave?.damage.organisations, 5);
	assert.ok((wave?.category ?? "") >= "W4", `${wave?.category}: ten victims in three organisations`);
	assert.ok((wave?.aims[0]?.probability ?? 0) > 0.8 && wave?.aims[0]?.maker === "dahua");
});

test("logs of the same weeks are read side by side, and a log that grows, is rotated and grows again is followed", async (context) => {
	const folder = startFolder(context);
	const lines = madeLogs({ ...QUIET, hours: 300, events: [{ ...WAVE, from: 220, to: 260 }] });
	const file = folder.write("grows.log", "");
	const running = folder.call(["detect", "logs", file, "--follow", "--format", "json"], undefined, [], async () => {
		const [third, part] = [Math.floor(lines.length / 3), Math.floor(lines.length / 2)];
		appendFileSync(file, `${lines.slice(0, third).join("\n")}\n${lines[third]?.slice(0, 30)}`);
		await setTimeout(1200);
		appendFileSync(file, `${lines[third]?.slice(30)}\n${lines.slice(third + 1, part).join("\n")}\n`);
		await setTimeout(1200);
		renameSync(file, `${file}.1`);
		writeFileSync(file, `${lines.slice(part).join("\n")}\n`);
		await setTimeout(6500);
	});
	const { code, out, said } = await running;
	assert.equal(code, 0, said);
	const answers = out
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line) as WavesReport);
	const end = answers.at(-1);
	assert.deepEqual([end?.events, end?.skipped, end?.waves.length], [lines.length, [], 1]);
});

test("what is found is put on record without lines and small numbers, found again as a revision, and dismissed for good", async (context) => {
	const folder = startFolder(context);
	const lines = madeLogs({ ...QUIET, hours: 300, events: [{ ...WAVE, from: 220, to: 260 }] });
	const reports = [
		"time,device,symptoms,organisation",
		"2026-10-10T12:00Z,Dahua NVR,renamed,A",
		"2026-10-10T13:00Z,Dahua DVR,black,B",
	].join("\n");
	const files = [folder.write("wave.log", lines.join("\n")), folder.write("reports.csv", reports)];
	const data = ["--data", join(folder.path, "data")];
	const listed = async () => {
		const { out } = await folder.call([...data, "wave", "list", "--format", "json"]);
		return (JSON.parse(out) as { readonly waves: readonly Wave[] }).waves;
	};
	const half = folder.write("half.log", lines.slice(0, Math.floor(lines.length * 0.8)).join("\n"));
	const first = await folder.call([...data, "detect", "logs", half, "--record"]);
	assert.equal(first.code, 0, first.said);
	const [early] = await listed();
	assert.deepEqual([early?.key.port, early?.key.maker, early?.statedBy, early?.revision], [37777, undefined, undefined, 1]);
	await folder.call([...data, "detect", "logs", ...files, "--record"]);
	const [wave, ...others] = await listed();
	assert.deepEqual([wave?.id, wave?.revision, others.length], [early?.id, 2, 0]);
	const text = JSON.stringify(wave);
	assert.doesNotMatch(text, /SRC=|DST=|victims/, "two victims could be told apart, and lines hold addresses");
	assert.equal((await folder.call([...data, "wave", "dismiss", wave?.id ?? "", "--reason", " "])).code, 2);
	assert.equal((await folder.call([...data, "wave", "dismiss", wave?.id ?? "", "--reason", "our own scan"])).code, 0);
	const again = await folder.call([...data, "detect", "logs", ...files, "--record"]);
	assert.match(again.said, /was dismissed \(our own scan\) and stays so/);
	assert.deepEqual(
		(await listed()).map(({ dismissed, revision }) => [dismissed, revision]),
		[["our own scan", 3]],
	);
});
