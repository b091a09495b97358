import assert from "node:assert/strict";
import { test } from "node:test";
import type { ByteSource } from "../../src/store/files/open-bytes.ts";
import { readAll, sourceOf } from "./source.ts";

/** Looks like a model, a version and a name at once, so that no recogniser may pick it up. */
const SECRET = "Hunter2-4711";

const HEADINGS = [
	"Password",
	"Passwort",
	"mot de passe",
	"contraseña",
	"密码",
	"pwd",
	"PIN",
	"SNMP community",
	"Secret",
	"Kennwort (Kamera)",
];

/** Everything that a read gives, as one text. */
async function everything(source: ByteSource, map = false): Promise<string> {
	const options = map ? { map: [{ field: "name" as const, name: "column 4", index: 3 }] } : {};
	return JSON.stringify(await readAll([source], options));
}

for (const heading of HEADINGS) {
	test(`${heading}: the value appears nowhere`, async () => {
		const text = [
			`brand,model,firmware,${heading},ip`,
			`Axis,M1,9.80.1,${SECRET},10.0.0.1`,
			`Axis,M2,9.80.1,${SECRET},10.0.0.2,x,${SECRET}`,
			`Axis,M3,9.80.1,"${SECRET},10.0.0.3`,
			`,,,${SECRET},`,
			`Axis,M4,9.80.1,"${SECRET}" x",10.0.0.1`,
			`Axis,M5,9.80.1,${SECRET}`,
		].join("\n");
		const read = await everything(sourceOf(text));
		assert.ok(!read.includes(SECRET) && !read.includes("Hunter2"), read);
		assert.ok(!(await everything(sourceOf(text), true)).includes("Hunter2"), "a map cannot reach it either");
		const json = JSON.stringify([
			{ brand: "Axis", model: "M1", [heading]: SECRET, device: { [heading]: { name: SECRET } } },
			SECRET,
			[SECRET],
		]);
		assert.ok(!(await everything(sourceOf(json))).includes("Hunter2"));
		assert.ok(!(await everything(sourceOf(json.replaceAll("},", "},,{")))).includes("Hunter2"));
	});
}

test("without a readable header nothing of an unrecognised column appears", async () => {
	const rows = ["Hikvision", "Dahua", "Axis"].map((brand, at) => `${brand},192.0.2.${at},${SECRET},V5.4.${at} build 160530`);
	const read = await everything(sourceOf(rows.join("\n")));
	assert.ok(read.includes("192.0.2.1") && !read.includes("Hunter2"), read);
	const header = await everything(sourceOf(`A,B,C,D\n${rows.join("\n")}\n${rows[0]},${SECRET}`));
	assert.ok(!header.includes("Hunter2"), header);
	assert.ok(!(await everything(sourceOf(`${SECRET} is the password\nof all cameras: ${SECRET}`))).includes("Hunter2"));
});

test("credentials inside addresses are taken out of every field", async () => {
	const url = `rtsp://admin:${SECRET}@10.0.0.5:554/live?pw=${SECRET}`;
	const text = `id,name,site,model,url\n${url},${url},${url},${url},${url}\n`;
	const read = await everything(sourceOf(text));
	assert.ok(!read.includes("Hunter2") && read.includes("10.0.0.5"), read);
	assert.ok(!(await everything(sourceOf(JSON.stringify([{ name: url, model: "M1", stream: [url, { value: url }] }])))).includes("Hunter2"));
});
