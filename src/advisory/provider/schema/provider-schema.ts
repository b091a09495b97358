/** The form of provider-metadata.json and aggregator.json: the schemas that sections 7.1.7 and 7.1.21 name, in our own words. */
import { list, objects, oneOf, type SchemaNode, text } from "../../csaf/schema/node.ts";
import { DATE_TIME, pattern, URI } from "../../csaf/schema/patterns.ts";
import { publisherNode } from "../../csaf/schema/publisher.ts";

/** Editions of the metadata. */
export type MetadataVersion = "2.0" | "2.1";

const BOOLEAN: SchemaNode = { kind: "boolean" };
const WORDS: SchemaNode = text(() => true, "a text");
const named = (ending: string, what: string): SchemaNode => text((value) => (URI.fits?.(value) ?? true) && value.endsWith(ending), what);
const JSON_URL = named(".json", "a URL that ends in .json");
const PROVIDER_URL = named("/provider-metadata.json", "a URL that ends in /provider-metadata.json");
const AGGREGATOR_URL = named("/aggregator.json", "a URL that ends in /aggregator.json");
const ROLE = oneOf("csaf_publisher csaf_provider csaf_trusted_provider");
const FINGERPRINT = pattern(/^[0-9a-fA-F]{40,}$/, "a fingerprint: at least 40 hexadecimal digits");

function schemaMember(name: "provider" | "aggregator"): SchemaNode {
	return oneOf(`https://docs.oasis-open.org/csaf/csaf/v2.1/schema/${name}.json`);
}

function buildProvider(version: MetadataVersion): SchemaNode {
	const is21 = version === "2.1";
	const object = objects(is21);
	const label = oneOf(is21 ? "AMBER AMBER+STRICT CLEAR GREEN RED" : "UNLABELED WHITE GREEN AMBER RED");
	const feed = object(
		{ summary: WORDS, tlp_label: label, url: JSON_URL, ...(is21 ? { last_updated: DATE_TIME } : {}) },
		is21 ? "last_updated tlp_label url" : "tlp_label url",
	);
	const rolie = object(
		{ categories: list(JSON_URL, { set: true }), feeds: list(feed, { set: true }), services: list(JSON_URL, { set: true }) },
		"feeds",
	);
	const directory = is21 ? { directory: object({ tlp_label: label, url: URI }, "tlp_label url") } : { directory_url: URI };
	const key = object({ fingerprint: FINGERPRINT, url: URI }, is21 ? "fingerprint url" : "url");
	return object(
		{
			canonical_url: PROVIDER_URL,
			distributions: list(object({ ...directory, rolie }, "", { least: 1 }), { set: true }),
			last_updated: DATE_TIME,
			list_on_CSAF_aggregators: BOOLEAN,
			metadata_version: oneOf(version),
			mirror_on_CSAF_aggregators: BOOLEAN,
			public_openpgp_keys: list(key, { least: 0 }),
			publisher: publisherNode(version),
			role: ROLE,
			...(is21 ? { $schema: schemaMember("provider"), maintained_from: DATE_TIME, maintained_until: DATE_TIME } : {}),
		},
		`${is21 ? "$schema " : ""}canonical_url last_updated list_on_CSAF_aggregators mirror_on_CSAF_aggregators metadata_version publisher role`,
	);
}

function buildAggregator(version: MetadataVersion): SchemaNode {
	const is21 = version === "2.1";
	const object = objects(is21);
	const text1 = text((value) => value !== "", "a text");
	const metadata = object(
		{ last_updated: DATE_TIME, publisher: publisherNode(version), role: ROLE, url: PROVIDER_URL },
		`last_updated publisher ${is21 ? "role " : ""}url`,
	);
	const mirrors = list(PROVIDER_URL, { set: true });
	const aggregator = object(
		{
			category: oneOf("aggregator lister"),
			contact_details: text1,
			issuing_authority: text1,
			name: text1,
			namespace: URI,
		},
		"category name namespace",
	);
	return object(
		{
			aggregator,
			aggregator_version: oneOf(version),
			canonical_url: AGGREGATOR_URL,
			csaf_providers: list(object({ metadata, mirrors }, "metadata"), { set: true }),
			csaf_publishers: list(object({ metadata, mirrors, update_interval: text1 }, "metadata mirrors update_interval"), { set: true }),
			last_updated: DATE_TIME,
			...(is21 ? { $schema: schemaMember("aggregator"), maintained_from: DATE_TIME, maintained_until: DATE_TIME } : {}),
		},
		`${is21 ? "$schema " : ""}aggregator aggregator_version canonical_url csaf_providers last_updated`,
	);
}

const PROVIDER = { "2.0": buildProvider("2.0"), "2.1": buildProvider("2.1") } as const;
const AGGREGATOR = { "2.0": buildAggregator("2.0"), "2.1": buildAggregator("2.1") } as const;

/** The form of a provider's metadata. */
export function providerSchema(version: MetadataVersion): SchemaNode {
	return PROVIDER[version];
}

/** The form of a list of providers. */
export function aggregatorSchema(version: MetadataVersion): SchemaNode {
	return AGGREGATOR[version];
}
