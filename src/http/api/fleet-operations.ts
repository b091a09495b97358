/** Operations about the devices of an organisation and all below it. */

import type { Call } from "./operation.ts";
import { operation } from "./operation.ts";
import { findingList } from "./schema/finding.ts";
import {
	actionList,
	advisoryReach,
	deviceDetail,
	deviceFilter,
	deviceList,
	deviceQuery,
	facets,
	findingQuery,
	overview,
	questionList,
	siteList,
	waveReachList,
} from "./schema/fleet.ts";
import { importList, importQuery, rejectedList, rejectedQuery } from "./schema/import.ts";

const OF = "/organisations/:organisation";
const read = { method: "GET", tag: "fleet", access: "inventory:read" } as const;

/** The organisation of the path: the access has asked for it. */
export function organisationId({ organisation }: Pick<Call<unknown, unknown>, "organisation">): string {
	return organisation?.id ?? "";
}

function param({ visit }: Pick<Call<unknown, unknown>, "visit">, name: string): string {
	return visit.c.req.param(name) ?? "";
}

/** Lines of refused rows of a page. */
const REJECTED = 200;

export const FLEET_OPERATIONS = [
	operation({ ...read, path: `${OF}/overview`, id: "overview", summary: "The answer in one look", answer: overview }, ({ desk, ...call }) =>
		desk.fleets.overview(organisationId(call)),
	),
	operation(
		{
			...read,
			path: `${OF}/devices`,
			id: "listDevices",
			summary: "Devices, the most urgent first",
			query: deviceQuery,
			answer: deviceList,
		},
		({ desk, query, ...call }) => desk.fleets.devices(organisationId(call), query),
	),
	operation(
		{ ...read, path: `${OF}/devices/facets`, id: "deviceFacets", summary: "Counts for filters", query: deviceFilter, answer: facets },
		({ desk, query, ...call }) => desk.fleets.facets(organisationId(call), query),
	),
	operation(
		{
			...read,
			path: `${OF}/devices.csv`,
			id: "exportDevices",
			summary: "Devices as CSV",
			query: deviceQuery,
			stream: { type: "text/csv", description: "One row a device, formula cells made harmless" },
		},
		async ({ desk, query, ...call }) => {
			const pieces = desk.fleets.export(organisationId(call), query);
			return call.visit.c.body(ReadableStream.from(encoded(pieces)) as ReadableStream, 200, {
				"content-type": "text/csv; charset=utf-8",
				"content-disposition": 'attachment; filename="devices.csv"',
			});
		},
	),
	operation(
		{ ...read, path: `${OF}/devices/:device`, id: "getDevice", summary: "One device with its evidence and findings", answer: deviceDetail },
		({ desk, ...call }) => desk.fleets.device(organisationId(call), param(call, "device")),
	),
	operation(
		{ ...read, path: `${OF}/findings`, id: "listFindings", summary: "Findings with their proof", query: findingQuery, answer: findingList },
		({ desk, query, ...call }) => desk.fleets.findings(organisationId(call), query),
	),
	operation(
		{ ...read, path: `${OF}/actions`, id: "listActions", summary: "What to do first", query: importQuery, answer: actionList },
		({ desk, query, ...call }) => desk.fleets.actions(organisationId(call), query),
	),
	operation(
		{ ...read, path: `${OF}/questions`, id: "listQuestions", summary: "Missing facts by how much each decides", answer: questionList },
		({ desk, ...call }) => desk.fleets.questions(organisationId(call)),
	),
	operation(
		{ ...read, path: `${OF}/sites`, id: "listSites", summary: "Sites, those with most at risk first", answer: siteList },
		({ desk, ...call }) => desk.fleets.sites(organisationId(call)),
	),
	operation(
		{
			...read,
			path: `${OF}/waves`,
			id: "listWaveReach",
			summary: "Waves of attacks that run, and what they may reach",
			answer: waveReachList,
		},
		({ desk, ...call }) => desk.fleets.waves(organisationId(call)),
	),
	operation(
		{
			...read,
			path: `${OF}/advisories/:advisory`,
			id: "getAdvisoryReach",
			summary: "What one document means for the fleet",
			answer: advisoryReach,
		},
		({ desk, ...call }) => desk.fleets.advisory(organisationId(call), param(call, "advisory")),
	),
	operation(
		{
			...read,
			tag: "imports",
			path: `${OF}/imports`,
			id: "listImports",
			summary: "Imports, newest first",
			query: importQuery,
			answer: importList,
		},
		({ desk, query, ...call }) => desk.fleets.imports(organisationId(call), query),
	),
	operation(
		{
			...read,
			tag: "imports",
			path: `${OF}/imports/:import/rejected`,
			id: "listRejected",
			summary: "Rows that an import refused, to be mended",
			query: rejectedQuery,
			answer: rejectedList,
		},
		async ({ desk, query, ...call }) => {
			const limit = query.limit ?? REJECTED;
			const items = await desk.fleets.rejected(organisationId(call), param(call, "import"), { ...query, limit });
			return items && { items, next: items.length === limit ? items.at(-1)?.line : undefined };
		},
	),
] as const;

async function* encoded(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
	const encoder = new TextEncoder();
	for await (const piece of pieces) yield encoder.encode(piece);
}
