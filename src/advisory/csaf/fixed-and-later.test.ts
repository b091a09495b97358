import assert from "node:assert/strict";
import { test } from "node:test";
import { readCsaf } from "./read.ts";
import { bytesOf, HEAD, leaf } from "./sample.ts";

type Listed = readonly [version: string, status: string, name?: string];

/** Each product's versions after reading: `>= 5.4.5` where it was widened. */
function versions(listed: readonly Listed[], more: readonly (readonly [number, string])[] = []): readonly string[] {
	const lists = (entries: readonly (readonly [number, string])[]) =>
		Object.fromEntries(
			[...new Set(entries.map(([, status]) => status))].map((status) => [
				status,
				entries.filter(([, other]) => other === status).map(([at]) => `P${at}`),
			]),
		);
	const result = readCsaf(
		bytesOf({
			document: HEAD,
			product_tree: {
				branches: listed.map(([version, , name = "Camera X1"], at) =>
					leaf(`P${at}`, "V", name, /[<>*]/.test(version) ? "product_version_range" : "product_version", version),
				),
			},
			vulnerabilities: [
				{ cve: "CVE-2024-0001", product_status: lists(listed.map(([, status], at) => [at, status])) },
				...(more.length === 0 ? [] : [{ cve: "CVE-2024-0002", product_status: lists(more) }]),
			],
		}),
		"f",
	);
	assert.ok(result.ok);
	const widened = result.value.repairs.filter((repair) => repair.rule === "fixed-and-later").length;
	const told = result.value.products.map(({ expression }) => {
		const one = expression.kind === "ranges" ? expression.alternatives[0] : undefined;
		if (one === undefined) return expression.kind;
		if (one.kind === "exact") return one.text;
		return one.lower === undefined ? `${one.upper?.inclusive === true ? "<=" : "<"} ${one.upper?.text}` : `>= ${one.lower.text}`;
	});
	const changed = told.filter((text, at) => text.startsWith(">= ") && listed[at]?.[0] !== text);
	assert.equal(widened, changed.length);
	return told;
}

test("a fixed version means what follows as well", () => {
	assert.deepEqual(versions([["5.4.5", "fixed"]]), [">= 5.4.5"]);
	assert.deepEqual(versions([["V5.4.5", "first_fixed"]]), [">= V5.4.5"]);
	assert.deepEqual(
		versions([
			["5.4.0", "known_affected"],
			["5.4.5", "fixed"],
		]),
		["5.4.0", ">= 5.4.5"],
	);
	assert.deepEqual(
		versions([
			["< 5.4.5", "known_affected"],
			["5.4.5", "fixed"],
		]),
		["< 5.4.5", ">= 5.4.5"],
	);
	assert.deepEqual(
		versions([
			["V5.4.5 build 170123", "known_affected"],
			["V5.4.5 build 170124", "fixed"],
		]),
		["V5.4.5 build 170123", ">= V5.4.5 build 170124"],
	);
	assert.deepEqual(
		versions([
			["vers:all/*", "known_affected"],
			["5.4.5", "fixed"],
		]),
		["all", ">= 5.4.5"],
	);
});

test("of several fixes only the highest: between them lie versions that have neither", () => {
	assert.deepEqual(
		versions([
			["1.4.9", "fixed"],
			["2.3.2", "fixed"],
		]),
		["1.4.9", ">= 2.3.2"],
	);
	assert.deepEqual(
		versions([
			["1.4.9", "fixed", "Camera X1"],
			["2.3.2", "fixed", "Camera X2"],
		]),
		[">= 1.4.9", ">= 2.3.2"],
	);
});

test("a version stays exact where something at it or above is affected or open, or where it cannot be compared", () => {
	const rows: readonly (readonly Listed[])[] = [
		[
			["5.4.6", "known_affected"],
			["5.4.5", "fixed"],
		],
		[
			["<= 5.4.5", "known_affected"],
			["5.4.5", "fixed"],
		],
		[
			["5.5.0", "under_investigation"],
			["5.4.5", "fixed"],
		],
		[
			[">= 5.4.0", "known_affected"],
			["5.4.5", "fixed"],
		],
		[
			["< 5.4.5", "known_affected"],
			["5.4.5 hotfix 3", "fixed"],
		],
		[
			["5.4", "known_affected"],
			["5.4.5", "fixed"],
		],
		[
			["P3-V4.1", "fixed"],
			["MX6-V5.1", "fixed"],
		],
		[["5.4.5", "known_not_affected"]],
	];
	for (const listed of rows)
		assert.ok(
			versions(listed).every((text, at) => !text.startsWith(">=") || listed[at]?.[1] === "known_affected"),
			JSON.stringify(listed),
		);
});

test("fixed for one hole and affected by another: the version stays exact", () => {
	assert.deepEqual(versions([["5.4.5", "fixed"]], [[0, "known_affected"]]), ["5.4.5"]);
	assert.deepEqual(versions([["5.4.5", "known_affected"]], [[0, "fixed"]]), ["5.4.5"]);
	assert.deepEqual(versions([["5.4.5", "fixed"]], [[0, "fixed"]]), [">= 5.4.5"]);
});
