/** Who may do something large at the same time: so many in all, fewer of them for one organisation, and a queue that has an end. */
import { TooBusy } from "./too-busy.ts";

/** Turns; whoever has one gives it back. */
export interface Turns {
	/** One at once, or `TooBusy`. */
	now(organisation: string): () => void;
	/** One when there is room; `TooBusy` where too many wait. */
	later(organisation: string): Promise<() => void>;
}

/** Makes turns. @param words - What is too much: `imports run`. */
export function createTurns(
	words: string,
	{ all, each, waiting: most }: { readonly all: number; readonly each: number; readonly waiting: number },
): Turns {
	const taken = new Map<string, number>();
	const waiting: { readonly organisation: string; readonly go: (back: () => void) => void }[] = [];
	let count = 0;
	const has = (organisation: string): boolean => count < all && (taken.get(organisation) ?? 0) < each;
	const next = (): void => {
		// Past those whose organisation has its share already: nobody waits for another's files.
		const at = waiting.findIndex(({ organisation }) => has(organisation));
		const [one] = at < 0 ? [] : waiting.splice(at, 1);
		one?.go(take(one.organisation));
	};
	const take = (organisation: string): (() => void) => {
		count += 1;
		taken.set(organisation, (taken.get(organisation) ?? 0) + 1);
		let isBack = false;
		return () => {
			if (isBack) return;
			isBack = true;
			count -= 1;
			const left = (taken.get(organisation) ?? 1) - 1;
			if (left === 0) taken.delete(organisation);
			else taken.set(organisation, left);
			next();
		};
	};
	return {
		now(organisation) {
			if (!has(organisation)) throw new TooBusy(`too many ${words} at this moment`);
			return take(organisation);
		},
		async later(organisation) {
			if (has(organisation)) return take(organisation);
			if (waiting.length >= most) throw new TooBusy(`too many ${words} at this moment`);
			return new Promise((go) => waiting.push({ organisation, go }));
		},
	};
}
