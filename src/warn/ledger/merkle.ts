/** The tree of hashes over what a campaign sent (RFC 9162, section 2.1), so that one line of it can be proved by a few hashes. */

/** SHA-256 of bytes. */
export type HashBytes = (bytes: Uint8Array) => Uint8Array;

/** Hash of a leaf. */
export function leafHash(text: string, hash: HashBytes): Uint8Array {
	const bytes = new TextEncoder().encode(text);
	const prefixed = new Uint8Array(bytes.length + 1);
	prefixed.set(bytes, 1);
	return hash(prefixed);
}

function nodeHash(left: Uint8Array, right: Uint8Array, hash: HashBytes): Uint8Array {
	const joined = new Uint8Array(1 + left.length + right.length);
	joined[0] = 1;
	joined.set(left, 1);
	joined.set(right, 1 + left.length);
	return hash(joined);
}

/** A root that grows leaf by leaf and keeps as many hashes as the tree is high. */
export interface GrowingRoot {
	add(leaf: Uint8Array): void;
	/** `undefined` while there is no leaf. */
	root(): Uint8Array | undefined;
	readonly size: number;
}

/** An empty tree. */
export function growRoot(hash: HashBytes): GrowingRoot {
	const stack: { readonly height: number; readonly hash: Uint8Array }[] = [];
	let size = 0;
	return {
		get size() {
			return size;
		},
		add(leaf) {
			size += 1;
			let node = { height: 0, hash: leaf };
			for (let last = stack.at(-1); last?.height === node.height; last = stack.at(-1)) {
				stack.pop();
				node = { height: node.height + 1, hash: nodeHash(last.hash, node.hash, hash) };
			}
			stack.push(node);
		},
		root: () =>
			stack.reduceRight<Uint8Array | undefined>(
				(right, { hash: left }) => (right === undefined ? left : nodeHash(left, right, hash)),
				undefined,
			),
	};
}

/** The hashes that lead from a leaf to the root, nearest first. */
export function inclusionPath(leaves: readonly Uint8Array[], index: number, hash: HashBytes): readonly Uint8Array[] {
	if (leaves.length <= 1) return [];
	const split = largestPower(leaves.length);
	const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
	return index < split
		? [...inclusionPath(left, index, hash), rootOf(right, hash)]
		: [...inclusionPath(right, index - split, hash), rootOf(left, hash)];
}

function rootOf(leaves: readonly Uint8Array[], hash: HashBytes): Uint8Array {
	const growing = growRoot(hash);
	for (const leaf of leaves) growing.add(leaf);
	return growing.root() ?? new Uint8Array();
}

/** The largest power of two below a number above 1. */
function largestPower(size: number): number {
	let power = 1;
	while (power * 2 < size) power *= 2;
	return power;
}

/** The root that a leaf and its path lead to; `undefined` where the path does not fit the place. */
export function rootFrom(
	leaf: Uint8Array,
	index: number,
	size: number,
	path: readonly Uint8Array[],
	hash: HashBytes,
): Uint8Array | undefined {
	if (index >= size) return undefined;
	let [place, last, node] = [index, size - 1, leaf];
	for (const sibling of path) {
		if (last === 0) return undefined;
		if (place % 2 === 1 || place === last) {
			node = nodeHash(sibling, node, hash);
			while (place % 2 === 0 && place !== 0) [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
		} else node = nodeHash(node, sibling, hash);
		[place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
	}
	return last === 0 ? node : undefined;
}
