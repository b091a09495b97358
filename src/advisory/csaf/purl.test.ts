/** Package URLs: what is one, and what is not. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parsePurl } from "./purl.ts";

/** Text, and whether it is one; examples of the purl specification first. */
const ROWS: readonly (readonly [text: string, good: boolean])[] = [
	["pkg:bitbucket/birkenfeld/pygments-main@244fd47e07d1014f0aed9c", true],
	["pkg:deb/debian/curl@7.50.3-1?arch=i386&distro=jessie", true],
	["pkg:docker/cassandra@sha256:244fd47e07d1004f0aed9c", true],
	["pkg:gem/jruby-launcher@1.1.2?platform=java", true],
	["pkg:golang/google.golang.org/genproto#googleapis/api/annotations", true],
	["pkg:maven/org.apache.xmlgraphics/batik-anim@1.9.1?packaging=sources", true],
	["pkg:npm/%40angular/animation@12.3.1", true],
	["pkg:npm/foobar@12.3.1", true],
	["pkg:pypi/django@1.11.1", true],
	["pkg:rpm/opensuse/curl@7.56.1-1.1.?arch=i386&distro=opensuse-tumbleweed", true],
	["pkg:maven/@1.3.4", false],
	["pkg:maven/batik-anim@1.9.1", false],
	["pkg:npm/", false],
	["pkg:npm", false],
	["pkg://npm/foobar", false],
	["npm/foobar", false],
	["pkg:n&g?inx/nginx@0.8.9", false],
	["pkg:npm/foobar@", false],
	["pkg:npm/foo%bar", false],
	["pkg:npm/foobar?a=1&a=2", false],
	["pkg:npm/foobar?=1", false],
	["pkg:npm/foobar#a/../b", false],
	["pkg:swift/Alamofire@5.4.3", false],
	["pkg:pypi/name/space/django", false],
];

for (const [text, good] of ROWS) {
	test(`${text} is ${good ? "a" : "no"} package URL`, () => {
		const read = parsePurl(text);
		assert.equal(read.ok, good, read.ok ? "" : read.error);
	});
}

test("its parts are decoded", () => {
	const read = parsePurl("pkg:npm/%40angular/animation@12.3.1?vcs_url=git%2Bhttps://x#a/b");
	assert.ok(read.ok);
	assert.deepEqual(
		{ ...read.value, qualifiers: [...read.value.qualifiers] },
		{
			type: "npm",
			namespace: "@angular",
			name: "animation",
			version: "12.3.1",
			qualifiers: [["vcs_url", "git+https://x"]],
			subpath: "a/b",
		},
	);
});
