/** The level of a warning from what is known: how severe, whether it is attacked, whether the internet reaches what is hit. */
import type { Advisory } from "../advisory/document.ts";
import type { Level } from "./level.ts";

/** The highest base score that a document states; `undefined`: none. */
export function highestScore({ vulnerabilities }: Pick<Advisory, "vulnerabilities">): number | undefined {
	const scores = vulnerabilities.flatMap((hole) => hole.scores.map(({ baseScore }) => baseScore));
	return scores.length === 0 ? undefined : Math.max(...scores);
}

/**
 * The level. Attacked and severe is an emergency; attacked, or severe enough that a stranger takes the device over, is to be acted on; a score
 * that nobody states is taken for a high one, for unknown is never safe.
 */
export function levelOf(advisory: Pick<Advisory, "vulnerabilities">, isAttacked: boolean): Level {
	return levelBy(highestScore(advisory), isAttacked);
}

/** The same from the highest score; `undefined`: none is stated. */
export function levelBy(stated: number | undefined, isAttacked: boolean): Level {
	const score = stated ?? 9;
	if (isAttacked) return score >= 7 ? "emergency" : "watch-and-act";
	return score >= 9 ? "watch-and-act" : "advice";
}
