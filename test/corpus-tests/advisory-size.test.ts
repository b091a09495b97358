/** The largest trees a stranger may send: too slow for the unit tests, needing no files. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readCsaf } from "../../src/advisory/csaf/read.ts";
import { bytesOf, HEAD } from "../../src/advisory/csaf/sample.ts";

function codeOf(bytes: Uint8Array): string {
	const result = readCsaf(bytes, "f.json");
	return result.ok ? "ok" : result.error.code;
}

/** Time of this process's processors, so that other work on the machine does not count. */
function cpuMilliseconds(): number {
	return process.cpuUsage().user / 1000;
}

test("a million branches are refused or read within five seconds", () => {
	const many = (count: number, one: string): Uint8Array =>
		bytesOf(`{"document":${JSON.stringify(HEAD)},"product_tree":{"branches":[${`${one},`.repeat(count - 1)}${one}]}}`);
	const start = cpuMilliseconds();
	assert.equal(codeOf(many(1_000_001, "{}")), "advisory/too-many-products");
	assert.equal(codeOf(many(1_000_000, '{"name":"a","category":"vendor"}')), "ok");
	assert.ok(cpuMilliseconds() - start < 5000, `${cpuMilliseconds() - start} ms`);
	const again = cpuMilliseconds();
	assert.equal(
		codeOf(
			many(
				150_000,
				'{"category":"product_version_range","name":" <= 1.0 build 160530 | 2.0","product":{"product_id":"A","name":"Camera X1: 1.0"}}',
			),
		),
		"ok",
	);
	assert.ok(cpuMilliseconds() - again < 5000, `${cpuMilliseconds() - again} ms`);
});
