/** Under which makers and models a document may list a device. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogue, identity } from "../../test/support/match-fixture.ts";
import { facesOf } from "./face.ts";
import type { Identity } from "./identity.ts";

const rows: readonly (readonly [what: string, device: Partial<Identity>, faces: readonly string[], makerUnknown: boolean])[] = [
	["the maker's own label", { brand: "Norden", model: "ND-CAM2142" }, ["label norden ND-CAM2142 high"], false],
	["another spelling of it", { brand: "  NORDEN ab ", model: "OW-1" }, ["label norden OW-1 high"], false],
	["a label nobody knows", { brand: "Acme", model: "AC-1" }, ["label text:acme AC-1 high", "label text:acme Acme AC-1 high"], true],
	["nothing stated", {}, [], true],
	["no label, the maker's model", { model: "ND-CAM2142" }, ["family norden ND-CAM2142 medium"], false],
	[
		"an unknown label on the maker's model",
		{ brand: "Acme", model: "ND-CAM2142" },
		["label text:acme ND-CAM2142 high", "label text:acme Acme ND-CAM2142 high", "family norden ND-CAM2142 medium"],
		false,
	],
	["a relabel without a model map", { brand: "Kustos", model: "KU-7" }, ["label kustos KU-7 high", "relabel norden - medium"], false],
	[
		"a relabel with a model map",
		{ brand: "Lumen", model: "LM-100" },
		["label lumen LM-100 high", "relabel_map norden ND-CAM2142 medium"],
		false,
	],
	["another model of that label", { brand: "Lumen", model: "LM-200" }, ["label lumen LM-200 high", "relabel norden - low"], false],
	["pictures alone give no face", { brand: "Phantom", model: "PH-1" }, ["label phantom PH-1 high"], false],
	[
		"a stated maker",
		{ brand: "Kustos", maker: "Ostwerk", model: "KU-7" },
		["label kustos KU-7 high", "label_under_maker ostwerk KU-7 high", "stated_maker ostwerk - high"],
		false,
	],
	[
		"a stated maker whom nobody knows does not hide the relabel",
		{ brand: "Kustos", maker: "Installers Ltd", model: "KU-7" },
		[
			"label kustos KU-7 high",
			"label_under_maker text:installers KU-7 high",
			"stated_maker text:installers - high",
			"relabel norden - medium",
		],
		false,
	],
	[
		"a label in the maker's column is still a label",
		{ maker: "Kustos", model: "KU-7" },
		["stated_maker kustos KU-7 high", "relabel norden - medium"],
		false,
	],
	[
		"a stated maker whose model it is",
		{ brand: "Kustos", maker: "Norden", model: "ND-CAM2142" },
		["label kustos ND-CAM2142 high", "stated_maker norden ND-CAM2142 high"],
		false,
	],
	["label and maker are one", { brand: "Norden", maker: "Norden AB", model: "OW-1" }, ["label norden OW-1 high"], false],
	["no label beside the maker", { maker: "Norden", model: "OW-1" }, ["stated_maker norden OW-1 high"], false],
	[
		"a statement that repeats the label",
		{ brand: "Kustos", model: "KU-7", oemMap: { manufacturer: "Kustos", model: "KU-7" } },
		["own_map kustos KU-7 high", "relabel norden - medium"],
		false,
	],
	[
		"a statement with the label's model",
		{ brand: "Kustos", model: "KU-7", oemMap: { manufacturer: "Ostwerk", model: "ku-7" } },
		["label_under_maker ostwerk ku-7 high", "own_map ostwerk - high", "label kustos KU-7 high"],
		false,
	],
	[
		"a statement without the model",
		{ brand: "Kustos", model: "KU-7", oemMap: { manufacturer: "Norden", model: "unknown" } },
		["own_map norden - high", "label kustos KU-7 high"],
		false,
	],
	[
		"the user's own statement",
		{ brand: "Acme", model: "AC-1", oemMap: { manufacturer: "Norden", model: "ND-CAM9" } },
		["own_map norden ND-CAM9 high", "label text:acme AC-1 high", "label text:acme Acme AC-1 high"],
		false,
	],
];

test("faces of a device, strongest first", () => {
	for (const [what, device, expected, makerUnknown] of rows) {
		const found = facesOf(identity(device), catalogue);
		const told = found.faces.map((face) => `${face.how} ${face.vendor} ${face.model ?? "-"} ${face.confidence}`);
		assert.deepEqual(told, expected, what);
		assert.equal(found.makerUnknown, makerUnknown, what);
		for (const face of found.faces) assert.ok(face.because.length > 0, what);
	}
});

test("a picture stays visible as a candidate", () => {
	const { candidates } = facesOf(identity({ brand: "Phantom", model: "PH-1" }), catalogue);
	assert.equal(candidates.length, 1);
	assert.match(candidates[0]?.outcome ?? "", /image match/);
});
