/** Routes of imports. */
import { streamSSE } from "hono/streaming";
import type { ImportJob } from "../../import-port.ts";
import { type Desk, formOf, type Visit } from "../../program/desk.ts";
import { openRoute, organisationRoute, type Route, type Within } from "../../program/route.ts";
import { baseOf, may, organisationPage } from "../organisation-page.tsx";
import { Imports, JobPage, RefusedRows } from "./import-pages.tsx";
import { PROGRESS_SCRIPT, PROGRESS_SCRIPT_PATH } from "./progress-script.ts";

const PATH = "/console/organisations/:organisation/imports";
const JOB = `${PATH}/staged/:staged`;

/** A list that comes by a form may have so many bytes; larger ones are for the programs' interface. */
const UPLOAD_BYTES = 128 * 1024 * 1024;
/** Refused rows, as typed anew. */
const MEND_BYTES = 512 * 1024;
const LONGEST_LIST_NAME = 200;
const REFUSED_PAGE = 200;

/** Routes of imports. */
export const IMPORT_ROUTES: readonly Route[] = [
	openRoute("GET", PROGRESS_SCRIPT_PATH, async (_, { c }) =>
		c.body(PROGRESS_SCRIPT, 200, {
			"content-type": "text/javascript; charset=UTF-8",
			"cache-control": "public, max-age=31536000, immutable",
		}),
	),
	organisationRoute("GET", PATH, "inventory:read", importsPage),
	{ ...organisationRoute("POST", PATH, "inventory:change", takeUpload), bodyBytes: UPLOAD_BYTES },
	organisationRoute("GET", JOB, "inventory:change", jobPage),
	organisationRoute("GET", `${JOB}/events`, "inventory:change", async (desk, visit, { organisation }) => {
		const id = visit.c.req.param("staged") ?? "";
		if (desk.imports.find(organisation.id, id) === undefined) return desk.refuse(visit, 404);
		return streamSSE(visit.c, async (stream) => {
			for await (const job of desk.imports.watch(organisation.id, id)) {
				if (stream.aborted) return;
				await stream.writeSSE({ event: "job", data: JSON.stringify({ state: job.state, read: job.read, bytes: job.bytes }) });
			}
		});
	}),
	{ ...organisationRoute("POST", `${JOB}/again`, "inventory:change", readAgain), bodyBytes: MEND_BYTES },
	organisationRoute("POST", `${JOB}/keep`, "inventory:change", async (desk, visit, within) => {
		const job = jobOf(desk, visit, within);
		if (job === undefined) return desk.refuse(visit, 404);
		const name = ((await formOf(visit.c)).get("list") ?? "").trim().slice(0, LONGEST_LIST_NAME);
		desk.imports.keep(by(within), job.id, name === "" ? job.fileName : name);
		return visit.c.redirect(jobPath(within, job.id), 303);
	}),
	organisationRoute("POST", `${JOB}/drop`, "inventory:change", async (desk, visit, within) => {
		const job = jobOf(desk, visit, within);
		if (job === undefined) return desk.refuse(visit, 404);
		desk.imports.drop(within.organisation.id, job.id);
		return visit.c.redirect(`${baseOf(within)}/imports?done=dropped`, 303);
	}),
	organisationRoute("GET", `${PATH}/:import/rejected`, "inventory:read", refusedPage),
];

function by({ organisation, known }: Within) {
	return { organisationId: organisation.id, who: known.person.email };
}

function jobOf(desk: Desk, { c }: Visit, { organisation }: Within): ImportJob | undefined {
	return desk.imports.find(organisation.id, c.req.param("staged") ?? "");
}

function jobPath(within: Within, id: string): string {
	return `${baseOf(within)}/imports/staged/${id}`;
}

async function importsPage(desk: Desk, visit: Visit, within: Within): Promise<Response> {
	const say = visit.say;
	const { id } = within.organisation;
	const list = await desk.fleets.imports(id, { after: visit.c.req.query("after"), limit: 50 });
	const props = {
		say,
		base: baseOf(within),
		list,
		jobs: desk.imports.jobs(id),
		mayChange: may(within, "inventory:change"),
		formWord: visit.formWord,
		several: within.tree.within(id).length > 1,
		done: visit.c.req.query("done") === "dropped" ? say.t("import.dropped") : undefined,
	};
	return organisationPage(visit, within, { say, title: say.t("place.imports"), place: "/imports", children: <Imports {...props} /> });
}

/** Takes the file of a form; one that was not chosen is asked for again. */
async function takeUpload(desk: Desk, visit: Visit, within: Within): Promise<Response> {
	const file = (await visit.c.req.formData().catch(() => undefined))?.get("file");
	if (!(file instanceof File) || (file.size === 0 && file.name === "")) return visit.c.redirect(`${baseOf(within)}/imports`, 303);
	const job = await desk.imports.stage(by(within), file.name, file.stream());
	return visit.c.redirect(jobPath(within, job.id), 303);
}

async function jobPage(desk: Desk, visit: Visit, within: Within): Promise<Response> {
	const say = visit.say;
	const job = jobOf(desk, visit, within);
	if (job === undefined) return desk.refuse(visit, 404);
	const isBusy = job.state === "reading" || job.state === "keeping";
	const { items } = await desk.fleets.imports(within.organisation.id, { limit: 100 });
	const lists = [...new Set(items.filter(({ method }) => method.startsWith("file")).map(({ source }) => source))];
	return organisationPage(visit, within, {
		say,
		title: job.fileName,
		place: "/imports",
		above: [{ path: "/imports", name: say.t("place.imports") }],
		script: isBusy ? PROGRESS_SCRIPT_PATH : undefined,
		head: isBusy && (
			<noscript>
				<meta http-equiv="refresh" content="2" />
			</noscript>
		),
		children: <JobPage say={say} base={baseOf(within)} job={job} formWord={visit.formWord} lists={lists} />,
	});
}

/** Reads the file again: with the user's word on columns, or with rows typed anew. */
async function readAgain(desk: Desk, visit: Visit, within: Within): Promise<Response> {
	const job = jobOf(desk, visit, within);
	if (job === undefined) return desk.refuse(visit, 404);
	const form = await formOf(visit.c);
	const map = form.get("map")?.trim().slice(0, 10_000);
	const mended = new Map<number, string>();
	for (const [name, value] of form) {
		const line = Number(/^line-(\d{1,9})$/.exec(name)?.[1] ?? Number.NaN);
		const text = value.replaceAll(/[\r\n]+/g, " ").slice(0, 4000);
		if (Number.isInteger(line) && text.trim() !== "" && text !== form.get(`was-${line}`)) mended.set(line, text);
	}
	desk.imports.again(within.organisation.id, job.id, { map: form.has("map") ? map || undefined : job.map, mended });
	return visit.c.redirect(jobPath(within, job.id), 303);
}

async function refusedPage(desk: Desk, visit: Visit, within: Within): Promise<Response> {
	const say = visit.say;
	const id = visit.c.req.param("import") ?? "";
	const after = Number(visit.c.req.query("after") ?? 0);
	const from = Number.isInteger(after) && after > 0 ? after : undefined;
	const rows = await desk.fleets.rejected(within.organisation.id, id, { after: from, limit: REFUSED_PAGE });
	if (rows === undefined) return desk.refuse(visit, 404);
	const last = rows.at(-1)?.line;
	const path = `${baseOf(within)}/imports/${id}/rejected`;
	const next = rows.length < REFUSED_PAGE || last === undefined ? undefined : `${path}?after=${last}`;
	return organisationPage(visit, within, {
		say,
		title: say.t("import.refused"),
		place: "/imports",
		above: [{ path: "/imports", name: say.t("place.imports") }],
		children: <RefusedRows say={say} rows={rows} next={next} />,
	});
}
