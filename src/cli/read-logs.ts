/** Reads several logs side by side, the one that lags behind next, so that what is counted moves through time once. */
import type { Problem } from "../core/problem.ts";
import type { LogSink } from "./log-sink.ts";
import type { LogPorts, Ports } from "./ports.ts";

type Blocks = AsyncIterator<LogPorts["blocks"] extends (...given: never) => AsyncIterable<infer Block> ? Block : never>;

/** A log that is being read, and its next block. */
interface OpenLog {
	readonly file: string;
	readonly blocks: Blocks;
	next: ReturnType<Blocks["next"]>;
}

/** Logs that are open at a time: each holds a block. */
const MOST_OPEN = 32;

/** Counts all of them; gives what could not be read. @param changed - For logs that are followed: called whenever one was read on. */
export async function readLogs(
	paths: readonly string[],
	sink: LogSink,
	ports: Pick<Ports, "logs" | "untilInterrupted">,
	changed?: () => Promise<void>,
): Promise<readonly Problem[]> {
	let isOver = false;
	const interrupted = changed === undefined ? undefined : ports.untilInterrupted().then(() => (isOver = true));
	const problems: Problem[] = [];
	const waiting: string[] = [];
	for (const one of await ports.logs.files(paths)) {
		if (typeof one === "string") waiting.push(one);
		else problems.push(one.problem);
	}
	const open: OpenLog[] = [];
	const openMore = () => {
		while (open.length < MOST_OPEN && waiting.length > 0) {
			const file = waiting.shift() as string;
			const blocks: Blocks = ports.logs
				.blocks(file, changed === undefined ? undefined : { isOver: () => isOver, from: sink.placeOf(file) })
				[Symbol.asyncIterator]();
			open.push({ file, blocks, next: blocks.next() });
		}
	};
	for (openMore(); open.length > 0 && !isOver; openMore()) {
		const log = changed === undefined ? laggard(open, sink) : await firstReady(open, interrupted);
		if (log === undefined) break;
		const { value, done } = await log.next;
		if (done === true) {
			open.splice(open.indexOf(log), 1);
			continue;
		}
		if ("problem" in value) problems.push(value.problem);
		else if ("tooLong" in value) sink.leaveOut(log.file, value.tooLong);
		else if ("block" in value) sink.take(log.file, value.block, value.place);
		await sink.settle("idle" in value);
		await changed?.();
		log.next = log.blocks.next();
	}
	await sink.settle(true);
	return problems;
}

/** The log whose latest time is the earliest. */
function laggard(open: readonly OpenLog[], sink: LogSink): OpenLog | undefined {
	let found = open[0];
	for (const log of open) if (found === undefined || sink.reached(log.file) < sink.reached(found.file)) found = log;
	return found;
}

async function firstReady(open: readonly OpenLog[], interrupted: Promise<unknown> | undefined): Promise<OpenLog | undefined> {
	const ready = open.map((log) => log.next.then(() => log));
	return Promise.race([...ready, ...(interrupted === undefined ? [] : [interrupted.then(() => undefined)])]);
}
