import assert from "node:assert/strict";
import { test } from "node:test";
import { advisory, camera, holesOf, identity } from "../../test/support/match-fixture.ts";
import { mainQuestion, questionsOf, toQuestion } from "./question.ts";
import type { Question } from "./verdict.ts";

const range = (id: string, cve: string) => advisory({ id, cve, products: [{ name: "ND-CAM2142", versions: "<=V5.0.0" }] });

test("one fact asked once, with the number of verdicts that it decides", () => {
	const holes = holesOf(camera(undefined), [range("A", "CVE-2017-0001"), range("B", "CVE-2017-0002"), range("C", "CVE-2017-0002")]);
	const [question, ...more] = questionsOf(camera(undefined), holes, "Norden");
	assert.deepEqual(more, []);
	assert.deepEqual([question?.fact, question?.decides, question?.whom], ["firmware", 2, "Norden"]);
});

test("decided verdicts ask nothing", () => {
	assert.deepEqual(questionsOf(camera("V4.0.0"), holesOf(camera("V4.0.0"), [range("A", "CVE-2017-0001")]), "Norden"), []);
});

test("each condition is a question of its own; the seller is asked about a relabel", () => {
	const on = (id: string, text: string) =>
		advisory({ id, cve: `CVE-2020-000${id}`, products: [{ name: "ND-CAM2142", conditions: [text] }] });
	const holes = holesOf(camera("V1.0.0"), [on("1", "with SD card"), on("2", "with SD card"), on("3", "on Windows")]);
	assert.deepEqual(
		questionsOf(camera("V1.0.0"), holes, undefined).map(({ about, decides }) => `${about} ${decides}`),
		["Check whether the condition holds: with SD card 2", "Check whether the condition holds: on Windows 1"],
	);
	const relabel = identity({ brand: "Kustos", model: "KU-7" });
	assert.deepEqual(
		questionsOf(relabel, holesOf(relabel, [range("A", "CVE-2017-0001")]), "Norden").map(({ fact, whom }) => [fact, whom]),
		[["oem_model", "Kustos"]],
	);
});

test("words and hints for one device and for many", () => {
	const rows = [
		["firmware", 1, "Read the firmware build of this device"],
		["firmware", 312, "Read the firmware build of these 312 devices"],
		["model", 2, "Read the full model name of these 2 devices"],
		["maker", 1, "Find out who built this device"],
		["oem_model", 1, "Find out which of the maker's models this device is"],
		["oem_model", 2, "Find out which of the maker's models these 2 devices are"],
		["vendor_statement", 1, "Ask the vendor whether the firmware of this device has the fix"],
	] as const;
	for (const [fact, n, what] of rows) {
		const ids = Array.from({ length: n }, (_, at) => `d${at}`);
		const question = toQuestion({ fact, about: "" }, ids, n, new Set());
		assert.equal(question.what, what);
		assert.ok(question.hint.length > 20, fact);
	}
	assert.match(toQuestion({ fact: "firmware", about: "" }, ["a"], 1, new Set(["Axis", "Dahua"])).hint, /^Dahua: .*\. Axis: /);
	assert.match(toQuestion({ fact: "oem_model", about: "" }, ["a"], 1, new Set(["B", "A"])).hint, /\(A, B\)/);
});

test("the main question is the builds, which the owner can read alone; else the one that decides most", () => {
	const question = (fact: string, decides: number): Question => ({ fact, what: fact, decides, deviceIds: [], hint: "" });
	const model = question("model", 9);
	const build = question("firmware", 2);
	assert.equal(mainQuestion([model, build]), build);
	assert.equal(mainQuestion([model, question("maker", 3)]), model);
	assert.equal(mainQuestion([]), undefined);
});
