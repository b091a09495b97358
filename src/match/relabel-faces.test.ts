/** Relabel facts about a model, a line in words, a period: what they say of a device that they may not be about. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogue, identity } from "../../test/support/match-fixture.ts";
import type { Catalogue } from "../catalog/catalogue.ts";
import type { Relabel } from "../catalog/vendor.ts";
import { facesOf } from "./face.ts";

const fact = (part: Partial<Relabel>): Relabel => ({
	brand: "kustos",
	maker: "norden",
	line: undefined,
	brandModel: undefined,
	makerModel: undefined,
	evidence: "stated",
	from: undefined,
	to: undefined,
	source: "made up for tests",
	date: "2026-01-02",
	note: "",
	...part,
});

function told(facts: readonly Partial<Relabel>[], model: string | undefined) {
	const made: Catalogue = { ...catalogue, relabelsOf: (brand) => (brand === "kustos" ? facts.map(fact) : []) };
	const { faces, candidates } = facesOf(identity({ brand: "Kustos", model }), made);
	return {
		faces: faces
			.filter(({ how }) => how !== "label")
			.map(({ vendor, model: name, confidence }) => `${vendor} ${name ?? "-"} ${confidence}`),
		words: faces.filter(({ how }) => how !== "label").map(({ because }) => because[0]?.outcome ?? ""),
		candidates: candidates.length,
	};
}

const rows: readonly (readonly [
	what: string,
	facts: readonly Partial<Relabel>[],
	model: string | undefined,
	faces: readonly string[],
	candidates?: number,
])[] = [
	["of the whole brand", [{}], "KU-7", ["norden - medium"]],
	["of this series", [{ brandModel: "KU Series" }], "KU-7", ["norden - medium"]],
	["of another series", [{ brandModel: "KX Series" }], "KU-7", ["norden - low"]],
	["of a series, the model is not stated", [{ brandModel: "KU Series" }], undefined, ["norden - low"]],
	["of a line in words", [{ line: "older devices" }], "KU-7", ["norden - low"]],
	["of a period", [{ to: "2021" }], "KU-7", ["norden - low"]],
	["of a period, for this series", [{ brandModel: "KU Series", to: "2021" }], "KU-7", ["norden - medium"]],
	["a house owns its brand, line or not", [{ line: "the consumer brand", evidence: "maker_owned" }], "KU-7", ["norden - medium"]],
	[
		"another fact names the model",
		[{ brandModel: "KX Series" }, { brandModel: "KU Series", maker: "ostwerk" }],
		"KU-7",
		["ostwerk - medium"],
		1,
	],
	[
		"a picture that names the model sets nothing aside",
		[{ brandModel: "KX Series" }, { brandModel: "KU Series", maker: "ostwerk", evidence: "image_match" }],
		"KU-7",
		["norden - low"],
		1,
	],
	[
		"two lines of two makers",
		[{ line: "older devices" }, { line: "newer devices", maker: "ostwerk" }],
		"KU-7",
		["norden - low", "ostwerk - low"],
	],
	["weak evidence stays weak", [{ brandModel: "KU Series", evidence: "stated_weak" }], "KU-7", ["norden - low"]],
];

test("what a fact says of a device", () => {
	for (const [what, facts, model, faces, candidates = 0] of rows) {
		const found = told(facts, model);
		assert.deepEqual(found.faces, faces, what);
		assert.equal(found.candidates, candidates, what);
	}
});

test("the proof tells period, line and whether this model is meant", () => {
	const [dated] = told([{ line: "HRGX recorders", from: "2015", to: "2021" }], "KU-7").words;
	assert.equal(
		dated,
		"Norden builds this brand's HRGX recorders from 2015 until 2021; when this device was made is not stated (Kustos; stated)",
	);
	assert.equal(told([{ brandModel: "KU Series" }], "KU-7").words[0], "Norden builds KU-7 (Kustos; stated)");
});
