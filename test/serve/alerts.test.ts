/** The loop of alerts over a real store, a mail server and a webhook's receiver: raised by a change, sent once, again after failures. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { Webhook } from "standardwebhooks";
import { smtpMailer } from "../../src/delivery/smtp.ts";
import type { Standing } from "../../src/match/view/standing.ts";
import { newWebhookSecret } from "../../src/outbound/webhook.ts";
import { type AlertDesk, lookForAlerts, runAlerts, sendAlerts } from "../../src/serve/alerts/alert-loop.ts";
import { open, temporaryFolder } from "../store/stores.ts";
import { bodyOf, mailSink } from "../support/mail-sink.ts";

const bare: Standing = { asOf: "2026-03-01", devices: 3, holes: {}, waves: {}, stale: [] };

test("a change raises alerts, mail and webhook have them signed and once; failures are tried again under the same id", async (context) => {
	const store = await open({ dataFolder: join(temporaryFolder(context), "data") });
	context.after(() => store.close());
	const sink = await mailSink(context);
	const mailer = smtpMailer(sink.address, "seawall@example.org");
	assert.ok(mailer.ok);
	const got: { readonly id: string; readonly body: string }[] = [];
	const secret = newWebhookSecret();
	let answer = 503;
	const server = createServer((request, response) => {
		let body = "";
		request.on("data", (part) => (body += part));
		request.on("end", () => {
			new Webhook(secret).verify(body, request.headers as Record<string, string>);
			got.push({ id: String(request.headers["webhook-id"]), body });
			response.writeHead(answer).end();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	context.after(() => server.close());
	const by = { who: "ada@example.org", at: 1 };
	const organisationId = await store.people.defaultOrganisation({ name: "default", ...by });
	await store.people.invite({
		secretHash: "l",
		organisationId,
		role: "operator",
		email: "ada@example.org",
		expiresAt: 9,
		replace: false,
		...by,
	});
	await store.people.join({ secretHash: "l", email: "", name: "Ada", passwordHash: "h", at: 2 });
	const target = { organisationId, kinds: ["newly-affected", "newly-exposed", "wave", "stale"], daily: false, ...by } as const;
	await store.alerts.addTarget({ ...target, channel: "mail", to: "operator", secret: undefined });
	await store.alerts.addTarget({
		...target,
		channel: "webhook",
		to: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
		secret,
	});
	const clock = { now: Date.now(), standing: bare };
	const desk: AlertDesk = {
		alerts: store.alerts,
		standing: async () => clock.standing,
		mail: mailer.value,
		now: () => clock.now,
		address: () => "https://seawall.example.org",
		bounds: { loopback: true },
	};
	const round = async () => {
		await lookForAlerts(desk);
		await sendAlerts(desk);
	};
	await round();
	assert.deepEqual([sink.received.length, got.length], [0, 0], "the first look alarms nobody");
	clock.standing = { ...bare, holes: { "CVE-2021-33044": { affected: 2, exposed: 1 } } };
	await round();
	await round();
	assert.equal(sink.received.length, 1);
	assert.deepEqual(sink.received[0]?.to, ["ada@example.org"]);
	const text = bodyOf(sink.received[0] as never);
	assert.match(text, /CVE-2021-33044: 2 devices newly at risk, 2 in all/);
	assert.match(text, /CVE-2021-33044: 1 device newly at risk within reach of the internet/);
	assert.equal(got.length, 1, "it waits after a failure");
	answer = 204;
	clock.now += 60_000;
	await round();
	clock.now += 60_000;
	await round();
	assert.equal(got.length, 2);
	assert.deepEqual([got[0]?.id, JSON.parse(got[1]?.body ?? "").data.alerts.length], [got[1]?.id, 2]);
	assert.deepEqual((await store.alerts.outgoing(organisationId, 9)).map(({ state, attempts }) => [state, attempts]).sort(), [
		["sent", 1],
		["sent", 2],
	]);
	assert.deepEqual((await store.audit.entries({})).filter(({ what }) => what === "alert/sent").length, 2);
});

test("the loop goes on after what failed, and ends when it is closed", async (context) => {
	const store = await open({ dataFolder: join(temporaryFolder(context), "data") });
	context.after(() => store.close());
	const organisationId = await store.people.defaultOrganisation({ name: "default", who: "test", at: 1 });
	await store.alerts.addTarget({
		organisationId,
		channel: "mail",
		to: "admin",
		secret: undefined,
		kinds: ["stale"],
		daily: false,
		who: "test",
		at: 1,
	});
	const defects: unknown[] = [];
	const failing = () => Promise.reject(new Error("no view"));
	const desk: AlertDesk = { alerts: store.alerts, standing: failing, mail: undefined, now: Date.now, address: () => "" };
	const running = runAlerts(desk, (error) => defects.push(error));
	for (let n = 0; n < 100 && defects.length === 0; n += 1) await new Promise((resolve) => setTimeout(resolve, 20));
	await running.close();
	assert.match(String(defects[0]), /no view/);
});
