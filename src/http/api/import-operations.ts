/** Operations that bring inventories in: a file is sent, looked at, imported; whoever waits sees how far it is. */
import { visible } from "../../core/problem.ts";
import type { ImportJob } from "../ports.ts";
import { doOnce } from "./do-once.ts";
import { organisationId } from "./fleet-operations.ts";
import { type Call, operation } from "./operation.ts";
import { refuseCall } from "./refuse-call.ts";
import { beginQuery, job, jobList, preview, previewQuery, upload, uploadQuery } from "./schema/import.ts";
import { takeUpload } from "./take-upload.ts";

const OF = "/organisations/:organisation";
const ANY = "application/octet-stream";
const change = { tag: "imports", access: "inventory:change" } as const;
const read = { method: "GET", tag: "imports", access: "inventory:read" } as const;

function param({ visit }: Pick<Call<unknown, unknown>, "visit">, name: string): string {
	return visit.c.req.param(name) ?? "";
}

function nameOf(name: string | undefined): string {
	return visible(name?.split(/[/\\]/).at(-1) ?? "", 200) || "inventory";
}

export const IMPORT_OPERATIONS = [
	operation(
		{
			...change,
			method: "POST",
			path: `${OF}/uploads`,
			id: "upload",
			summary: "Sends a file, to be looked at and imported within an hour",
			query: uploadQuery,
			upload: ANY,
			answer: upload,
			status: 201,
			refusals: [413, 415, 422],
		},
		async ({ desk, visit, query, ...call }) => {
			const taken = await takeUpload(desk, visit, organisationId(call), nameOf(query.name));
			return taken;
		},
	),
	operation(
		{
			...change,
			method: "GET",
			path: `${OF}/uploads/:upload`,
			id: "previewImport",
			summary: "What an import of the file would take; nothing is stored",
			query: previewQuery,
			answer: preview,
		},
		({ desk, query, ...call }) => desk.intake.preview(organisationId(call), param(call, "upload"), query),
	),
	operation(
		{
			...change,
			method: "POST",
			path: `${OF}/imports`,
			id: "beginImport",
			summary: "Imports a file, sent before or as the body; the answer is a job to follow",
			query: beginQuery,
			upload: ANY,
			answer: job,
			status: 202,
			refusals: [409, 413, 415, 422],
			idempotent: true,
		},
		async ({ desk, visit, query, known, ...call }) => {
			const organisation = organisationId(call);
			const { as, map, site, source } = query;
			const begin = async (id: string) =>
				desk.intake.begin({ organisation, who: known?.person.email ?? "", upload: id, source, how: { as, map, site } });
			if (query.upload !== undefined) {
				const { upload: id } = query;
				return doOnce(desk, visit, organisation, id, async () => answered(visit, await begin(id)));
			}
			const taken = await takeUpload(desk, visit, organisation, nameOf(query.name));
			if (taken instanceof Response) return taken;
			try {
				return await doOnce(desk, visit, organisation, taken.sha256, async () => answered(visit, await begin(taken.id)));
			} finally {
				// Where another answer was given than a new import, it would wait for its hour in the place of another.
				await desk.intake.discard(organisation, taken.id);
			}
		},
	),
	operation(
		{ ...read, path: `${OF}/jobs`, id: "listJobs", summary: "Imports of the last hour", answer: jobList },
		async ({ desk, ...call }) => ({
			items: desk.intake.jobs(organisationId(call)),
		}),
	),
	operation({ ...read, path: `${OF}/jobs/:job`, id: "getJob", summary: "How far an import is", answer: job }, async ({ desk, ...call }) =>
		desk.intake.job(organisationId(call), param(call, "job")),
	),
	operation(
		{
			...read,
			path: `${OF}/jobs/:job/events`,
			id: "followJob",
			summary: "The same whenever it changes, until it has ended",
			stream: { type: "text/event-stream", description: "Server-sent events `job`, each with an ImportJob" },
		},
		async ({ desk, visit, ...call }) => {
			const [organisation, id] = [organisationId(call), param({ visit }, "job")];
			if (desk.intake.job(organisation, id) === undefined) return undefined;
			const jobs = desk.intake.follow(organisation, id, visit.c.req.raw.signal);
			return visit.c.body(ReadableStream.from(events(jobs)) as ReadableStream, 200, { "content-type": "text/event-stream" });
		},
	),
] as const;

async function* events(jobs: AsyncIterable<ImportJob>): AsyncGenerator<Uint8Array> {
	const encoder = new TextEncoder();
	for await (const one of jobs) yield encoder.encode(`event: job\ndata: ${JSON.stringify(one)}\n\n`);
}

function answered({ c }: Call<unknown, unknown>["visit"], begun: ImportJob | undefined) {
	if (begun === undefined) {
		const todo = "Send the file again: it is kept for an hour.";
		return refuseCall(c, 404, { code: "http/not-found", message: "there is no such file", at: "?upload", todo });
	}
	c.header("location", `${c.req.path.replace(/\/imports$/, "/jobs")}/${begun.id}`);
	return c.body(JSON.stringify(begun), 202, { "content-type": "application/json" });
}
