/** Operations that take lines of sensors. They are answered once their counts are kept: what was sent again changes none. */
import { decide } from "../../people/access.ts";
import { organisationTree } from "../../people/organisation.ts";
import { doOnce } from "./do-once.ts";
import { organisationId } from "./fleet-operations.ts";
import { type Call, operation } from "./operation.ts";
import { refuseCall } from "./refuse-call.ts";
import { telemetryQuery, telemetryTaken } from "./schema/telemetry.ts";
import { takeUpload } from "./take-upload.ts";

const shape = {
	method: "POST",
	tag: "telemetry",
	query: telemetryQuery,
	upload: "application/octet-stream",
	answer: telemetryTaken,
	status: 202,
	refusals: [409, 413, 415, 422],
	idempotent: true,
} as const;

export const TELEMETRY_OPERATIONS = [
	operation(
		{
			...shape,
			path: "/organisations/:organisation/telemetry",
			id: "sendTelemetry",
			access: "telemetry:send",
			summary: "Sends lines of sensors, in any form that detect logs reads, packed or not; answered once their counts are kept",
		},
		(call) => take(call, organisationId(call)),
	),
	operation(
		{
			...shape,
			path: "/telemetry",
			id: "sendOwnTelemetry",
			access: "self",
			summary: "The same in the organisation of the token",
		},
		async (call) => {
			const { desk, visit, known } = call;
			const organisations = await desk.gate.people.organisations();
			const tree = organisationTree(organisations);
			const asked = known?.asker.limits?.organisationId;
			const own = organisations.find(({ id }) => (asked ?? id) === id && decide(known?.asker, "telemetry:send", id, tree).allow);
			return own === undefined ? desk.refuse(visit, 403) : take(call, own.id);
		},
	),
] as const;

async function take(
	{ desk, visit, query }: Call<{ readonly sensor?: string | undefined }, unknown>,
	organisation: string,
): Promise<Response> {
	const sent = await takeUpload(desk, visit, organisation, "telemetry");
	if (sent instanceof Response) return sent;
	return doOnce(desk, visit, organisation, sent.sha256, async () => {
		const taken = await desk.telemetry.take({ organisation, sensor: query.sensor ?? "http", upload: sent.id });
		if (taken === undefined) return desk.refuse(visit, 404);
		if (!taken.ok) return refuseCall(visit.c, 422, taken.error);
		return visit.c.body(JSON.stringify(taken.value), 202, { "content-type": "application/json" });
	});
}
