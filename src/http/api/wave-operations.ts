/** Operations that state waves of attacks by hand. Waves are everybody's, so only the people of an organisation at the top state them. */
import type { Problem } from "../../core/problem.ts";
import type { Result } from "../../core/result.ts";
import type { Wave } from "../../detect/wave.ts";
import { doOnce } from "./do-once.ts";
import { organisationId } from "./fleet-operations.ts";
import { type Call, operation } from "./operation.ts";
import { refuseCall } from "./refuse-call.ts";
import { wave } from "./schema/document.ts";
import { endedWave, statedWave } from "./schema/wave.ts";

const OF = "/organisations/:organisation";
const change = { method: "POST", tag: "waves", access: "advisory:publish", answer: wave, refusals: [409, 422], idempotent: true } as const;

export const WAVE_OPERATIONS = [
	operation(
		{
			...change,
			path: `${OF}/waves`,
			id: "recordWave",
			summary: "States a wave, which raises what it reaches; by the organisation at the top",
			body: statedWave,
			status: 201,
		},
		({ body, ...call }) => state(call, body, 201, (who) => call.desk.waves.record(body, who)),
	),
	operation(
		{ ...change, path: `${OF}/waves/:wave/end`, id: "endWave", summary: "Ends a wave; it stays, with the day", body: endedWave },
		({ body, ...call }) => state(call, body, 200, (who) => call.desk.waves.end(call.visit.c.req.param("wave") ?? "", body, who)),
	),
] as const;

async function state(
	{ desk, visit, known, organisation, ...call }: Omit<Call<unknown, unknown>, "body">,
	body: unknown,
	status: 200 | 201,
	work: (who: string) => Promise<Result<Wave | undefined, Problem>>,
): Promise<Response> {
	if (organisation?.parentId !== undefined) return desk.refuse(visit, 403);
	const id = organisationId({ organisation, ...call });
	return doOnce(desk, visit, id, JSON.stringify(body), async () => {
		const done = await work(known?.person.email ?? "");
		if (!done.ok) return refuseCall(visit.c, 422, done.error);
		if (done.value === undefined) return desk.refuse(visit, 404);
		return visit.c.body(JSON.stringify(done.value), status, { "content-type": "application/json" });
	});
}
