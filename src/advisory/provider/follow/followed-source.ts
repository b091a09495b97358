/** A source that is followed: what is kept of it between polls, and one poll of it from beginning to end. */
import type { Problem } from "../../../core/problem.ts";
import type { Result } from "../../../core/result.ts";
import { type KnownDocument, nextPoll, type Poll, type PollTools, pollSource, type TakenDocument } from "./poll-source.ts";

/** A source. */
export interface FollowedSource {
	/** An address, or the full path of a folder of this machine. */
	readonly address: string;
	/** RFC 3339. */
	readonly addedAt: string;
	/** Since when it is not asked by itself, RFC 3339; `undefined`: it is. */
	readonly pausedAt?: string | undefined;
	/** Failures one after the other. */
	readonly failures: number;
	readonly lastPolledAt: string | undefined;
	readonly lastGoodAt: string | undefined;
	/** RFC 3339: not before then, unless it is named. */
	readonly nextAt: string | undefined;
	/** The first note of the last poll, where it failed. */
	readonly lastProblem: string | undefined;
	readonly bytes: number;
	/** Fingerprints. */
	readonly keys: readonly string[];
	/** By address. */
	readonly known: Readonly<Record<string, KnownDocument>>;
}

/** The sources of a data directory; a change is on the disk when its promise is kept. */
export interface FollowedSources {
	list(): readonly FollowedSource[];
	save(source: FollowedSource): Promise<void>;
	remove(address: string): Promise<boolean>;
	/** Hands documents to the data directory, so that answers count them; each source is an origin of its own. */
	receive(address: string, taken: readonly TakenDocument[]): Promise<Result<void, Problem>>;
	/** Adds a line to the journal. */
	note(entry: Readonly<Record<string, unknown>>): Promise<void>;
}

/** A source that was never asked. @param now - UTC milliseconds. */
export function newSource(address: string, now: number): FollowedSource {
	const none = { lastPolledAt: undefined, lastGoodAt: undefined, nextAt: undefined, lastProblem: undefined };
	return { address, addedAt: new Date(now).toISOString(), failures: 0, ...none, bytes: 0, keys: [], known: {} };
}

/** Whether it is time to ask a source. */
export function isDue({ nextAt, pausedAt }: FollowedSource, now: number): boolean {
	return pausedAt === undefined && (nextAt === undefined || Date.parse(nextAt) <= now);
}

/** A source that has been good and was not for so long has grown old; one that never was counts from when it was added. */
const STALE_MS = 3 * 86_400_000;

/** Whether nothing good has come of a source for three days, though it is asked. */
export function isStale({ lastGoodAt, addedAt, pausedAt, failures }: FollowedSource, now: number): boolean {
	return pausedAt === undefined && failures > 0 && now - Date.parse(lastGoodAt ?? addedAt) > STALE_MS;
}

/**
 * Polls a source, hands what came to the data directory, and keeps how it went. What cannot be handed over counts as not fetched.
 *
 * @param address - What is asked; for a folder of this machine the address that stands for it.
 */
export async function pollFollowed(
	source: FollowedSource,
	address: string,
	sources: FollowedSources,
	tools: PollTools,
): Promise<{ readonly poll: Poll; readonly problem: Problem | undefined }> {
	const before = { known: new Map(Object.entries(source.known)), keys: source.keys };
	let poll = await pollSource(address, before, tools);
	const received = await sources.receive(source.address, poll.taken);
	if (!received.ok) poll = { ...poll, ok: false, taken: [], known: before.known, notes: [received.error.message, ...poll.notes] };
	const at = new Date(tools.now()).toISOString();
	const failures = poll.ok ? 0 : source.failures + 1;
	await sources.note({ at, ...pollEntry(source.address, poll) });
	await sources.save({
		...source,
		failures,
		lastPolledAt: at,
		lastGoodAt: poll.ok ? at : source.lastGoodAt,
		nextAt: new Date(nextPoll(tools.now(), failures)).toISOString(),
		lastProblem: poll.ok ? undefined : poll.notes[0],
		bytes: source.bytes + poll.bytes,
		keys: poll.keys,
		known: Object.fromEntries(poll.known),
	});
	return { poll, problem: received.ok ? undefined : received.error };
}

/** What a poll brought, without the documents themselves. */
export function pollEntry(source: string, { ok, taken, unchanged, refused, gone, notes, bytes, left }: Poll) {
	const named = (isNew: boolean) =>
		taken
			.filter((one) => one.isNew === isNew)
			.map(({ url, advisory, signedBy }) => ({ id: advisory.id, version: advisory.revision, url, signedBy: signedBy ?? null }));
	return { source, ok, new: named(true), changed: named(false), unchanged, refused, gone, notes, bytes, left };
}
