import assert from "node:assert/strict";
import { test } from "node:test";
import { readAll, sourceOf } from "./source.ts";

const SHEET = "Marke;Modell;Standort\nGeutebrück;EFD-2250;Straße 3\nAxis;M1065-LW;Zürich\n";
const CHINESE = "品牌,型号,站点\n海康威视,DS-2CD2142FWD-I,北京仓库\n大华,IPC-HFW4431S,上海\n";

function utf16(text: string, big: boolean, mark: boolean): Uint8Array {
	const bytes = Buffer.from(`${mark ? "\ufeff" : ""}${text}`, "utf16le");
	return big ? bytes.swap16() : bytes;
}

/** GB 18030 has no encoder here: built by looking each character up in the decoder. */
function gb18030(text: string): Uint8Array {
	const wanted = new Set(text);
	const table = new Map<string, number[]>();
	const decoder = new TextDecoder("gb18030");
	for (let lead = 0xa1; lead <= 0xf7; lead++) {
		for (let trail = 0xa1; trail <= 0xfe; trail++) {
			const char = decoder.decode(Uint8Array.of(lead, trail));
			if (wanted.has(char)) table.set(char, [lead, trail]);
		}
	}
	return Uint8Array.from([...text].flatMap((char) => table.get(char) ?? [char.charCodeAt(0)]));
}

for (const [name, bytes] of [
	["UTF-8", Buffer.from(SHEET)],
	["UTF-8 with mark", Buffer.from(`\ufeff${SHEET}`)],
	["UTF-16 LE with mark", utf16(SHEET, false, true)],
	["UTF-16 BE with mark", utf16(SHEET, true, true)],
	["UTF-16 LE without mark", utf16(SHEET, false, false)],
	["UTF-16 BE without mark", utf16(SHEET, true, false)],
	["Windows-1252", Buffer.from(SHEET, "latin1")],
] as const) {
	for (const piece of [7, 100_000]) {
		test(`${name} in pieces of ${piece}`, async () => {
			const { devices, warnings } = await readAll([sourceOf(bytes, "list.csv", piece)]);
			assert.deepEqual(
				devices.map((device) => [device.brand, device.site]),
				[
					["Geutebrück", "Straße 3"],
					["Axis", "Zürich"],
				],
			);
			assert.equal(
				warnings.some((warning) => warning.message.includes("Windows-1252")),
				name === "Windows-1252",
			);
		});
	}
}

for (const [name, bytes] of [
	["UTF-8", Buffer.from(CHINESE)],
	["GB 18030", gb18030(CHINESE)],
	["UTF-16 LE without mark", utf16(CHINESE, false, false)],
] as const) {
	test(`Chinese, ${name}`, async () => {
		const { devices, warnings } = await readAll([sourceOf(bytes)]);
		assert.deepEqual(
			devices.map((device) => [device.brand, device.model, device.site]),
			[
				["海康威视", "DS-2CD2142FWD-I", "北京仓库"],
				["大华", "IPC-HFW4431S", "上海"],
			],
		);
		assert.equal(
			warnings.some((warning) => warning.message.includes("GB 18030")),
			name === "GB 18030",
		);
	});
}

test("lines of two encodings in one file are each read in their own", async () => {
	const bytes = Buffer.concat([Buffer.from("brand,model,site\nAxis,M1,Zürich\n"), Buffer.from("Axis,M2,Zürich\n", "latin1")]);
	const { devices } = await readAll([sourceOf(bytes)]);
	assert.deepEqual(
		devices.map((device) => device.site),
		["Zürich", "Zürich"],
	);
});

test("old Mac line ends", async () => {
	assert.equal((await readAll([sourceOf("brand,model\rAxis,M1\rAxis,M2\r")])).devices.length, 2);
});
