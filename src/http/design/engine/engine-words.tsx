/** What the engine says, in the language of the page; in English, and marked so, where there are no words for it. */
import type { Say } from "../say.ts";
import { Text } from "../shown.tsx";
import { ALERT } from "./german/alert.ts";
import { FIRMWARE } from "./german/firmware.ts";
import { MAKER } from "./german/maker.ts";
import { MODEL } from "./german/model.ts";
import { NEED } from "./german/need.ts";
import { PRIORITY } from "./german/priority.ts";
import { RANGE } from "./german/range.ts";
import { createRenderer } from "./sentence.ts";

// Patterns that begin with a slot take much: the particular ones stand before them.
const german = createRenderer([...RANGE, ...MODEL, ...MAKER, ...NEED, ...PRIORITY, ...ALERT, ...FIRMWARE]);

/** The sentence in German; `undefined` where there are no words for it. */
export function inGerman(sentence: string): string | undefined {
	return german(sentence);
}

/** A sentence of the engine, at most `most` characters of it. */
export function EngineText({ say, of, most }: { readonly say: Say; readonly of: string; readonly most: number }) {
	const said = say.language === "de" ? inGerman(of) : undefined;
	if (said !== undefined) return <Text of={said} most={most} />;
	return (
		<span lang="en">
			<Text of={of} most={most} />
		</span>
	);
}
