// Claim: a console page about 100 000 devices begins within 200 ms, and costs a small multiple of the same page about a hundredth of them.
//
//   node pages.mjs [DEVICES] [ROUNDS]     default 100000 9
//
// Two served programs over the same documents, one with a hundredth of the devices: it is the peer, asked in turn with the other. Of every
// page: the first answer after the view stands (nothing of it is kept yet), and the median of later ones; in ms on the clock, and in ms of
// the server's processors, which a busy machine does not lengthen as much.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { catalogueAdvisories } from "../src/store/disk/catalogue-folder.ts";
import { readInventory } from "../src/store/files/read-inventory.ts";
import { keepCatalogue } from "../src/store/held/hold-documents.ts";
import { openStore } from "../src/store/open-store.ts";
import { sha256 } from "../src/store/sha256.ts";
import { generate } from "./generate.mjs";
import { machineLine, median, processorSeconds } from "./measure.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const [devices = 100_000, rounds = 9] = process.argv.slice(2).map(Number);
const secret = "seawall_bench_session";

/** Pages below an organisation's. Of `%` the rounds make something that was not asked before. */
const PAGES = [
	["overview", ""],
	["fleet", "/fleet"],
	["fleet, filtered", "/fleet?verdict=known_affected&exposure=internet"],
	["fleet, searched anew", "/fleet?search=ds-2cd2%"],
	["sites", "/sites"],
	["advisories", "/advisories"],
	["advisories, newest", "/advisories?sort=released"],
	["one advisory", "/advisories/SEAWALL-2017-0001"],
	["imports", "/imports"],
];

/** A data directory with so many devices, and a program that serves it. */
async function side(count, port) {
	const folder = mkdtempSync(join(tmpdir(), "seawall-bench-"));
	const file = join(here, "out", `pages-${count}.csv`);
	await generate(count, file);
	const opened = await openStore({ dataFolder: folder });
	if (!opened.ok) throw new Error(opened.error.message);
	const store = opened.value;
	const at = Date.now();
	const by = { who: "bench", at };
	const faults = await keepCatalogue(store, catalogueAdvisories());
	if (faults.length > 0) throw new Error(JSON.stringify(faults[0]));
	const organisationId = await store.people.defaultOrganisation({ ...by, name: "default" });
	const link = { secretHash: "l", organisationId, role: "admin", email: undefined, expiresAt: at + 1e6, replace: false };
	await store.people.invite({ ...by, ...link });
	const { personId } = await store.people.join({ secretHash: "l", email: "a@b.example", name: "a", passwordHash: "x", at });
	const session = { secretHash: sha256(secret), personId, state: "open", address: "127.0.0.1", agent: "bench", expiresAt: at + 1e9 };
	await store.people.openSession({ ...by, ...session });
	const begin = { organisation: "", organisationId, source: "fleet.csv", method: "file", confidence: 0.8, observedAt: at, ...by };
	await store.inventory.recordImport(begin, readInventory([file]), () => ({ sha256: "0", bytes: 1, at }));
	await store.close();
	const program = join(here, "..", "scripts", "launch.mjs");
	const child = spawn(process.execPath, [program, "serve", "--data", folder, "--port", String(port)], {
		stdio: ["ignore", "pipe", "inherit"],
	});
	const base = await new Promise((resolve, reject) => {
		child.stdout.on("data", (piece) => {
			const found = /(http:\/\/127\.0\.0\.1:\d+)\/console/.exec(piece.toString());
			if (found !== null) resolve(found[1]);
		});
		child.once("exit", (code) => reject(new Error(`the program ended with ${code}`)));
	});
	return {
		count,
		folder,
		child,
		base: `${base}/console/organisations/${organisationId}`,
		cookie: `seawall-console-session-${port}=${secret}`,
	};
}

async function ask({ base, cookie, child }, path, round) {
	const spent = processorSeconds(child.pid);
	const from = performance.now();
	const answer = await fetch(base + path.replace("%", String(round)), { headers: { cookie } });
	const reader = answer.body.getReader();
	await reader.read();
	const clock = performance.now() - from;
	while (!(await reader.read()).done);
	if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
	return { clock, processor: (processorSeconds(child.pid) - spent) * 1000 };
}

const sides = [];
try {
	console.log(machineLine());
	sides.push(await side(devices, 18_473), await side(Math.max(1, Math.floor(devices / 100)), 18_474));
	for (const each of sides) {
		const { clock } = await ask(each, "/imports", 0);
		const from = performance.now();
		await ask(each, "", 0);
		console.log(
			`${each.count} devices: view made and judged in ${((performance.now() - from) / 1000).toFixed(1)} s (a page without it ${clock.toFixed(0)} ms)`,
		);
	}
	const [large, small] = sides;
	const slow = [];
	console.log(`\npage | first, ms | later, ms on the clock | processor, ms | beside ${small.count} devices`);
	for (const [name, path] of PAGES) {
		const first = await ask(large, path, 100);
		await ask(small, path, 100);
		const [a, b] = [[], []];
		for (let round = 0; round < rounds; round += 1) {
			a.push(await ask(large, path, round));
			b.push(await ask(small, path, round));
		}
		const clock = (side) => median(side.map((each) => each.clock));
		const processor = a.reduce((sum, each) => sum + each.processor, 0) / rounds;
		console.log(
			`${name} | ${first.clock.toFixed(0)} | ${clock(a).toFixed(1)} | ${processor.toFixed(0)} | ${(clock(a) / clock(b)).toFixed(1)}`,
		);
		if (first.clock > 200 || clock(a) > 200) slow.push(name);
	}
	if (slow.length > 0) {
		console.log(`\nover 200 ms: ${slow.join(", ")}`);
		process.exitCode = 1;
	}
	console.log(machineLine());
} finally {
	for (const { child, folder } of sides) {
		child.removeAllListeners("exit");
		child.kill("SIGTERM");
		await new Promise((resolve) => child.once("close", resolve));
		rmSync(folder, { recursive: true, force: true });
	}
}
