import assert from "node:assert/strict";
import { test } from "node:test";
import { HOSTILE, richAssessment } from "../../../test/support/assessment-fixture.ts";
import { type VexDocument, vexFlaws, vexProducts } from "../../../test/support/vex-rules.ts";
import { readCsaf } from "../../advisory/csaf/read.ts";
import { readOpenVex } from "../../advisory/openvex/read.ts";
import type { Finding, FindingDevice } from "../verdict.ts";
import { collectVex, NO_PUBLISHER, type VexHead } from "./collect.ts";
import { toCsafVex } from "./csaf-vex.ts";
import { digestOf } from "./digest.ts";
import { toOpenVex } from "./open-vex.ts";
import { vexProductOf } from "./product.ts";

const head: VexHead = {
	asOf: "2026-11-24",
	publisherName: NO_PUBLISHER.name,
	publisherNamespace: NO_PUBLISHER.namespace,
	toolVersion: "0.0.0",
	devices: 41,
	noStatement: 7,
	catalogue: "Catalogue 2026.01.02 of 2026-01-02, of today.",
};

const bare: FindingDevice = {
	id: "1",
	site: "Depot",
	name: undefined,
	brand: "Norden",
	maker: undefined,
	model: "ND-1",
	firmware: "V1",
	kind: "camera",
	exposure: "internal",
};

const finding = (part: Partial<Finding>, device: Partial<FindingDevice> = {}): Finding => ({
	device: { ...bare, ...device },
	hole: "CVE-2017-0001",
	title: "A hole",
	verdict: "known_affected",
	kind: undefined,
	confidence: "high",
	advisory: "TEST-1",
	cve: "CVE-2017-0001",
	productIds: ["p1"],
	upgradeTo: undefined,
	action: "ask_vendor",
	because: [],
	needs: [],
	priority: { rank: 1, due: undefined, reasons: [] },
	sources: [],
	...part,
});

const csafOf = (findings: Iterable<Finding>) => JSON.parse(toCsafVex(collectVex(findings), head)) as VexDocument;
interface OpenVexDocument {
	readonly "@id": string;
	readonly statements: readonly {
		readonly status: string;
		readonly vulnerability: { readonly name: string };
		readonly products: readonly { readonly "@id": string; readonly identifiers?: { readonly purl: string } }[];
		readonly impact_statement?: string;
		readonly action_statement?: string;
		readonly justification?: string;
		readonly status_notes?: string;
	}[];
}
const openOf = (findings: Iterable<Finding>) => JSON.parse(toOpenVex(collectVex(findings), head)) as OpenVexDocument;

test("a fleet with everything in it keeps the rules of profile 5", () => {
	const csaf = csafOf(richAssessment.findings);
	assert.deepEqual(vexFlaws(csaf), []);
	const lists = new Set((csaf.vulnerabilities ?? []).flatMap((hole) => Object.keys(hole.product_status ?? {})));
	assert.ok(lists.has("known_affected") && lists.has("under_investigation"), [...lists].join());
});

test("equal findings give equal bytes, in whatever order they come", () => {
	const forward = toCsafVex(collectVex(richAssessment.findings), head);
	assert.equal(toCsafVex(collectVex([...richAssessment.findings].reverse()), head), forward);
	const open = toOpenVex(collectVex(richAssessment.findings), head);
	assert.equal(toOpenVex(collectVex([...richAssessment.findings].reverse()), head), open);
});

test("no device, site or name of the inventory leaves the house", () => {
	const secret = finding({}, { id: "id-7f3a", site: "site-7f3a", name: "name-7f3a" });
	assert.doesNotMatch(JSON.stringify([csafOf([secret]), openOf([secret])]), /7f3a/);
});

test("statuses, impact statements and actions", () => {
	const csaf = csafOf([
		finding({ upgradeTo: "V2", action: "upgrade" }, { firmware: "V1" }),
		finding({ verdict: "fixed", action: "none" }, { firmware: "V2" }),
		finding(
			{
				verdict: "known_not_affected",
				kind: "below_range",
				action: "none",
				because: [{ step: "range", rule: "range/below", outcome: "V0 is below V1", document: "TEST-1", pointer: "/x", quote: "" }],
			},
			{ firmware: "V0" },
		),
		finding({ verdict: "under_investigation", kind: "firmware_missing", action: "find_out" }, { firmware: undefined }),
		finding({ action: "replace", cve: "CVE-2017-0002" }),
		finding({ action: "isolate", cve: "CVE-2017-0003" }),
	]);
	assert.deepEqual(vexFlaws(csaf), []);
	const [hole, replaced, isolated] = csaf.vulnerabilities ?? [];
	assert.deepEqual(hole?.product_status, {
		fixed: ["Norden::ND-1:V2"],
		known_affected: ["Norden::ND-1:V1"],
		known_not_affected: ["Norden::ND-1:V0"],
		under_investigation: ["Norden::ND-1"],
	});
	assert.deepEqual(hole?.threats, [
		{
			category: "impact",
			details: "Older than what is listed, and older builds are often just untested: V0 is below V1 (TEST-1).",
			product_ids: ["Norden::ND-1:V0"],
		},
	]);
	assert.equal(hole?.flags, undefined, "a version beside a range says nothing about the code");
	assert.deepEqual(
		hole?.remediations?.map(({ category, product_ids }) => [category, product_ids]),
		[
			["mitigation", ["Norden::ND-1"]],
			["vendor_fix", ["Norden::ND-1:V1"]],
		],
	);
	assert.equal(replaced?.remediations?.[0]?.category, "no_fix_planned");
	assert.equal(isolated?.remediations?.[0]?.category, "none_available");
});

test("a device that nobody could identify makes no statement, and the document says how many", () => {
	const book = collectVex([finding({ advisory: "", cve: undefined, verdict: "under_investigation", kind: "maker_unknown" }), finding({})]);
	assert.equal(book.unidentified, 1);
	assert.equal(book.holes.length, 1);
	assert.match(toCsafVex(book, head), /1 identities could not be identified/);
	assert.match(toCsafVex(book, head), /Of 7 devices no document that was held speaks/);
});

test("a hole without CVE has an id of its own, and two of one advisory stay two", () => {
	const csaf = csafOf([
		finding({ cve: undefined, title: "One" }),
		finding({ cve: undefined, title: "Two" }),
		finding({ cve: "cve-2017-0001" }),
	]);
	assert.deepEqual(vexFlaws(csaf), []);
	assert.deepEqual(
		csaf.vulnerabilities?.map(({ cve, ids }) => cve ?? ids),
		[
			"CVE-2017-0001",
			[{ system_name: "Advisory and title", text: "TEST-1: One" }],
			[{ system_name: "Advisory and title", text: "TEST-1: Two" }],
		],
	);
});

test("the worse of two verdicts on one identity stands", () => {
	const fixed = finding({ verdict: "fixed", action: "none" });
	for (const order of [
		[fixed, finding({})],
		[finding({}), fixed],
	])
		assert.deepEqual(csafOf(order).vulnerabilities?.[0]?.product_status, { known_affected: ["Norden::ND-1:V1"] });
});

test("firmware that reads like a range, wildcards, and what strangers write", () => {
	const odd = ["before V2", "<1.0", "V1 install", HOSTILE.bidi, HOSTILE.control, "\ud800 broken", "a:b%@?#/é"];
	const csaf = csafOf([...odd.map((firmware) => finding({}, { firmware })), finding({}, { model: "ND*?\\", brand: HOSTILE.script })]);
	assert.deepEqual(vexFlaws(csaf), []);
	const products = vexProducts(csaf.product_tree);
	assert.equal(products.length, odd.length + 1);
	assert.ok(products.some((product) => product.product_identification_helper?.model_numbers?.[0] === "ND\\*\\?\\\\"));
	for (const { product_identification_helper } of products)
		assert.match(product_identification_helper?.purl ?? "", /^pkg:generic\/[\w.~%:-]+\/[\w.~%:-]+@[\w.~%:-]+$/);
});

test("OpenVEX: each status with what the specification asks for, and no more", () => {
	const { statements } = openOf(richAssessment.findings);
	assert.ok(statements.length > 4);
	for (const statement of statements) {
		assert.equal(statement.status === "not_affected", statement.impact_statement !== undefined);
		assert.equal(statement.status === "affected", statement.action_statement !== undefined);
		assert.equal(statement.justification, undefined);
		assert.ok(statement.products.length > 0);
		for (const product of statement.products) assert.ok(URL.canParse(product["@id"]), product["@id"]);
	}
	const pairs = statements.flatMap(({ vulnerability, products }) => products.map((product) => `${vulnerability.name} ${product["@id"]}`));
	assert.equal(new Set(pairs).size, pairs.length, "two statements on one product and hole");
});

test("a product without firmware has no package URL, for that would mean every version", () => {
	assert.equal(vexProductOf({ ...bare, firmware: undefined }).exact, undefined);
	assert.equal(vexProductOf({ ...bare, maker: "Ostwerk" }).exact, undefined);
	assert.equal(vexProductOf({ ...bare, maker: "NORDEN" }).exact?.purl, "pkg:generic/Norden/ND-1@V1");
	const [statement] = openOf([finding({}, { firmware: undefined })]).statements;
	assert.deepEqual(statement?.products, [{ "@id": "https://publisher-not-named.invalid/product/Norden%3A%3AND-1" }]);
});

test("different identities have different ids", () => {
	const parts = [undefined, "a", ":", "a:", "%3A", "a%3A"];
	const ids = parts.flatMap((brand) =>
		parts.flatMap((model) => parts.map((firmware) => vexProductOf({ ...bare, brand, model, firmware }).id)),
	);
	assert.equal(new Set(ids).size, parts.length ** 3);
});

test("both forms are read again with every status", () => {
	const bytes = (text: string) => new TextEncoder().encode(text);
	const all = [
		finding({ upgradeTo: "V2", action: "upgrade" }),
		finding({ verdict: "fixed" }, { firmware: "V2" }),
		finding({ verdict: "known_not_affected", kind: "stated_safe" }, { firmware: "V3" }),
		finding({ verdict: "under_investigation", kind: "no_order" }, { firmware: "V4" }),
	];
	const book = collectVex(all);
	for (const read of [readCsaf(bytes(toCsafVex(book, head)), "a.json"), readOpenVex(bytes(toOpenVex(book, head)), "b.json")]) {
		assert.ok(read.ok);
		const [hole] = read.value.vulnerabilities;
		assert.equal(hole?.cve, "CVE-2017-0001");
		assert.deepEqual(
			[...(hole?.status ?? [])]
				.map(([id, status]) => {
					const product = read.value.products.find((one) => one.productId === id);
					return [product?.vendor, product?.models[0]?.text, product?.expressionText, status].join(" ");
				})
				.sort(),
			["Norden ND-1 V1 known_affected", "Norden ND-1 V2 fixed", "Norden ND-1 V3 known_not_affected", "Norden ND-1 V4 under_investigation"],
		);
		assert.equal(hole?.remediations.flatMap(({ fixes }) => fixes)[0]?.text, "V2");
	}
});

test("the digest tells texts apart and is always the same", () => {
	assert.equal(digestOf("seawall"), digestOf("seawall"));
	assert.equal(new Set(Array.from({ length: 20_000 }, (_, i) => digestOf(`device ${i}`))).size, 20_000);
	assert.match(digestOf(""), /^[0-9a-f]{16}$/);
});
