/** The thread that counts lines of sensors and looks for waves in what is kept: the one that answers people must not wait for it. */
import { parentPort } from "node:worker_threads";
import { createCountRecorder } from "../../detect/count-recorder.ts";
import { findKeptWaves } from "../../detect/episode/kept-waves.ts";
import { coarsenCounts, createKeptTally } from "../../detect/kept-tally.ts";
import type { CountStore } from "../../detect/ports.ts";
import { loadSignatures } from "../../store/disk/signature-folder.ts";
import { readLogBlocks } from "../../store/files/log-blocks.ts";
import type { Counted, FoundNow, FromTelemetry, StoreAsk, ToTelemetry } from "./messages.ts";

/** Bytes that wait for a commit at most. */
const MOST_WAITING = 8 << 20;
const DAY = 86_400_000;

if (parentPort !== null) {
	const port = parentPort;
	const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
	let asked = 0;
	const say = (message: FromTelemetry) => port.postMessage(message);
	const ask = <Name extends StoreAsk["what"]>(what: Name, input: unknown) =>
		new Promise<Awaited<ReturnType<CountStore[Name]>>>((resolve, reject) => {
			asked += 1;
			waiting.set(asked, { resolve: resolve as (value: unknown) => void, reject });
			say({ ask: asked, of: { what, input } as StoreAsk });
		});
	const store = {
		head: () => ask("head", undefined),
		commit: (change: unknown) => ask("commit", change),
		changed: (after: number) => ask("changed", after),
		sensors: () => ask("sensors", undefined),
		coarsen: (before: unknown) => ask("coarsen", before),
	} satisfies Pick<CountStore, StoreAsk["what"]>;
	const signatures = await loadSignatures();
	const tally = createKeptTally(store, signatures);
	let recorder: Awaited<ReturnType<typeof createCountRecorder>> | undefined;
	let made = 0;

	/** Begun anew once a day: years that lines leave out are told by the clock. */
	async function recorderAt(now: number): Promise<Awaited<ReturnType<typeof createCountRecorder>>> {
		if (recorder === undefined || Math.abs(now - made) > DAY) {
			made = now;
			recorder = await createCountRecorder({ store, signatures, now: made });
		}
		return recorder;
	}

	async function take({ source, sender, from, now }: Extract<ToTelemetry, { readonly take: unknown }>["take"]): Promise<Counted> {
		const into = await recorderAt(now);
		const before = into.counted();
		let problem: string | undefined;
		if (typeof from === "string") {
			for await (const part of readLogBlocks(from)) {
				if ("problem" in part) problem = part.problem.message;
				else if ("tooLong" in part) into.take({ source, sender, lines: { tooLong: part.tooLong } });
				else if ("block" in part) into.take({ source, sender, lines: part.block });
				if (into.waiting() > MOST_WAITING) await into.keep([]);
			}
		} else into.take({ source, sender, lines: from });
		await into.keep([]);
		const after = into.counted();
		const skipped = after.skipped.flatMap(({ source: of, reason, lines }) => {
			const earlier = before.skipped.find((one) => one.source === of && one.reason === reason)?.lines ?? 0;
			return of === source && lines > earlier ? [{ reason, lines: lines - earlier }] : [];
		});
		return { events: after.events - before.events, skipped, problem };
	}

	async function find(budget: number): Promise<FoundNow> {
		await coarsenCounts(store);
		const { waves, isLearning } = findKeptWaves(await tally.refresh(), { origin: "telemetry", budget });
		return { waves, isLearning, synthetic: tally.isSynthetic() };
	}

	async function answer(message: Extract<ToTelemetry, { readonly id: number }>): Promise<FromTelemetry> {
		try {
			if ("find" in message) return { done: message.id, found: await find(message.find.budget) };
			return { done: message.id, counted: await take(message.take) };
		} catch (error) {
			// What waited was not kept; whoever sent it is told, and sends it again.
			recorder = undefined;
			return { done: message.id, defect: error instanceof Error ? (error.stack ?? error.message) : String(error) };
		}
	}

	let turn = Promise.resolve();
	port.on("message", (message: ToTelemetry) => {
		if ("answer" in message) {
			const one = waiting.get(message.answer);
			waiting.delete(message.answer);
			if ("defect" in message) one?.reject(new Error(message.defect));
			else one?.resolve(message.value);
			return;
		}
		turn = turn.then(async () => say(await answer(message)));
	});
}
