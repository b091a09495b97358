// Claim: one hour's counts of 10 000 keys are judged within a second on one core, what is learnt anew in that hour included.
//
//   node tick.mjs [KEYS] [DAYS]     default 10000 keys with 91 days of history each, 24 ticks timed
//
// The peer is the same hour judged with farringtonFlexible's regression as it stands (b 4 weeks, w 3 hours), on a hundredth of the keys.
import { farringtonFlexible } from "../src/detect/baseline/farrington/farrington-flexible.ts";
import { createDesign } from "../src/detect/baseline/seawall/design.ts";
import { scaleOf } from "../src/detect/baseline/seawall/time-scale.ts";
import { createWatcher } from "../src/detect/baseline/seawall/watcher.ts";
import { drawCount, randomNumbers } from "../test/support/outbreak-series.ts";
import { machineLine, median, peakMb, seconds, secondsSince } from "./measure.mjs";

const [keys = 10_000, days = 91] = process.argv.slice(2).map(Number);
const TICKS = 24;
// While the history is taken nothing is learnt; then a day of ticks learns from it, before any is timed.
const { gap } = scaleOf(24);
const scale = { ...scaleOf(24), gap: Number.MAX_SAFE_INTEGER };
const design = createDesign(scale);
const random = randomNumbers(3);
const means = Array.from({ length: keys }, () => Math.exp(Math.log(0.3) + random() * Math.log(100)));
// Counts of one key are another's, shifted: drawing ten million anew would take longer than what is timed.
const pool = Array.from({ length: 200 }, () => Array.from({ length: 24 * days + 2 * TICKS }, () => random()));
const count = (key, hour) => Math.floor(means[key] * -Math.log(1 - pool[key % pool.length][hour]));
const watchers = means.map((_, key) => createWatcher(scale, design, key % scale.refit));
const from = performance.now();
for (let key = 0; key < keys; key += 1) for (let hour = 0; hour < 24 * days; hour += 1) watchers[key].take(count(key, hour), 0);
console.log(`Machine: ${machineLine()}`);
console.log(`${keys} keys, ${24 * days} hours of history each, taken in ${secondsSince(from).toFixed(0)} s`);

scale.gap = gap;
const times = [];
const processor = [];
let judged = 0;
for (let tick = 0; tick < 2 * TICKS; tick += 1) {
	const hour = 24 * days + tick;
	const counts = means.map((_, key) => count(key, hour));
	const begun = performance.now();
	const used = process.cpuUsage();
	for (let key = 0; key < keys; key += 1)
		watchers[key].take(counts[key], 0, ({ odds }) => {
			judged += tick >= TICKS && odds > 1.2 ? 1 : 0;
			return true;
		});
	if (tick < TICKS) continue;
	times.push(secondsSince(begun));
	const { user, system } = process.cpuUsage(used);
	processor.push((user + system) / 1e6);
}
console.log(
	`A tick: ${seconds(times)}, of the processor ${seconds(processor)}; ${judged} alarms in ${TICKS} ticks; peak ${peakMb(process.pid).toFixed(0)} MB`,
);

const some = Math.ceil(keys / 100);
const series = Array.from({ length: some }, (_, key) => ({
	counts: Float64Array.from({ length: 24 * days }, () => drawCount(means[key], 1.5, random)),
	frequency: 168,
}));
const control = { b: 4, w: 3, noPeriods: 10, pastWeeksNotIncluded: 24, thresholdMethod: "nbPlugin" };
const begun = performance.now();
for (const one of series) farringtonFlexible(one, { from: 24 * days, to: 24 * days }, control);
const other = (secondsSince(begun) / some) * keys;
console.log(`farringtonFlexible for as many: ${other.toFixed(1)} s; ratio ${(other / median(times)).toFixed(1)}`);
console.log(`Load afterwards: ${machineLine()}`);
