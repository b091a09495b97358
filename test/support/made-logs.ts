/** Logs of firewalls that are made up, from a seed: quiet weeks, and what is put into them. Synthetic through and through. */
import { drawCount, randomNumbers } from "./outbreak-series.ts";

/** Something in the logs besides what is usual; hours are counted from the start. */
export interface MadeEvent {
	readonly from: number;
	readonly to: number;
	/** Events an hour at the peak, on top. */
	readonly peak: number;
	readonly port: number;
	/** Every event from the same source: a flood. */
	readonly single?: boolean;
}

/** What is made. */
export interface MadeLogs {
	readonly seed: number;
	readonly hours: number;
	readonly sensors: number;
	/** Usual events an hour on each of the ports. */
	readonly usual: number;
	readonly ports: readonly number[];
	readonly events: readonly MadeEvent[];
	/** Hours in which so many sensors write nothing. */
	readonly silent?: { readonly from: number; readonly to: number; readonly sensors: number };
}

/** Milliseconds. */
export const HOUR = 3_600_000;
/** The logs begin at this instant. */
export const MADE_START = Date.parse("2026-10-01T00:00:00Z");

/** Lines as iptables writes them behind an ISO syslog head, in the order of time. */
export function madeLogs(plan: MadeLogs): readonly string[] {
	const random = randomNumbers(plan.seed);
	const whole = (most: number) => Math.floor(random() * most);
	const address = () => `${11 + whole(180)}.${whole(256)}.${whole(256)}.${1 + whole(254)}`;
	const lines: { readonly at: number; readonly line: string }[] = [];
	let id = 0;
	const write = (hour: number, source: string, port: number) => {
		const sensor = whole(plan.sensors);
		const { silent } = plan;
		if (silent !== undefined && hour >= silent.from && hour < silent.to && sensor < silent.sensors) return;
		const at = MADE_START + hour * HOUR + whole(3600) * 1000;
		id += 1;
		const time = new Date(at).toISOString().slice(0, 19);
		const packet = `IN=eth0 OUT= SRC=${source} DST=192.0.2.${sensor + 1} LEN=40 TTL=${40 + whole(20)} ID=${id} PROTO=TCP SPT=${1024 + whole(60_000)} DPT=${port} WINDOW=1024 SYN`;
		lines.push({ at, line: `${time}Z fw-${sensor} kernel: ${packet}` });
	};
	for (let hour = 0; hour < plan.hours; hour += 1) {
		for (const port of plan.ports) {
			const daily = 1 + 0.3 * Math.cos((2 * Math.PI * hour) / 24);
			for (let n = drawCount(plan.usual * daily, 1.5, random); n > 0; n -= 1) write(hour, address(), port);
		}
		for (const { from, to, peak, port, single } of plan.events) {
			if (hour < from || hour >= to) continue;
			const share = Math.min(1, (hour - from + 1) / (0.3 * (to - from)), (1.2 * (to - hour)) / (to - from));
			for (let n = drawCount(peak * share, 1.5, random); n > 0; n -= 1) write(hour, single === true ? "198.51.100.7" : address(), port);
		}
	}
	return lines.sort((a, b) => a.at - b.at).map(({ line }) => line);
}
