/** How a fleet stands in a few numbers, to be held against how it stood before: what is worth an alert. */
import { daysBetween } from "../assess.ts";
import { EXPOSURES } from "../fleet.ts";
import type { WaveReach } from "./answers.ts";
import { waveReaches } from "./overview.ts";
import type { FleetView } from "./view.ts";

/** Devices at risk of one hole. */
export interface HoleStanding {
	readonly affected: number;
	/** Of these, those reachable from the internet. */
	readonly exposed: number;
	/** What it is called: its CVE, or its title. */
	readonly name?: string | undefined;
}

/** Plain data, so that it can be kept. */
export interface Standing {
	/** `YYYY-MM-DD` */
	readonly asOf: string;
	readonly devices: number;
	readonly holes: Readonly<Record<string, HoleStanding>>;
	/** Running waves that may reach a device: title and number of devices. */
	readonly waves: Readonly<Record<string, { readonly title: string; readonly devices: number }>>;
	/** Sources that are older than they should be, each as a sentence without a full stop. */
	readonly stale: readonly string[];
}

/** What there may be an alert about. */
export const ALERT_KINDS = ["newly-affected", "newly-exposed", "wave", "stale"] as const;

/** One of them. */
export type AlertKind = (typeof ALERT_KINDS)[number];

/** Something that changed for the worse; `text` is one sentence. */
export interface Alert {
	readonly kind: AlertKind;
	readonly text: string;
}

/** Older than this the catalogue is stale, and CISA's list of attacked holes. Days. */
const CATALOGUE_DAYS = 30;
const KEV_DAYS = 14;

/** Holes that are named one by one; more are counted. */
const MOST_NAMED = 20;

/** How a view stands. */
export function standingOf(view: FleetView): Standing {
	const { fleet, judged, matcher, options } = view;
	const holes = new Map<string, { affected: number; exposed: number; name: string }>();
	for (let identity = 0; identity < fleet.identities.length; identity += 1) {
		const affected = new Set(judged.judgedOf(identity).holes.filter(({ hole, verdict }) => hole !== "" && verdict === "known_affected"));
		if (affected.size === 0) continue;
		const counts = EXPOSURES.map((exposure) => [exposure, fleet.countOf(identity, exposure)] as const);
		for (const { hole: key, cve, title } of affected) {
			const hole = holes.get(key) ?? { affected: 0, exposed: 0, name: (cve ?? title).slice(0, 120) };
			holes.set(key, hole);
			for (const [exposure, devices] of counts) {
				hole.affected += devices;
				if (exposure === "internet") hole.exposed += devices;
			}
		}
	}
	// Of some devices of the maker no document speaks: nothing known is not safe.
	const devicesOf = ({ known_affected, under_investigation, no_statement }: WaveReach) =>
		known_affected + under_investigation + no_statement;
	const reached = waveReaches(view).filter((wave) => devicesOf(wave) > 0);
	const waves = reached.map((wave) => [wave.wave, { title: wave.title, devices: devicesOf(wave) }] as const);
	const kev = options.lists?.kev;
	return {
		asOf: options.asOf,
		devices: fleet.size,
		holes: Object.fromEntries(holes),
		waves: Object.fromEntries(waves),
		stale: [
			...staleSince("the catalogue", matcher.catalogue.date, options.asOf, CATALOGUE_DAYS),
			...(kev === undefined ? [] : staleSince("the list of attacked holes (CISA KEV)", kev.releasedOn, options.asOf, KEV_DAYS)),
		],
	};
}

function staleSince(what: string, date: string, today: string, most: number): readonly string[] {
	return daysBetween(date, today) > most ? [`${what} is of ${date}, more than ${most} days ago`] : [];
}

/** What got worse between two standings; nothing where there is no earlier one. */
export function alertsBetween(before: Standing | undefined, after: Standing): readonly Alert[] {
	if (before === undefined) return [];
	const grown = (field: "affected" | "exposed") =>
		Object.entries(after.holes).flatMap(([key, now]) => {
			const more = now[field] - (before.holes[key]?.[field] ?? 0);
			return more > 0 ? [{ cve: now.name ?? key, more, all: now[field] }] : [];
		});
	const affected = grown("affected").map(({ cve, more, all }) => `${cve}: ${devices(more)} newly at risk, ${all} in all`);
	const exposed = grown("exposed").map(
		({ cve, more, all }) => `${cve}: ${devices(more)} newly at risk within reach of the internet, ${all} in all`,
	);
	const waves = Object.entries(after.waves).filter(([id]) => before.waves[id] === undefined);
	// The day stands in the sentence of what is stale, so it is told once for each edition.
	const stale = after.stale.filter((text) => !before.stale.includes(text));
	return [
		...told("newly-affected", affected),
		...told("newly-exposed", exposed),
		...waves.map(
			([, { title, devices: reached }]): Alert => ({
				kind: "wave",
				text: `a wave of attacks (${title.slice(0, 200)}) may reach ${devices(reached)}`,
			}),
		),
		...stale.map((text): Alert => ({ kind: "stale", text })),
	];
}

function told(kind: AlertKind, lines: readonly string[]): readonly Alert[] {
	const left = lines.length - MOST_NAMED;
	const named = [...lines]
		.sort()
		.slice(0, MOST_NAMED)
		.map((text) => ({ kind, text }));
	return left > 0 ? [...named, { kind, text: `and ${left} more holes: see the console` }] : named;
}

function devices(count: number): string {
	return count === 1 ? "1 device" : `${count} devices`;
}
