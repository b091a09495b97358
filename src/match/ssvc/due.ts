/** Until when, for everybody at once: the answer of CISA BOD 26-04 for a device that the internet reaches, and for one that it does not. */
import type { Wave } from "../../detect/wave.ts";
import type { Exposure } from "../../inventory/device.ts";
import { type PriorityDecision, priorityOf } from "./priority-of.ts";

/** A hole, as far as its urgency goes. */
export interface DueHole {
	/** CVSS vectors that the document states. */
	readonly vectors: readonly string[];
	readonly attacked: { readonly kevAdded: string | undefined; readonly evidence: string; readonly date: string } | undefined;
	/** Waves that run and are about it. */
	readonly waves: readonly Wave[];
}

/** The answer for one place that a device can stand in. */
export interface Due {
	/** Calendar days; `undefined`: at the next planned upgrade. */
	readonly days: number | undefined;
	/** Look for traces of a break-in as well. */
	readonly forensics: boolean;
	/** `YYYY-MM-DD`, where the days count from a known day: a listing in CISA KEV, or a wave. Else they count from when a device is found. */
	readonly date: string | undefined;
	/** Why, in English words. */
	readonly reasons: readonly string[];
	/** Lower first, as `PriorityDecision.urgency`. */
	readonly urgency: number;
}

/** The most urgent of the holes of a document, on a day (`YYYY-MM-DD`). */
export function dueOf(holes: readonly DueHole[], exposure: Exposure, asOf: string): Due | undefined {
	let worst: { readonly decision: PriorityDecision; readonly hole: DueHole } | undefined;
	for (const hole of holes) {
		const { attacked, vectors, waves } = hole;
		const decision = priorityOf({ attacked, exposure, vectors, asOf, waves });
		if (worst === undefined || decision.urgency < worst.decision.urgency) worst = { decision, hole };
	}
	if (worst === undefined) return undefined;
	const { decision, hole } = worst;
	const days = /^(\d+) days/.exec(decision.decision)?.[1];
	const started = (hole.attacked?.kevAdded !== undefined && hole.attacked.kevAdded <= asOf) || hole.waves.length > 0;
	return {
		days: days === undefined ? undefined : Number(days),
		forensics: decision.forensics,
		date: started ? decision.due : undefined,
		reasons: decision.reasons,
		urgency: decision.urgency,
	};
}
