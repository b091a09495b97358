// A replay of 2017, made up: `node scripts/replay-2017.mjs FOLDER [--without-attacks]` writes twelve months of logs for `seawall detect logs`.
//
// Synthetic through and through, and marked as such: every sensor and organisation is called `synthetic-…`. Only the outline is of what was
// published on the attacks on recorders in 2017: knocks at ports 37777 and 8000, a first rise in July and a larger one in September, victims
// who report channels renamed to HACKED, black pictures and changed addresses, nearly all with recorders of one maker. No number in it was
// observed. This file was written before the thresholds for days were looked at on it, and is not to be changed to make an answer look better.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const DAY = 86_400_000;
const START = Date.UTC(2016, 10, 1);
const DAYS = 365;
const SENSORS = 40;
const SEED = 20170920;

/** Usual sources a day on each port; more by a fifth over the year, fewer at weekends. */
const USUAL = new Map([
	[37777, 22],
	[8000, 34],
	[34567, 18],
	[554, 26],
	[23, 140],
]);

/** Attacks: first day, days, sources a day at the peak; all knock at 37777, so many of ten at 8000 too. */
const ATTACKS = [
	{ from: "2017-07-05", days: 14, peak: 170, also: 2.5, victims: 9 },
	{ from: "2017-09-18", days: 30, peak: 420, also: 2.5, victims: 140 },
];

/** Twelve months of lines: `firewall` as iptables writes them, `reports` as a table. */
export function replay2017({ withAttacks }) {
	const random = numbers(SEED);
	const firewall = [];
	const whole = (most) => Math.floor(random() * most);
	const address = () => `${11 + whole(180)}.${whole(256)}.${whole(256)}.${1 + whole(254)}`;
	const knock = (day, source, port, sensor = whole(SENSORS)) => {
		// A sensor that was away for three days in March, as sensors are.
		if (sensor === 7 && day >= 130 && day < 133) return;
		const at = START + day * DAY + whole(86_400) * 1000;
		firewall.push([
			at,
			`${new Date(at).toISOString().slice(0, 19)}Z synthetic-${sensor} kernel: IN=eth0 OUT= SRC=${source} DST=192.0.2.${sensor + 1} LEN=40 ID=${firewall.length} PROTO=TCP SPT=${1024 + whole(60_000)} DPT=${port} SYN`,
		]);
	};
	for (let day = 0; day < DAYS; day += 1) {
		const isWeekend = [0, 6].includes(new Date(START + day * DAY).getUTCDay());
		for (const [port, usual] of USUAL) {
			const sources = scattered(usual * (1 + (0.2 * day) / DAYS) * (isWeekend ? 0.85 : 1), random);
			for (let n = 0; n < sources; n += 1) {
				const source = address();
				for (let times = 1 + whole(3); times > 0; times -= 1) knock(day, source, port);
			}
		}
		// A scanner that tries every sensor once in two weeks, from the same three addresses.
		if (day % 14 === 3) for (let sensor = 0; sensor < SENSORS; sensor += 1) knock(day, `203.0.113.${1 + whole(3)}`, 37777, sensor);
	}
	const reports = ["time,maker,device,symptoms,organisation"];
	const report = (day, maker, symptom) =>
		reports.push(
			`${new Date(START + day * DAY + whole(86_400) * 1000).toISOString()},${maker},synthetic recorder ${reports.length},${symptom},synthetic-organisation-${whole(60)}`,
		);
	// A device fails now and then, and somebody takes it for an attack.
	for (let day = 0; day < DAYS; day += 1)
		if (random() < 0.03) report(day, ["Dahua", "Hikvision", "Axis", "TVT"][whole(4)], "recording stopped");
	for (const { from, days, peak, also, victims } of withAttacks ? ATTACKS : []) {
		const first = (Date.parse(`${from}T00:00:00Z`) - START) / DAY;
		for (let day = 0; day < days; day += 1) {
			const rise = day < days * 0.25 ? (day + 1) / (days * 0.25) : Math.max(0, 1 - (day - days * 0.25) / (days * 0.75));
			for (let n = scattered(peak * rise, random); n > 0; n -= 1) {
				const source = address();
				for (let times = 1 + whole(3); times > 0; times -= 1) knock(first + day, source, 37777);
				if (random() * 10 < also) knock(first + day, source, 8000);
			}
			for (let n = scattered((victims * rise * 1.6) / days, random); n > 0; n -= 1) {
				const maker = random() < 0.94 ? "Dahua" : ["Hikvision", "TVT"][whole(2)];
				report(first + day, maker, ["channels renamed to HACKED", "picture black", "address changed", "unknown account"][whole(4)]);
			}
		}
	}
	firewall.sort(([a], [b]) => a - b);
	return { firewall: firewall.map(([, line]) => line), reports };
}

/** A count that scatters a third more than a Poisson law. */
function scattered(mean, random) {
	const sum = Array.from({ length: 12 }, random).reduce((a, b) => a + b, -6);
	return Math.max(0, Math.round(mean + sum * Math.sqrt(1.33 * mean)));
}

/** Mulberry32: numbers from 0 to below 1. */
function numbers(seed) {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), state | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const [folder] = process.argv.slice(2).filter((one) => !one.startsWith("--"));
	if (folder === undefined) {
		console.error("node scripts/replay-2017.mjs FOLDER [--without-attacks]");
		process.exit(2);
	}
	const { firewall, reports } = replay2017({ withAttacks: !process.argv.includes("--without-attacks") });
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, "synthetic-firewall.log"), `${firewall.join("\n")}\n`);
	writeFileSync(join(folder, "synthetic-reports.csv"), `${reports.join("\n")}\n`);
	console.error(`${firewall.length} lines and ${reports.length - 1} reports, all made up, in ${folder}`);
}
