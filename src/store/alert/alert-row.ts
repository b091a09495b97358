/** Rows of alerts as the domain's values. */
import type { AlertTarget, Outgoing, RaisedAlert } from "../../core/outbox.ts";
import type { AlertTable, AlertTargetTable, OutboxTable } from "../tables.ts";

/** A target. */
export function toTarget(row: AlertTargetTable): AlertTarget {
	return {
		id: row.id,
		organisationId: row.organisation_id,
		channel: row.channel === "mail" ? "mail" : "webhook",
		to: row.place,
		secret: row.secret ?? undefined,
		kinds: JSON.parse(row.kinds) as readonly string[],
		daily: row.daily === 1,
	};
}

/** An alert. */
export function toRaised(row: AlertTable): RaisedAlert {
	return { id: row.id, kind: row.kind, text: row.told, raisedAt: row.raised_at };
}

/** Something that is to be sent. */
export function toOutgoing(row: OutboxTable): Outgoing {
	return {
		id: row.id,
		organisationId: row.organisation_id,
		channel: row.channel === "mail" ? "mail" : "webhook",
		to: row.place,
		secret: row.secret ?? undefined,
		lines: JSON.parse(row.lines) as readonly string[],
		state: row.state === "sent" ? "sent" : row.state === "given-up" ? "given-up" : "waiting",
		attempts: row.attempts,
		problem: row.problem ?? undefined,
		createdAt: row.created_at,
		dueAt: row.due_at,
	};
}
