/** Who gets what goes to a stream as a whole: everybody who asked for it and has not left it. */
import type { Problem } from "../../core/problem.ts";
import { ok, type Result } from "../../core/result.ts";
import { readAddress } from "../../delivery/message/address.ts";
import { openStoreToRead } from "../../store/open-store.ts";
import type { Recipient } from "../../warn/recipient.ts";
import type { Stream } from "../../warn/subscriber.ts";

/** Subscribers that are read at a time. */
const PAGE = 5000;

/** Makes it, over the store of a data directory, beside a running server too. Read once. */
export async function streamAudience(
	dataFolder: string,
	stream: Stream,
): Promise<Result<{ recipients(): AsyncGenerator<Recipient>; close(): Promise<void> }, Problem>> {
	const opened = await openStoreToRead(dataFolder);
	if (!opened.ok) return opened;
	const store = opened.value;
	const suppressed = new Set<string>();
	for (const { email, stream: left } of await store.subscribers.suppressions(Date.now()))
		if (left === undefined || left === stream) suppressed.add(email);
	return ok({
		async *recipients() {
			for (let after: string | undefined; ; ) {
				const page = await store.subscribers.page(after, PAGE);
				for (const { id, email, name, language, state, streams } of page)
					if (state === "active" && streams.includes(stream) && !suppressed.has(email))
						yield { to: readAddress(email)?.text ?? email, name, language, why: "subscriber", subscriber: id, devices: undefined };
				after = page.at(-1)?.id;
				if (page.length < PAGE) return;
			}
		},
		close: () => store.close(),
	});
}
