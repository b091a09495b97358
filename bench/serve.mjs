// Claim: the served program answers within a small multiple of what its framework costs anyway, and a large import holds nobody up.
//
//   node serve.mjs [DEVICES] [SECONDS] [ROWS] [MINUTES]     default 100000 3 1000000 0; 0 leaves a part out
//
// Beside a bare server of the same framework that answers a fixed string, in the same run: requests per second, p50 and p99 at 1, 32 and 256
// connections. MINUTES of load on all four at once tell whether memory grows. Then a file of 1 000 000 rows is imported over the API while /metrics is asked how late the event loop was. The load is made on
// the same machine, so it takes its share of the processors from both sides alike.
import { spawn } from "node:child_process";
import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import autocannon from "autocannon";
import { readInventory } from "../src/store/files/read-inventory.ts";
import { openStore } from "../src/store/open-store.ts";
import { sha256 } from "../src/store/sha256.ts";
import { generate } from "./generate.mjs";
import { machineLine, secondsSince } from "./measure.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const [devices = 100_000, duration = 3, large = 1_000_000, minutes = 0] = process.argv.slice(2).map(Number);
const secret = "seawall_bench";
const folder = mkdtempSync(join(tmpdir(), "seawall-bench-"));
const children = [];

/** Starts a program, and waits for a line of its output. */
function start(args, find) {
	const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
	children.push(child);
	return new Promise((resolve, reject) => {
		child.stdout.on("data", (piece) => {
			const found = find.exec(piece.toString());
			if (found !== null) resolve(found[1]);
		});
		child.once("exit", (code) => reject(new Error(`${args.join(" ")} ended with ${code}`)));
	});
}

/** A data directory with a fleet, and a token for it. */
async function prepare() {
	const file = join(here, "out", `serve-${devices}.csv`);
	await generate(devices, file);
	const opened = await openStore({ dataFolder: folder });
	if (!opened.ok) throw new Error(opened.error.message);
	const store = opened.value;
	const at = Date.now();
	const by = { who: "bench", at };
	const organisationId = await store.people.defaultOrganisation({ ...by, name: "default" });
	await store.people.invite({
		...by,
		secretHash: "l",
		organisationId,
		role: "admin",
		email: undefined,
		expiresAt: at + 1e6,
		replace: false,
	});
	const joined = await store.people.join({ secretHash: "l", email: "a@b.example", name: "a", passwordHash: "x", at });
	const token = { secretHash: sha256(secret), personId: joined.personId, organisationId, name: "t", expiresAt: at + 1e9 };
	await store.people.addToken({ ...by, ...token, scopes: ["inventory:read", "inventory:change"] });
	const begin = { organisation: "", organisationId, source: "fleet.csv", method: "file", confidence: 0.8, observedAt: at, ...by };
	await store.inventory.recordImport(begin, readInventory([file]), () => ({ sha256: "0", bytes: 1, at }));
	await store.close();
	return organisationId;
}

async function load(url, connections, more = {}) {
	const { requests, latency, non2xx, errors } = await autocannon({ url, connections, duration, ...more });
	if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx} answers that were none, ${errors} errors`);
	return { perSecond: requests.average, p50: latency.p50, p99: latency.p99 };
}

async function metricsOf(base) {
	const text = await (await fetch(`${base}/metrics`)).text();
	const value = (name) => Number(new RegExp(`^${name} ([\\d.e+-]+)$`, "m").exec(text)?.[1]);
	return {
		memory: value("process_resident_memory_bytes") / 2 ** 20,
		delay: value('seawall_event_loop_delay_seconds\\{quantile="0.99"\\}') * 1000,
	};
}

/** Loads everything at once for minutes, and tells how memory and lateness went from the first minute to the last. */
async function soak(base, asked) {
	const ends = asked.map(([, url, more]) => autocannon({ url, connections: 8, duration: minutes * 60, ...more }));
	const looks = [];
	const until = performance.now() + minutes * 60_000 - 5000;
	while (performance.now() < until) {
		await new Promise((resolve) => setTimeout(resolve, 5000));
		looks.push(await metricsOf(base));
	}
	const results = await Promise.all(ends);
	const answers = results.reduce((sum, { requests }) => sum + requests.total, 0);
	const faults = results.reduce((sum, { non2xx, errors }) => sum + non2xx + errors, 0);
	const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
	const memory = looks.map((look) => look.memory);
	const delays = looks.map((look) => look.delay);
	console.log(
		`${minutes} minutes of load, 32 connections: ${answers} answers, ${faults} faults; memory ${median(memory.slice(0, 12)).toFixed(0)} MB in the first minute, ${median(memory.slice(-12)).toFixed(0)} MB in the last, ${Math.max(...memory).toFixed(0)} MB at most; event loop late by (p99) median ${median(delays).toFixed(1)} ms, worst ${Math.max(...delays).toFixed(1)} ms`,
	);
	if (faults > 0) throw new Error(`${faults} answers that were none`);
}

const row = ({ perSecond, p50, p99 }, bare) =>
	`${perSecond.toFixed(0)}/s (${(perSecond / bare.perSecond).toFixed(2)}), p50 ${p50} ms, p99 ${p99} ms`;

try {
	console.log(machineLine());
	let from = performance.now();
	const organisation = await prepare();
	console.log(`${devices} devices imported in ${secondsSince(from).toFixed(1)} s`);
	const program = join(here, "..", "scripts", "launch.mjs");
	const base = await start([program, "serve", "--data", folder, "--port", "18471"], /(http:\/\/127\.0\.0\.1:\d+)\/console/);
	const bare = `http://127.0.0.1:${await start([join(here, "bare-server.mjs")], /^(\d+)/)}/`;
	const headers = { authorization: `Bearer ${secret}` };
	const api = `${base}/api/v1/organisations/${organisation}`;
	from = performance.now();
	const { total } = await (await fetch(`${api}/devices`, { headers })).json();
	if (total !== devices) throw new Error(`${total} devices instead of ${devices}`);
	console.log(`first list of ${total} devices (view made, everything judged) after ${secondsSince(from).toFixed(1)} s`);
	from = performance.now();
	await (await fetch(`${api}/devices?search=hikvision&verdict=known_affected&sort=site&limit=50`, { headers })).text();
	console.log(`a list filtered and ordered anew after ${(secondsSince(from) * 1000).toFixed(0)} ms`);
	const { items } = await (await fetch(`${base}/api/v1/advisories?limit=1`)).json();
	const question = { device: { brand: "Hikvision", model: "DS-2CD2142FWD-I", firmware: "V5.4.0 build 160530" } };
	const body = JSON.stringify(question);
	const site = (await fetch(`${base}/advisories/${items[0].id}`)).status === 200;
	const asked = [
		["a page without sign-in", site ? `${base}/` : `${base}/console/sign-in`, {}],
		["an advisory", site ? `${base}/advisories/${items[0].id}` : `${base}/api/v1/advisories/${items[0].id}`, {}],
		[`50 of ${devices} devices`, `${api}/devices`, { headers }],
		["POST /api/v1/explain", `${base}/api/v1/explain`, { method: "POST", body, headers: { "content-type": "application/json" } }],
	];
	for (const connections of duration > 0 ? [1, 32, 256] : []) {
		const peer = await load(bare, connections);
		console.log(`\n${connections} connection(s)\n  bare server: ${row(peer, peer)}`);
		for (const [what, url, more] of asked) console.log(`  ${what}: ${row(await load(url, connections, more), peer)}`);
	}
	console.log(`\nmemory after that: ${(await metricsOf(base)).memory.toFixed(0)} MB`);
	if (minutes > 0) await soak(base, asked);
	if (large > 0) {
		const file = join(here, "out", `serve-${large}.csv`);
		await generate(large, file);
		await metricsOf(base);
		from = performance.now();
		const sent = await fetch(`${api}/imports?name=large.csv`, {
			method: "POST",
			headers,
			body: ReadableStream.from(createReadStream(file)),
			duplex: "half",
		});
		let job = await sent.json();
		const delays = [];
		while (job.state === "running") {
			await new Promise((resolve) => setTimeout(resolve, 1000));
			delays.push((await metricsOf(base)).delay);
			job = await (await fetch(`${api}/jobs/${job.id}`, { headers })).json();
		}
		if (job.state !== "done" || job.taken !== large) throw new Error(JSON.stringify(job));
		const sorted = delays.toSorted((a, b) => a - b);
		console.log(
			`import of ${large} rows: ${secondsSince(from).toFixed(0)} s; event loop late by (p99 of each second) median ${sorted[sorted.length >> 1].toFixed(1)} ms, 99 of 100 seconds ${sorted[Math.floor(sorted.length * 0.99)].toFixed(1)} ms, worst ${sorted.at(-1).toFixed(1)} ms; memory ${(await metricsOf(base)).memory.toFixed(0)} MB`,
		);
	}
} finally {
	for (const child of children) {
		child.removeAllListeners("exit");
		child.kill("SIGTERM");
	}
	await new Promise((resolve) => setTimeout(resolve, 1500));
	rmSync(folder, { recursive: true, force: true });
}
