// Claim: what a new advisory means for a fleet that is already judged is known at once.
//
//   node new-advisory.mjs [DEVICES] [STATEMENTS]     default 1000000 500
//
// "Alone": a fleet that stands is asked what one new document means (src/match/arrival.ts): the holes of that document on each device it
// speaks of, joined with what the documents held say of them. "All anew": every identity is judged again with all documents.
// The bench fails where the two differ in the number of devices per verdict under the new hole. Making the fleet ready is told apart.
import { createStandingFleet } from "../src/match/arrival.ts";
import { compileLibrary } from "../src/match/compile.ts";
import { createMatcher } from "../src/match/matcher.ts";
import { loadCatalogue } from "../src/store/disk/catalogue-folder.ts";
import { makeIdentities, makeStatements, placeDevices, readStatements, toDevices } from "./decidable-fleet.mjs";
import { machineLine, median, quantile, seconds, secondsSince } from "./measure.mjs";
import { internFleet, judgeFleet } from "./verdict-per-device.mjs";

const IDENTITIES = 20_000;
const NEW = 200;
/** All anew takes seconds: a few times are enough to see it. */
const ANEW = 3;

const [size = 1_000_000, count = 500] = process.argv.slice(2).map(Number);
const loaded = await loadCatalogue();
if (!loaded.ok) throw new Error("the catalogue cannot be read");
const catalogue = loaded.value;

const statements = makeStatements(count + NEW);
const advisories = readStatements(statements);
const [held, added] = [advisories.slice(0, count), advisories.slice(count)];
const identities = makeIdentities(IDENTITIES);
const fleet = internFleet(toDevices(placeDevices(size, identities), identities));
const devicesOf = new Int32Array(fleet.identities.length);
for (let row = 0; row < fleet.size; row += 1) devicesOf[fleet.identityAt(row)] += 1;

const from = performance.now();
const standing = createStandingFleet(fleet, createMatcher(compileLibrary(held, catalogue), catalogue));
const ready = secondsSince(from);

const tally = (into, holes, cve, devices) => {
	for (const hole of holes) if (hole.cve === cve) into[hole.verdict] = (into[hole.verdict] ?? 0) + devices;
};

function alone(advisory) {
	const from = performance.now();
	const arrivals = standing.arrive(advisory);
	const taken = secondsSince(from);
	const counts = {};
	for (const { identity, holes } of arrivals) tally(counts, holes, advisory.vulnerabilities[0].cve, devicesOf[identity]);
	return { seconds: taken, counts };
}

function anew(advisory) {
	const from = performance.now();
	const judged = judgeFleet(fleet, compileLibrary([...held, advisory], catalogue), catalogue);
	const taken = secondsSince(from);
	const counts = {};
	for (let row = 0; row < fleet.size; row += 1) tally(counts, judged.judgedAt(row).holes, advisory.vulnerabilities[0].cve, 1);
	return { seconds: taken, counts };
}

console.log(`Machine: ${machineLine()}`);
console.log(`${size} devices, ${fleet.identities.length} identities, ${count} statements held, ${NEW} new advisories one by one`);
const runs = added.map(alone);
const spoken = runs.flatMap(({ counts }, index) => (Object.keys(counts).length > 0 ? [index] : []));
const compared = spoken.slice(0, ANEW);
const whole = compared.map((index) => anew(added[index]));
const inOrder = (counts) => JSON.stringify(Object.entries(counts).sort());
whole.forEach(({ counts }, place) => {
	const index = compared[place];
	if (inOrder(counts) !== inOrder(runs[index].counts))
		throw new Error(`${added[index].id}: alone ${inOrder(runs[index].counts)}, all anew ${inOrder(counts)}`);
});
const ms = (value) => `${(value * 1000).toFixed(2)} ms`;
const times = runs.map((run) => run.seconds);
console.log(`the fleet made ready in ${ready.toFixed(2)} s`);
console.log(
	`the new document alone: p50 ${ms(median(times))}, p99 ${ms(quantile(times, 0.99))}, worst ${ms(Math.max(...times))}; ${spoken.length} of ${NEW} speak of some device`,
);
console.log(`all anew: ${seconds(whole.map((run) => run.seconds))}, ${ANEW} times`);
console.log(`both agree on the new hole; load afterwards: ${machineLine()}`);
