import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { firmwareSchemes } from "../catalog/firmware/schemes.ts";
import { createReader, readFirmware } from "./firmware.ts";
import { createVersionForms, signsOf } from "./version-form.ts";

const schemes = [...firmwareSchemes.values()].filter((scheme) => scheme.bySigns);
const part = fc.integer({ min: 0, max: 3 });
const day = fc.constantFrom("170124", "170125", "180301");
const text = fc.oneof(
	fc.tuple(part, part, part, day).map(([a, b, c, built]) => `V${a + 1}.${b}.${c} build ${built}`),
	fc.tuple(part, part, part).map(([a, b, c]) => `${a + 1}.${b}.${c}`),
	fc.tuple(part, part).map(([a, b]) => `${a + 1}.${b}`),
	fc.tuple(part, part, fc.constantFrom("", ".R", ".T"), day).map(([a, n, mark, built]) => `2.80${a % 2}.0000000.${n}${mark}.${built}`),
	fc.tuple(part, part, part).map(([a, b, c]) => `0.${30 + a}-0${b}${"abc"[c] ?? ""}`),
	fc.tuple(part, part, day).map(([a, b, built]) => `1.4${a}.0${b}_20${built}`),
	fc.tuple(part, part).map(([a, b]) => `51.7.0.${70 + a}-r${10 + b}`),
	fc.tuple(part, part, part, day).map(([a, b, c, built]) => `IPC_G${a}_EN_STD_5.${b}.${c}_${built}`),
);

test("most schemes are told by signs, and those that read the text itself are not", () => {
	assert.ok(schemes.length >= 20);
	for (const id of ["generic", "siveillance", "systemk", "maxpro", "d-link"]) assert.equal(firmwareSchemes.get(id)?.bySigns, false, id);
});

test("what is known of two forms and their signs is what comparing says", () => {
	for (const scheme of schemes) {
		const reader = createReader([scheme]);
		const forms = createVersionForms();
		const said = new Map<string, string>();
		let again = 0;
		fc.assert(
			fc.property(text, text, (mine, bound) => {
				const firmware = readFirmware(mine, reader);
				const [version, other] = [firmware.version(0), reader.read(bound)[0]];
				if (version === undefined || other === undefined) return;
				const [one, two] = [forms.formed(version), forms.formed(other)];
				if (one === undefined || two === undefined || forms.known(one.form, two.form) === undefined) return;
				const { order, axis, extends: more, conflict, unequal } = firmware.compareTo(bound);
				const outcome = JSON.stringify([order, order === "?" ? axis : "", more ?? "", conflict === true, unequal === true]);
				const key = `${one.form} ${two.form} ${signsOf(one, two.vector, two.serial, two.day)}`;
				if (said.has(key)) again += 1;
				assert.equal(said.get(key) ?? outcome, outcome, `${scheme.id}: ${mine} and ${bound}`);
				said.set(key, outcome);
			}),
			{ numRuns: 2500 },
		);
		assert.ok(said.size < 60 || again > 0, scheme.id);
	}
});

test("versions of one form order as their numbers do; other parts, other lines and other suffixes are other forms", () => {
	const forms = createVersionForms();
	const base = { scheme: "x", raw: "x", line: undefined, vector: [1, 2, 3], buildDate: 20_170_124, serial: undefined, suffixes: [] };
	const first = forms.formed(base);
	const others = [{ line: "" }, { line: "A" }, { vector: [1, 2] }, { buildDate: undefined }, { serial: 0 }, { suffixes: ["a"] }];
	const all = new Set([first?.form, ...others.map((other) => forms.formed({ ...base, ...other })?.form)]);
	assert.equal(all.size, others.length + 1);
	const older = forms.formed({ ...base, vector: [1, 1, 8_191] });
	assert.ok(first !== undefined && older !== undefined && older.form === first.form && older.vector < first.vector);
	assert.equal(forms.formed({ ...base, vector: [1, 2, 8_192] }), undefined);
	assert.equal(forms.formed({ ...base, vector: [1, 2, 3, 4, 5] }), undefined);
	assert.equal(forms.known(first.form, forms.formed({ ...base, vector: [1, 2] })?.form ?? -1), undefined);
});

test("forms are bounded: a stranger's lines fill no memory", () => {
	const forms = createVersionForms();
	const version = (line: string) => ({ scheme: "x", raw: line, line, vector: [1], buildDate: undefined, serial: undefined, suffixes: [] });
	for (let at = 0; at < 4_096; at += 1) assert.equal(forms.formed(version(`L${at}`))?.form, at);
	assert.equal(forms.formed(version("one more")), undefined);
});
