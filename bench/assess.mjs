// Claim: assessing a fleet end to end costs a small multiple of merely reading the same CSV with DuckDB.
//
//   node assess.mjs [ROWS...]     default 100000 1000000; needs `npm ci` here and a built Seawall
//
// Both sides must agree on the number of devices and of distinct (brand, model, firmware); else the bench fails.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { DuckDBInstance, version } from "@duckdb/node-api";
import { EDITION, generate } from "./generate.mjs";
import { machineLine, peakMb, processorSeconds, ratio, seconds, secondsSince } from "./measure.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const THREADS = 2;

/** Runs Seawall's own command; gives seconds, seconds of processor, peak resident MB (both from /proc while it runs) and what it printed. */
async function assess(file, ...options) {
	const from = performance.now();
	const child = spawn(join(root, "seawall"), ["--quiet", "assess", file, ...options], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
	let peak = 0;
	let processor = 0;
	const watch = setInterval(() => {
		peak = Math.max(peak, peakMb(child.pid));
		processor = Math.max(processor, processorSeconds(child.pid));
	}, 20);
	let text = "";
	child.stdout.setEncoding("utf8").on("data", (part) => {
		text += part;
	});
	const code = await new Promise((resolve) => child.on("close", resolve));
	clearInterval(watch);
	if (code !== 0) throw new Error(`seawall assess ended with ${code}`);
	return { seconds: secondsSince(from), processor, peakMb: peak, text };
}

/** The counts of the answer. A hole that no device of the generated fleet has keeps the answer small; any that the catalogue holds will do. */
const counted = async (file) => JSON.parse((await assess(file, "--format", "json", "--only", "fixed", "--cve", "CVE-2016-20016")).text);

/** DuckDB reads the file into a table and counts: no matching at all. */
async function duckdb(file) {
	const instance = await DuckDBInstance.create(":memory:", { threads: String(THREADS) });
	const connection = await instance.connect();
	const from = performance.now();
	await connection.run(`create table devices as select * from read_csv('${file}', all_varchar = true, header = true)`);
	const seconds = secondsSince(from);
	const one = async (sql) => Number((await connection.runAndReadAll(sql)).getRows()[0][0]);
	const rows = await one("select count(*) from devices");
	const identities = await one("select count(*) from (select distinct brand, model, coalesce(firmware, '') from devices)");
	connection.closeSync();
	return { seconds, rows, identities };
}

const sizes = process.argv.slice(2).map(Number);
console.log(`Machine: ${machineLine()}`);
console.log(`DuckDB ${version()} (${THREADS} threads, in memory, all columns as text) reads the CSV; Seawall answers`);
for (const rows of sizes.length > 0 ? sizes : [100_000, 1_000_000]) {
	const file = join(here, "out", `inventory-${EDITION}-${rows}.csv`);
	if (!existsSync(file)) await generate(rows, file);
	const ours = [];
	const theirs = [];
	for (let round = 0; round < 3; round += 1) {
		theirs.push(await duckdb(file));
		ours.push(await assess(file));
	}
	const checked = await counted(file);
	if (checked.devices !== theirs[0].rows) throw new Error(`answers differ: ${checked.devices} devices, DuckDB ${theirs[0].rows}`);
	if (checked.distinctIdentities !== theirs[0].identities)
		throw new Error(`answers differ: ${checked.distinctIdentities} identities, DuckDB ${theirs[0].identities}`);
	const [own, peer] = [ours, theirs].map((runs) => runs.map((run) => run.seconds));
	const processor = ours.map((run) => run.processor);
	const memory = ours.map((run) => run.peakMb);
	console.log(
		`${rows} devices, ${theirs[0].identities} identities: seawall assess ${seconds(own)}, processor ${seconds(processor)}, peak ${Math.min(...memory).toFixed(0)}–${Math.max(...memory).toFixed(0)} MB; DuckDB read_csv ${seconds(peer)}; ratio ${ratio(own, peer)}`,
	);
}
console.log(`Load afterwards: ${machineLine()}`);
