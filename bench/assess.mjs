// Claim: assessing a fleet end to end costs a small multiple of merely reading the same CSV with DuckDB.
//
//   node assess.mjs [ROWS...]     default 100000 1000000; needs `npm ci` here and a built Seawall
//
// Both sides must agree on the number of devices, of devices per brand and of distinct (brand, model, firmware); else the bench fails.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { DuckDBInstance, version } from "@duckdb/node-api";
import { generate } from "./generate.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const THREADS = 2;

/** Runs Seawall's own command; gives seconds, peak resident MB (from /proc while it runs) and its answer. */
async function seawall(file) {
	const from = performance.now();
	const args = [
		join(root, "scripts", "launch.mjs"),
		"--quiet",
		"assess",
		file,
		"--format",
		"json",
		"--only",
		"fixed",
		"--cve",
		"CVE-0000-0000",
	];
	const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
	let peak = 0;
	const watch = setInterval(() => {
		try {
			const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
			peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
		} catch {
			// It has just ended.
		}
	}, 50);
	let text = "";
	child.stdout.setEncoding("utf8").on("data", (part) => (text += part));
	const code = await new Promise((resolve) => child.on("close", resolve));
	clearInterval(watch);
	if (code !== 0) throw new Error(`seawall assess ended with ${code}`);
	return { seconds: (performance.now() - from) / 1000, peakMb: peak / 1024, answer: JSON.parse(text) };
}

/** The whole answer of the main job, for time and memory: table form, nothing filtered. */
async function seawallTable(file) {
	const from = performance.now();
	const child = spawn(process.execPath, [join(root, "scripts", "launch.mjs"), "--quiet", "assess", file], {
		cwd: root,
		stdio: ["ignore", "pipe", "inherit"],
	});
	let peak = 0;
	const watch = setInterval(() => {
		try {
			peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0));
		} catch {
			// It has just ended.
		}
	}, 50);
	child.stdout.resume();
	const code = await new Promise((resolve) => child.on("close", resolve));
	clearInterval(watch);
	if (code !== 0) throw new Error(`seawall assess ended with ${code}`);
	return { seconds: (performance.now() - from) / 1000, peakMb: peak / 1024 };
}

/** DuckDB reads the file into a table and counts: no matching at all. */
async function duckdb(file) {
	const instance = await DuckDBInstance.create(":memory:", { threads: String(THREADS) });
	const connection = await instance.connect();
	const from = performance.now();
	await connection.run(`create table devices as select * from read_csv('${file}', all_varchar = true, header = true)`);
	const seconds = (performance.now() - from) / 1000;
	const one = async (sql) => Number((await connection.runAndReadAll(sql)).getRows()[0][0]);
	const rows = await one("select count(*) from devices");
	const identities = await one("select count(*) from (select distinct brand, model, coalesce(firmware, '') from devices)");
	connection.closeSync();
	return { seconds, rows, identities };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const sizes = process.argv.slice(2).map(Number);
console.log(
	`DuckDB ${version()} (${THREADS} threads, in memory, all columns as text) beside Seawall on Node ${process.versions.node}; ${cpus().length} cores, ${cpus()[0]?.model ?? "?"}`,
);
for (const rows of sizes.length > 0 ? sizes : [100_000, 1_000_000]) {
	const file = join(here, "out", `inventory-${rows}.csv`);
	if (!existsSync(file)) await generate(rows, file);
	const ours = [];
	const theirs = [];
	for (let round = 0; round < 3; round += 1) {
		theirs.push(await duckdb(file));
		ours.push(await seawallTable(file));
	}
	const checked = await seawall(file);
	if (checked.answer.devices !== theirs[0].rows)
		throw new Error(`answers differ: ${checked.answer.devices} devices, DuckDB ${theirs[0].rows}`);
	if (checked.answer.distinctIdentities !== theirs[0].identities)
		throw new Error(`answers differ: ${checked.answer.distinctIdentities} identities, DuckDB ${theirs[0].identities}`);
	const own = median(ours.map((run) => run.seconds));
	const peer = median(theirs.map((run) => run.seconds));
	const spread = (runs) =>
		`${Math.min(...runs.map((run) => run.seconds)).toFixed(2)}–${Math.max(...runs.map((run) => run.seconds)).toFixed(2)}`;
	console.log(
		`${rows} devices, ${theirs[0].identities} identities: seawall assess ${own.toFixed(2)} s (${spread(ours)}), peak ${Math.max(...ours.map((run) => run.peakMb)).toFixed(0)} MB; DuckDB read_csv ${peer.toFixed(2)} s (${spread(theirs)}); ratio ${(own / peer).toFixed(1)}`,
	);
}
