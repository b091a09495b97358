/** `advisory render` through the command line: golden files of a document of ours in every form and language, by file and by id. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { catalogueAdvisories } from "../../src/store/disk/catalogue-folder.ts";
import { assertGolden } from "../support/golden.ts";
import { startFolder } from "../support/start-call.ts";

const FILE = join(catalogueAdvisories(), "seawall-2017-0001.json");

for (const language of ["en", "de"])
	for (const form of ["html", "text", "markdown", "360", "90"])
		test(`a document as ${form} in ${language}`, async (context) => {
			const folder = startFolder(context);
			const call = ["advisory", "render", FILE, "--format", form, "--language", language, "--as-of", "2026-11-24"];
			const { code, out, said } = await folder.call(["--data", join(folder.path, "none"), ...call]);
			assert.equal(code, 0, said);
			const ending = { html: "html", text: "txt", markdown: "markdown.txt", 360: "360.txt", 90: "90.txt" }[form];
			assertGolden(join("render", `seawall-2017-0001.${language}.${ending}`), out);
		});

test("by its id it is the same; what is neither file nor id is told", async (context) => {
	const folder = startFolder(context);
	const data = ["--data", join(folder.path, "none")];
	const byFile = await folder.call([...data, "advisory", "render", FILE]);
	const byId = await folder.call([...data, "advisory", "render", "seawall-2017-0001"]);
	assert.equal(byId.out, byFile.out);
	const neither = await folder.call([...data, "advisory", "render", "nothing"]);
	assert.equal(neither.code, 2);
	assert.match(neither.said, /cli\/no-document/);
	const wrong = await folder.call([...data, "advisory", "render", FILE, "--format", "pdf"]);
	assert.equal(wrong.code, 2);
});
