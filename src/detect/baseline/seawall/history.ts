/** What a watcher has seen: counts, exposures and how far each period counts, for as long as it learns from them. */

/** Periods are numbered from 0; those before `start` are forgotten. */
export interface History {
	readonly start: number;
	readonly end: number;
	/** All indexed by period − start. */
	readonly counts: Float64Array;
	/** Logarithm of what could be seen, relative to the usual. */
	readonly offsets: Float32Array;
	/** 0 for a missing count; below 1 for one that was taken for an outbreak. */
	readonly trust: Float32Array;
	add(count: number, offset: number, trust: number): void;
}

/** An empty one that remembers at least so many periods, and at most twice as many. */
export function createHistory(window: number): History {
	let size = 256;
	let start = 0;
	let length = 0;
	let counts = new Float64Array(size);
	let offsets = new Float32Array(size);
	let trust = new Float32Array(size);

	function makeRoom(): void {
		if (length < size) return;
		if (size >= 2 * window) {
			const surplus = length - window;
			for (const column of [counts, offsets, trust]) column.copyWithin(0, surplus, length);
			start += surplus;
			length = window;
			return;
		}
		size = Math.min(2 * size, 2 * window);
		const old = { counts, offsets, trust };
		counts = new Float64Array(size);
		offsets = new Float32Array(size);
		trust = new Float32Array(size);
		counts.set(old.counts);
		offsets.set(old.offsets);
		trust.set(old.trust);
	}

	return {
		get start() {
			return start;
		},
		get end() {
			return start + length;
		},
		get counts() {
			return counts;
		},
		get offsets() {
			return offsets;
		},
		get trust() {
			return trust;
		},
		add(count, offset, held) {
			makeRoom();
			counts[length] = count;
			offsets[length] = offset;
			trust[length] = held;
			length += 1;
		},
	};
}
