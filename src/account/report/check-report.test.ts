import assert from "node:assert/strict";
import { test } from "node:test";
import { checkReport, teaserOf } from "./check-report.ts";
import { readFigureQuery } from "./figure-query.ts";
import { emptyReport, type ReportContent } from "./report.ts";

const COMPLETE: ReportContent = {
	...emptyReport("What a reset means"),
	authors: ["Ada Lovelace"],
	funding: "Nobody paid for it.",
	interests: "None.",
	body: "# Cameras\n\nSome were renamed.",
};

const codes = (over: Partial<ReportContent>, images: readonly string[] = []) =>
	checkReport({ ...COMPLETE, ...over }, { images: new Set(images), names: ["Norden"] }).map(({ code, at }) => `${code} ${at}`);

test("a report says who wrote it, who paid, and what ties there are, or it is not published", () => {
	assert.deepEqual(codes({}), []);
	assert.deepEqual(codes({ title: "", authors: [], funding: "", interests: "", body: "" }), [
		"report/not-complete title",
		"report/not-complete authors",
		"report/not-complete funding",
		"report/not-complete interests",
		"report/not-complete body",
	]);
	assert.deepEqual(codes({ cves: ["2017-7921"] }), ["report/bad-content cves: 2017-7921"]);
	assert.deepEqual(codes({ body: "![Bars](image:bars)" }), ["report/no-image image:bars"]);
	assert.deepEqual(codes({ body: "![Bars](image:bars)" }, ["bars"]), []);
	assert.deepEqual(codes({ body: "[a](javascript:x)" }), ["markdown/bad-link javascript:x"]);
	assert.deepEqual(codes({ body: "{{sales vendor=norden}}" }), ["report/bad-figure sales vendor=norden"]);
	assert.deepEqual(codes({ body: "{{cves as=a}} {{advisories as=a}}" }), ["report/bad-figure a"]);
	assert.deepEqual(codes({ body: "{{cves}} ".repeat(61) }), ["report/bad-figure body"]);
});

// What members alone would read, and whether it keeps something from others that they need.
for (const [text, isGated] of [
	["Update the firmware of all Norden ND-CAM2142 cameras to V5.4.5 build 170124 or later.", true],
	["Aktualisieren Sie die Firmware der Kamera ND-CAM2142 auf V5.4.5 build 170124.", true],
	["Affected are ND-CAM2142 with firmware V5.4.4 and earlier.", true],
	["Until then, block port 8000 from the internet and disable UPnP on the router.", true],
	["- Disconnect the recorder from the internet\n- Install firmware V4.1.0", true],
	["Please change the password of the camera now.", true],
	["| Model | Firmware |\n|---|---|\n| ND-CAM2142 | Update to V5.4.5 |", true],
	["**Up**date the firm**ware** of ND-CAM2142 to V5.4.5.", true],
	["The market for recorders grew in the south, as sellers told us in the spring.", false],
	["We spoke with nine integrators about how they count their devices.", false],
	["The raw answers of the survey stand in the table, with the weights that we gave them.", false],
] as const)
	test(`${isGated ? "kept from nobody" : "may be for members"}: ${text.slice(0, 60)}`, () => {
		const found = codes({ body: `Everybody reads this.\n\n{{members}}\n\n${text}\n\n{{end}}` });
		assert.deepEqual([...new Set(found)], isGated ? ["report/gated-action body"] : []);
		assert.deepEqual(codes({ body: text }), [], "the same may be said to everybody");
	});

test("a teaser is what the author wrote, or else the first words", () => {
	const paragraph = { kind: "paragraph", children: [{ kind: "text", text: "word ".repeat(100) }] } as const;
	assert.equal(teaserOf({ ...COMPLETE, teaser: "Short." }, [paragraph]), "Short.");
	assert.match(teaserOf(COMPLETE, [paragraph]), /^(?:word ){55}word\u2026$/);
	assert.equal(teaserOf(COMPLETE, []), "");
});

test("figures are asked for in words", () => {
	const read = (text: string) => {
		const query = readFigureQuery(text);
		return query.ok ? query.value : query.error.code;
	};
	assert.deepEqual(read(" cves   vendor=Norden Eye  year=2017 as=holes "), {
		kind: "cves",
		vendor: "Norden Eye",
		year: 2017,
		name: "holes",
		text: "cves vendor=Norden Eye year=2017 as=holes",
	});
	for (const text of [
		"",
		"cves year=12",
		"cves vendor=",
		"cves vendor=a vendor=b",
		"cves of=a",
		"cves x",
		"outdated year=2017",
		"outdated vendor=a",
		"cves as=A b",
	])
		assert.equal(read(text), "report/bad-figure", text);
});
