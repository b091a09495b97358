// Claim: what a new advisory means for a fleet that is already judged is known at once.
//
//   node new-advisory.mjs [DEVICES] [STATEMENTS]     default 1000000 500
//
// Two figures. "All anew" is what the program does today when something changes: every document is compiled and every identity judged
// again (the reading of files and devices is left out). "The new document alone" puts the same public functions together for the one
// document and the identities whose label may stand for its vendor: the verdict of that document on each device it speaks of. It does
// not join the new verdicts with those of other documents on the same hole, which the new documents here do not share.
// The bench fails where the two ways differ in the number of devices per verdict under the new hole.
import { compileLibrary } from "../src/match/compile.ts";
import { createMatcher } from "../src/match/matcher.ts";
import { createSegments } from "../src/match/segment.ts";
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

/** Identities by every vendor that their label may stand for, and that vendor's owners: made once for a fleet. */
const byVendor = new Map();
fleet.identities.forEach((identity, at) => {
	const meant = new Set();
	for (const { id } of catalogue.findVendors(identity.brand ?? "")) {
		for (const vendor of [id, ...catalogue.relabelsOf(id).map(({ maker }) => maker)])
			for (const parent of catalogue.withParents(vendor)) meant.add(parent);
	}
	for (const vendor of meant) {
		if (!byVendor.has(vendor)) byVendor.set(vendor, []);
		byVendor.get(vendor).push(at);
	}
});

const tally = (into, holes, cve, devices) => {
	for (const hole of holes) if (hole.cve === cve) into[hole.verdict] = (into[hole.verdict] ?? 0) + devices;
};

function alone(advisory) {
	const from = performance.now();
	const library = compileLibrary([advisory], catalogue);
	const segmentOf = createSegments(createMatcher(library, catalogue));
	const cve = advisory.vulnerabilities[0].cve;
	const counts = {};
	for (const at of new Set([...library.byVendor.keys()].flatMap((vendor) => byVendor.get(vendor) ?? [])))
		tally(counts, segmentOf(fleet.identities[at]).holes, cve, devicesOf[at]);
	return { seconds: secondsSince(from), counts };
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
const ms = (value) => `${(value * 1000).toFixed(0)} ms`;
const times = runs.map((run) => run.seconds);
console.log(
	`the new document alone: p50 ${ms(median(times))}, p99 ${ms(quantile(times, 0.99))}, worst ${ms(Math.max(...times))}; ${spoken.length} of ${NEW} speak of some device`,
);
console.log(`all anew, as the program does today: ${seconds(whole.map((run) => run.seconds))}, ${ANEW} times`);
console.log(`both agree on the new hole; load afterwards: ${machineLine()}`);
