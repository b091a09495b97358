import assert from "node:assert/strict";
import { test } from "node:test";
import { buildAdvisory, fileNameOf } from "./build-advisory.ts";
import type { CsafDocument } from "./csaf-document.ts";
import type { FactProduct, Facts, Statement } from "./facts.ts";
import type { AdvisoryPlan } from "./plan.ts";
import { toStableJson } from "./stable-json.ts";

const plan: AdvisoryPlan = {
	id: "SEAWALL-2021-0001",
	cves: ["CVE-2021-1"],
	title: "T",
	summary: "Update. It is bad.",
	revisions: [{ date: "2026-11-24T00:00:00Z", summary: "First release." }],
};

const camera = (model: string, notation: FactProduct["notation"] = "X-run"): FactProduct => ({ model, notation, kind: "camera" });

function said(products: readonly FactProduct[], by: string, more: Partial<Statement>): Statement {
	const base = { axis: "version", affected: { op: "all" }, fixed: null, fixed_build_date: null, remedy: "vendor_fix", note: "" } as const;
	return { ...base, products, source: [by], ...more };
}

function factsOf(statements: readonly Statement[], more: Partial<Facts> = {}): Facts {
	return {
		cve: "CVE-2021-1",
		title: "cameras: hole",
		maker: "Dahua",
		published: "2021-01-01",
		attacked: { kev_added: "2024-08-21", evidence: [{ fact: "seen", date: "2024-05", source: "press", attributed: false }] },
		cwe: ["CWE-287", "CWE-78"],
		cvss: [{ version: "3.1", vector: "CVSS:3.1/AV:N", score: 9.8, source: "nvd" }],
		impact: "anyone is administrator",
		statements,
		relabels: [],
		mitigations: ["own network segment"],
		sources: [{ id: "cna", url: "https://cve.example/1", title: "Record", kind: "cna" }],
		gaps: ["recalled: something", "fixed names not readable in the stores"],
		conflicts: [],
		...more,
	};
}

/** `vendor / model / range: status` of every product, sorted. */
function lines(csaf: CsafDocument): readonly string[] {
	const names = new Map<string, string>();
	for (const vendor of csaf.product_tree.branches) {
		if (vendor.category === "product_version_range") continue;
		for (const model of vendor.branches) {
			if (model.category === "product_version_range") continue;
			for (const leaf of model.branches) {
				if (leaf.category === "product_version_range") names.set(leaf.product.product_id, `${vendor.name} / ${model.name} / ${leaf.name}`);
			}
		}
	}
	const status = Object.entries(csaf.vulnerabilities[0]?.product_status ?? {});
	return status.flatMap(([name, ids]) => ids.map((id) => `${names.get(id) ?? ""}: ${name}`)).sort();
}

const remedies = (csaf: CsafDocument): readonly string[] =>
	csaf.vulnerabilities.flatMap((hole) => hole.remediations.map((item) => item.details));

test("sources stand side by side, and each is told the latest fix of all", () => {
	const month = { axis: "build_date", affected: { op: "<", value: "2019-12", granularity: "month" } } as const;
	const image = { axis: "firmware", affected: { op: "<", value: "4.001.0000001.1.R.210709" } } as const;
	const fixed = { fixed: "4.001.0000001.1.R.210709", fixed_build_date: "2021-07-09" };
	const csaf = buildAdvisory(plan, [
		factsOf([said([camera("XVR4xxx")], "cna", month), said([camera("XVR4X04")], "nvd", { ...image, ...fixed })]),
	]);
	assert.deepEqual(lines(csaf), [
		"Dahua / XVR4X04 / vers:dahua/<4.001.0000001.1.R.210709: known_affected",
		"Dahua / XVR4X04 / vers:dahua/>=4.001.0000001.1.R.210709: fixed",
		"Dahua / XVR4xxx / vers:dahua/<build%202019-12-01: known_affected",
		"Dahua / XVR4xxx / vers:dahua/>=build%202019-12-01: fixed",
	]);
	assert.deepEqual(remedies(csaf), [
		"Update XVR4xxx to firmware built on 2021-07-09 or later.",
		"Update XVR4X04 to 4.001.0000001.1.R.210709 or later.",
	]);
});

test("a guarded name stands under its label only", () => {
	const guarded: FactProduct = { ...camera("IPC-xxxx"), brand_guard: ["Hikvision", "HiLook"] };
	const csaf = buildAdvisory(plan, [factsOf([said([guarded], "cna", {})], { maker: "Hikvision" })]);
	assert.deepEqual(lines(csaf), ["HiLook / IPC-xxxx / vers:all/*: known_affected"]);
	assert.match(csaf.document.notes.find((note) => note.title === "Only under these labels")?.text ?? "", /Hikvision or HiLook/);
});

test("a firmware platform is called one, and has no model numbers", () => {
	const csaf = buildAdvisory(plan, [
		factsOf([said([{ ...camera("IPC_G3 platform", "literal"), line: "IPC_G3" }], "cna", {})], { maker: "Hikvision" }),
	]);
	assert.match(toStableJson(csaf), /"name": "Hikvision firmware platform IPC_G3: all versions \[source: cna\]"/);
	assert.doesNotMatch(toStableJson(csaf), /model_numbers/);
});

test("a document that cannot decide compares nothing", () => {
	const exact = said([camera("DVR", "literal")], "cna", { affected: { op: "<=", value: "1.0.227" }, fixed: "2.0" });
	const csaf = buildAdvisory({ ...plan, lookUp: "Look at the model." }, [factsOf([exact])]);
	assert.deepEqual(lines(csaf), ["Dahua / DVR / vers:all/*: under_investigation"]);
	assert.equal(csaf.document.notes.find((note) => note.title === "What to look up")?.text, "Look at the model.");
});

test("no fix, end of life and a fix without a name are told apart", () => {
	const words = (["none_available", "no_fix_planned", "mitigation", "vendor_fix"] as const).map((remedy) =>
		remedies(buildAdvisory(plan, [factsOf([said([camera("A1", "literal")], "cna", { remedy })])])).join(),
	);
	assert.match(words[0] ?? "", /^No fix is known for A1: replace/);
	assert.match(words[1] ?? "", /^Replace A1: no fix will come/);
	assert.match(words[2] ?? "", /^Install the newest firmware that the maker offers for A1 and keep it/);
	assert.match(words[3] ?? "", /^Install the newest firmware that the maker offers for A1; no source/);
});

test("what is remembered and where was looked stays out, attacks keep their doubt", () => {
	const text = toStableJson(buildAdvisory(plan, [factsOf([said([camera("A1", "literal")], "cna", {})])]));
	assert.doesNotMatch(text, /recalled|stores/);
	assert.match(text, /Fixed names not readable\./);
	assert.match(text, /Seen; 2024-05\. Whether this hole was used is not established\./);
	assert.match(text, /Known to be attacked: in CISA's catalogue of exploited holes since 2024-08-21\./);
	assert.match(text, /"name": "Improper Authentication"/);
});

test("the file name follows section 5.1", () => {
	assert.equal(fileNameOf("SEAWALL-2017-0001"), "seawall-2017-0001.json");
	assert.equal(fileNameOf("A b/c"), "a_b_c.json");
});
