/** How long a call takes, on a machine that has other work as well. */

/**
 * Milliseconds of one call, the least of several: each time the smaller of the clock and the processor time of the process, for the
 * clock counts what other programs do, and the processor time what the compiler and the collector do beside. The processor time of
 * the thread alone would be right, but some kernels count it in steps of several milliseconds.
 */
export async function leastTime(work: () => unknown, times: number): Promise<number> {
	let least = Number.POSITIVE_INFINITY;
	for (let at = 0; at < times; at++) {
		const [start, clock] = [process.cpuUsage(), performance.now()];
		await work();
		const passed = performance.now() - clock;
		const { user, system } = process.cpuUsage(start);
		least = Math.min(least, passed, (user + system) / 1000);
	}
	return least;
}
