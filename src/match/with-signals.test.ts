/** The law of signals: they add a question, an alarm or a contradiction, and never take one away. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
	advisory,
	catalogue,
	device,
	holesOf,
	judged,
	libraryFrom,
	type ProductSketch,
	told,
	worstOf,
} from "../../test/support/match-fixture.ts";
import { createAssessor } from "./assess.ts";
import type { AskedDevice } from "./identity.ts";

const MACS = { norden: "0a:00:01:00:00:01", ostwerk: "0a:00:02:00:00:01" } as const;
const SERIAL = "ND-CAM214220200131AAWR00000001";
const affected = advisory({ products: [{ name: "ND-CAM2142", versions: "<=V5.4.0" }] });
const byOstwerk = advisory({ id: "T-2", cve: "CVE-2017-0002", products: [{ name: "OW-200", vendor: "Ostwerk" }] });

test("an address block alone asks, and raises no alarm", () => {
	const acme: AskedDevice = { brand: "Acme", model: "AC-1", firmware: "V5.0.0", mac: MACS.norden };
	const judgement = judged(acme, affected);
	assert.equal(told(judgement), "under_investigation/model_not_mapped");
	assert.equal(judgement.confidence, "low");
	assert.ok(judgement.because.some(({ rule }) => rule === "signal/mac-prefix"));
	assert.equal(told(judged({ ...acme, mac: undefined }, affected)), "under_investigation/maker_unknown");
});

test("a model in the serial number raises an alarm no surer than the sign", () => {
	const judgement = judged({ brand: "Acme", model: "AC-1", firmware: "V5.0.0", serial: SERIAL }, affected);
	assert.deepEqual([told(judgement), judgement.confidence], ["known_affected", "medium"]);
	assert.equal(judgement.because.filter(({ rule }) => rule === "signal/serial-form").length, 1, "said once");
});

test("good news through a sign is no news", () => {
	const fixed = advisory({ products: [{ name: "ND-CAM2142", versions: "<V5.4.0", status: "known_affected" }], fixes: ["V5.4.0"] });
	const acme = { brand: "Acme", model: "AC-1", firmware: "V5.5.0" };
	assert.equal(told(judged({ ...acme, serial: SERIAL }, fixed)), told(judged(acme, fixed)));
	assert.equal(told(judged({ ...acme, firmware: "V5.0.0", serial: SERIAL }, fixed)), "known_affected");
});

test("a serial number that contradicts the stated model asks which it is", () => {
	const judgement = judged({ brand: "Norden", model: "ND-CAM9", firmware: "V5.0.0", serial: SERIAL }, affected);
	assert.equal(told(judgement), "under_investigation/model_unclear");
	assert.deepEqual(
		judgement.needs.map(({ fact }) => fact),
		["model"],
	);
	assert.ok(judgement.because.some(({ rule }) => rule === "signal/contradiction"));
});

test("a contradiction stands in the proof, and in the questions of the fleet", () => {
	const one = device({ id: "d1", brand: "Norden", model: "ND-CAM2142", firmware: "V5.0.0", mac: MACS.ostwerk });
	const same = device({ ...one, id: "d2", mac: MACS.norden });
	const assessor = createAssessor(libraryFrom([affected]), catalogue, { asOf: "2026-06-01" });
	assessor.add([one, same]);
	const { findings, questions, distinctIdentities } = assessor.finish({ rejected: [], problems: [] });
	assert.equal(distinctIdentities, 2);
	const rules = (id: string) =>
		findings.filter((finding) => finding.device.id === id).flatMap(({ because }) => because.map(({ rule }) => rule));
	assert.ok(rules("d1").includes("signal/contradiction"));
	assert.ok(!rules("d2").includes("signal/contradiction"));
	assert.deepEqual(
		questions.map(({ fact, what, deviceIds }) => [fact, what, deviceIds]),
		[["maker", "Look inside this device: the MAC address points to Ostwerk, what is stated to Norden", ["d1"]]],
	);
});

test("a million addresses are a few identities", () => {
	const assessor = createAssessor(libraryFrom([affected]), catalogue, { asOf: "2026-06-01" });
	assessor.add(
		Array.from({ length: 500 }, (_, at) => {
			const tail = `${(at >> 8).toString(16).padStart(2, "0")}:${(at & 255).toString(16).padStart(2, "0")}`;
			return device({ id: `d${at}`, brand: "Acme", model: "AC-1", mac: `0a:00:0${1 + (at % 2)}:00:${tail}`, serial: `S${100_000 + at}` });
		}),
	);
	assert.equal(assessor.finish({ rejected: [], problems: [] }).distinctIdentities, 2);
});

const product: fc.Arbitrary<ProductSketch> = fc.record({
	name: fc.constantFrom("ND-CAM2142", "ND-CAMx142", "KU-7", "ND-DOME7", "OW-200", "IP cameras"),
	vendor: fc.constantFrom("Norden", "Ostwerk", "Kustos", "Nobody"),
	versions: fc.constantFrom("*", "<=V5.4.0", "<V5.4.0", ">=V5.2.0 & <=V5.4.0", "V5.3.0"),
	status: fc.constantFrom("known_affected", "known_affected", "fixed", "known_not_affected", "under_investigation"),
});
const documents = fc
	.array(
		fc.record({
			cve: fc.constantFrom("CVE-2017-0001", "CVE-2017-0002", undefined),
			products: fc.array(product, { minLength: 1, maxLength: 3 }),
			fixes: fc.subarray(["V5.4.0", "V5.5.0"]),
		}),
		{ minLength: 1, maxLength: 3 },
	)
	.map((sketches) => sketches.map((sketch, at) => advisory({ id: `T-${at}`, title: `hole ${at}`, ...sketch })));
const plain = fc.record({
	brand: fc.constantFrom("Norden", "Ostwerk", "Kustos", "Lumen", "Hausmarke", "Acme", undefined),
	model: fc.constantFrom("ND-CAM2142", "ND-CAM9", "KU-7", "LM-100", "OW-200", "AC-1", undefined),
	firmware: fc.constantFrom("V5.0.0", "V5.3.0", "V5.5.0", "V5.3.0 build 160530", undefined),
});
const shown = fc.record(
	{
		mac: fc.constantFrom(MACS.norden, MACS.ostwerk, "0a:00:05:00:00:01"),
		serial: fc.constantFrom(SERIAL, "ND-CAM920200131AAWR00000001", "AC-100120200131AAWR00000001"),
		protocol: fc.constantFrom("NDP", "OWP", "ONVIF"),
		openPorts: fc.constant([4711]),
	},
	{ requiredKeys: [] },
);

test("law: whatever a device shows, no verdict of a hole gets milder and no hole is lost", () => {
	fc.assert(
		fc.property(plain, shown, documents, (who, signs, list) => {
			const key = (hole: { cve: string | undefined; title: string }) => `${hole.cve ?? ""} ${hole.title}`;
			const quiet = { ...who, signals: "" };
			const after = new Map(holesOf({ ...who, ...signs }, list).map((hole) => [key(hole), hole]));
			for (const hole of holesOf(quiet, list)) {
				const held = after.get(key(hole)) ?? [...after.values()].find(({ cve }) => cve !== undefined && cve === hole.cve);
				assert.ok(held !== undefined, `${key(hole)} is lost`);
				assert.ok(worstOf([held]) <= worstOf([hole]), `${key(hole)}: ${told(hole)} became ${told(held)}`);
			}
			for (const document of list)
				assert.ok(worstOf([judged({ ...who, ...signs }, document)]) <= worstOf([judged(quiet, document)]), document.id);
		}),
		{ numRuns: 500 },
	);
});

test("law: what only a sign leads to is never good news, nor surer than the sign", () => {
	fc.assert(
		fc.property(plain, shown, documents, (who, signs, list) => {
			const before = new Set(holesOf({ ...who, signals: "" }, list).map(({ cve, title }) => cve ?? title));
			for (const hole of holesOf({ ...who, ...signs }, list)) {
				if (before.has(hole.cve ?? hole.title)) continue;
				assert.ok(hole.verdict === "known_affected" || hole.verdict === "under_investigation", told(hole));
				assert.notEqual(hole.confidence, "high");
			}
		}),
		{ numRuns: 500 },
	);
});

test("an assessment tells of a device with signs what judging it alone tells", () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(plain, shown), { minLength: 1, maxLength: 6 }), documents, (devices, list) => {
			const assessor = createAssessor(libraryFrom([...list, byOstwerk]), catalogue, { asOf: "2026-06-01", all: true });
			assessor.add(devices.map(([who, { protocol: _, ...signs }], at) => device({ id: `d${at}`, ...who, ...signs })));
			const { findings } = assessor.finish({ rejected: [], problems: [] });
			for (const [at, [who, { protocol: _, ...signs }]] of devices.entries()) {
				const mine = findings
					.filter((finding) => finding.device.id === `d${at}`)
					.map((finding) => `${finding.cve} ${finding.title} ${told(finding)}`);
				const alone = holesOf({ ...who, ...signs }, [...list, byOstwerk]).map((hole) => `${hole.cve} ${hole.title} ${told(hole)}`);
				assert.deepEqual(mine.sort(), alone.sort());
			}
		}),
		{ numRuns: 200 },
	);
});

test("holes of one document without a CVE are told apart: an alarm under the first is not lost under the second", () => {
	const two = advisory({
		id: "T-3",
		cve: undefined,
		products: [{ name: "ND-CAM2142", versions: "<V5.4.5" }],
		holes: [{ status: { p1: "under_investigation" } }],
	});
	const found = holesOf({ firmware: "V5.0.0 build 160414", serial: SERIAL }, [two]).filter(({ advisory: id }) => id === "T-3");
	assert.deepEqual(found.map(({ verdict }) => verdict).sort(), ["known_affected", "under_investigation"]);
	assert.equal(new Set(found.map(({ hole }) => hole)).size, 2);
});
