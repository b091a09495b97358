/** Routes of the devices. */
import type { DeviceQuery } from "../../../match/view/answers.ts";
import type { Desk, Visit } from "../../program/desk.ts";
import { organisationRoute, type Route, type Within } from "../../program/route.ts";
import { baseOf, organisationPage, sayFor } from "../organisation-page.tsx";
import { DevicePage } from "./device-page.tsx";
import { listAddress, readDeviceQuery } from "./device-query.ts";
import { FleetList } from "./fleet-page.tsx";

const PATH = "/console/organisations/:organisation/fleet";

/** Routes of the devices. */
export const FLEET_ROUTES: readonly Route[] = [
	organisationRoute("GET", PATH, "inventory:read", async (desk, visit, within) => fleetPage(desk, visit, within)),
	organisationRoute("GET", "/console/organisations/:organisation/fleet.csv", "inventory:read", async (desk, visit, within) => {
		const query = queryOf(visit);
		return csvOf(visit, desk.fleets.export(within.organisation.id, { ...query, after: undefined }));
	}),
	organisationRoute("GET", `${PATH}/:device`, "inventory:read", async (desk, visit, within) => devicePage(desk, visit, within)),
];

function queryOf({ c }: Visit): DeviceQuery {
	return readDeviceQuery(new URL(c.req.url).searchParams);
}

/** The list of devices. */
async function fleetPage(desk: Desk, visit: Visit, within: Within): Promise<Response> {
	const say = sayFor(visit);
	const query = queryOf(visit);
	const { id } = within.organisation;
	const [list, facets] = await Promise.all([desk.fleets.devices(id, query), desk.fleets.facets(id, query)]);
	const path = `${baseOf(within)}/fleet`;
	const props = { say, query, list, facets, path, several: within.tree.within(id).length > 1 };
	return organisationPage(visit, within, {
		say,
		title: say.t("place.fleet"),
		heading: say.t("fleet.title", { n: list.total }),
		place: "/fleet",
		actions: (
			<a class="button quiet slim" href={listAddress(`${path}.csv`, { ...query, after: undefined })} download>
				CSV
			</a>
		),
		children: <FleetList {...props} />,
	});
}

/** One device. */
async function devicePage(desk: Desk, visit: Visit, within: Within): Promise<Response> {
	const say = sayFor(visit);
	const detail = await desk.fleets.device(within.organisation.id, visit.c.req.param("device") ?? "");
	if (detail === undefined) return desk.refuse(visit, 404);
	const { device } = detail;
	return organisationPage(visit, within, {
		say,
		title: device.name ?? device.givenId,
		place: "/fleet",
		above: [{ path: "/fleet", name: say.t("place.fleet") }],
		children: <DevicePage say={say} detail={detail} base={baseOf(within)} />,
	});
}

/** CSV as it is made, so that a fleet of any size is sent without being held. */
function csvOf({ c }: Visit, pieces: AsyncIterable<string>): Response {
	const encoder = new TextEncoder();
	const source = pieces[Symbol.asyncIterator]();
	const stream = new ReadableStream<Uint8Array>({
		async pull(controller) {
			const { value, done } = await source.next();
			if (done === true) controller.close();
			else controller.enqueue(encoder.encode(value));
		},
		async cancel() {
			await source.return?.();
		},
	});
	return c.body(stream, 200, { "content-type": "text/csv; charset=UTF-8", "content-disposition": 'attachment; filename="devices.csv"' });
}
