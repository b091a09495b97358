/** Every operation of the API, and the document that describes them. */
import { openRoute, type Route } from "../program/route.ts";
import { DOCUMENT_OPERATIONS } from "./document-operations.ts";
import { FLEET_OPERATIONS } from "./fleet-operations.ts";
import { IMPORT_OPERATIONS } from "./import-operations.ts";
import { openApi } from "./openapi.ts";
import { PEOPLE_OPERATIONS } from "./people-operations.ts";
import { TELEMETRY_OPERATIONS } from "./telemetry-operations.ts";
import { TOKEN_OPERATIONS } from "./token-operations.ts";
import { WAVE_OPERATIONS } from "./wave-operations.ts";

/** All operations. */
export const API_OPERATIONS = [
	...FLEET_OPERATIONS,
	...IMPORT_OPERATIONS,
	...DOCUMENT_OPERATIONS,
	...PEOPLE_OPERATIONS,
	...TOKEN_OPERATIONS,
	...WAVE_OPERATIONS,
	...TELEMETRY_OPERATIONS,
] as const;

let described: string | undefined;

/** The description as it is served and committed. */
export function openApiText(): string {
	described ??= `${JSON.stringify(openApi(API_OPERATIONS, "1"), undefined, 2)}\n`;
	return described;
}

/** The routes of the API. */
export const API_ROUTES: readonly Route[] = [
	...API_OPERATIONS.map(({ route }) => route),
	openRoute("GET", "/api/openapi.json", async (_, { c }) =>
		c.body(openApiText(), 200, { "content-type": "application/json", "cache-control": "public, max-age=300" }),
	),
];
