import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyAssessment } from "../../test/support/assessment-fixture.ts";
import { CallError } from "./ports.ts";
import { checkPublisher, renderVex } from "./vex.ts";

const code = (name: string) => (error: unknown) => error instanceof CallError && error.problem.code === name;

for (const namespace of ["https://www.example.com", "http://example.com/psirt?x=1", "https://xn--mller-kva.example"]) {
	test(`publisher at ${namespace}`, () => checkPublisher({ publisherNamespace: namespace, publisherName: "Stadtwerke" }));
}
for (const namespace of [
	"",
	"example.com",
	"ftp://example.com",
	"https://",
	"https://a b",
	'https://a"b',
	"https://müller.example",
	"javascript:alert(1)",
]) {
	test(`no publisher at ${JSON.stringify(namespace)}`, () => {
		assert.throws(() => checkPublisher({ publisherNamespace: namespace }), code("cli/bad-publisher"));
	});
}

test("an empty name is none", () => assert.throws(() => checkPublisher({ publisherName: "  " }), code("cli/bad-publisher")));

test("no statement, no document", () => {
	for (const form of ["vex", "openvex"] as const) {
		const call = () => renderVex(form, { assessment: emptyAssessment, findings: [], publisher: {}, toolVersion: "1.2.3" });
		assert.throws(call, code("cli/nothing-to-state"));
	}
});
