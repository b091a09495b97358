/**
 * The lane of questions that anybody may ask about one device: a few of them at a time are with the thread that answers, so that the people of
 * an organisation never wait behind a crowd of strangers, and the same question is not answered twice in a breath.
 */
import { TooBusy } from "../core/too-busy.ts";

/** How wide the lane is. */
export interface LaneBounds {
	/** Questions that are with the thread. */
	readonly atOnce: number;
	/** Questions that wait before it. */
	readonly waiting: number;
	/** How long an answer is given again, ms; it is as old as the thread itself lets answers be. */
	readonly keptMs: number;
	/** Answers that are kept. */
	readonly kept: number;
}

/** The lane of a server. */
export const LANE: LaneBounds = { atOnce: 8, waiting: 512, keptMs: 250, kept: 500 };

/** Asks; the same words mean the same question. `TooBusy` where too many wait. */
export type Lane = <T>(words: string, ask: () => Promise<T>) => Promise<T>;

interface Kept {
	readonly answer: Promise<unknown>;
	/** Milliseconds of the clock; while it is being answered, none. */
	until: number;
}

/** Makes a lane. @param now - Milliseconds that only grow. */
export function createLane(
	{ atOnce, waiting: most, keptMs, kept: mostKept }: LaneBounds,
	now: () => number = () => performance.now(),
): Lane {
	const answers = new Map<string, Kept>();
	const waiting: (() => void)[] = [];
	let underway = 0;
	const turn = (): Promise<void> => {
		if (underway < atOnce) {
			underway += 1;
			return Promise.resolve();
		}
		if (waiting.length >= most) return Promise.reject(new TooBusy("too many ask about a device at this moment"));
		return new Promise((go) => waiting.push(go));
	};
	const done = (): void => {
		const next = waiting.shift();
		if (next === undefined) underway -= 1;
		else next();
	};
	const answered = async <T>(ask: () => Promise<T>): Promise<T> => {
		await turn();
		try {
			return await ask();
		} finally {
			done();
		}
	};
	return <T>(words: string, ask: () => Promise<T>): Promise<T> => {
		const held = answers.get(words);
		if (held !== undefined && now() < held.until) return held.answer as Promise<T>;
		const answer = answered(ask);
		const entry: Kept = { answer, until: Number.POSITIVE_INFINITY };
		answers.set(words, entry);
		if (answers.size > mostKept) answers.delete(answers.keys().next().value ?? "");
		answer.then(
			() => {
				entry.until = now() + keptMs;
			},
			() => {
				if (answers.get(words) === entry) answers.delete(words);
			},
		);
		return answer;
	};
}
