import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyAssessment, HOSTILE, richAssessment } from "../../../test/support/assessment-fixture.ts";
import { findingsCsvLines, renderFindingsCsv } from "./findings-csv.ts";

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

test("a header, and one line a finding, every cell through the caller's writer", () => {
	const lines = [...findingsCsvLines(richAssessment, quoted)];
	assert.equal(lines.length, richAssessment.findings.length + 1);
	const columns = (lines[0] ?? "").trimEnd().split(",").length;
	for (const line of lines.slice(1)) {
		assert.ok(line.endsWith('"\r\n'));
		assert.equal(line.match(/"(?:[^"]|"")*"(?:,|\r\n$)/g)?.length, columns, line);
	}
	assert.ok(renderFindingsCsv(richAssessment, quoted).includes(quoted(HOSTILE.formula)));
	assert.ok(!renderFindingsCsv(richAssessment, () => "x").includes("HYPERLINK"));
});

test("no findings: the header alone", () => {
	assert.match(renderFindingsCsv(emptyAssessment, quoted), /^rank,verdict,[^\n]*\r\n$/);
});
