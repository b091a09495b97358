/** Our schema of CSAF against the official ones, on every given document and on many that were bent. */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { checkSchema } from "../../src/advisory/csaf/schema/check.ts";
import { type CsafVersion, csafSchema } from "../../src/advisory/csaf/schema/csaf-schema.ts";
import { bendJson } from "../support/bend-json.ts";
import { corpusFolder, corpusTest } from "../support/needs.ts";

const corpus = corpusFolder ?? "";
const standard = join(corpus, "oasis-csaf");

async function schema(...path: string[]): Promise<Record<string, unknown>> {
	return JSON.parse(await readFile(join(standard, ...path), "utf8")) as Record<string, unknown>;
}

/** RFC 3986, 3.2: the library's pattern takes a second slash for a path, so that a host may hold any colon. */
function hasHost(text: string): boolean {
	const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(text)?.[1];
	return authority === undefined || /^(?:[^@]*@)?(?:\[[^\]]*\]|[^:@[\]]*)(?::\d*)?$/.test(authority);
}

/** The official schema of an edition, with all that it refers to. */
async function official(version: CsafVersion): Promise<ValidateFunction> {
	const ajv = new Ajv2020({ strict: false, validateFormats: true, multipleOfPrecision: 6 });
	formats.default(ajv);
	const uri = ajv.formats["uri"] as (text: string) => boolean;
	ajv.addFormat("uri", (text) => uri(text) && hasHost(text));
	const folder = [`csaf_${version}`, "referenced_schema", "first"];
	for (const name of version === "2.0" ? ["cvss-v2.0", "cvss-v3.0", "cvss-v3.1"] : ["cvss-v2.0", "cvss-v3.0", "cvss-v3.1", "cvss-v4.0"]) {
		const { $schema: _, id: _id, $id: _$id, ...rest } = await schema(...folder, `${name}.json`);
		ajv.addSchema(rest, `https://www.first.org/cvss/${name}.json`);
	}
	if (version === "2.0") return ajv.compile(await schema("csaf_2.0", "json_schema", "csaf_json_schema.json"));
	const { $id, $defs } = await schema("csaf_2.1", "json_schema", "extension-metaschema.json");
	ajv.addSchema({ $id: String($id), $defs: { content_schema_t: ($defs as Record<string, unknown>)["content_schema_t"] as object } });
	const { $schema: _content, ...content } = await schema("csaf_2.1", "json_schema", "extension-content.json");
	ajv.addSchema(content);
	ajv.addSchema(await schema("csaf_2.1", "referenced_schema", "certcc", "SelectionList_2_0_0.schema.json"));
	const { $schema: _, ...csaf } = await schema("csaf_2.1", "json_schema", "csaf.json");
	return ajv.compile(csaf);
}

/** Every document of the corpus that names the edition. */
async function documents(version: CsafVersion): Promise<readonly { readonly file: string; readonly value: unknown }[]> {
	const found: { file: string; value: unknown }[] = [];
	for (const folder of ["oasis-csaf", "surveillance", "csaf-provider"]) {
		for (const file of (await readdir(join(corpus, folder), { recursive: true })).sort()) {
			if (!file.endsWith(".json") || file.includes("schema")) continue;
			const text = await readFile(join(corpus, folder, file), "utf8");
			if (!text.includes('"csaf_version"')) continue;
			try {
				const value = JSON.parse(text) as { document?: { csaf_version?: unknown } };
				if (value.document?.csaf_version === version) found.push({ file: `${folder}/${file}`, value });
			} catch {
				// Some files of a provider are broken on purpose.
			}
		}
	}
	return found;
}

function breaches(value: unknown, version: CsafVersion): readonly string[] {
	const found: string[] = [];
	checkSchema(value, csafSchema(version), (pointer, message) => void found.push(`${pointer} ${message}`));
	return found;
}

for (const version of ["2.0", "2.1"] as const) {
	corpusTest(`CSAF ${version}: the verdict of our schema is that of the official one, on given documents and on bent ones`, async (t) => {
		const validate = await official(version);
		const given = await documents(version);
		assert.ok(given.length > (version === "2.0" ? 600 : 300), `${given.length} documents`);
		let wrong = 0;
		let bent = 0;
		for (const [at, { file, value }] of given.entries()) {
			const ours = breaches(value, version);
			assert.equal(ours.length === 0, validate(value), `${file}: ${ours.join("; ")} | ${JSON.stringify(validate.errors?.slice(0, 2))}`);
			if (JSON.stringify(value).length > 40_000) continue;
			for (let seed = 0; seed < 6; seed++) {
				const changed = bendJson(structuredClone(value), at * 100 + seed);
				const theirs = validate(changed.value);
				const now = breaches(changed.value, version);
				const why = `${file}, ${changed.what}: ours ${now.slice(0, 3).join("; ")} | theirs ${JSON.stringify(validate.errors?.slice(0, 2))}`;
				assert.equal(now.length === 0, theirs, why);
				bent++;
				if (!theirs) wrong++;
			}
		}
		assert.ok(wrong > bent / 5 && wrong < bent, `${wrong} of ${bent} bent documents are breaches`);
		t.diagnostic(`show: CSAF ${version} schema: equal on ${given.length} documents and ${bent} bent ones (${wrong} of them breaches)`);
	});
}
