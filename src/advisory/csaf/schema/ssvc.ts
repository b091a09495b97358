/** An SSVC selection list 2.0.0, as CSAF 2.1 refers to it (`ssvc_v2`). */
import { parseNamespace } from "../ssvc/namespace.ts";
import { list, objects, oneOf, type SchemaNode, TEXT, text } from "./node.ts";
import { DATE_TIME, matchSemanticVersion, pattern, URI } from "./patterns.ts";

const object = objects(true);
const KEY = pattern(/^(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9_]*[a-zA-Z0-9]|T\*)$/, "a key of letters and digits");
const REFERENCE = object({ uri: URI, summary: { kind: "string" } }, "uri summary");

/** The object. */
export const SSVC_V2: SchemaNode = object(
	{
		timestamp: DATE_TIME,
		schemaVersion: oneOf("2.0.0"),
		target_ids: list({ kind: "string" }, { set: true }),
		selections: list(
			object(
				{
					namespace: text((value) => parseNamespace(value) !== undefined, "a namespace of SSVC, such as ssvc or x_example.org#own"),
					key: KEY,
					version: text((value) => matchSemanticVersion(value) !== null, "a semantic version"),
					name: TEXT,
					definition: TEXT,
					values: list(object({ name: TEXT, definition: TEXT, key: KEY }, "key")),
				},
				"namespace key version values",
			),
		),
		decision_point_resources: list(REFERENCE),
		references: list(REFERENCE),
	},
	"timestamp schemaVersion selections",
);
