/** Our VEX documents against the official schema of CSAF 2.0, and other people's VEX documents as advisories. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { readCsaf } from "../../src/advisory/csaf/read.ts";
import { createAssessor } from "../../src/match/assess.ts";
import { compileLibrary } from "../../src/match/compile.ts";
import type { Assessment } from "../../src/match/verdict.ts";
import { collectVex, NO_PUBLISHER, type VexHead } from "../../src/match/vex/collect.ts";
import { toCsafVex } from "../../src/match/vex/csaf-vex.ts";
import { readAdvisories } from "../../src/store/disk/advisory-folder.ts";
import { programFolder } from "../../src/store/disk/catalogue-folder.ts";
import { readInventory } from "../../src/store/files/read-inventory.ts";
import { richAssessment } from "../support/assessment-fixture.ts";
import { libraryOf, shippedCatalogue } from "../support/library.ts";
import { corpusFolder, corpusTest } from "../support/needs.ts";
import { type VexDocument, vexFlaws } from "../support/vex-rules.ts";

const inCorpus = (...path: readonly string[]): string => join(corpusFolder ?? "", "oasis-csaf", "csaf_2.0", ...path);
const readJson = (...path: readonly string[]): Record<string, unknown> =>
	JSON.parse(readFileSync(inCorpus(...path), "utf8")) as Record<string, unknown>;

function schema(): ValidateFunction {
	const ajv = new Ajv2020({ strict: false, allErrors: true });
	addFormats.default(ajv);
	for (const version of ["2.0", "3.0", "3.1"]) {
		const file = `cvss-v${version}.json`;
		const { $schema: _draft, id: _id, $id: _newId, ...rest } = readJson("referenced_schema", "first", file);
		ajv.addSchema(rest, `https://www.first.org/cvss/${file}`);
	}
	return ajv.compile(readJson("json_schema", "csaf_json_schema.json"));
}

const head: VexHead = {
	asOf: "2026-11-24",
	publisherName: NO_PUBLISHER.name,
	publisherNamespace: NO_PUBLISHER.namespace,
	toolVersion: "0.1.0",
	devices: 263,
	noStatement: 52,
	catalogue: "Catalogue 2026.01.02 of 2026-01-02, of today.",
};

async function sampleFleet(): Promise<Assessment> {
	const catalogue = await shippedCatalogue();
	const assessor = createAssessor(await libraryOf(catalogue), catalogue, { asOf: head.asOf, all: true });
	for await (const batch of readInventory([join(programFolder(), "data", "sample", "inventory.csv")], {})) assessor.add(batch.devices);
	return assessor.finish({ rejected: [], problems: [] });
}

corpusTest("our VEX documents are valid by the schema and keep the rules of profile 5", async () => {
	const validate = schema();
	for (const { findings } of [await sampleFleet(), richAssessment]) {
		const csaf: unknown = JSON.parse(toCsafVex(collectVex(findings), head));
		assert.ok(validate(csaf), JSON.stringify(validate.errors?.slice(0, 5)));
		assert.deepEqual(vexFlaws(csaf as VexDocument), []);
	}
	assert.equal(validate({ document: {} }), false, "the validator refuses nothing");
});

corpusTest("the fleet assessed with nothing but its own VEX document is no greener than before", async () => {
	const before = await sampleFleet();
	const read = readCsaf(new TextEncoder().encode(toCsafVex(collectVex(before.findings), head)), "vex.json");
	assert.ok(read.ok);
	const catalogue = await shippedCatalogue();
	const assessor = createAssessor(compileLibrary([read.value], catalogue), catalogue, { asOf: head.asOf, all: true });
	for await (const batch of readInventory([join(programFolder(), "data", "sample", "inventory.csv")], {})) assessor.add(batch.devices);
	const after = new Map(
		assessor.finish({ rejected: [], problems: [] }).findings.map((finding) => [`${finding.device.id} ${finding.cve}`, finding]),
	);
	const good = (verdict: string | undefined) => verdict === "fixed" || verdict === "known_not_affected";
	const lost = before.findings.filter(({ device, cve, verdict }) => {
		const again = after.get(`${device.id} ${cve}`)?.verdict;
		return verdict === "known_affected" ? again !== verdict : verdict === "under_investigation" && good(again);
	});
	assert.deepEqual(
		lost.map(({ device, cve, verdict }) => `${device.id} ${cve} ${verdict}`),
		[],
	);
	assert.ok(before.findings.filter(({ verdict }) => verdict === "known_affected").length > 100);
});

corpusTest("the checks of profile 5 find what the standard's own examples of failure break", () => {
	const folder = ["test", "validator", "data", "mandatory"];
	const files = readdirSync(inCorpus(...folder)).filter((file) => /6-1-27-(07|08|09|10)-\d\d\.json$/.test(file));
	assert.ok(files.length >= 8, files.join());
	for (const file of files) {
		const csaf = readJson(...folder, file) as unknown as VexDocument;
		const [, section = "", number = ""] = /6-1-27-(\d\d)-(\d\d)\.json$/.exec(file) ?? [];
		const found = vexFlaws(csaf).some((flaw) => flaw.startsWith(`6.1.27.${Number(section)}:`));
		// Examples from 11 on are those that must pass.
		assert.equal(found, Number(number) < 11, `${file}: ${vexFlaws(csaf).join("; ")}`);
	}
});

corpusTest("the standard's VEX examples are read, each status of theirs", async () => {
	const { advisories, problems, files } = await readAdvisories([inCorpus("examples", "csaf", "csaf_vex")]);
	assert.deepEqual(problems, []);
	assert.equal(advisories.length, files);
	assert.ok(files >= 10);
	const statuses = new Set(advisories.flatMap((advisory) => advisory.vulnerabilities.flatMap(({ status }) => [...status.values()])));
	assert.deepEqual([...statuses].sort(), ["fixed", "known_affected", "known_not_affected", "under_investigation"]);
});
