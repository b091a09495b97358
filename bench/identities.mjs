// Claim: the cost of a match follows the distinct identities of a fleet, not its devices.
//
//   node identities.mjs [STATEMENTS] [DEVICES]     default 500 1000000; 1000, 5000, 20000 and 60000 identities, two rounds
import { compileLibrary } from "../src/match/compile.ts";
import { loadCatalogue } from "../src/store/disk/catalogue-folder.ts";
import { makeIdentities, makeStatements, placeDevices, readStatements, toDevices } from "./decidable-fleet.mjs";
import { machineLine, median, seconds, secondsSince } from "./measure.mjs";
import { internFleet, judgeFleet, verdictsOf } from "./verdict-per-device.mjs";

const ROUNDS = 2;
const [count = 500, size = 1_000_000] = process.argv.slice(2).map(Number);
const loaded = await loadCatalogue();
if (!loaded.ok) throw new Error("the catalogue cannot be read");
const library = compileLibrary(readStatements(makeStatements(count)), loaded.value);

console.log(`Machine: ${machineLine()}`);
console.log(`${size} devices, ${count} statements, ${ROUNDS} rounds`);
for (const kinds of [1_000, 5_000, 20_000, 60_000]) {
	const identities = makeIdentities(kinds);
	const models = new Set(identities.map(({ model }) => model)).size;
	const devices = toDevices(placeDevices(size, identities), identities);
	const times = { intern: [], judge: [], give: [] };
	for (let round = 0; round < ROUNDS; round += 1) {
		let from = performance.now();
		const fleet = internFleet(devices);
		times.intern.push(secondsSince(from));
		from = performance.now();
		const judged = judgeFleet(fleet, library, loaded.value);
		times.judge.push(secondsSince(from));
		from = performance.now();
		verdictsOf(judged);
		times.give.push(secondsSince(from));
	}
	const each = ((median(times.judge) / kinds) * 1e6).toFixed(0);
	console.log(
		`${kinds} identities of ${models} models: judging ${seconds(times.judge)}, ${each} µs an identity; interning ${seconds(times.intern)}, answers to rows ${seconds(times.give)}`,
	);
}
console.log(`Load afterwards: ${machineLine()}`);
