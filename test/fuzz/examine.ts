/** One input, run and looked at from all sides: does it throw, take long, grow too fast, keep its laws. */
import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { leastTime } from "./measure.ts";
import { type Input, type Outcome, type Target, textOf } from "./target.ts";
import { pumped } from "./text.ts";

/** Milliseconds that a call may take for a text of 64 KiB, unless its target says otherwise. */
const MOST_MILLISECONDS = 50;

/** How much longer a text of twice the length may take: linear is 2, quadratic 4. */
const MOST_GROWTH = 2.6;

/** Below this a call is too short to tell growth from noise. */
const LEAST_GROWTH_MILLISECONDS = 4;

/** What is wrong with the answer to an input. */
export interface Fault {
	readonly kind: "throws" | "slow" | "grows" | "law" | "size";
	readonly message: string;
}

/** What looking at one input gave. */
export interface Examination {
	readonly milliseconds: number;
	readonly fault: Fault | undefined;
}

/** Runs one input. `deep`: the answer is also asked for twice and weighed. */
export async function examine(target: Target, input: Input, deep: boolean): Promise<Examination> {
	const start = performance.now();
	let outcome: Outcome;
	try {
		outcome = await target.run(input);
	} catch (error) {
		return { milliseconds: performance.now() - start, fault: { kind: "throws", message: told(error) } };
	}
	let milliseconds = performance.now() - start;
	// The wall clock is cheap to ask and too strict: whatever looks slow is measured again before it counts.
	const limit = target.milliseconds ?? MOST_MILLISECONDS;
	if (milliseconds > limit / 2) milliseconds = Math.min(milliseconds, await leastTime(() => target.run(input), 4));
	for (let rest = 3; rest > 0 && milliseconds > limit; rest--) {
		// Two threads of one core slow each other down, which processor time does not show: another moment may be better.
		await pause(1000);
		milliseconds = Math.min(milliseconds, await leastTime(() => target.run(input), 4));
	}
	if (milliseconds > limit) return { milliseconds, fault: { kind: "slow", message: `${milliseconds.toFixed(0)} ms` } };
	try {
		outcome.laws?.();
	} catch (error) {
		return { milliseconds, fault: { kind: "law", message: told(error) } };
	}
	return { milliseconds, fault: (deep ? await faultOfAnswer(target, input, outcome) : undefined) ?? (await growthOf(target, input, deep)) };
}

async function faultOfAnswer(target: Target, input: Input, outcome: Outcome): Promise<Fault | undefined> {
	const again = await target.run(input);
	if (!isDeepStrictEqual(again.answer, outcome.answer)) return { kind: "law", message: "a second call gives another answer" };
	const length = input.texts.reduce((sum, text) => sum + text.length, 0);
	const most = target.most?.(length) ?? 20_000 + 40 * length;
	const size = (JSON.stringify(outcome.answer) ?? "").length;
	return size > most ? { kind: "size", message: `an answer of ${size} characters to ${length}` } : undefined;
}

/** Twice the length must not take much more than twice the time, from 16 to 32 and from 32 to 64 KiB. */
async function growthOf(target: Target, input: Input, deep: boolean): Promise<Fault | undefined> {
	const { pump } = input;
	if (pump === undefined || !deep || textOf(input).length < 256) return undefined;
	const at = (length: number): Input => ({ ...input, texts: [pumped(pump, length), ...input.texts.slice(1)] });
	const inputs = [16_384, 32_768, 65_536].map(at);
	const times = async (rounds: number): Promise<readonly number[]> => {
		const found: number[] = [];
		for (const one of inputs) found.push(await leastTime(() => target.run(one), rounds));
		return found;
	};
	const isFast = ([short = 0, middle = 0, long = 0]: readonly number[]): boolean =>
		long < LEAST_GROWTH_MILLISECONDS || long <= MOST_GROWTH * middle || middle <= MOST_GROWTH * short;
	const isQuick = ([, , long = 0]: readonly number[]): boolean => long <= (target.milliseconds ?? MOST_MILLISECONDS);
	const first = await times(1);
	if (isFast(first) && isQuick(first)) return undefined;
	const second = await times(5);
	const shown = second.map((one) => one.toFixed(1)).join(", ");
	if (!isQuick(second)) return { kind: "slow", message: `${shown} ms for 16, 32 and 64 KiB` };
	return isFast(second) ? undefined : { kind: "grows", message: `${shown} ms for 16, 32 and 64 KiB` };
}

function told(error: unknown): string {
	return error instanceof Error
		? `${error.message}\n${error.stack?.split("\n").slice(1, 4).join("\n") ?? ""}`.slice(0, 1500)
		: String(error);
}

/** A shorter input with the same fault, found by leaving parts out. Only for faults that show at once. */
export async function shorten(target: Target, input: Input, fault: Fault): Promise<Input> {
	if (fault.kind !== "law" && fault.kind !== "throws") return input;
	let best: Input = { ...input, pump: undefined };
	let tries = 400;
	const stillBad = async (candidate: Input): Promise<boolean> => {
		tries--;
		return (await examine(target, candidate, false)).fault?.kind === fault.kind;
	};
	for (let at = 0; at < best.texts.length; at++) {
		for (let part = Math.ceil(textOf(best, at).length / 2); part >= 1 && tries > 0; part = Math.floor(part / 2)) {
			for (let from = 0; from < textOf(best, at).length && tries > 0; ) {
				const text = textOf(best, at);
				const candidate = { ...best, texts: best.texts.with(at, text.slice(0, from) + text.slice(from + part)) };
				if (await stillBad(candidate)) best = candidate;
				else from += part;
			}
		}
	}
	return best;
}
