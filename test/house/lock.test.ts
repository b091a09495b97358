/** Lock files: complete on every platform, and free of addresses, so that `npm ci` works for everybody and from any registry. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { read, repositoryFiles, root } from "./tree.ts";

interface Lock {
	readonly packages: Readonly<Record<string, { readonly resolved?: string; readonly integrity?: string; readonly optional?: boolean }>>;
}

const { missing } = (await import(pathToFileURL(`${root}/scripts/lock.mjs`).href)) as {
	missing(lock: object): readonly (readonly [owner: string, name: string, range: string])[];
};

const files = repositoryFiles().filter((path) => path.endsWith("package-lock.json"));

test("there is a lock file", () => assert.ok(files.includes("package-lock.json")));

for (const file of files) {
	const lock = JSON.parse(read(file)) as Lock;

	test(`${file} names no optional package without an entry`, () => {
		const lost = missing(lock).map(([owner, name]) => `${owner} -> ${name}`);
		assert.deepEqual(lost, [], "run `node scripts/lock.mjs` with Node 24");
	});

	test(`${file} holds no addresses`, () => {
		assert.deepEqual(
			Object.entries(lock.packages)
				.filter(([, entry]) => entry.resolved !== undefined)
				.map(([name]) => name),
			[],
		);
		assert.doesNotMatch(read(file), /https?:\/\/[^"]*\.tgz/);
	});

	test(`${file} has a hash for every package but the platforms that could not be fetched`, () => {
		const bare = Object.entries(lock.packages).filter(([name, entry]) => name !== "" && entry.integrity === undefined);
		assert.deepEqual(
			bare.filter(([, entry]) => entry.optional !== true).map(([name]) => name),
			[],
		);
	});
}

test("a lock file with a hole is found out", () => {
	const hole = { packages: { "": {}, "node_modules/a": { optionalDependencies: { "@a/linux-x64": "1.0.0" } } } };
	assert.deepEqual(missing(hole), [["node_modules/a", "@a/linux-x64", "1.0.0"]]);
});
