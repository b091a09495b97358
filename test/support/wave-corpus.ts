/** The development series of the corpus: weeks with an outbreak each, and hours with waves and what looks like one. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { CountSeries, Method } from "../../src/detect/baseline/method.ts";
import type { OutbreakSeries } from "./outbreak-series.ts";

function linesOf(folder: string, file: string): readonly string[] {
	return gunzipSync(readFileSync(join(folder, "wave", file)))
		.toString("utf8")
		.trim()
		.split("\n")
		.slice(1);
}

/** The weekly series. */
export function weeklyCorpus(folder: string): readonly OutbreakSeries[] {
	return linesOf(folder, "noufaily_dev_series.csv.gz").map((line) => {
		const [id = "", , , , counts = "", , current = ""] = line.split(",");
		const weeks = current.split(" ").map((cases) => Number(cases.split(":")[0]));
		return { id, counts: counts.split(" ").map(Number), outbreak: [Math.min(...weeks), Math.max(...weeks)] };
	});
}

/** A key of the hourly series. Hours count from 0, ends are exclusive. */
export interface HourlySeries {
	readonly id: number;
	readonly kind: string;
	readonly events: readonly { readonly type: string; readonly start: number; readonly end: number }[];
	readonly series: CountSeries;
}

/** The hourly series. */
export function hourlyCorpus(folder: string): readonly HourlySeries[] {
	const rows = Map.groupBy(
		linesOf(folder, "hourly_dev.csv.gz").map((line) => line.split(",").map(Number)),
		([id]) => id,
	);
	const keys = JSON.parse(readFileSync(join(folder, "wave", "hourly_dev_labels.json"), "utf8")) as Omit<HourlySeries, "series">[];
	return keys.map((key) => {
		const own = rows.get(key.id) ?? [];
		const column = (at: number) => Float64Array.from(own, (row) => row[at] ?? Number.NaN);
		const breadth = { sources: column(3), targets: column(4), topShare: column(6) };
		return { ...key, series: { counts: column(2), frequency: 24, liveSensors: column(5), breadth } };
	});
}

/** What came of the hours from the 1 345th on. */
export interface HourlyScore {
	readonly waves: number;
	readonly found: number;
	/** False episodes for each key and 30 days. */
	readonly falseEpisodes: number;
	/** Hours from the start of a wave to its episode: the middle one. */
	readonly delay: number;
	/** Floods, outages and new sensors in which an episode begins. */
	readonly mistaken: number;
	/** Keys whose commonest label is that of what happens there, or that have none where nothing does. */
	readonly labelled: number;
	readonly keys: number;
}

const FIRST_HOUR = 1344;
/** An episode this soon after a wave belongs to it. */
const AFTERMATH = 24;

/** An episode begins with the second alarm within three hours. @param seen - The series as a method is to see it. */
export function scoreHourly(
	keys: readonly HourlySeries[],
	method: Method,
	seen: (series: CountSeries) => CountSeries = (one) => one,
): HourlyScore {
	const delays: number[] = [];
	const sums = { waves: 0, false: 0, hours: 0, mistaken: 0, labelled: 0 };
	for (const { events, kind, series } of keys) {
		const judged = method(seen(series), { from: FIRST_HOUR - 1, to: series.counts.length }, {});
		if (!judged.ok) throw new Error(judged.error.message);
		const episodes = episodesOf(judged.value.alarms).map((at) => at + judged.value.from - 1);
		const waves = events.filter(({ type }) => type === "wave");
		sums.waves += waves.length;
		for (const { start, end } of waves) {
			const begun = episodes.find((hour) => hour >= start && hour <= end);
			if (begun !== undefined) delays.push(begun - start);
		}
		const stray = episodes.filter((hour) => !waves.some(({ start, end }) => hour >= start && hour <= end + AFTERMATH));
		sums.false += stray.length;
		sums.hours += series.counts.length - FIRST_HOUR;
		sums.mistaken += events.filter(({ type, start, end }) => type !== "wave" && stray.some((hour) => hour >= start && hour < end)).length;
		sums.labelled += isLabelledRight(kind, judged.value.labels ?? []) ? 1 : 0;
	}
	delays.sort((a, b) => a - b);
	return {
		waves: sums.waves,
		found: delays.length,
		falseEpisodes: (sums.false / sums.hours) * 720,
		delay: delays[Math.floor(delays.length / 2)] ?? Number.NaN,
		mistaken: sums.mistaken,
		labelled: sums.labelled,
		keys: keys.length,
	};
}

function episodesOf(alarms: Uint8Array): readonly number[] {
	const begun: number[] = [];
	let isOn = false;
	for (let at = 0; at < alarms.length; at += 1) {
		const recent = (alarms[at] ?? 0) + (alarms[at - 1] ?? 0) + (alarms[at - 2] ?? 0);
		if (recent >= 2 && !isOn) begun.push(at);
		isOn = recent >= 2;
	}
	return begun;
}

/** Which label a key of a kind should have most often. */
const WANTED: Readonly<Record<string, string>> = { flood: "flood", outage: "outage", "sensors-added": "exposure", sweep: "sweep" };

function isLabelledRight(kind: string, labels: readonly (string | undefined)[]): boolean {
	const counts = Map.groupBy(
		labels.filter((label) => label !== undefined),
		(label) => label,
	);
	const [commonest] = [...counts].sort(([, a], [, b]) => b.length - a.length);
	if (kind === "none") return (commonest?.[1].length ?? 0) <= 2;
	return commonest?.[0] === (WANTED[kind] ?? "wave");
}
