/** Waves as Prometheus reads them: how many run, by category. */
import { isRunning, type Wave } from "../../detect/wave.ts";

const NAME = "seawall_waves_open";
const CATEGORIES = ["W0", "W1", "W2", "W3", "W4", "W5"] as const;

/** The lines; made-up waves and those that do not count are left out. @param day - `YYYY-MM-DD` */
export function waveMetrics(waves: readonly Wave[], day: string): string {
	const running = waves.filter((wave) => !wave.synthetic && isRunning(wave, day));
	const lines = [...CATEGORIES, undefined].map((category) => {
		const count = running.filter((wave) => wave.category === category).length;
		return `${NAME}{category="${category ?? "unmeasured"}"} ${count}`;
	});
	return [`# HELP ${NAME} Waves of attacks on record that run`, `# TYPE ${NAME} gauge`, ...lines, ""].join("\n");
}
