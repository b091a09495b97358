/** The three offices on record in a store: the event and the captures of its notices. */
import assert from "node:assert/strict";
import type { ResponseStore } from "../../src/account/response/ports.ts";
import type { Capture, KeptEvent } from "../../src/account/response/record.ts";
import { readStatement } from "../../src/account/response/statement.ts";
import { takeCapture } from "../../src/account/response/take-capture.ts";
import { OFFICES_EVENT, OFFICES_FILES } from "./three-offices.ts";

/** Puts them on record. */
export async function recordOffices(
	store: ResponseStore,
	at: number,
): Promise<{ readonly event: KeptEvent; readonly captures: readonly Capture[] }> {
	const stated = readStatement(JSON.stringify(OFFICES_EVENT), "event.json", () => []);
	assert.ok(stated.ok);
	const event = await store.keepEvent({ ...stated.value.event, who: "test", at, base: 0, reason: "" });
	assert.ok(event !== undefined);
	const captures: Capture[] = [];
	for (const { file, branch, channel, publishedAt } of stated.value.notices)
		captures.push(
			await recordCapture(store, event, OFFICES_FILES[file as keyof typeof OFFICES_FILES], {
				branch,
				channel,
				published: new Date(publishedAt).toISOString(),
				at,
			}),
		);
	return { event, captures };
}

/** Puts one notice on record. */
export async function recordCapture(
	store: ResponseStore,
	event: KeptEvent,
	text: string,
	{
		branch,
		channel = "page",
		published,
		at,
		loggedIn = false,
	}: { readonly branch: string; readonly channel?: string; readonly published: string; readonly at: number; readonly loggedIn?: boolean },
): Promise<Capture> {
	const wish = {
		branch,
		channel,
		published,
		url: "https://notices.example/1",
		capturedAt: at,
		capturedBy: "ada",
		loggedIn,
		language: "en",
		corrects: undefined,
		reason: "",
	};
	const taken = takeCapture(event, wish, new TextEncoder().encode(text));
	assert.ok(taken.ok, taken.ok ? "" : taken.error.message);
	const kept = await store.addCapture({ ...taken.value.capture, who: "test", at });
	assert.ok(kept !== undefined);
	return kept;
}
