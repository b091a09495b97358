/** ROLIE documents in JSON: the names of RFC 8322 (and of RFC 4287 and 5023 below it) as section 7.1.15 to 7.1.17 of CSAF uses them. */
import { list, objects, oneOf, type SchemaNode, TEXT, text } from "../../csaf/schema/node.ts";
import { DATE_TIME, URI } from "../../csaf/schema/patterns.ts";

const object = objects(false);

/** The information type that every feed and collection states. */
export const INFORMATION_TYPE = { scheme: "urn:ietf:params:rolie:category:information-type", term: "csaf" } as const;

/** Where the schema of a document stands, by the edition of CSAF. */
export const DOCUMENT_SCHEMAS = {
	"2.0": "https://docs.oasis-open.org/csaf/csaf/v2.0/csaf_json_schema.json",
	"2.1": "https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json",
} as const;

const ANY_TEXT: SchemaNode = text(() => true, "a text");
const link = object({ rel: TEXT, href: URI }, "rel href");
const category = object({ scheme: URI, term: TEXT }, "term");

const entry = object(
	{
		id: TEXT,
		title: TEXT,
		link: list(link),
		published: DATE_TIME,
		updated: DATE_TIME,
		summary: object({ content: ANY_TEXT }),
		content: object({ type: oneOf("application/json"), src: URI }, "type src"),
		format: object({ schema: oneOf(Object.values(DOCUMENT_SCHEMAS).join(" ")), version: oneOf("2.0 2.1") }, "schema version"),
		category: list(category, { least: 0 }),
	},
	"id title link published updated content format",
);

/** A feed (section 7.1.15). */
export const FEED = object(
	{
		feed: object(
			{
				id: TEXT,
				title: TEXT,
				link: list(link),
				category: list(category),
				updated: DATE_TIME,
				entry: list(entry, { least: 0 }),
			},
			"id title link category updated entry",
		),
	},
	"feed",
);

const collection = object(
	{ title: TEXT, href: URI, categories: object({ category: list(category) }, "category") },
	"title href categories",
);

/** A service document (section 7.1.16). */
export const SERVICE = object(
	{ service: object({ workspace: list(object({ title: TEXT, collection: list(collection) }, "title collection")) }, "workspace") },
	"service",
);

/** A category document (section 7.1.17). */
export const CATEGORIES = object({ categories: object({ category: list(category, { least: 0 }) }, "category") }, "categories");
