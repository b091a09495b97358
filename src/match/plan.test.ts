import assert from "node:assert/strict";
import { test } from "node:test";
import { type AdvisorySketch, advisory, camera, subject } from "../../test/support/match-fixture.ts";
import { judgeAll } from "./hole.ts";
import type { Identity } from "./identity.ts";
import { planOf, targetWords } from "./plan.ts";

let number = 0;
const hole = (sketch: Partial<AdvisorySketch>) => {
	number += 1;
	return advisory({
		id: `P-${number}`,
		cve: `CVE-2020-${1000 + number}`,
		products: [{ name: "ND-CAM2142", versions: "<=V5.0.0" }],
		...sketch,
	});
};
const plan = (documents: ReturnType<typeof hole>[], who: Identity = camera("V4.0.0 build 150101")) => {
	const about = subject(who, documents);
	return planOf(about, judgeAll(about));
};

const all = [{ name: "ND-CAM2142" }];

test("one step that closes most", () => {
	const rows: readonly (readonly [
		what: string,
		documents: ReturnType<typeof hole>[],
		kind: string | undefined,
		upgradeTo: string | undefined,
	])[] = [
		["nothing to do", [hole({ products: [{ name: "ND-CAM2142", versions: "<=V3.0.0" }] })], undefined, undefined],
		["one fix", [hole({ fixes: ["V5.4.0"] })], "upgrade", "V5.4.0"],
		["the newest of two, numbers as numbers", [hole({ fixes: ["V5.10.0"] }), hole({ fixes: ["V5.9.0"] })], "upgrade", "V5.10.0"],
		["equal ones once", [hole({ fixes: ["V5.4.0"] }), hole({ fixes: ["5.4.0"] })], "upgrade", "V5.4.0"],
		[
			"two without an order",
			[hole({ fixes: ["V5.4.0 build 170101"] }), hole({ fixes: ["V5.5.0 build 160101"] })],
			"upgrade",
			"V5.4.0 build 170101 and V5.5.0 build 160101",
		],
		[
			"days",
			[
				hole({ products: [{ name: "ND-CAM2142", versions: "<@2021-06-25" }] }),
				hole({ products: [{ name: "ND-CAM2142", versions: "<@2021-07-01" }] }),
			],
			"upgrade",
			"a build of 2021-07-01 or later",
		],
		[
			"a version older than the day",
			[hole({ fixes: ["V5.4.0 build 170124"] }), hole({ products: [{ name: "ND-CAM2142", versions: "<@2021-06-25" }] })],
			"upgrade",
			"a build of 2021-06-25 or later",
		],
		[
			"a version newer than the day",
			[hole({ products: [{ name: "ND-CAM2142", versions: "<@2016-06-25" }] }), hole({ fixes: ["V5.4.0 build 170124"] })],
			"upgrade",
			"V5.4.0 build 170124",
		],
		[
			"end of life outweighs a fix",
			[hole({ fixes: ["V5.4.0"] }), hole({ products: all, remedies: [{ category: "no_fix_planned" }] })],
			"replace",
			undefined,
		],
		["no fix known", [hole({ products: all, remedies: [{ category: "none_available" }] })], "isolate", undefined],
		["a fix without a number", [hole({ remedies: [{ details: "Update." }] })], "ask_vendor", undefined],
	];
	for (const [what, documents, kind, upgradeTo] of rows) {
		const made = plan(documents);
		assert.deepEqual([made?.kind, made?.upgradeTo], [kind, upgradeTo], what);
	}
});

test("what the step leaves open is told", () => {
	const made = plan([hole({ fixes: ["V5.4.0"] }), hole({ products: all, remedies: [{ category: "none_available" }] })]);
	assert.equal(made?.holes.length, 2);
	assert.equal(made?.staysOpen.length, 1);
});

test("a gap before the fix is a plan only where nothing is known to be affected", () => {
	const gap = hole({ fixes: ["V5.4.0"] });
	const who = camera("V5.2.0");
	assert.deepEqual([plan([gap], who)?.verdict, plan([gap], who)?.upgradeTo], ["under_investigation", "V5.4.0"]);
	assert.equal(plan([gap, hole({ products: all })], who)?.verdict, "known_affected");
	assert.equal(plan([hole({})], camera(undefined)), undefined, "a missing firmware is a question");
});

test("a day is told as a build", () => {
	assert.equal(targetWords("2021-06-25"), "a build of 2021-06-25 or later");
	assert.equal(targetWords("V5.4.0"), "V5.4.0");
});

test("thousands of targets without an order are not held beside each other", () => {
	const holes = Array.from({ length: 3000 }, (_, at) => ({
		cve: `CVE-2018-${10_000 + at}`,
		status: { p1: "known_affected" as const },
		remedies: [{ fixes: [`X${at}-release`] }],
	}));
	const who = subject(camera("V5.0.0 build 160414"), [advisory({ products: [{ name: "ND-CAM2142" }], holes })]);
	const plan = planOf(who, judgeAll(who));
	assert.ok((plan?.upgradeTo?.length ?? 0) < 200, plan?.upgradeTo);
});
