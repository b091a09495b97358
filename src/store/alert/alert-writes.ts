/** Raises alerts and keeps what is to be sent of them, in one commit; notes what came of sending. */
import { type AlertStore, dailyAt, LEASE_MS, MOST_ATTEMPTS, type Outgoing, pauseAfter } from "../../core/outbox.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { newId } from "../new-id.ts";
import { selectMembers } from "../people/queries.ts";
import { storable } from "../storable.ts";
import type { AlertTargetTable } from "../tables.ts";
import type { Work } from "../work.ts";
import { toOutgoing, toTarget } from "./alert-row.ts";
import {
	deleteTarget,
	insertAlert,
	insertOutgoing,
	insertStanding,
	insertTarget,
	selectDue,
	selectGathered,
	selectTargets,
	selectWaiting,
	takeDue,
	updateLines,
	updateOutgoing,
	updateStanding,
} from "./queries.ts";

type Change<Name extends keyof AlertStore> = Parameters<AlertStore[Name]>[0];

/** Targets of an organisation, and lines of one thing that is sent. */
const MOST_TARGETS = 50;
const MOST_LINES = 500;

/** Keeps a target; the secret is in no audit. */
export async function addTarget(work: Work, change: NonNullable<Change<"addTarget">>): Promise<string | undefined> {
	const { organisationId, channel, to, secret, kinds, daily, who, at } = change;
	if ((await selectTargets(work.db, organisationId).execute()).length >= MOST_TARGETS) return undefined;
	const id = newId();
	const row = {
		id,
		organisation_id: organisationId,
		channel,
		place: storable(to),
		secret: secret ?? null,
		kinds: JSON.stringify(kinds),
		daily: daily ? 1 : 0,
	};
	await insertTarget(work.db, row).execute();
	const after = { organisation: organisationId, channel, to: row.place, kinds: kinds.join(" "), daily };
	await appendAudit(work, { who, what: "alert-target/added", subject: id, before: undefined, after, at });
	return id;
}

/** Removes a target; what waits for it is still sent. */
export async function removeTarget(work: Work, { id, organisationId, who, at }: Change<"removeTarget">): Promise<boolean> {
	const gone = await deleteTarget(work.db, id, organisationId).executeTakeFirst();
	if (gone === undefined) return false;
	const before = { organisation: organisationId, channel: gone.channel, to: gone.place };
	await appendAudit(work, { who, what: "alert-target/removed", subject: id, before, after: undefined, at });
	return true;
}

/** Keeps a standing with its alerts and what is to be sent. */
export async function raise(work: Work, { organisationId, before, after, alerts, at }: Change<"raise">): Promise<boolean> {
	const kept =
		before === undefined
			? await insertStanding(work.db, organisationId, after, at).executeTakeFirst()
			: await updateStanding(work.db, organisationId, before, after, at).executeTakeFirst();
	if (kept === undefined) return false;
	if (alerts.length === 0) return true;
	for (const { kind, text } of alerts)
		await insertAlert(work.db, { id: newId(), organisation_id: organisationId, kind, told: storable(text), raised_at: at }).execute();
	for (const row of await selectTargets(work.db, organisationId).execute()) {
		const wanted = alerts.filter(({ kind }) => toTarget(row).kinds.includes(kind)).map(({ kind, text }) => `${kind}\t${storable(text)}`);
		if (wanted.length > 0) for (const place of await placesOf(work, row)) await put(work, row, place, wanted, at);
	}
	const counted = { organisation: organisationId, alerts: alerts.length };
	await appendAudit(work, { who: "system", what: "alert/raised", subject: organisationId, before: undefined, after: counted, at });
	return true;
}

/** A webhook's address, or those of the members who have the role now. */
async function placesOf({ db }: Work, { channel, place, organisation_id }: AlertTargetTable): Promise<readonly string[]> {
	if (channel !== "mail") return [place];
	const members = await selectMembers(db, organisation_id).execute();
	return members.filter(({ role, disabled_at }) => role === place && disabled_at === null).map(({ email }) => email);
}

async function put({ db }: Work, target: AlertTargetTable, place: string, lines: readonly string[], at: number): Promise<void> {
	const due = target.daily === 1 ? dailyAt(at) : at;
	const gathered = target.daily === 1 ? await selectGathered(db, target.id, place, due).executeTakeFirst() : undefined;
	if (gathered !== undefined) {
		const all = [...(JSON.parse(gathered.lines) as string[]), ...lines];
		await updateLines(db, gathered.id, JSON.stringify(all.slice(0, MOST_LINES))).execute();
		return;
	}
	await insertOutgoing(db, {
		id: newId(),
		organisation_id: target.organisation_id,
		target_id: target.id,
		channel: target.channel,
		place,
		secret: target.secret,
		lines: JSON.stringify(lines.slice(0, MOST_LINES)),
		state: "waiting",
		attempts: 0,
		problem: null,
		created_at: at,
		due_at: due,
	}).execute();
}

/** Takes what is due. */
export async function takeOutgoing(work: Work, { at, limit }: Change<"take">): Promise<readonly Outgoing[]> {
	const taken: Outgoing[] = [];
	for (const { id, due_at } of await selectDue(work.db, at, limit).execute()) {
		const row = await takeDue(work.db, id, due_at, at + LEASE_MS).executeTakeFirst();
		if (row !== undefined) taken.push(toOutgoing(row));
	}
	return taken;
}

/** Notes an attempt; in the audit is what was sent, and what was given up. */
export async function settleOutgoing(work: Work, { id, attempt, at }: Change<"settle">): Promise<void> {
	const row = await selectWaiting(work.db, id).executeTakeFirst();
	if (row === undefined) return;
	const attempts = row.attempts + 1;
	const isOver = attempt.sent || attempt.final || attempts >= MOST_ATTEMPTS;
	const state = attempt.sent ? "sent" : isOver ? "given-up" : "waiting";
	const problem = attempt.sent ? null : storable(attempt.problem.slice(0, 500));
	await updateOutgoing(work.db, id, { state, attempts, problem, due_at: isOver ? row.due_at : at + pauseAfter(attempts) }).execute();
	if (!isOver) return;
	const after = {
		organisation: row.organisation_id,
		channel: row.channel,
		to: row.place,
		attempts,
		...(problem === null ? {} : { problem }),
	};
	await appendAudit(work, {
		who: "system",
		what: attempt.sent ? "alert/sent" : "alert/given-up",
		subject: id,
		before: undefined,
		after,
		at,
	});
}
