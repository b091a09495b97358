import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyAssessment, richAssessment } from "../../test/support/assessment-fixture.ts";
import type { Suppression } from "../match/suppression.ts";
import type { Assessment, Finding } from "../match/verdict.ts";
import { sarifPieces } from "./sarif.ts";

interface Log {
	readonly $schema: string;
	readonly version: string;
	readonly runs: readonly {
		readonly tool: { readonly driver: { readonly name: string; readonly version: string; readonly rules: readonly Rule[] } };
		readonly results: readonly Result[];
		readonly invocations: readonly {
			readonly executionSuccessful: boolean;
			readonly toolExecutionNotifications: readonly { readonly level: string; readonly message: { readonly text: string } }[];
		}[];
	}[];
}

interface Rule {
	readonly id: string;
	readonly shortDescription: { readonly text: string };
	readonly help: { readonly text: string };
}

interface Result {
	readonly ruleId: string;
	readonly ruleIndex: number;
	readonly kind: string;
	readonly level: string;
	readonly message: { readonly text: string };
	readonly locations: readonly { readonly logicalLocations: readonly { readonly name: string; readonly fullyQualifiedName: string }[] }[];
	readonly partialFingerprints: Readonly<Record<string, string>>;
	readonly suppressions?: readonly { readonly kind: string; readonly status: string; readonly justification: string }[];
	readonly properties: { readonly verdict: string; readonly kind?: string; readonly upgradeTo?: string };
}

function logOf(assessment: Assessment, suppressionOf: (finding: Finding) => Suppression | undefined = () => undefined): Log {
	return JSON.parse([...sarifPieces({ assessment, findings: assessment.findings, suppressionOf, toolVersion: "1.2.3" })].join("")) as Log;
}

const LEVELS: Readonly<Record<string, string>> = {
	known_affected: "fail error",
	under_investigation: "fail warning",
	fixed: "pass none",
	known_not_affected: "pass none",
};

test("one run, and every result leads to its rule and its device", () => {
	const log = logOf(richAssessment);
	assert.equal(log.version, "2.1.0");
	assert.match(log.$schema, /^https:\/\/docs\.oasis-open\.org\/sarif\/sarif\/v2\.1\.0\//);
	assert.equal(log.runs.length, 1);
	const [run] = log.runs;
	assert.ok(run !== undefined);
	const { rules, version } = run.tool.driver;
	assert.equal(version, "1.2.3");
	assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
	for (const rule of rules) assert.ok(rule.id !== "" && rule.shortDescription.text !== "" && rule.help.text.length > 20, rule.id);
	assert.equal(run.results.length, richAssessment.findings.length);
	run.results.forEach((result, at) => {
		const finding = richAssessment.findings[at];
		assert.equal(rules[result.ruleIndex]?.id, result.ruleId);
		assert.equal(`${result.kind} ${result.level}`, LEVELS[result.properties.verdict]);
		assert.equal(result.properties.verdict, finding?.verdict);
		assert.equal(result.properties.upgradeTo, finding?.upgradeTo);
		assert.equal(result.locations[0]?.logicalLocations[0]?.name, finding?.device.id);
		assert.ok(result.message.text !== "");
	});
});

test("fingerprints tell device and hole apart, and stay when firmware and verdict change", () => {
	const prints = (assessment: Assessment) =>
		logOf(assessment).runs[0]?.results.map(({ partialFingerprints }) => Object.values(partialFingerprints).join()) ?? [];
	const first = prints(richAssessment);
	const keys = new Set(
		richAssessment.findings.map(({ device, cve, advisory, title, kind }) =>
			[device.site, device.id, cve ?? `${advisory} ${title}`, advisory === "" ? kind : ""].join("|"),
		),
	);
	assert.equal(new Set(first).size, keys.size);
	const moved = richAssessment.findings.map(
		(finding): Finding => ({ ...finding, upgradeTo: "V9", device: { ...finding.device, firmware: "V8" } }),
	);
	assert.deepEqual(prints({ ...richAssessment, findings: moved }), first);
});

test("an accepted finding stays in the log and says who accepted it", () => {
	const suppression = { owner: "Ann", reason: "isolated", expires: "2026-12-31", source: "s.csv", line: 2 } as Suppression;
	const [result, other] =
		logOf(richAssessment, (finding) => (finding === richAssessment.findings[0] ? suppression : undefined)).runs[0]?.results ?? [];
	assert.deepEqual(result?.suppressions, [
		{
			kind: "external",
			status: "accepted",
			justification: "isolated",
			properties: { owner: "Ann", expires: "2026-12-31", source: "s.csv", line: 2 },
		},
	]);
	assert.equal(other?.suppressions, undefined);
});

test("rows and files that were left out stand in the log", () => {
	const [invocation] = logOf(richAssessment).runs[0]?.invocations ?? [];
	assert.equal(invocation?.toolExecutionNotifications.length, richAssessment.problems.length + richAssessment.rejected.length);
});

test("an answer without findings is a whole log", () => {
	const [run] = logOf(emptyAssessment).runs;
	assert.deepEqual([run?.results, run?.tool.driver.rules], [[], []]);
});
