/** Only what somebody labelled as being for everybody is public; everything else stays where it is. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { DocumentHead } from "./document.ts";
import { isPublicAdvisory, isPublicKnowledge } from "./is-public.ts";

const head = (status: string): DocumentHead => ({
	category: "csaf_security_advisory",
	csafVersion: "2.0",
	status,
	namespace: "",
	language: "",
	aggregateSeverity: "",
	versioning: "integer",
	revisions: [],
});

// label, status, whether it is a CSAF document, public
for (const [tlp, status, isPublic] of [
	["CLEAR", "final", true],
	["CLEAR", "interim", true],
	["CLEAR", "draft", false],
	["GREEN", "final", false],
	["AMBER", "final", false],
	["AMBER+STRICT", "final", false],
	["RED", "final", false],
	["clear", "final", false],
	["", "final", false],
	[undefined, "final", false],
] as const) {
	test(`public: ${String(tlp)}, ${status}`, () => {
		assert.equal(isPublicAdvisory({ tlp, head: head(status) }), isPublic);
		assert.equal(isPublicKnowledge({ tlp, head: head(status) }), isPublic);
	});
}

test("public: records of holes are knowledge, and no advisories; OpenVEX says nothing of who may read it", () => {
	for (const further of ["cve", "nvd"] as const) {
		assert.equal(isPublicAdvisory({ tlp: undefined, further }), false);
		assert.equal(isPublicKnowledge({ tlp: undefined, further }), true);
	}
	assert.equal(isPublicKnowledge({ tlp: undefined }), false);
});
