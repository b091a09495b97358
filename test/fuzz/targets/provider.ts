/** The small files that a provider serves. */
import assert from "node:assert/strict";
import { linksOf, readChanges, readIndex } from "../../../src/advisory/provider/directory.ts";
import { fileNameOf } from "../../../src/advisory/provider/file-name.ts";
import { readHashFile } from "../../../src/advisory/provider/hash-file.ts";
import { readSecurityTxt } from "../../../src/advisory/provider/security-txt.ts";
import { type Target, textOf } from "../target.ts";
import { textInput } from "../text.ts";

const SEEDS: readonly string[] = [
	"2020/example_company_-_2020-yh4711.json\n2019/example_company_-_2019-yh3234.json\n",
	'"2020/example_company_-_2020-yh4711.json","2020-07-01T10:09:07Z"\n2019/a.json,2019-04-17T15:08:41Z\n',
	"<html><body><a href=\"2020/\">2020/</a> <A HREF='b.json'>b</A> <a href=c.json></body></html>",
	"ea6a209dba30a958a78d82309d6cdcc6929fcb81673b3dc4d6b16fac18b6ff38  example_company_-_2019-yh3234.json\n",
	"Contact: mailto:security@example.com\r\nExpires: 2027-01-01T00:00:00Z\r\nCSAF: https://example.com/provider-metadata.json\r\n",
];

/** One for all of them: they are read with the same text. */
export const providerTargets: readonly Target[] = [
	{
		name: "provider/lists",
		milliseconds: 200,
		most: (length) => 50_000 + 200 * length,
		make: (chance) => textInput(chance, SEEDS),
		run(input) {
			const text = textOf(input);
			const [index, changes] = [readIndex(text), readChanges(text)];
			const links = linksOf(text, "https://example.com/csaf/");
			const answer = { index, changes, links, hash: readHashFile(text, 64), security: readSecurityTxt(text), name: fileNameOf(text) };
			return {
				answer,
				laws: () => {
					for (const path of [...index.paths, ...changes.changes.map((one) => one.path)])
						assert.ok(new URL(path, "https://example.com/csaf/").href.startsWith("https://example.com/csaf/"), path);
					assert.match(answer.name, /^[+\-_a-z0-9]*\.json$/);
					assert.ok(links.every((link) => URL.canParse(link)));
				},
			};
		},
	},
];
