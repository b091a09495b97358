/** Segments of devices that show signals: what their names and firmware answer, joined once with what their signals lead to. */
import type { HoleJudgement } from "./hole.ts";
import type { Hints } from "./signal-faces.ts";
import type { Subject } from "./subject.ts";
import { joinHoles } from "./with-signals.ts";

/** What one segment answers. */
export interface Segment {
	/** A member: its proof is in its own words, its verdicts are those of all members. */
	readonly subject: Subject;
	readonly holes: readonly HoleJudgement[];
}

/** Gives the segment of a subject out of those that `segmentBy` gives for its stated faces and for those of its signals. */
export function joinSegments(segmentBy: (subject: Subject) => Segment): (subject: Subject) => Segment {
	const made = new WeakMap<Segment, WeakMap<Hints, Map<Segment | undefined, Segment>>>();
	return (subject) => {
		const own = segmentBy(subject.stated());
		const { hints, hinted } = subject;
		// Signals that agree with what is stated change no answer.
		if (hints === undefined || (hinted === undefined && hints.contradictions.length === 0)) return own;
		const through = hinted === undefined ? undefined : segmentBy(hinted);
		const byHints = made.get(own) ?? new WeakMap<Hints, Map<Segment | undefined, Segment>>();
		made.set(own, byHints);
		const bySegment = byHints.get(hints) ?? new Map<Segment | undefined, Segment>();
		byHints.set(hints, bySegment);
		const held = bySegment.get(through);
		if (held !== undefined) return held;
		const joined = { subject, holes: joinHoles(subject, own.holes, through?.holes ?? []) };
		bySegment.set(through, joined);
		return joined;
	};
}
