/**
 * Two answers about one fleet, before and after documents or facts changed: what changed in meaning, for which devices.
 *
 * An editorial change of a document gives nothing here. Whoever warns, warns of what this gives.
 */
import type { Exposure } from "../../inventory/device.ts";
import type { Identity } from "../identity.ts";
import type { Judged, JudgedFleet } from "../judged-fleet.ts";
import { type Aspect, differingAspects, isAtRisk, type Meaning, meaningOf } from "./meaning.ts";
import { type Pair, pairHoles, type Told } from "./pair-holes.ts";

/**
 * What a change comes to, the weightiest first. `no_longer_stated`: no document speaks of it any more, which is not the same as safe.
 * `still_at_risk`: as before, and something else about it is new (`aspects`); also affected before and open now.
 */
export type ChangeKind = "newly_affected" | "newly_open" | "still_at_risk" | "no_longer_stated" | "no_longer_at_risk" | "stated_safe";

/** The kinds in the order in which they are shown. */
export const CHANGE_KINDS: readonly ChangeKind[] = [
	"newly_affected",
	"newly_open",
	"still_at_risk",
	"no_longer_stated",
	"no_longer_at_risk",
	"stated_safe",
];

/** One hole on devices of one identity and exposure. */
export interface Change {
	readonly kind: ChangeKind;
	/** What differs; `verdict` alone where one of the answers does not have the hole. */
	readonly aspects: readonly Aspect[];
	readonly cve: string | null;
	readonly title: string;
	/** The documents that decided, empty where the device could not be identified; `null` where the answer does not have the hole. */
	readonly advisoryBefore: string | null;
	readonly advisoryAfter: string | null;
	/** The document that stated it before has been withdrawn by its publisher. */
	readonly withdrawn: boolean;
	readonly before: Meaning | null;
	readonly after: Meaning | null;
	/** The last step of the proof that holds now, or held before, in words. */
	readonly because: string;
	readonly device: Omit<Identity, "oemMap">;
	readonly exposure: Exposure;
	readonly deviceIds: readonly string[];
}

/** All changes. */
export interface Changes {
	readonly devices: number;
	/** Devices with at least one change. */
	readonly changed: number;
	/** Devices with a change of each kind. */
	readonly summary: Readonly<Record<ChangeKind, number>>;
	/** By kind, then CVE, then device. */
	readonly changes: readonly Change[];
}

type Found = Omit<Change, "device" | "exposure" | "deviceIds">;

/**
 * Compares two answers about the same fleet.
 *
 * @param before - And `after`: over one fleet, to which no device is added afterwards.
 * @param withdrawn - Ids of documents that their publishers have taken back.
 */
export function compareAnswers(before: JudgedFleet, after: JudgedFleet, withdrawn: ReadonlySet<string>): Changes {
	const { fleet } = after;
	before.judge();
	after.judge();
	const found = new Map<Judged, Map<Judged, Map<Exposure, readonly Found[]>>>();
	const groups = new Map<string, { readonly changes: readonly Found[]; readonly rows: number[] }>();
	const summary = { newly_affected: 0, newly_open: 0, still_at_risk: 0, no_longer_stated: 0, no_longer_at_risk: 0, stated_safe: 0 };
	let changed = 0;
	for (let row = 0; row < fleet.size; row += 1) {
		const key = `${fleet.identityAt(row)} ${fleet.exposureAt(row)}`;
		let group = groups.get(key);
		if (group === undefined) {
			group = { changes: changesAt(row, before, after, withdrawn, found), rows: [] };
			groups.set(key, group);
		}
		if (group.changes.length === 0) continue;
		group.rows.push(row);
		changed += 1;
		for (const kind of new Set(group.changes.map((change) => change.kind))) summary[kind] += 1;
	}
	const changes = [...groups.values()].flatMap(({ changes, rows }) => {
		const [first = 0] = rows;
		const { oemMap: _, ...device } = fleet.identities[fleet.identityAt(first)] ?? NOBODY;
		const where = { device, exposure: fleet.exposureAt(first), deviceIds: rows.map((row) => fleet.idAt(row)) };
		return changes.map((change): Change => ({ ...change, ...where }));
	});
	return { devices: fleet.size, changed, summary, changes: changes.sort(inOrder) };
}

const NOBODY: Identity = { brand: undefined, maker: undefined, model: undefined, firmware: undefined, oemMap: undefined };

function inOrder(a: Change, b: Change): number {
	return CHANGE_KINDS.indexOf(a.kind) - CHANGE_KINDS.indexOf(b.kind) || compareText(a.cve ?? a.title, b.cve ?? b.title);
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Identities of one segment share their answers: each pair of answers is compared once for each exposure. */
function changesAt(
	row: number,
	before: JudgedFleet,
	after: JudgedFleet,
	withdrawn: ReadonlySet<string>,
	found: Map<Judged, Map<Judged, Map<Exposure, readonly Found[]>>>,
): readonly Found[] {
	const [earlier, later, exposure] = [before.judgedAt(row), after.judgedAt(row), after.fleet.exposureAt(row)];
	const byLater = found.get(earlier) ?? new Map<Judged, Map<Exposure, readonly Found[]>>();
	found.set(earlier, byLater);
	const byExposure = byLater.get(later) ?? new Map<Exposure, readonly Found[]>();
	byLater.set(later, byExposure);
	let changes = byExposure.get(exposure);
	if (changes === undefined) {
		changes = pairHoles(toldAt(row, before), toldAt(row, after)).flatMap((pair) => changeOf(pair, withdrawn) ?? []);
		byExposure.set(exposure, changes);
	}
	return changes;
}

function toldAt(row: number, judged: JudgedFleet): readonly Told[] {
	return judged.judgedAt(row).holes.flatMap((hole, index) => {
		const urgency = judged.urgencyAt(row, index);
		return urgency === undefined ? [] : [{ hole, meaning: meaningOf(hole, urgency) }];
	});
}

function changeOf({ before, after }: Pair, withdrawn: ReadonlySet<string>): Found | undefined {
	const told = after ?? before;
	if (told === undefined) return undefined;
	const aspects = before === undefined || after === undefined ? (["verdict"] as const) : differingAspects(before.meaning, after.meaning);
	if (aspects.length === 0) return undefined;
	return {
		kind: kindOf(before?.meaning, after?.meaning),
		aspects,
		cve: told.hole.cve ?? null,
		title: told.hole.title,
		advisoryBefore: before?.hole.advisory ?? null,
		advisoryAfter: after?.hole.advisory ?? null,
		withdrawn: before !== undefined && withdrawn.has(before.hole.advisory),
		before: before?.meaning ?? null,
		after: after?.meaning ?? null,
		because: told.hole.because.at(-1)?.outcome ?? "",
	};
}

function kindOf(before: Meaning | undefined, after: Meaning | undefined): ChangeKind {
	if (after === undefined) return "no_longer_stated";
	if (after.verdict === "known_affected" && before?.verdict !== "known_affected") return "newly_affected";
	if (after.verdict === "under_investigation" && (before === undefined || !isAtRisk(before))) return "newly_open";
	if (isAtRisk(after)) return "still_at_risk";
	return before !== undefined && isAtRisk(before) ? "no_longer_at_risk" : "stated_safe";
}
