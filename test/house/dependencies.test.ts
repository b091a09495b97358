/** Every dependency has its reason in docs/dependencies.md, at the version that is pinned. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "./tree.ts";

type Versions = Readonly<Record<string, string>>;

test("docs/dependencies.md and package.json agree on names and versions", () => {
	const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read("package.json")) as Record<string, Versions>;
	const pinned = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).map(
		([name, version]) => `${name} ${version}`,
	);
	const listed = [...read("docs/dependencies.md").matchAll(/^\| (@?[a-z][\w./-]*) (\d[\w.-]*) \| ([^|]{5,}) \|/gm)].map(
		(found) => `${found[1]} ${found[2]}`,
	);
	assert.ok(pinned.length > 0);
	assert.deepEqual(listed.sort(), pinned.sort());
});

test("versions are pinned", () => {
	const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read("package.json")) as Record<string, Versions>;
	const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
		([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
	);
	assert.deepEqual(loose, []);
});
