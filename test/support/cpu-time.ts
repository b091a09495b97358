/** Time that this thread has computed: it does not grow while others keep the machine busy, as a clock on the wall does. */

/** Milliseconds of CPU time of this thread so far. */
export function cpuMs(): number {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1000;
}
