/** Looks how fleets stand, raises alerts, and sends what waits: all of it again after a crash, for what counts is in the store. */
import type { Mailer } from "../../core/letter.ts";
import type { AlertStore, Attempt, Outgoing } from "../../core/outbox.ts";
import { alertsBetween, type Standing } from "../../match/view/standing.ts";
import type { Bounds } from "../../outbound/guarded-fetch.ts";
import { postWebhook } from "../../outbound/webhook.ts";
import { runEvery } from "../run-every.ts";

/** What the loop works with. */
export interface AlertDesk {
	readonly alerts: AlertStore;
	standing(organisationId: string): Promise<Standing>;
	readonly mail: Mailer | undefined;
	/** UTC milliseconds. */
	readonly now: () => number;
	/** Where the console is. */
	readonly address: () => string;
	readonly bounds?: Bounds | undefined;
}

/** Looked at this often. */
const PERIOD_MS = 30_000;

/** Sent in one go. */
const AT_ONCE = 20;

/** Looks at every organisation that has somebody to tell. */
export async function lookForAlerts({ alerts, standing, now }: AlertDesk): Promise<void> {
	const organisations = new Set((await alerts.targets(undefined)).map(({ organisationId }) => organisationId));
	for (const organisationId of organisations) {
		const before = await alerts.standing(organisationId);
		const after = await standing(organisationId);
		const text = JSON.stringify(after);
		if (text === before) continue;
		const found = alertsBetween(before === undefined ? undefined : (JSON.parse(before) as Standing), after);
		await alerts.raise({ organisationId, before, after: text, alerts: found, at: now() });
	}
}

/** Sends what is due. At least once: what was sent and not noted goes again, under the same id. */
export async function sendAlerts(desk: AlertDesk): Promise<void> {
	for (;;) {
		const taken = await desk.alerts.take({ at: desk.now(), limit: AT_ONCE });
		for (const outgoing of taken) await desk.alerts.settle({ id: outgoing.id, attempt: await send(desk, outgoing), at: desk.now() });
		if (taken.length < AT_ONCE) return;
	}
}

async function send({ mail, now, address, bounds }: AlertDesk, outgoing: Outgoing): Promise<Attempt> {
	const { id, channel, to, secret, lines, organisationId } = outgoing;
	const alerts = lines.map((line) => ({ kind: line.split("\t")[0] ?? "", text: line.slice(line.indexOf("\t") + 1) }));
	const place = `${address()}/console/organisations/${organisationId}`;
	if (channel === "webhook") {
		if (secret === undefined) return { sent: false, final: false, problem: "what it is signed with cannot be opened: its key is missing" };
		const body = JSON.stringify({
			type: "seawall.alerts",
			timestamp: new Date(now()).toISOString(),
			data: { organisation: organisationId, alerts, console: place },
		});
		return postWebhook({ address: to, secret }, { id, at: now(), body }, bounds);
	}
	if (mail === undefined) return { sent: false, final: false, problem: "no mail server is named" };
	const subject = alerts.length === 1 ? `Seawall: ${(alerts[0]?.text ?? "").slice(0, 120)}` : `Seawall: ${alerts.length} alerts`;
	const text = `${alerts.map((alert) => `- ${alert.text}`).join("\n")}\n\n${place}\n`;
	const sent = await mail.send({ to, subject, text, id });
	return sent.ok ? { sent: true } : { sent: false, final: sent.error.code === "delivery/refused", problem: sent.error.message };
}

/** Runs until closed. */
export function runAlerts(desk: AlertDesk, onDefect: (error: unknown) => void): { close(): Promise<void> } {
	return runEvery(PERIOD_MS, () => lookForAlerts(desk).then(() => sendAlerts(desk)), onDefect);
}
