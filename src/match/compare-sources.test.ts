/** Rule 15: sources on one hole are alternatives; a further source never makes an affected device safe. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { advisory, camera, catalogue, device, libraryFrom, subject } from "../../test/support/match-fixture.ts";
import type { Advisory } from "../advisory/document.ts";
import { differ, sideOf, sourcesOn } from "./compare-sources.ts";
import { createFleet } from "./fleet.ts";
import { joinSources, type Side } from "./join-sources.ts";
import { compareSources } from "./source-comparison.ts";
import type { Judgement } from "./verdict.ts";

const CVE = "CVE-2017-0001";
const dated = advisory({
	id: "CISA-1",
	products: [{ name: "CAM2142", versions: "<=V5.4.4 build 161125" }],
	fixes: ["V5.4.5 build 170124"],
});
/** As NVD lists most cameras: the model, and no version. */
const undated: Advisory = further(
	"NVD:CVE-2017-0001",
	"nvd",
	advisory({ publisher: "NVD", products: [{ name: "CAM2142", source: "nvd" }] }),
	true,
);
const record = (versions: string): Advisory =>
	further("CVE:CVE-2017-0001", "cve", advisory({ publisher: "maker", products: [{ name: "CAM2142", versions, source: "cna" }] }), false);

function further(id: string, kind: "cve" | "nvd", document: Advisory, without: boolean): Advisory {
	const products = document.products.map((product) => (without ? { ...product, undated: true as const } : product));
	return { ...document, id, further: kind, products };
}

function together(firmware: string | undefined, documents: readonly Advisory[]) {
	const who = subject(camera(firmware), documents);
	return joinSources(sourcesOn(who.matcher.library, CVE).map((entry) => sideOf(who, entry, CVE)));
}

// firmware, documents, verdict of all together
for (const [what, firmware, documents, expected] of [
	["a patched device is not called affected for ever by a source without versions", "V5.4.5 build 170124", [dated, undated], "fixed"],
	["an old one stays affected", "V5.4.0 build 160414", [dated, undated], "known_affected"],
	["between the last affected and the fix it stays open", "V5.4.5 build 170101", [dated, undated], "under_investigation"],
	["alone, a source without versions counts, whatever the build", "V5.4.5 build 170124", [undated], "known_affected"],
	["a record that ends earlier raises a doubt", "V5.4.0 build 160414", [dated, record("<V5.3.0 build 150101")], "under_investigation"],
	["a record that ends later raises a doubt", "V5.4.5 build 170124", [dated, record("<V5.5.0 build 180101")], "under_investigation"],
	["past the latest bound of all it is fixed", "V5.5.0 build 180101", [dated, record("<V5.5.0 build 180101")], "fixed"],
	[
		"a record alone does not clear what NVD lists without a version",
		"V5.5.0 build 180101",
		[undated, record("<V5.5.0 build 180101")],
		"under_investigation",
	],
	["a date in a record's bound does not alarm for ever", "V5.5.0 build 240301", [record("<@2024-02-02")], "fixed"],
] as const) {
	test(what, () => assert.equal(together(firmware, documents)?.verdict, expected));
}

test("sources set aside are named", () => {
	assert.deepEqual(together("V5.4.5 build 170124", [dated, undated]), {
		verdict: "fixed",
		kind: undefined,
		restsOn: ["CISA-1"],
		setAside: ["NVD:CVE-2017-0001"],
	});
});

test("a source that lists others is silent and softens nothing; one that names nothing comparable is no difference", () => {
	const others = further("NVD:CVE-2017-0001", "nvd", advisory({ publisher: "NVD", products: [{ name: "CAM9999" }] }), true);
	assert.equal(together("V5.4.0 build 160414", [dated, others])?.verdict, "known_affected");
	const described = further(
		"CVE:CVE-2017-0001",
		"cve",
		advisory({ products: [{ name: "Norden Cameras", status: "under_investigation" }] }),
		true,
	);
	const who = subject(camera("V5.4.0 build 160414"), [dated, described]);
	const sides = sourcesOn(who.matcher.library, CVE).map((entry) => sideOf(who, entry, CVE));
	assert.deepEqual(
		sides.map((side) => side.speaks),
		["says", "undecidable"],
	);
	assert.equal(differ(sides), false);
});

test("sources stand in one order whatever the order of reading, and the comparison names the devices on which they differ", () => {
	const fleet = createFleet();
	fleet.add(device({ id: "a", brand: "Norden", model: "CAM2142", firmware: "V5.4.5 build 170124" }));
	fleet.add(device({ id: "b", brand: "Norden", model: "CAM2142", firmware: "V5.4.0 build 160414" }));
	fleet.add(device({ id: "c", brand: "Norden", model: "CAM2142", firmware: "V5.4.5 build 170124" }));
	const documents = [dated, undated, record("<V5.5.0 build 180101")];
	const forward = compareSources(CVE, libraryFrom(documents), catalogue, fleet, []);
	assert.deepEqual(compareSources(CVE, libraryFrom(documents.toReversed()), catalogue, fleet, []), forward);
	assert.deepEqual(
		forward.sources.map((source) => source.kind),
		["advisory", "cve", "nvd"],
	);
	assert.deepEqual([forward.devices, forward.spokenOf, forward.differing], [3, 3, 2]);
	assert.deepEqual(
		forward.differences.map((difference) => difference.deviceIds),
		[["a", "c"]],
	);
	assert.deepEqual(
		forward.differences[0]?.verdicts.map((side) => side.verdict),
		["fixed", "known_affected", "known_affected"],
	);
});

const VERDICTS = ["known_affected", "under_investigation", "fixed", "known_not_affected"] as const;
const KINDS: readonly Judgement["kind"][] = [undefined, "firmware_missing", "no_order", "gap_before_fix", "after_range"];
const side = (kinds: readonly Side["further"][]): fc.Arbitrary<Side> =>
	fc
		.record({
			further: fc.constantFrom(...kinds),
			without: fc.boolean(),
			speaks: fc.constantFrom("says", "says", "silent", "undecidable"),
			verdict: fc.constantFrom(...VERDICTS),
			kind: fc.constantFrom(...KINDS),
		})
		.map(({ further: source, without, speaks, verdict, kind }) => ({
			advisory: "x",
			further: source,
			// An undated listing never says that a device is safe.
			undated: source !== undefined && without && verdict !== "fixed" && verdict !== "known_not_affected",
			speaks,
			judgement: { verdict, kind, upgradeTo: undefined, because: [] },
		}));

test("law: adding a further source never makes an affected device safe", () => {
	fc.assert(
		fc.property(fc.array(side([undefined, "cve", "nvd"]), { maxLength: 6 }), side(["cve", "nvd"]), fc.nat(6), (sides, more, at) => {
			const before = joinSources(sides)?.verdict;
			const after = joinSources(sides.toSpliced(at, 0, more))?.verdict;
			if (before === "known_affected") assert.ok(after === "known_affected" || after === "under_investigation", `became ${after}`);
			if (before !== undefined) assert.notEqual(after, undefined);
		}),
		{ numRuns: 2000 },
	);
});

test("law: the order of sources does not matter", () => {
	fc.assert(
		fc.property(fc.array(side([undefined, "cve", "nvd"]), { maxLength: 6 }), (sides) => {
			assert.equal(joinSources(sides.toReversed())?.verdict, joinSources(sides)?.verdict);
		}),
		{ numRuns: 1000 },
	);
});
