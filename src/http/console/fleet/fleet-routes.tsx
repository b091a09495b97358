/** Routes of the devices. */
import { randomUUID } from "node:crypto";
import type { DeviceQuery } from "../../../match/view/answers.ts";
import { MOST_VIEWS } from "../../../people/preferences.ts";
import type { Say } from "../../design/say.ts";
import { type Desk, formOf, type Visit } from "../../program/desk.ts";
import { organisationRoute, type Route, type Within } from "../../program/route.ts";
import { baseOf, may, organisationPage } from "../organisation-page.tsx";
import { BulkBar, EditDevice, EditDone, statementOf } from "./bulk-edit.tsx";
import { DevicePage } from "./device-page.tsx";
import { listAddress, readDeviceQuery } from "./device-query.ts";
import { FleetList } from "./fleet-page.tsx";
import { LONGEST_NAME, SavedViews } from "./saved-views.tsx";

const OF = "/console/organisations/:organisation";
const PATH = `${OF}/fleet`;

/** Routes of the devices. */
export const FLEET_ROUTES: readonly Route[] = [
	organisationRoute("GET", PATH, "inventory:read", fleetPage),
	organisationRoute("GET", `${OF}/fleet.csv`, "inventory:read", async (desk, visit, within) => {
		const query = queryOf(visit);
		return csvOf(visit, desk.fleets.export(within.organisation.id, { ...query, after: undefined }));
	}),
	organisationRoute("POST", `${PATH}/edit`, "inventory:change", editDevices),
	organisationRoute("POST", `${PATH}/undo`, "inventory:change", async (desk, visit, within) => {
		const id = (await formOf(visit.c)).get("edit") ?? "";
		const undone = await desk.edits.undo(by(within), organisationsIn(within), id);
		await desk.fleets.renew(within.organisation.id);
		return visit.c.redirect(`${baseOf(within)}/fleet${undone === undefined ? "" : `?undone=${undone.devices}`}`, 303);
	}),
	organisationRoute("GET", `${PATH}/:device`, "inventory:read", devicePage),
	organisationRoute("POST", `${OF}/views`, "inventory:read", keepView),
	organisationRoute("POST", `${OF}/views/remove`, "inventory:read", async (desk, visit, within) => {
		const id = (await formOf(visit.c)).get("view") ?? "";
		const { person } = within.known;
		const preferences = await desk.preferences.of(person.id);
		const views = preferences.views.filter((view) => view.id !== id);
		await desk.preferences.set({ personId: person.id, preferences: { ...preferences, views }, who: person.email, at: desk.gate.now() });
		return visit.c.redirect(`${baseOf(within)}/fleet`, 303);
	}),
];

function queryOf({ c }: Visit): DeviceQuery {
	return readDeviceQuery(new URL(c.req.url).searchParams);
}

function by({ organisation, known }: Within) {
	return { organisationId: organisation.id, who: known.person.email };
}

function organisationsIn({ tree, organisation }: Within): readonly string[] {
	return tree.within(organisation.id).map(({ id }) => id);
}

/** The list of devices. */
async function fleetPage(desk: Desk, visit: Visit, within: Within): Promise<Response> {
	const say = visit.say;
	const query = queryOf(visit);
	const { id } = within.organisation;
	const [list, facets] = await Promise.all([desk.fleets.devices(id, query), desk.fleets.facets(id, query)]);
	const { views } = await desk.preferences.of(within.known.person.id);
	const base = baseOf(within);
	const path = `${base}/fleet`;
	const { formWord, c } = visit;
	const own = views.filter(({ organisationId }) => organisationId === id);
	const address = listAddress("", { ...query, after: undefined }).replace(/^\?/, "");
	const mayChange = may(within, "inventory:change");
	const [edit, edited, undone] = ["edit", "edited", "undone"].map((name) => c.req.query(name));
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
		children: (
			<>
				{edit !== undefined && <EditDone say={say} path={path} formWord={formWord} n={whole(edited)} edit={edit.slice(0, 60)} />}
				<Missing say={say} what={c.req.query("missing")} />
				{undone !== undefined && (
					<p class="notice" role="status">
						{say.t("bulk.undone", { n: whole(undone) })}
					</p>
				)}
				<FleetList
					say={say}
					query={query}
					list={list}
					facets={facets}
					path={path}
					several={within.tree.within(id).length > 1}
					views={<SavedViews say={say} base={base} views={own} query={address} formWord={formWord} />}
					bulk={mayChange ? <BulkBar say={say} path={path} formWord={formWord} back={`?${address}`} /> : undefined}
				/>
			</>
		),
	});
}

function whole(text: string | undefined): number {
	return /^\d{1,7}$/.test(text ?? "") ? Number(text) : 0;
}

/** One device. */
async function devicePage(desk: Desk, visit: Visit, within: Within): Promise<Response> {
	const say = visit.say;
	const detail = await desk.fleets.device(within.organisation.id, visit.c.req.param("device") ?? "");
	if (detail === undefined) return desk.refuse(visit, 404);
	const { device } = detail;
	const path = `${baseOf(within)}/fleet`;
	const { c, formWord } = visit;
	const edit = c.req.query("edit");
	return organisationPage(visit, within, {
		say,
		title: device.name ?? device.givenId,
		place: "/fleet",
		above: [{ path: "/fleet", name: say.t("place.fleet") }],
		children: (
			<>
				{edit !== undefined && <EditDone say={say} path={path} formWord={formWord} n={1} edit={edit.slice(0, 60)} />}
				<Missing say={say} what={c.req.query("missing")} />
				<DevicePage
					say={say}
					detail={detail}
					base={baseOf(within)}
					edit={may(within, "inventory:change") ? <EditDevice say={say} path={path} formWord={formWord} id={device.id} /> : undefined}
				/>
			</>
		),
	});
}

/** What a form left out, and that nothing was done. */
function Missing({ say, what }: { readonly say: Say; readonly what: string | undefined }) {
	if (what !== "device" && what !== "statement") return null;
	return (
		<p class="notice bad" role="alert">
			{say.t(what === "device" ? "bulk.noDevice" : "bulk.noStatement")}
		</p>
	);
}

/** States something of the devices that are ticked, and shows the way back. */
async function editDevices(desk: Desk, visit: Visit, within: Within): Promise<Response> {
	const form = await formOf(visit.c);
	const path = `${baseOf(within)}/fleet`;
	const back = backOf(form.get("back") ?? "");
	const statement = statementOf(form);
	const ids = form.getAll("device");
	const said = (words: string) => visit.c.redirect(`${path}${back}${back.includes("?") ? "&" : "?"}${words}`, 303);
	if (ids.length === 0) return said("missing=device");
	if (statement === undefined) return said("missing=statement");
	// A name is of one device alone.
	const stated = ids.length === 1 ? statement : { ...statement, name: undefined };
	const { id, devices } = await desk.edits.state(by(within), organisationsIn(within), ids, stated);
	await desk.fleets.renew(within.organisation.id);
	return said(`edited=${devices}&edit=${id}`);
}

/** The rest of an address below the fleet: a query, or a device. */
function backOf(text: string): string {
	return /^(?:\?[\w\-.~%=&+*]{0,3000}|\/[\w-]{1,64})$/.test(text) && text !== "?" ? text : "";
}

async function keepView(desk: Desk, visit: Visit, within: Within): Promise<Response> {
	const form = await formOf(visit.c);
	const { person } = within.known;
	const name = (form.get("name") ?? "").trim().slice(0, LONGEST_NAME);
	// Read and written anew: what is no filter of ours is not kept.
	const query = listAddress("", { ...readDeviceQuery(new URLSearchParams(form.get("query") ?? "")), after: undefined }).replace(/^\?/, "");
	const address = `${baseOf(within)}/fleet${query === "" ? "" : `?${query}`}`;
	const preferences = await desk.preferences.of(person.id);
	if (name === "" || query === "" || query.length > 2000 || preferences.views.length >= MOST_VIEWS) return visit.c.redirect(address, 303);
	const views = [...preferences.views, { id: randomUUID(), name, organisationId: within.organisation.id, query }];
	await desk.preferences.set({ personId: person.id, preferences: { ...preferences, views }, who: person.email, at: desk.gate.now() });
	return visit.c.redirect(address, 303);
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
