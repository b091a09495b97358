/** The whole answer on a small fleet. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { advisory, catalogue, device, libraryFrom } from "../../test/support/match-fixture.ts";
import { type AssessOptions, createAssessor } from "./assess.ts";

const library = libraryFrom([
	advisory({
		id: "A",
		products: [{ name: "ND-CAM2142", versions: "<=V5.0.0" }],
		fixes: ["V5.4.0"],
		score: 9.8,
		date: "2017-05-01T00:00:00Z",
	}),
	advisory({
		id: "B",
		cve: "CVE-2017-0002",
		products: [{ name: "ND-CAM2142", versions: "<V5.2.0" }],
		score: 5,
		date: "2018-05-01T00:00:00Z",
	}),
	advisory({ id: "C", cve: "CVE-2017-0005", products: [{ name: "Ostwerk devices", vendor: "Ostwerk", status: "under_investigation" }] }),
]);

const norden = { brand: "Norden", model: "ND-CAM2142" };
const fleet = [
	device({ id: "old-1", site: "North", exposure: "internet", firmware: "V4.0.0", ...norden }),
	device({ id: "old-2", site: "North", exposure: "internal", firmware: "V4.0.0", ...norden }),
	device({ id: "old-3", site: "South", exposure: "isolated", firmware: "V4.0.0", ...norden }),
	device({ id: "gap", site: "South", exposure: "internet", firmware: "V5.3.0", ...norden }),
	device({ id: "blank", site: "South", ...norden }),
	device({ id: "good", site: "South", firmware: "V5.4.0", ...norden }),
	device({ id: "silent", site: "South", brand: "Ostwerk", model: "OW-200", firmware: "1.0" }),
	device({ id: "who", exposure: "internet", brand: "Acme", model: "AC-1" }),
];

const left = { rejected: [], problems: [] };
const assessor = (options: Partial<AssessOptions> = {}, devices = fleet) => {
	const made = createAssessor(library, catalogue, { asOf: "2026-06-11", ...options });
	made.add(devices.slice(0, 3));
	made.add(devices.slice(3));
	return made;
};
const assess = (options: Partial<AssessOptions> = {}) => assessor(options).finish(left);

test("each device counts once, by its worst verdict", () => {
	const { summary, devices, exposedAtRisk } = assess();
	assert.deepEqual(summary, { known_affected: 3, under_investigation: 3, fixed: 1, known_not_affected: 0, no_statement: 1 });
	assert.equal(
		Object.values(summary).reduce((sum, n) => sum + n, 0),
		devices,
	);
	assert.deepEqual(exposedAtRisk, { known_affected: 1, under_investigation: 2 });
});

test("the frame of the answer", () => {
	const answer = assess();
	assert.deepEqual(answer.catalogue, { version: "test", date: "2026-06-01", ageDays: 10 });
	assert.deepEqual(
		[answer.schema, answer.asOf, answer.advisories, answer.newestAdvisory],
		["seawall/assessment/1", "2026-06-11", 3, "2018-05-01T00:00:00Z"],
	);
	assert.equal(assess({ asOf: "2026-05-22" }).catalogue.ageDays, -10, "the catalogue is newer than the day asked about");
	assert.equal(answer.distinctIdentities, 6);
	assert.deepEqual(
		answer.unspoken.map(({ id }) => id),
		["silent"],
	);
	assert.deepEqual(
		answer.undecidable.map(({ cve, maker }) => [cve, maker]),
		[["CVE-2017-0005", "Ostwerk"]],
	);
});

test("ranks are dense from 1 over all findings, most urgent first", () => {
	const { findings } = assess({ all: true });
	const ranks = findings.map(({ priority }) => priority.rank);
	assert.deepEqual(
		ranks,
		ranks.toSorted((a, b) => a - b),
	);
	assert.deepEqual(
		[...new Set(ranks)],
		Array.from({ length: new Set(ranks).size }, (_, at) => at + 1),
	);
	assert.equal(findings[0]?.device.id, "old-1");
	for (const { priority } of findings) assert.ok(priority.reasons.length > 0);
});

test("shown: at risk and open; with all everything; with only one verdict that one", () => {
	const verdicts = (options: Partial<AssessOptions>) => [...new Set(assess(options).findings.map(({ verdict }) => verdict))].sort();
	assert.deepEqual(verdicts({}), ["known_affected", "under_investigation"]);
	assert.deepEqual(verdicts({ all: true }), ["fixed", "known_affected", "under_investigation"]);
	assert.deepEqual(verdicts({ only: "fixed" }), ["fixed"]);
	assert.deepEqual(verdicts({ only: "known_not_affected" }), []);
	assert.deepEqual(assess({ only: "fixed" }).summary, assess().summary, "what is shown changes no count");
});

test("findings streamed are those listed", () => {
	for (const options of [{}, { all: true }, { only: "fixed" }] as const) {
		const streaming = assessor(options);
		const answer = streaming.finish({ ...left, findings: false });
		assert.deepEqual([answer.findings, answer.unspoken], [[], []]);
		assert.deepEqual([...streaming.findings()], assess(options).findings);
		assert.deepEqual({ ...answer, findings: 0, unspoken: 0 }, { ...assess(options), findings: 0, unspoken: 0 });
	}
});

test("a site, a CVE and a document narrow the answer", () => {
	const south = assess({ site: "South" });
	assert.equal(south.devices, 5);
	assert.ok(south.findings.every(({ device: { site } }) => site === "South"));
	const ofHole = assess({ cve: "CVE-2017-0002", all: true }).findings.filter(({ cve }) => cve !== undefined);
	assert.deepEqual([...new Set(ofHole.map(({ cve }) => cve))], ["CVE-2017-0002"]);
	const ofDocument = assess({ advisory: "A", all: true }).findings.filter(({ advisory: id }) => id !== "");
	assert.deepEqual([...new Set(ofDocument.map(({ advisory: id }) => id))], ["A"]);
});

test("equal steps at one site are one action, the most urgent first", () => {
	const { actions } = assess();
	assert.deepEqual(
		actions.map(({ what, exposed, deviceIds }) => [what, exposed, deviceIds.join()]),
		[
			["Upgrade 2 Norden ND-CAM2142 at North to V5.4.0", 1, "old-1,old-2"],
			["Upgrade 1 Norden ND-CAM2142 at South to V5.4.0", 0, "old-3"],
			["Upgrade 1 Norden ND-CAM2142 at South to V5.4.0", 1, "gap"],
		],
	);
	assert.deepEqual(actions[0]?.cves, ["CVE-2017-0001", "CVE-2017-0002"]);
	assert.deepEqual(actions[0]?.advisories, ["A", "B"]);
	for (const { priority } of actions) assert.ok(!priority.reasons.includes("reachable from the internet"), "the action counts them itself");
});

test("questions by how many verdicts they decide, with all their devices", () => {
	const asked = assess().questions.map(({ fact, decides, deviceIds }) => `${fact} ${decides} ${deviceIds.join()}`);
	assert.deepEqual(asked, ["firmware 2 blank", "vendor_statement 1 gap", "maker 1 who"]);
	assert.equal(
		assess().questions.reduce((sum, { decides }) => sum + decides, 0),
		assess().findings.filter(({ verdict }) => verdict === "under_investigation").length,
		"every open finding is decided by one question",
	);
});

test("the same fleet gives the same answer, byte for byte; its order changes only the order of equals", () => {
	assert.equal(JSON.stringify(assess()), JSON.stringify(assess()));
	const turned = assessor({}, fleet.toReversed()).finish(left);
	const lines = (answer: typeof turned) =>
		answer.findings.map((one) => `${one.priority.rank} ${one.device.id} ${one.cve} ${one.verdict}`).sort();
	assert.deepEqual(lines(turned), lines(assess()));
	assert.deepEqual(turned.summary, assess().summary);
	assert.deepEqual(
		turned.actions.map(({ what }) => what),
		assess().actions.map(({ what }) => what),
	);
});

test("an empty fleet is an answer", () => {
	const answer = createAssessor(library, catalogue, { asOf: "2026-06-11" }).finish(left);
	assert.deepEqual([answer.devices, answer.findings, answer.actions, answer.questions], [0, [], [], []]);
});

test("a brief answer lists the first actions as the whole one does, and counts the others", () => {
	const sites = ["North", "South", "East", "West", undefined];
	const devices = Array.from({ length: 60 }, (_, at) =>
		device({
			...fleet[at % fleet.length],
			id: `d${at}`,
			site: sites[at % sites.length],
			exposure: at % 7 === 0 ? "internet" : "internal",
		}),
	);
	const whole = assessor({}, devices).finish(left);
	const asking = whole.actions.filter(({ kind }) => kind !== "none");
	assert.ok(asking.length > 8 && whole.furtherActions === undefined);
	for (let most = 0; most <= asking.length + 2; most += 1) {
		const brief = assessor({}, devices).finish({ ...left, brief: most });
		assert.deepEqual(brief.actions, asking.slice(0, most));
		const further = asking.slice(most);
		const ids = further.flatMap(({ deviceIds }) => deviceIds);
		assert.deepEqual(brief.furtherActions, { actions: further.length, devices: ids.length });
		assert.deepEqual(brief.matches, { documents: [], products: [] });
	}
});
