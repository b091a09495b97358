// Claim: an evaluation of farringtonFlexible costs a thirtieth of what it costs in R's surveillance, with the same bounds and alarms.
//
//   node farrington.mjs [SERIES] [ROUNDS]     default 6 series of 624 weeks, the last 49 judged, 3 rounds, the two sides in turn
//
// The peer is Debian's r-cran-surveillance; without Rscript the bench says so and times our side alone.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { farringtonFlexible } from "../src/detect/baseline/farrington/farrington-flexible.ts";
import { outbreakSeries } from "../test/support/outbreak-series.ts";
import { machineLine, median, ratio, secondsSince } from "./measure.mjs";

const CONTROL = {
	b: 5,
	w: 3,
	reweight: true,
	limit54: [5, 4],
	noPeriods: 10,
	pastWeeksNotIncluded: 26,
	weightsThreshold: 2.58,
	pThresholdTrend: 1,
	thresholdMethod: "nbPlugin",
	alpha: 0.005,
	trend: true,
};
const [FIRST, LAST] = [576, 624];
const R = `suppressMessages(library(surveillance))
args <- commandArgs(TRUE); rows <- strsplit(readLines(args[1]), " ")
control <- list(range=${FIRST}:${LAST}, b=5, w=3, reweight=TRUE, limit54=c(5,4), noPeriods=10, pastWeeksNotIncluded=26, weightsThreshold=2.58, pThresholdTrend=1, thresholdMethod="nbPlugin", alpha=0.005, trend=TRUE, glmWarnings=FALSE)
series <- lapply(rows, function(row) sts(observed=as.numeric(row), frequency=52, start=c(2000,1)))
invisible(farringtonFlexible(series[[1]], control))
t <- proc.time()[["elapsed"]]; out <- lapply(series, farringtonFlexible, control); cat("seconds", proc.time()[["elapsed"]] - t, "\\n")
for (s in out) cat("bounds", ifelse(is.na(upperbound(s)[,1]), "NA", upperbound(s)[,1]), "\\n")
for (s in out) cat("alarms", as.integer(alarms(s)[,1]), "\\n")`;

const [count = 6, rounds = 3] = process.argv.slice(2).map(Number);
const all = outbreakSeries(1, 7);
const series = Array.from({ length: count }, (_, at) => all[Math.floor((at * all.length) / count)]);
const evaluations = count * (LAST - FIRST + 1);
const given = series.map(({ counts }) => ({ counts: Float64Array.from(counts), frequency: 52 }));
const ours = () => given.map((one) => farringtonFlexible(one, { from: FIRST, to: LAST }, CONTROL).value);

const folder = mkdtempSync(join(tmpdir(), "seawall-bench-"));
try {
	writeFileSync(join(folder, "series.txt"), series.map(({ counts }) => `${counts.join(" ")}\n`).join(""));
	writeFileSync(join(folder, "peer.r"), R);
	console.log(`Machine: ${machineLine()}`);
	for (let warm = 0; warm < 20; warm += 1) ours();
	const times = { ours: [], peer: [] };
	for (let round = 0; round < rounds; round += 1) {
		const peer = spawnSync("Rscript", [join(folder, "peer.r"), join(folder, "series.txt")], { encoding: "utf8" });
		const repeats = 10;
		const from = performance.now();
		let judged = [];
		for (let repeat = 0; repeat < repeats; repeat += 1) judged = ours();
		times.ours.push(secondsSince(from) / repeats);
		if (peer.error === undefined && peer.status === 0) times.peer.push(compare(peer.stdout, judged));
	}
	const each = (values) => `${((1000 * median(values)) / evaluations).toFixed(3)} ms an evaluation`;
	console.log(`${evaluations} evaluations, ${rounds} rounds: Seawall ${each(times.ours)}`);
	if (times.peer.length === rounds)
		console.log(`R: ${each(times.peer)}; R / Seawall ${ratio(times.peer, times.ours)}; bounds and alarms agree`);
	else console.log("NOT RUN: R (Debian: apt-get install r-base-core r-cran-surveillance)");
	console.log(`Load afterwards: ${machineLine()}`);
} finally {
	rmSync(folder, { recursive: true, force: true });
}

/** The peer's seconds; throws where an answer differs. */
function compare(text, judged) {
	const lines = text
		.trim()
		.split("\n")
		.map((line) => line.trim().split(" "));
	const of = (name) => lines.filter(([head]) => head === name).map(([, ...values]) => values);
	const [bounds, alarms] = [of("bounds"), of("alarms")];
	for (const [at, { upperbound, alarms: own }] of judged.entries()) {
		for (const [week, bound] of upperbound.entries()) {
			const expected = bounds[at][week] === "NA" ? Number.NaN : Number(bounds[at][week]);
			const same = Number.isNaN(bound) ? Number.isNaN(expected) : Math.abs(bound - expected) <= 1e-6 * Math.max(1, bound);
			if (!same || own[week] !== Number(alarms[at][week])) throw new Error(`series ${at}, week ${week}: ${bound}, and R gives ${expected}`);
		}
	}
	return Number(of("seconds")[0][0]);
}
