/** NVD entries, in the shapes that entries of cameras have. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { asObject } from "../csaf/json.ts";
import type { Advisory } from "../document.ts";
import { isNvdEntry, readNvdEntry } from "./record.ts";
import { criterion, device, firmwareOn, nvdEntry } from "./sample.ts";

function read(configurations: readonly object[], cve = "CVE-2017-7921", more: object = {}): Advisory {
	const object = asObject(nvdEntry(cve, configurations, more));
	assert.ok(object !== undefined && isNvdEntry(object));
	const result = readNvdEntry(object, "", "nvd.json");
	assert.ok(result.ok);
	return result.value;
}

/** Status, names, versions and whether none is stated, of each product. */
function told(advisory: Advisory) {
	return advisory.products.map(({ productId, models, expressionText, undated, expression }) => [
		advisory.vulnerabilities[0]?.status.get(productId),
		models.map((model) => model.text).join(" "),
		expressionText,
		undated === true ? "undated" : expression.kind,
	]);
}

test("firmware on hardware without a version is listed, and marked as stating none", () => {
	const advisory = read([device("hikvision:ds-2cd2032-i")]);
	assert.deepEqual(told(advisory), [["known_affected", "DS-2CD2032-I", "", "undated"]]);
	assert.deepEqual([advisory.id, advisory.publisher, advisory.further], ["NVD:CVE-2017-7921", "NVD", "nvd"]);
	assert.equal(advisory.products[0]?.fullName, "hikvision DS-2CD2032-I [source: nvd]");
	assert.equal(advisory.products[0]?.pointer, "/configurations/0/nodes/0/cpeMatch/0/criteria");
});

test("a firmware that names no device stands for its hardware (CVE-2017-6432)", () => {
	const advisory = read([
		firmwareOn(criterion("cpe:2.3:o:dahuasecurity:nvr_firmware:3.210.0001.10"), "cpe:2.3:h:dahuasecurity:dhi-hcvr7216a-s3:-"),
	]);
	assert.deepEqual(told(advisory), [["known_affected", "DHI-HCVR7216A-S3", "3.210.0001.10", "ranges"]]);
});

test("a kind without a model is nothing to compare with (CVE-2013-6117)", () => {
	const advisory = read([firmwareOn(criterion("cpe:2.3:o:dahuasecurity:dvr_firmware:2.608.0000.0"), "cpe:2.3:h:dahuasecurity:dvr:-")]);
	assert.deepEqual(told(advisory), [["under_investigation", "DVR", "2.608.0000.0", "ranges"]]);
});

test("a letter too many in the hardware part does no harm: the firmware's own name counts (CVE-2017-7925)", () => {
	const advisory = read([
		firmwareOn(criterion("cpe:2.3:o:dahuasecurity:dh-hcvr4xxx_firmware:-"), "cpe:2.3:h:dahuasecurity:ddh-hcvr4xxx:-"),
	]);
	assert.deepEqual(told(advisory), [["known_affected", "DH-HCVR4XXX DDH-HCVR4XXX", "", "undated"]]);
	assert.ok(advisory.repairs.some((repair) => repair.rule === "cpe-wildcard"));
});

test("one name with a bound and without: the bound is the statement (CVE-2021-33045)", () => {
	const advisory = read([
		device("dahuasecurity:xvr-4x04"),
		device("dahuasecurity:xvr-4x04", { versionEndExcluding: "4.001.0000001.1.r.210709" }),
	]);
	assert.deepEqual(told(advisory), [
		["under_investigation", "XVR-4X04", "", "undated"],
		["known_affected", "XVR-4X04", "< 4.001.0000001.1.r.210709", "ranges"],
	]);
	assert.ok(advisory.repairs.some((repair) => repair.rule === "undated-beside-dated"));
});

test("all four bounds; a date in one is a build day", () => {
	const advisory = read([
		device("acme:cam-100", { versionStartIncluding: "1.0", versionEndExcluding: "2.0" }),
		device("acme:cam-200", { versionStartExcluding: "1.0", versionEndIncluding: "2.0" }),
		device("acme:cam-300", { versionStartIncluding: "0", versionEndExcluding: "2024.2.2" }),
	]);
	assert.deepEqual(
		advisory.products.map(({ expression }) => expression.kind === "ranges" && expression.alternatives[0]),
		[
			{
				kind: "interval",
				lower: { text: "1.0", inclusive: true, axis: "version", at: 0 },
				upper: { text: "2.0", inclusive: false, axis: "version", at: 0 },
			},
			{
				kind: "interval",
				lower: { text: "1.0", inclusive: false, axis: "version", at: 0 },
				upper: { text: "2.0", inclusive: true, axis: "version", at: 0 },
			},
			{ kind: "interval", upper: { text: "2024-02-02", inclusive: false, axis: "build_date", at: 0 } },
		],
	);
});

test("an exact version takes its update with it", () => {
	const advisory = read([
		firmwareOn(criterion("cpe:2.3:o:hikvision:ds-2cd2032-i_firmware:5.4.0:build_160530"), "cpe:2.3:h:hikvision:ds-2cd2032-i:-"),
	]);
	assert.equal(advisory.products[0]?.expressionText, "5.4.0 build 160530");
});

test("what the vulnerable part runs on is not affected itself, but a condition", () => {
	const on = {
		nodes: [{ cpeMatch: [criterion("cpe:2.3:a:acme:viewer:1.0")] }, { cpeMatch: [criterion("cpe:2.3:o:microsoft:windows:-", {}, false)] }],
	};
	const advisory = read([{ operator: "AND", ...on }]);
	assert.deepEqual(told(advisory), [["known_affected", "VIEWER", "1.0", "ranges"]]);
	assert.deepEqual(advisory.products[0]?.conditions, ["running on microsoft windows"]);
});

test("a match-all of a maker names no product; several hardware parts all count", () => {
	assert.deepEqual(told(read([firmwareOn(criterion("cpe:2.3:o:acme:*:*"), "cpe:2.3:h:acme:*:*")])), [
		["under_investigation", "any product", "", "undated"],
	]);
	const two = {
		operator: "AND",
		nodes: [
			{ cpeMatch: [criterion("cpe:2.3:o:acme:nvr_firmware:1.0")] },
			{ cpeMatch: [criterion("cpe:2.3:h:acme:n-100:-", {}, false), criterion("cpe:2.3:h:acme:n-200:-", {}, false)] },
		],
	};
	assert.deepEqual(told(read([two])), [["known_affected", "N-100 N-200", "1.0", "ranges"]]);
});

test("what cannot be read is named, and then the list is not whole", () => {
	const advisory = read([
		{
			nodes: [
				{ negate: true, cpeMatch: [] },
				{ cpeMatch: [{ vulnerable: true, criteria: "nonsense" }, criterion("cpe:2.3:o:acme:cam-1_firmware:-")] },
			],
		},
	]);
	assert.equal(advisory.unparsed.length, 2);
	assert.equal(advisory.vulnerabilities[0]?.statusComplete, false);
	assert.deepEqual(told(advisory), [["known_affected", "CAM-1", "", "undated"]]);
});

test("an entry without configurations lists nothing, and says so", () => {
	const advisory = read([], "CVE-2020-0001", { vulnStatus: "Awaiting Analysis" });
	assert.deepEqual([advisory.products, advisory.vulnerabilities[0]?.statusComplete], [[], false]);
	assert.ok(advisory.vulnerabilities[0]?.notes.some((note) => note.text === "Awaiting Analysis"));
});
