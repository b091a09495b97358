/** What is due over other channels: pure, from the frozen audience, the ledger and what people said. */
import { MOST_ATTEMPTS, pauseAfter } from "../../core/outbox.ts";
import type { Campaign } from "../campaign.ts";
import type { NoticeRecord } from "../ledger/record.ts";
import type { Recipient } from "../recipient.ts";
import type { Step } from "./channel.ts";

/** An organisation of which nobody answered. */
export interface SilentGroup {
	readonly organisation: string;
	/** Their addresses, those that never got it too. */
	readonly people: readonly string[];
	readonly devices: NonNullable<Recipient["devices"]>;
	readonly language: Recipient["language"];
}

/** Gathers organisations from the audience, a recipient at a time. */
export function gatherSilent(): {
	add(place: number, recipient: Recipient): void;
	silent(answered: ReadonlySet<number>): readonly SilentGroup[];
} {
	const groups = new Map<
		string,
		{ places: number[]; people: string[]; devices: SilentGroup["devices"]; language: SilentGroup["language"] }
	>();
	return {
		add(place, { to, why, devices, language }) {
			if (why !== "owner" || devices === undefined) return;
			const held = groups.get(devices.organisation);
			if (held === undefined) groups.set(devices.organisation, { places: [place], people: [to], devices, language });
			else {
				held.places.push(place);
				held.people.push(to);
			}
		},
		silent: (answered) =>
			[...groups]
				.filter(([, { places }]) => !places.some((place) => answered.has(place)))
				.map(([organisation, { people, devices, language }]) => ({ organisation, people, devices, language })),
	};
}

/** How a notice stands. */
export interface NoticeStanding {
	readonly outcome: NoticeRecord["outcome"];
	readonly failures: number;
	readonly words: string;
	readonly at: number;
}

/** Follows the notices of a ledger; keys are `step` and `group` with a line feed between. */
export function createNotices(): { apply(record: NoticeRecord): void; readonly all: ReadonlyMap<string, NoticeStanding> } {
	const all = new Map<string, NoticeStanding>();
	return {
		all,
		apply({ step, group, outcome, words, at }) {
			const key = noticeKey(step, group);
			const before = all.get(key);
			// An intent that stands is no failure: it is sent again under the same id.
			all.set(key, { outcome, failures: (before?.failures ?? 0) + (outcome === "failed" ? 1 : 0), words, at });
		},
	};
}

/** The key of a notice. */
export function noticeKey(step: string, group: string): string {
	return `${step}\n${group}`;
}

/** What is to be done now. */
export interface DueNotice {
	readonly step: Step;
	/** `undefined`: about the campaign. */
	readonly group: SilentGroup | undefined;
}

/** What of it is due, and what was given up. */
export function dueNotices(
	campaign: Pick<Campaign, "createdAt" | "level">,
	steps: readonly Step[],
	silent: readonly SilentGroup[],
	notices: ReadonlyMap<string, NoticeStanding>,
	{ now, isForced = false }: { readonly now: number; readonly isForced?: boolean },
): {
	readonly due: readonly DueNotice[];
	readonly dead: readonly (DueNotice & { readonly words: string })[];
	readonly nextAt: number | undefined;
} {
	const [due, dead]: [DueNotice[], (DueNotice & { words: string })[]] = [[], []];
	let nextAt: number | undefined;
	const later = (at: number) => {
		nextAt = Math.min(nextAt ?? at, at);
	};
	for (const step of steps) {
		const isSilence = step.id.startsWith("silence");
		if (isSilence && campaign.level !== "emergency") continue;
		const since = campaign.createdAt + step.afterMs;
		for (const group of isSilence ? silent : [undefined]) {
			const held = notices.get(noticeKey(step.id, group?.organisation ?? "*"));
			if (held?.outcome === "done") continue;
			if (held?.outcome === "failed" && held.failures >= MOST_ATTEMPTS && !isForced) dead.push({ step, group, words: held.words });
			else {
				const at = held?.outcome === "failed" && !isForced ? held.at + pauseAfter(held.failures) : since;
				if (Math.max(at, since) <= now) due.push({ step, group });
				else later(Math.max(at, since));
			}
		}
	}
	return { due, dead, nextAt };
}
