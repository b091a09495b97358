/** The small files of a provider: names, index.txt, changes.csv, hash files, security.txt. */
import assert from "node:assert/strict";
import test from "node:test";
import { linksOf, readChanges, readIndex } from "./directory.ts";
import { fileNameOf, yearFolderOf } from "./file-name.ts";
import { digestOf, readHashFile } from "./hash-file.ts";
import { fieldOf, readSecurityTxt } from "./security-txt.ts";

// id, file name; the first four from section 5.1
for (const [id, name] of [
	["cisco-sa-20190513-secureboot", "cisco-sa-20190513-secureboot.json"],
	["Example Company - 2019-YH3234", "example_company_-_2019-yh3234.json"],
	["RHBA-2019:0024", "rhba-2019_0024.json"],
	["2022_#01-A", "2022_01-a.json"],
	["A+b", "a+b.json"],
	["Ä/..\\x", "_x.json"],
] as const) {
	test(`the file of ${JSON.stringify(id)}`, () => assert.equal(fileNameOf(id), name));
}

test("a year is that of UTC", () => {
	assert.equal(yearFolderOf("2023-12-31T23:30:00-05:00"), "2024");
	assert.equal(yearFolderOf("2024-01-01T00:30:00+02:00"), "2023");
	assert.equal(yearFolderOf("soon"), undefined);
});

test("index.txt: good lines are kept beside bad ones", () => {
	const { paths, bad, hasMark, hasReturns } = readIndex(
		"\uFEFF2020/a.json\r\n\n../b.json\nhttps://x/c.json\n/d.json\n2020/e.txt\n2020/f g.json\n2021/h.json",
	);
	assert.deepEqual(paths, ["2020/a.json", "2021/h.json"]);
	assert.deepEqual(
		bad.map(({ line }) => line),
		[2, 3, 4, 5, 6, 7],
	);
	assert.ok(hasMark && hasReturns);
});

test("changes.csv in both styles; a heading is named", () => {
	const { changes, bad } = readChanges(
		'file,date\n"2020/a.json","2020-07-01T10:09:07Z"\n2019/b.json,2019-04-17T15:08:41Z\nx\n2018/c.json,soon',
	);
	assert.deepEqual(
		changes.map(({ path, quoted }) => [path, quoted]),
		[
			["2020/a.json", true],
			["2019/b.json", false],
		],
	);
	assert.match(bad[0]?.reason ?? "", /heading/);
	assert.deepEqual(
		bad.map(({ line }) => line),
		[1, 4, 5],
	);
});

test("listings: addresses in any quotes, taken from the folder", () => {
	const html = `<a href="2020/">x</a><A HREF='b.json'><a href=c.json><a href="javascript:alert(1)"><a href="/d?x=1&amp;y=2">`;
	assert.deepEqual(linksOf(html, "https://example.com/csaf/"), [
		"https://example.com/csaf/2020/",
		"https://example.com/csaf/b.json",
		"https://example.com/csaf/c.json",
		"javascript:alert(1)",
		"https://example.com/d?x=1&y=2",
	]);
});

test("hash files begin with the value", () => {
	const value = "ea6a209dba30a958a78d82309d6cdcc6929fcb81673b3dc4d6b16fac18b6ff38";
	assert.deepEqual(readHashFile(`${value}  example_company_-_2019-yh3234.json`, 64), {
		value,
		name: "example_company_-_2019-yh3234.json",
		isLower: true,
	});
	assert.deepEqual(readHashFile(value.toUpperCase(), 64), { value, name: undefined, isLower: false });
	for (const bad of [` ${value}`, `\uFEFF${value}`, `${value}x`, value.slice(1), "", `SHA256 (a.json) = ${value}`])
		assert.equal(typeof readHashFile(bad, 64), "string", bad);
	assert.equal(digestOf("https://x/a.json.sha512")?.digits, 128);
	assert.equal(digestOf("https://x/a.json.md5")?.secure, false);
	assert.equal(digestOf("https://x/a.json.asc"), undefined);
});

test("security.txt: fields in any case, inside a signature too, none of its comments", () => {
	const signed =
		"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n# CSAF: https://no\ncsaf: https://a/provider-metadata.json\r\nCSAF:https://b/provider-metadata.json\n-----BEGIN PGP SIGNATURE-----\nCSAF: https://c\n";
	const file = readSecurityTxt(signed);
	assert.ok(file.isSigned);
	assert.deepEqual(fieldOf(file, "csaf"), ["https://a/provider-metadata.json", "https://b/provider-metadata.json"]);
	assert.deepEqual(fieldOf(file, "hash"), []);
});
