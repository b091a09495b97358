/** Signatures, read by the reference library. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Webhook } from "standardwebhooks";
import { newWebhookSecret, signWebhook } from "./webhook.ts";

test("the reference reader takes our signature, and nothing that was changed", () => {
	const secret = newWebhookSecret();
	const body = JSON.stringify({ type: "alert", grüße: "\u2603" });
	const headers = { ...signWebhook(secret, "01ABC", Date.now(), body) };
	assert.deepEqual(new Webhook(secret).verify(body, headers), JSON.parse(body));
	assert.throws(() => new Webhook(secret).verify(`${body} `, headers));
	assert.throws(() => new Webhook(newWebhookSecret()).verify(body, headers));
	assert.throws(() => new Webhook(secret).verify(body, { ...headers, "webhook-id": "02" }));
	assert.throws(() => new Webhook(secret).verify(body, { ...signWebhook(secret, "01ABC", Date.now() - 3_600_000, body) }), "an old one");
});
