/**
 * What a wave of attacks means for a fleet: which devices it may reach under whatever label, how they stand, and what to do first.
 *
 * Unknown is never safe: devices of the maker that no document speaks of are reached too, and those that nobody can identify are counted apart,
 * by name.
 */
import { touches, type Wave } from "../detect/wave.ts";
import type { Exposure } from "../inventory/device.ts";
import { isWorse } from "./combine.ts";
import { EXPOSURES } from "./fleet.ts";
import type { HoleJudgement } from "./hole.ts";
import type { Judged, JudgedFleet } from "./judged-fleet.ts";
import type { ActionKind, Verdict } from "./verdict.ts";

/** How a device that a wave may reach stands to it. */
export type ReachVerdict = Verdict | "no_statement";

/** Devices that are one line: the same label, model, verdict and step. */
export interface ReachLine {
	readonly brand: string | undefined;
	readonly model: string | undefined;
	readonly verdict: ReachVerdict;
	readonly devices: number;
	/** Of these, those that the internet reaches, and those of which that is not known. */
	readonly exposed: number;
	readonly unknownExposure: number;
	/** Holes that the wave is about, and the device has or may have: CVE or title; at most a few. */
	readonly holes: readonly string[];
	readonly step: { readonly kind: ActionKind; readonly upgradeTo: string | undefined };
}

/** A device that nobody can identify. Texts are its list's. */
export interface NamelessDevice {
	readonly id: string;
	readonly name: string | undefined;
	readonly site: string | undefined;
	readonly brand: string | undefined;
	readonly model: string | undefined;
	readonly exposure: Exposure;
}

/** The answer. */
export interface WaveReachReport {
	/** False: nothing says whose devices are meant, so any may be. */
	readonly isAimed: boolean;
	/** Makers that were looked for: the one that the wave names, else those that it may be aimed at. */
	readonly makers: readonly string[];
	readonly devices: number;
	readonly summary: Readonly<Record<ReachVerdict, number>>;
	/** Reachable from the internet, at risk, open or spoken of by nobody. */
	readonly exposed: number;
	readonly unknownExposure: number;
	/** What to do first comes first; at most 200. */
	readonly lines: readonly ReachLine[];
	readonly left: number;
	/** Devices that cannot be identified, so that nobody knows whether they are reached. */
	readonly nameless: { readonly devices: number; readonly exposed: number; readonly first: readonly NamelessDevice[] };
}

/** Least probability from which a maker that evidence names is looked for, where the wave is put down to none. */
const LEAST_AIM = 0.2;
const MOST_LINES = 200;
const MOST_NAMED = 50;
const MOST_HOLES = 5;
const ORDER: readonly ReachVerdict[] = ["known_affected", "under_investigation", "no_statement", "fixed", "known_not_affected"];

/** Makes it, for a wave that counts or not, made up or not: whoever shows it says so. */
export function waveReach({ fleet, judgedOf }: Pick<JudgedFleet, "fleet" | "judgedOf">, wave: Wave): WaveReachReport {
	const makers = makersOf(wave);
	const isAimed = makers.length > 0 || wave.key.cve !== undefined;
	const lines = new Map<string, Growing>();
	const nameless = new Set<number>();
	fleet.identities.forEach(({ brand, maker, model }, identity) => {
		const judged = judgedOf(identity);
		if (isNameless(judged, isAimed)) nameless.add(identity);
		else {
			const found = standOf(judged, wave, makers, isAimed);
			if (found !== undefined) addTo(lines, { brand: brand ?? maker, model, ...found }, (exposure) => fleet.countOf(identity, exposure));
		}
	});
	const sorted = [...lines.values()].sort(
		(a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || b.exposed - a.exposed || b.devices - a.devices,
	);
	const atRisk = sorted.filter(({ verdict }) => isOpen(verdict));
	return {
		isAimed,
		makers,
		devices: sum(sorted, "devices"),
		summary: Object.fromEntries(
			ORDER.map((verdict) => [
				verdict,
				sum(
					sorted.filter((line) => line.verdict === verdict),
					"devices",
				),
			]),
		) as Record<ReachVerdict, number>,
		exposed: sum(atRisk, "exposed"),
		unknownExposure: sum(atRisk, "unknownExposure"),
		lines: sorted.slice(0, MOST_LINES),
		left: Math.max(0, sorted.length - MOST_LINES),
		nameless: namelessOf(fleet, nameless),
	};
}

type Growing = { -readonly [Key in keyof ReachLine]: ReachLine[Key] };

/** Whose devices a wave may be aimed at. */
export function makersOf({ key, measured }: Pick<Wave, "key" | "measured">): readonly string[] {
	if (key.maker !== undefined) return [key.maker];
	if (key.cve !== undefined) return [];
	const aims = measured?.aims ?? [];
	return aims.flatMap(({ maker, probability }) => (maker !== undefined && maker !== null && probability >= LEAST_AIM ? [maker] : []));
}

/** Whether a verdict leaves something to be done. */
function isOpen(verdict: ReachVerdict): boolean {
	return verdict !== "fixed" && verdict !== "known_not_affected";
}

/** Not identified, not even by its maker: it may be what is attacked, or not. */
function isNameless({ holes, makers: own }: Judged, isAimed: boolean): boolean {
	const isStranger = holes.some(({ hole }) => hole === "");
	return isStranger && (!isAimed || own.every((id) => id.startsWith("text:")));
}

/** How an identity stands to a wave; `undefined`: it is not reached. */
function standOf(
	judged: Judged,
	wave: Wave,
	makers: readonly string[],
	isAimed: boolean,
): Omit<ReachLine, Counts | "brand" | "model"> | undefined {
	const isMeant = !isAimed || judged.makers.some((id) => makers.includes(id));
	const own = judged.holes.filter(({ hole, cve }) => {
		// Of the maker, and of no model that anybody knows: it stays open.
		if (hole === "") return isMeant;
		return wave.key.cve === undefined ? isMeant : touches(wave, { cve, makers: judged.makers });
	});
	if (own.length === 0)
		return isMeant ? { verdict: "no_statement", holes: [], step: { kind: "find_out", upgradeTo: undefined } } : undefined;
	const verdict = own.reduce((worst, hole) => (isWorse(hole.verdict, worst.verdict) ? hole : worst)).verdict;
	const worst = own.filter((hole) => hole.verdict === verdict);
	return {
		verdict,
		holes: [...new Set(worst.filter(({ hole }) => hole !== "").map(nameOf))].slice(0, MOST_HOLES),
		step: stepOf(judged, worst, verdict),
	};
}

type Counts = "devices" | "exposed" | "unknownExposure";

function nameOf({ cve, title }: HoleJudgement): string {
	return (cve ?? title).slice(0, 120);
}

/** What the plan of the device says, where it is about one of these holes. */
function stepOf({ plan }: Judged, holes: readonly HoleJudgement[], verdict: Verdict): ReachLine["step"] {
	if (!isOpen(verdict)) return { kind: "none", upgradeTo: undefined };
	if (plan !== undefined && holes.some((hole) => plan.holes.includes(hole))) return { kind: plan.kind, upgradeTo: plan.upgradeTo };
	return { kind: "find_out", upgradeTo: undefined };
}

function addTo(lines: Map<string, Growing>, line: Omit<ReachLine, Counts>, countOf: (exposure: Exposure) => number): void {
	const key = JSON.stringify([line.brand, line.model, line.verdict, line.step.kind, line.step.upgradeTo]);
	const held = lines.get(key) ?? { ...line, devices: 0, exposed: 0, unknownExposure: 0 };
	lines.set(key, held);
	for (const exposure of EXPOSURES) held.devices += countOf(exposure);
	held.exposed += countOf("internet");
	held.unknownExposure += countOf("unknown");
}

function sum(lines: readonly ReachLine[], what: Counts): number {
	return lines.reduce((total, line) => total + line[what], 0);
}

function namelessOf(fleet: JudgedFleet["fleet"], identities: ReadonlySet<number>): WaveReachReport["nameless"] {
	let [devices, exposed] = [0, 0];
	const first: NamelessDevice[] = [];
	if (identities.size > 0) {
		for (const identity of identities) {
			devices += fleet.devicesOf(identity);
			exposed += fleet.countOf(identity, "internet");
		}
		// Those that the internet reaches are named before the others.
		for (const isExposed of [true, false]) {
			for (let row = 0; row < fleet.size && first.length < MOST_NAMED; row += 1) {
				if (!identities.has(fleet.identityAt(row)) || (fleet.exposureAt(row) === "internet") !== isExposed) continue;
				const { id, name, site, brand, maker, model, exposure } = fleet.deviceAt(row);
				first.push({ id, name, site, brand: brand ?? maker, model, exposure });
			}
		}
	}
	return { devices, exposed, first };
}
