/** Work that is done again and again while the program is served. */

/** Runs until closed, one turn after another: a slow one delays the next. @param firstMs - Until the first turn. */
export function runEvery(
	periodMs: number,
	turn: () => Promise<void>,
	onDefect: (error: unknown) => void,
	firstMs = 0,
): { close(): Promise<void> } {
	let isOver = false;
	let wake: () => void = () => undefined;
	const pause = (ms: number) =>
		new Promise<void>((resolve) => {
			const timer = setTimeout(resolve, ms);
			wake = () => {
				clearTimeout(timer);
				resolve();
			};
		});
	const running = (async () => {
		if (firstMs > 0) await pause(firstMs);
		while (!isOver) {
			await turn().catch((error: unknown) => {
				if (!isOver) onDefect(error);
			});
			if (!isOver) await pause(periodMs);
		}
	})();
	return {
		async close() {
			isOver = true;
			wake();
			await running;
		},
	};
}
