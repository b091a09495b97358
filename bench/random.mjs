// Repeatable draws for generated data.

/** mulberry32: small, seeded, good enough to spread rows. */
export function random(seed) {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

/** Draws 0 to n-1 by Zipf's law: few are many. */
export function zipf(n, next) {
	const weights = Array.from({ length: n }, (_, i) => 1 / (i + 1));
	const total = weights.reduce((a, b) => a + b, 0);
	const limits = [];
	weights.reduce((sum, weight, i) => {
		limits[i] = (sum + weight) / total;
		return sum + weight;
	}, 0);
	return () => {
		const at = next();
		let low = 0;
		let high = n - 1;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((limits[middle] ?? 1) < at) low = middle + 1;
			else high = middle;
		}
		return low;
	};
}
