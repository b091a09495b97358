/** Counts of what the program does, as Prometheus reads them (text format 0.0.4). Labels are our own words: never a path that somebody asked for. */
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import process from "node:process";

/** Upper bounds of the histogram, seconds. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Series {
	readonly labels: string;
	readonly buckets: number[];
	count: number;
	sum: number;
}

/** Counts, and writes what was counted. */
export interface Metrics {
	/** Counts a request that was answered. @param route - As it is declared. */
	answered(method: string, route: string, status: number, seconds: number): void;
	text(): string;
}

/** Starts counting. */
export function createMetrics(): Metrics {
	const series = new Map<string, Series>();
	const delay = monitorEventLoopDelay({ resolution: 10 });
	delay.enable();
	return {
		answered(method, route, status, seconds) {
			const labels = `method="${method}",route="${route}",status="${Math.floor(status / 100)}xx"`;
			const held = series.get(labels) ?? { labels, buckets: BOUNDS.map(() => 0), count: 0, sum: 0 };
			series.set(labels, held);
			held.count += 1;
			held.sum += seconds;
			BOUNDS.forEach((bound, at) => {
				if (seconds <= bound) held.buckets[at] = (held.buckets[at] ?? 0) + 1;
			});
		},
		text() {
			const { heapUsed, rss } = process.memoryUsage();
			const { user, system } = process.cpuUsage();
			const lines = [
				...gauge("process_resident_memory_bytes", "Memory of the whole process", rss),
				...gauge("nodejs_heap_size_used_bytes", "Memory that JavaScript uses", heapUsed),
				...counter("process_cpu_seconds_total", "Time of the processor", (user + system) / 1e6),
				...gauge("process_uptime_seconds", "Since the start", performance.now() / 1000),
				"# HELP seawall_event_loop_delay_seconds How late the event loop was, since the last look",
				"# TYPE seawall_event_loop_delay_seconds summary",
				...[0.5, 0.99].map((each) => `seawall_event_loop_delay_seconds{quantile="${each}"} ${delay.percentile(each * 100) / 1e9}`),
				...histogram([...series.values()]),
			];
			delay.reset();
			return `${lines.join("\n")}\n`;
		},
	};
}

function gauge(name: string, help: string, value: number): readonly string[] {
	return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${value}`];
}

function counter(name: string, help: string, value: number): readonly string[] {
	return [`# HELP ${name} ${help}`, `# TYPE ${name} counter`, `${name} ${value}`];
}

function histogram(series: readonly Series[]): readonly string[] {
	const name = "seawall_http_request_duration_seconds";
	return [
		`# HELP ${name} How long answers took`,
		`# TYPE ${name} histogram`,
		...series.flatMap(({ labels, buckets, count, sum }) => [
			...BOUNDS.map((bound, at) => `${name}_bucket{${labels},le="${bound}"} ${buckets[at] ?? 0}`),
			`${name}_bucket{${labels},le="+Inf"} ${count}`,
			`${name}_sum{${labels}} ${sum}`,
			`${name}_count{${labels}} ${count}`,
		]),
	];
}
