/** Levels of a warning, after the three of the Australian Warning System, and what each means for sending. */

/** From the lowest. */
export const LEVELS = ["advice", "watch-and-act", "emergency"] as const;

/** One of `LEVELS`. */
export type Level = (typeof LEVELS)[number];

/** Whether a text names a level. */
export function isLevel(text: string): text is Level {
	return (LEVELS as readonly string[]).includes(text);
}

/** Where a level stands; the higher goes first. */
export function rankOf(level: Level): number {
	return LEVELS.indexOf(level);
}

/**
 * What is done with a message of which nobody knows whether it arrived: at the highest level it is sent again under the same Message-ID, for
 * twice is better than not at all; below it waits for word of it, or for somebody who decides.
 */
export function uncertainPolicy(level: Level): "resend" | "hold" {
	return level === "emergency" ? "resend" : "hold";
}
