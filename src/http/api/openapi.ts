/** The API as OpenAPI 3.1, written from the shapes that check its calls. */
import { z } from "zod";
import { API, type OperationShape } from "./operation.ts";
import { problem } from "./schema/import.ts";

type Json = Readonly<Record<string, unknown>>;

/** The document. @param version - That of the program. */
export function openApi(operations: readonly OperationShape[], version: string): Json {
	const paths: Record<string, Record<string, unknown>> = {};
	const components: Record<string, unknown> = {};
	const schemaOf = (shape: z.ZodType, io: "input" | "output"): Json => toSchema(shape, io, components);
	for (const operation of operations) {
		const path = `${API}${operation.path}`.replace(/:(\w+)/g, "{$1}");
		paths[path] = { ...paths[path], [operation.method.toLowerCase()]: toOperation(operation, schemaOf) };
	}
	schemaOf(problem, "output");
	return {
		openapi: "3.1.0",
		info: {
			title: "Seawall",
			version,
			summary: "The warning system for cyberattacks on video surveillance",
			description:
				"Verdicts with their proof over inventories of cameras and recorders. Errors are problem details (RFC 9457) with the codes of the command line. Lists page by cursor; answers carry an ETag.",
			license: { name: "Apache-2.0", identifier: "Apache-2.0" },
		},
		servers: [{ url: "/" }],
		tags: [
			{ name: "fleet", description: "Devices of an organisation and all below it" },
			{ name: "imports", description: "Inventories that are brought in" },
			{ name: "documents", description: "Documents, vendors and waves; the question about one device" },
			{ name: "people", description: "Who asks, organisations and people" },
		],
		paths: sorted(paths),
		components: {
			schemas: sorted(components),
			securitySchemes: {
				token: { type: "http", scheme: "bearer", description: "A token of the account page" },
				session: { type: "apiKey", in: "cookie", name: "seawall-session", description: "The session of a person who signed in" },
			},
		},
	};
}

function toOperation(shape: OperationShape, schemaOf: (shape: z.ZodType, io: "input" | "output") => Json): Json {
	const { id, tag, summary, access, path, query, body, answer, stream, upload, status = 200, refusals = [], idempotent } = shape;
	const places = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: "path", required: true, schema: { type: "string" } }));
	const content =
		stream === undefined
			? answer && { "application/json": { schema: schemaOf(answer, "output") } }
			: { [stream.type]: { schema: { type: "string" } } };
	const fails = [
		...new Set([400, ...(access === "open" ? [] : [401]), ...(access === "open" || access === "self" ? [] : [403]), 404, ...refusals]),
	];
	const problems = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };
	return {
		operationId: id,
		tags: [tag],
		summary,
		...(access === "open" ? { security: [] } : { security: [{ token: [] }, { session: [] }] }),
		...(access === "open" || access === "self" ? {} : { "x-permission": access }),
		parameters: [
			...places,
			...(query === undefined ? [] : queryParameters(schemaOf(query, "input"))),
			...(idempotent === true
				? [
						{
							name: "Idempotency-Key",
							in: "header",
							schema: { type: "string", maxLength: 200 },
							description: "The same key gives the same answer again",
						},
					]
				: []),
		],
		...(body === undefined
			? {}
			: { requestBody: { required: true, content: { "application/json": { schema: schemaOf(body, "input") } } } }),
		...(upload === undefined
			? {}
			: { requestBody: { required: true, content: { [upload]: { schema: { type: "string", format: "binary" } } } } }),
		responses: {
			[String(status)]: { description: stream?.description ?? summary, ...(content === undefined ? {} : { content }) },
			...Object.fromEntries(fails.map((each) => [String(each), { description: "Problem", content: problems }])),
		},
	};
}

function queryParameters(schema: Json): readonly Json[] {
	const properties = (schema["properties"] ?? {}) as Readonly<Record<string, Json>>;
	return Object.entries(properties).map(([name, { description, ...rest }]) => ({
		name,
		in: "query",
		...(description === undefined ? {} : { description }),
		schema: rest,
	}));
}

/** A shape as JSON Schema; those with a name of their own become components. */
function toSchema(shape: z.ZodType, io: "input" | "output", components: Record<string, unknown>): Json {
	const {
		$schema: _,
		$defs,
		...schema
	} = z.toJSONSchema(shape, {
		io,
		target: "draft-2020-12",
		unrepresentable: "any",
		reused: "inline",
		override: ({ jsonSchema }) => {
			delete jsonSchema.readOnly;
			// A program should pass over members that it does not know (api/README.md).
			if (io === "output") delete jsonSchema.additionalProperties;
			if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
			if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
			delete jsonSchema.id;
		},
	}) as Record<string, unknown>;
	const moved = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/'));
	for (const [name, definition] of Object.entries(($defs ?? {}) as Record<string, unknown>)) components[name] = moved(definition);
	return moved(schema) as Json;
}

function sorted(entries: Readonly<Record<string, unknown>>): Json {
	return Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));
}
