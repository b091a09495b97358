/** Signs of who built a device, with the catalogue that ships: what they raise, what they must not, and how they are shown. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { explain } from "../../src/match/explain.ts";
import type { AskedDevice } from "../../src/match/identity.ts";
import { createMatcher } from "../../src/match/matcher.ts";
import { libraryOf, shippedCatalogue } from "../support/library.ts";
import { startFolder } from "../support/start-call.ts";

const OLD = "V5.4.0 build 160414";
const SERIAL = "DS-2CD2142FWD-I20160601CCWR000000002";
const HIK_MAC = "44:19:b6:00:00:01";
const DAHUA_MAC = "08:ed:ed:00:00:01";

// What the signs of relabelled and of genuine devices come to: docs/signals.md
const rows: readonly (readonly [what: string, device: AskedDevice, advisory: string, verdict: string, confidence?: string])[] = [
	[
		"a serial number under an unknown label",
		{ brand: "Acme", model: "AC-1", firmware: OLD, serial: SERIAL },
		"SEAWALL-2017-0001",
		"known_affected",
		"medium",
	],
	[
		"an address block under an unknown label",
		{ brand: "Acme", model: "AC-1", firmware: "1.0", mac: HIK_MAC },
		"SEAWALL-2017-0001",
		"under_investigation",
		"low",
	],
	[
		"a protocol under another maker's label",
		{ brand: "Axis", model: "M1065-LW", firmware: "9.80.1", protocol: "SADP" },
		"SEAWALL-2017-0001",
		"under_investigation",
		"medium",
	],
	[
		"an address block under another maker's label",
		{ brand: "Axis", model: "M1065-LW", firmware: "9.80.1", mac: HIK_MAC },
		"SEAWALL-2017-0001",
		"known_not_affected",
	],
];

test("what signs come to", async () => {
	const catalogue = await shippedCatalogue();
	const matcher = createMatcher(await libraryOf(catalogue), catalogue);
	for (const [what, device, advisory, verdict, confidence] of rows) {
		const answer = explain(device, { advisory }, matcher);
		assert.ok(answer.ok, what);
		assert.equal(answer.value.verdict, verdict, what);
		if (confidence !== undefined) assert.equal(answer.value.confidence, confidence, what);
	}
});

test("signs that agree with what is stated change nothing", async () => {
	const catalogue = await shippedCatalogue();
	const matcher = createMatcher(await libraryOf(catalogue), catalogue);
	const device = { brand: "Hikvision", model: "DS-2CD2142FWD-I", firmware: "V5.4.5 build 170124" };
	const answer = explain(
		{ ...device, mac: HIK_MAC, serial: SERIAL, protocol: "SADP" },
		{ advisory: "SEAWALL-2017-0001", cve: "CVE-2017-7921" },
		matcher,
	);
	assert.ok(answer.ok);
	assert.deepEqual([answer.value.verdict, answer.value.confidence], ["fixed", "high"]);
	assert.ok(!answer.value.because.some(({ rule }) => rule === "signal/contradiction"));
});

test("no address block and no port of the catalogue raises an alarm under a label that it does not know", async () => {
	const catalogue = await shippedCatalogue();
	const matcher = createMatcher(await libraryOf(catalogue), catalogue);
	for (const { advisory } of matcher.library.advisories)
		for (const mac of [HIK_MAC, DAHUA_MAC])
			for (const model of ["AC-1", "IPC-1", "NVR-100", "HWI-T220H"]) {
				const answer = explain(
					{ brand: "Acme", model, firmware: "V1.0", mac, openPorts: [37777, 34567] },
					{ advisory: advisory.id },
					matcher,
				);
				const without = explain({ brand: "Acme", model, firmware: "V1.0" }, { advisory: advisory.id }, matcher);
				assert.ok(answer.ok && without.ok);
				if (without.value.verdict !== "known_affected")
					assert.notEqual(answer.value.verdict, "known_affected", `${advisory.id} ${mac} ${model}`);
			}
});

test("a list with addresses, protocols and serial numbers: findings, questions, and proofs that hold", async (context) => {
	const folder = startFolder(context);
	const list = folder.write(
		"list.csv",
		`id,brand,model,firmware,mac,protocol,serial\na,Axis,M1065-LW,9.80.1,${HIK_MAC},,\nb,Acme,AC-1,1.0,,"ONVIF, SADP",\nc,Acme,AC-2,${OLD},,,${SERIAL}\n`,
	);
	const { code, out } = await folder.call(["assess", list, "--format", "json"]);
	const answer = JSON.parse(out);
	assert.deepEqual([code, answer.summary.known_affected, answer.summary.under_investigation], [0, 1, 1]);
	const alarm = answer.findings.find((finding: { verdict: string }) => finding.verdict === "known_affected");
	assert.deepEqual(alarm.device.signals, ["firmware-hikvision-build", "serial-hikvision=DS-2CD2142FWD-I"]);
	assert.doesNotMatch(out, /44:19:b6/i, "an address does not leave the inventory");
	assert.match(JSON.stringify(answer.questions), /Look inside this device: the MAC address points to Hikvision, what is stated to Axis/);
	const proof = await folder.call(["verify-proof", folder.write("answer.json", out)]);
	assert.equal(proof.code, 0, proof.said);
});

test("the relabel graph: evidence of each kind, one brand or all, and names nobody knows", async (context) => {
	const folder = startFolder(context);
	const all = JSON.parse((await folder.call(["relabels", "--format", "json"])).out);
	const kinds = new Set(all.links.map((link: { evidence: string }) => link.evidence));
	for (const kind of "maker_owned stated_by_authority stated image_match part_of model_name mac_prefix serial_form firmware_grammar oem_infix board_id protocol port".split(
		" ",
	))
		assert.ok(kinds.has(kind), kind);
	for (const link of all.links) assert.ok(link.source !== "" && /^\d{4}-\d{2}-\d{2}$/.test(link.date) && link.confidence !== "");
	assert.ok(
		all.links.every((link: { evidence: string; confidence: string }) => link.evidence !== "image_match" || link.confidence === "candidate"),
	);
	const { code, out } = await folder.call(["relabels", "Honeywell"]);
	assert.equal(code, 0);
	assert.match(out, /Honeywell HEN Series is built by Dahua; Performance Series; until 2022/);
	assert.match(out, /directory tested · medium/);
	assert.match(out, /the letters HW of a label/);
	assert.doesNotMatch(out, /EZVIZ/);
	for (const line of out.split("\n")) assert.ok(line.length <= 120, line);
	const most = await folder.call(["relabels", "hikvision", "--all"]);
	assert.match(most.out, /4419B6/);
	assert.match((await folder.call(["relabels", "hikvision"])).out, /and \d+ more/);
	assert.match((await folder.call(["relabels", "vstarcam"])).out, /no statement about who builds it|built by/);
	const nobody = await folder.call(["relabels", "Acme\u001b[31m"]);
	assert.deepEqual([nobody.code, nobody.said.includes("cli/unknown-vendor"), nobody.said.includes("\u001b")], [2, true, false]);
	assert.equal((await folder.call(["relabels", "--format", "xml"])).code, 2);
});
