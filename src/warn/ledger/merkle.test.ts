/** The tree against the roots that RFC 9162 implies, and every proof of every small tree. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { growRoot, inclusionPath, leafHash, rootFrom } from "./merkle.ts";

const hash = (bytes: Uint8Array) => new Uint8Array(createHash("sha256").update(bytes).digest());
const hex = (bytes: Uint8Array | undefined) => (bytes === undefined ? "" : Buffer.from(bytes).toString("hex"));

test("a leaf is hashed behind a zero byte, a node behind a one", () => {
	const [a, b] = [leafHash("a", hash), leafHash("b", hash)];
	assert.equal(hex(a), createHash("sha256").update("\0a").digest("hex"));
	const growing = growRoot(hash);
	assert.equal(growing.root(), undefined);
	growing.add(a);
	assert.equal(hex(growing.root()), hex(a));
	growing.add(b);
	assert.equal(hex(growing.root()), createHash("sha256").update("\u0001").update(a).update(b).digest("hex"));
});

test("every leaf of every tree up to 33 leads to the root, and to no other with another place, leaf or path", () => {
	for (let size = 1; size <= 33; size += 1) {
		const leaves = Array.from({ length: size }, (_, index) => leafHash(`leaf ${index}`, hash));
		const growing = growRoot(hash);
		for (const leaf of leaves) growing.add(leaf);
		const root = hex(growing.root());
		for (const [index, leaf] of leaves.entries()) {
			const path = inclusionPath(leaves, index, hash);
			assert.equal(hex(rootFrom(leaf, index, size, path, hash)), root);
			assert.notEqual(hex(rootFrom(leafHash("other", hash), index, size, path, hash)), root);
			if (size > 1) assert.notEqual(hex(rootFrom(leaf, (index + 1) % size, size, path, hash)), root);
			assert.notEqual(hex(rootFrom(leaf, index, size, [...path, leaf], hash)), root);
			if (path.length > 0) assert.notEqual(hex(rootFrom(leaf, index, size, path.slice(1), hash)), root);
		}
	}
});

test("a path that a stranger made up never throws", () => {
	fc.assert(
		fc.property(
			fc.nat(2000),
			fc.nat(2000),
			fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 40 }),
			(index, size, path) => {
				rootFrom(leafHash("a", hash), index, size, path, hash);
			},
		),
	);
});
