// Claim: matching a fleet costs less than the same join in a database.
//
//   node match.mjs [--rounds N] [--equal-first] [DEVICESxSTATEMENTS...]
//   default 100000x500 100000x2000 1000000x500 1000000x2000, three rounds; --equal-first leaves out asking device by device
//
// Seawall goes from a fleet, which it holds as numbered identities with names and versions as texts, to verdict, plan and target of each
// device. The databases go from tables of typed columns (line, version and build day packed to one integer that orders) to verdict and
// target. Neither side's loading counts: filling tables there, making the fleet of devices in memory here, which is told apart. Databases
// get two ways of asking: each device beside each statement, and equal devices joined first, as Seawall does. The bench fails when devices
// of one verdict, or the sum of the targets, differ.
import { compileLibrary } from "../src/match/compile.ts";
import { loadCatalogue } from "../src/store/disk/catalogue-folder.ts";
import { openDuckdb, openPostgres } from "./databases.mjs";
import { makeIdentities, makeStatements, placeDevices, readStatements, toDevices } from "./decidable-fleet.mjs";
import { machineLine, ratio, seconds, secondsSince } from "./measure.mjs";
import { internFleet, judgeFleet, NONE, verdictsOf } from "./verdict-per-device.mjs";

const IDENTITIES = 20_000;
const WORDS = { 3: "affected", 2: "open", 1: "fixed", 0: "below range", [NONE]: "no statement" };

const args = process.argv.slice(2);
const only = args.indexOf("--equal-first");
const equalFirst = only !== -1;
if (equalFirst) args.splice(only, 1);
const at = args.indexOf("--rounds");
const rounds = at === -1 ? 3 : Number(args.splice(at, 2)[1]);
const cases = (args.length > 0 ? args : ["100000x500", "100000x2000", "1000000x500", "1000000x2000"]).map((text) =>
	text.split("x").map(Number),
);

const loaded = await loadCatalogue();
if (!loaded.ok) throw new Error("the catalogue cannot be read");
const catalogue = loaded.value;

function seawall(devices, library) {
	const from = performance.now();
	const fleet = internFleet(devices);
	const interned = secondsSince(from);
	const begun = performance.now();
	const before = process.cpuUsage();
	const { severities, targets } = verdictsOf(judgeFleet(fleet, library, catalogue));
	return { seconds: secondsSince(begun), processor: process.cpuUsage(before).user / 1e6, interned, severities, targets };
}

function countsOf({ severities, targets }, statements) {
	const orders = new Map(statements.map(({ hi }) => [hi.text, hi.ver]));
	const counts = {};
	severities.forEach((severity, row) => {
		counts[severity] ??= { devices: 0, targets: 0 };
		counts[severity].devices += 1;
		const target = targets[row];
		if (target === undefined) return;
		if (!orders.has(target)) throw new Error(`no statement has the target ${target}`);
		counts[severity].targets += orders.get(target);
	});
	return counts;
}

const told = (counts) =>
	Object.entries(WORDS)
		.map(([severity, word]) => `${counts[severity]?.devices ?? 0} ${word}`)
		.join(", ");

console.log(`Machine: ${machineLine()}; ${IDENTITIES} identities, ${rounds} rounds; median (smallest–largest)`);
for (const [size, count] of cases) {
	const statements = makeStatements(count);
	const identities = makeIdentities(IDENTITIES);
	const places = placeDevices(size, identities);
	const devices = toDevices(places, identities);
	const from = performance.now();
	const advisories = readStatements(statements);
	const library = compileLibrary(advisories, catalogue);
	console.log(
		`\n${size} devices, ${count} statements (documents read and compiled in ${secondsSince(from).toFixed(2)} s, not counted below)`,
	);
	const peers = [await openDuckdb(statements, identities, places), await openPostgres(statements, identities, places)].filter(Boolean);
	const ours = [];
	const theirs = new Map();
	let counts;
	for (let round = 0; round < rounds; round += 1) {
		const own = seawall(devices, library);
		counts ??= countsOf(own, statements);
		ours.push(own);
		for (const peer of peers) {
			for (const [way, sql] of Object.entries(peer.ways)) {
				if (equalFirst && way === "byDevice") continue;
				const run = await peer.ask(sql);
				for (const severity of Object.keys(WORDS)) {
					const [a, b] = [counts[severity], run.counts[severity]].map(
						(side) => `${side?.devices ?? 0} devices, targets ${side?.targets ?? 0}`,
					);
					if (a !== b) throw new Error(`${WORDS[severity]}: Seawall has ${a}, ${peer.name} has ${b}`);
				}
				const key = `${peer.name}, ${way === "byDevice" ? "device by device" : "equal devices first"}`;
				theirs.set(key, [...(theirs.get(key) ?? []), run.seconds]);
			}
		}
	}
	for (const peer of peers) await peer.close();
	const own = ours.map((run) => run.seconds);
	console.log(`  all agree: ${told(counts)}`);
	const processor = seconds(ours.map((run) => run.processor));
	console.log(`  Seawall: ${seconds(own)}, processor ${processor}; making the fleet before ${seconds(ours.map((run) => run.interned))}`);
	for (const [name, runs] of theirs) console.log(`  ${name}: ${seconds(runs)}; Seawall takes ${ratio(own, runs)} times that`);
}
console.log(`\nLoad afterwards: ${machineLine()}`);
