/** Operations on the record of waves of attacks. Waves are everybody's, so only the people of an organisation at the top change them. */
import type { Problem } from "../../core/problem.ts";
import type { Result } from "../../core/result.ts";
import type { WaveBy } from "../../detect/record/wave-record.ts";
import type { Wave } from "../../detect/wave.ts";
import { doOnce } from "./do-once.ts";
import { organisationId } from "./fleet-operations.ts";
import { type Call, operation } from "./operation.ts";
import { refuseCall } from "./refuse-call.ts";
import { endedWave, mergedWaves, namedWave, reasonedWave, sharedWave, splitWave, statedWave, wave } from "./schema/wave.ts";

const OF = "/organisations/:organisation/waves";
const ONE = `${OF}/:wave`;
const change = { method: "POST", tag: "waves", access: "advisory:publish", answer: wave, refusals: [409, 422], idempotent: true } as const;

export const WAVE_OPERATIONS = [
	operation(
		{
			...change,
			path: OF,
			id: "recordWave",
			summary: "States a wave, which raises what it reaches; by the organisation at the top",
			body: statedWave,
			status: 201,
		},
		({ body, ...call }) => state(call, body, 201, (_, by) => call.desk.waves.state(body, by)),
	),
	operation(
		{ ...change, path: `${ONE}/end`, id: "endWave", summary: "Ends a wave; it stays, with the day", body: endedWave },
		({ body, ...call }) => state(call, body, 200, (id, by) => call.desk.waves.end(id, body, by)),
	),
	operation({ ...change, path: `${ONE}/name`, id: "nameWave", summary: "Names a wave", body: namedWave }, ({ body, ...call }) =>
		state(call, body, 200, (id, by) => call.desk.waves.name(id, body.name, by)),
	),
	operation(
		{
			...change,
			path: `${ONE}/dismiss`,
			id: "dismissWave",
			summary: "Says that a wave is none; it stays on record, and counts for nothing",
			body: reasonedWave,
		},
		({ body, ...call }) => state(call, body, 200, (id, by) => call.desk.waves.dismiss(id, body.reason, by)),
	),
	operation(
		{ ...change, path: `${ONE}/restore`, id: "restoreWave", summary: "Takes a dismissal back", body: reasonedWave },
		({ body, ...call }) => state(call, body, 200, (id, by) => call.desk.waves.restore(id, body.reason, by)),
	),
	operation(
		{ ...change, path: `${ONE}/merge`, id: "mergeWaves", summary: "Says that other waves are parts of this one", body: mergedWaves },
		({ body, ...call }) => state(call, body, 200, (id, by) => call.desk.waves.merge(id, body.parts, body.reason, by)),
	),
	operation(
		{
			...change,
			path: `${ONE}/split`,
			id: "splitWave",
			summary: "Says that a wave is two; gives the other one",
			body: splitWave,
			status: 201,
		},
		({ body, ...call }) => state(call, body, 201, (id, by) => call.desk.waves.split(id, body, by)),
	),
] as const;

async function state(
	{ desk, visit, known, organisation, ...call }: Omit<Call<unknown, unknown>, "body">,
	body: object,
	status: 200 | 201,
	work: (id: string, by: WaveBy) => Promise<Result<Wave, Problem>>,
): Promise<Response> {
	if (organisation?.parentId !== undefined) return desk.refuse(visit, 403);
	const id = organisationId({ organisation, ...call });
	const after = "after" in body && typeof body.after === "number" ? { after: body.after } : {};
	const by = { who: known?.person.email ?? "", ...after };
	return doOnce(desk, visit, id, JSON.stringify(body), async () => {
		const done = await work(visit.c.req.param("wave") ?? "", by);
		if (!done.ok) return refuse(visit, done.error);
		return visit.c.body(JSON.stringify(sharedWave(done.value, "staff")), status, { "content-type": "application/json" });
	});
}

const STATUSES: Readonly<Record<string, 404 | 409>> = { "detect/no-wave": 404, "detect/wave-changed": 409 };

function refuse({ c }: Call<unknown, unknown>["visit"], problem: Problem): Response {
	return refuseCall(c, STATUSES[problem.code] ?? 422, { ...problem, at: problem.at === "id" ? "wave" : `#/${problem.at}` });
}
