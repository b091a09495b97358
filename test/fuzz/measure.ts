/** How long a call takes, on a machine that has other work as well. */

/** Processor time of this thread in milliseconds: what other programs and threads do does not count. */
function threadTime(): number {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1000;
}

/** Milliseconds of processor time of one call, the least of several. */
export async function leastTime(work: () => unknown, times: number): Promise<number> {
	let least = Number.POSITIVE_INFINITY;
	for (let at = 0; at < times; at++) {
		const start = threadTime();
		await work();
		least = Math.min(least, threadTime() - start);
	}
	return least;
}
