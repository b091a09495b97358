/** Our forms of provider-metadata.json and aggregator.json against the official schemas, on the given examples and on many that were bent. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { checkSchema } from "../../src/advisory/csaf/schema/check.ts";
import type { SchemaNode } from "../../src/advisory/csaf/schema/node.ts";
import { aggregatorSchema, providerSchema } from "../../src/advisory/provider/schema/provider-schema.ts";
import { CATEGORIES, FEED, SERVICE } from "../../src/advisory/provider/schema/rolie-schema.ts";
import { bendJson } from "../support/bend-json.ts";
import { corpusFolder, corpusTest } from "../support/needs.ts";

const standard = join(corpusFolder ?? "", "oasis-csaf");

function json(...path: string[]): Record<string, unknown> {
	return JSON.parse(readFileSync(join(standard, ...path), "utf8")) as Record<string, unknown>;
}

function examples(version: string, kind: string): readonly unknown[] {
	const folder = join(standard, `csaf_${version}`, "examples", kind);
	return readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as unknown);
}

function breaches(value: unknown, node: SchemaNode): readonly string[] {
	const found: string[] = [];
	checkSchema(value, node, (pointer, message) => found.push(`${pointer} ${message}`));
	return found;
}

/** RFC 3986, 3.2: the library's pattern takes a second slash for a path, so that a host may hold any colon. */
function hasHost(text: string): boolean {
	const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(text)?.[1];
	return authority === undefined || /^(?:[^@]*@)?(?:\[[^\]]*\]|[^:@[\]]*)(?::\d*)?$/.test(authority);
}

/** The official schemas of an edition; of the document they only need who publishes and the labels. */
function official(version: "2.0" | "2.1") {
	const ajv = new Ajv2020({ strict: false, validateFormats: true });
	formats.default(ajv);
	const uri = ajv.formats["uri"] as (text: string) => boolean;
	ajv.addFormat("uri", (text) => uri(text) && hasHost(text));
	const names =
		version === "2.0" ? ["csaf_json_schema", "provider_json_schema", "aggregator_json_schema"] : ["csaf", "provider", "aggregator"];
	const [document, provider, aggregator] = names.map((name) => json(`csaf_${version}`, "json_schema", `${name}.json`));
	const { document: about } = (document?.["properties"] ?? {}) as Record<string, unknown>;
	ajv.addSchema({ $id: String(document?.["$id"]), $defs: document?.["$defs"] as object, properties: { document: slim(about) } });
	const { $schema: _p, ...providerRest } = provider ?? {};
	const { $schema: _a, ...aggregatorRest } = aggregator ?? {};
	const validateProvider = ajv.compile(providerRest);
	return { provider: validateProvider, aggregator: ajv.compile(aggregatorRest) };
}

/** The document's schema without what refers to other schemas. */
function slim(about: unknown): object {
	const { properties } = about as { properties: Record<string, unknown> };
	return { properties: { publisher: properties["publisher"], distribution: properties["distribution"] } };
}

for (const version of ["2.0", "2.1"] as const) {
	corpusTest(`the metadata of CSAF ${version} is judged as the official schemas do`, () => {
		const theirs = official(version);
		let [bent, wrong] = [0, 0];
		for (const [kind, validate, node] of [
			["provider-metadata", theirs.provider, providerSchema(version)],
			["aggregator", theirs.aggregator, aggregatorSchema(version)],
		] as const) {
			const given = examples(version, kind);
			assert.ok(given.length > 0);
			for (const [at, value] of given.entries()) {
				assert.deepEqual(breaches(value, node), [], `${kind} ${at}`);
				for (let seed = 0; seed < 400; seed++) {
					const changed = bendJson(structuredClone(value), at * 1000 + seed);
					const ok = validate(changed.value);
					const ours = breaches(changed.value, node);
					const why = `${kind}: ${changed.what}: ${ours.join("; ")} | ${JSON.stringify(validate.errors?.slice(0, 2))}`;
					assert.equal(ours.length === 0, ok, why);
					bent++;
					if (!ok) wrong++;
				}
			}
		}
		assert.ok(wrong > bent / 10 && wrong < bent, `${wrong} of ${bent}`);
	});

	corpusTest(`the ROLIE examples of CSAF ${version} are valid`, () => {
		const nodes = examples(version, "ROLIE").map((value) => {
			const [kind] = Object.keys(value as object);
			const node = { feed: FEED, service: SERVICE, categories: CATEGORIES }[kind ?? ""];
			assert.ok(node !== undefined, String(kind));
			assert.deepEqual(breaches(value, node), []);
			return kind;
		});
		assert.deepEqual([...new Set(nodes)].sort(), ["categories", "feed", "service"]);
	});
}
