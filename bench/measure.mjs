// What every bench of this folder says about itself and its figures: machine, load, median and spread.
import { readFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";

/** Seconds since `from`, a `performance.now()`. */
export const secondsSince = (from) => (performance.now() - from) / 1000;

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** The value below which a share of them lies (0.99); of few values the next higher one. */
export const quantile = (values, share) =>
	[...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(values.length * share) - 1)];

/** `1.23 s (1.20–1.41)`: median, and the smallest and largest of all rounds. */
export function seconds(values) {
	const digits = median(values) < 0.1 ? 4 : 2;
	return `${median(values).toFixed(digits)} s (${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)})`;
}

/** `3.1 (2.9–3.4)`: the ratio of two sides round by round, so that what slows the machine slows both. */
export function ratio(above, below) {
	const each = above.map((value, round) => value / below[round]);
	const short = (value) => value.toFixed(value < 0.1 ? 3 : value < 10 ? 1 : 0);
	return `${short(median(each))} (${short(Math.min(...each))}–${short(Math.max(...each))})`;
}

/** Machine, runtime, day and load: without them a figure says nothing. */
export function machineLine() {
	const load = loadavg()
		.map((value) => value.toFixed(2))
		.join(" ");
	const memory = Math.round(totalmem() / 2 ** 30);
	return `${new Date().toISOString().slice(0, 10)}; ${cpus().length} cores (${cpus()[0]?.model.trim() ?? "?"}), ${memory} GB; Node ${process.versions.node}; load average ${load}`;
}

/** Largest resident size that a process has had so far, in MB; 0 where it has ended or the system does not tell. */
export function peakMb(pid) {
	try {
		return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
	} catch {
		return 0;
	}
}

/** Seconds of processor that a process has used so far, its own and the system's for it; 0 where the system does not tell. */
export function processorSeconds(pid) {
	try {
		const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
		return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
	} catch {
		return 0;
	}
}
