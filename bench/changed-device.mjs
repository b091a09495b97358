// Claim: what a device's new firmware means is known at once.
//
//   node changed-device.mjs [STATEMENTS] [CHANGES]     default 2000 100000
//
// A fleet of 20 000 identities was judged. Then one device after the other reports a firmware that its model may run: a text as a string,
// never seen before. Counted is the way from it to the device's verdicts (src/match/segment.ts), in blocks of a hundred, for a clock is
// not finer. The bench fails where a sample of a hundred differs from what a matcher says that has seen nothing yet.
import { compileLibrary } from "../src/match/compile.ts";
import { judgeAll } from "../src/match/hole.ts";
import { createMatcher } from "../src/match/matcher.ts";
import { createSegments } from "../src/match/segment.ts";
import { subjectOf } from "../src/match/subject.ts";
import { loadCatalogue } from "../src/store/disk/catalogue-folder.ts";
import { makeIdentities, makeStatements, readStatements } from "./decidable-fleet.mjs";
import { machineLine, median, quantile } from "./measure.mjs";

const BLOCK = 100;
const [count = 2000, changes = 100_000] = process.argv.slice(2).map(Number);
const loaded = await loadCatalogue();
if (!loaded.ok) throw new Error("the catalogue cannot be read");
const catalogue = loaded.value;
const library = compileLibrary(readStatements(makeStatements(count)), catalogue);
const toIdentity = ({ vendor, model, text }) => ({ brand: vendor, maker: undefined, model, firmware: text, oemMap: undefined });
// The first 20 000 of a larger draw stand; the others are what their models report later.
const drawn = makeIdentities(20_000 + changes).map(toIdentity);
const segmentOf = createSegments(createMatcher(library, catalogue));
const models = new Set();
for (const identity of drawn.slice(0, 20_000)) {
	segmentOf(identity);
	models.add(identity.model);
}
const later = drawn.slice(20_000).filter(({ model }) => models.has(model));
const answers = [];
const times = [];
const before = process.cpuUsage();
for (let from = 0; from + BLOCK <= later.length; from += BLOCK) {
	const begun = performance.now();
	for (let at = from; at < from + BLOCK; at += 1) answers.push(segmentOf(later[at]));
	times.push(((performance.now() - begun) * 1000) / BLOCK);
}
const processor = process.cpuUsage(before).user / answers.length;
const anew = createMatcher(library, catalogue);
const told = (holes) => JSON.stringify(holes.map(({ cve, verdict, upgradeTo }) => [cve, verdict, upgradeTo]).sort());
for (let at = 0; at < answers.length; at += Math.ceil(answers.length / 100)) {
	const expected = told(judgeAll(subjectOf(later[at], anew)));
	if (told(answers[at].holes) !== expected) throw new Error(`${JSON.stringify(later[at])}: ${told(answers[at].holes)}, anew ${expected}`);
}
const us = (value) => `${value.toFixed(1)} µs`;
console.log(`Machine: ${machineLine()}`);
console.log(
	`${answers.length} changes of ${models.size} models, ${count} statements: a change ${us(median(times))} in the middle block of ${BLOCK}, ${us(quantile(times, 0.99))} in the 99th of a hundred, ${us(times.reduce((sum, value) => sum + value, 0) / times.length)} on average, of processor ${us(processor)}`,
);
