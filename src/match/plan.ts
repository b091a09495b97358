/** What one identity asks its owner to do, over all its holes: one step that closes most, and what stays open after it. */
import type { Order } from "../catalog/firmware/scheme.ts";
import { readFirmware, type VersionReader } from "./firmware.ts";
import type { HoleJudgement } from "./hole.ts";
import type { Subject } from "./subject.ts";
import type { ActionKind, Verdict } from "./verdict.ts";

/** The step, with the holes behind it. */
export interface Plan {
	readonly kind: ActionKind;
	readonly upgradeTo: string | undefined;
	readonly verdict: Verdict;
	readonly holes: readonly HoleJudgement[];
	/** Holes that the step does not close. */
	readonly staysOpen: readonly HoleJudgement[];
}

/** The plan of an identity; `undefined` where nothing is to be done beyond answering questions. */
export function planOf(subject: Subject, holes: readonly HoleJudgement[]): Plan | undefined {
	const affected = holes.filter((hole) => hole.verdict === "known_affected");
	const pending =
		affected.length > 0 ? affected : holes.filter((hole) => hole.verdict === "under_investigation" && hole.kind === "gap_before_fix");
	const first = pending[0];
	if (first === undefined) return undefined;
	const verdict = first.verdict;
	const endOfLife = pending.filter((hole) => hole.action === "replace");
	if (endOfLife.length > 0) return { kind: "replace", upgradeTo: undefined, verdict, holes: pending, staysOpen: [] };
	const upgradeTo = highest(
		pending.map((hole) => hole.upgradeTo).filter((text) => text !== undefined),
		subject,
	);
	if (upgradeTo !== undefined)
		return { kind: "upgrade", upgradeTo, verdict, holes: pending, staysOpen: pending.filter((hole) => hole.upgradeTo === undefined) };
	const kind = pending.some((hole) => hole.action === "ask_vendor") ? "ask_vendor" : "isolate";
	return { kind, upgradeTo: undefined, verdict, holes: pending, staysOpen: [] };
}

/** The newest of several targets; where two have no order, both are named. */
function highest(targets: readonly string[], { matcher, faces }: Subject): string | undefined {
	const reader = matcher.readerOf(faces);
	let kept: string[] = [];
	let more = false;
	for (const target of new Set(targets)) {
		// Beside so many that have no order another one says nothing, and a document may list thousands.
		if (kept.length >= MOST_TARGETS) {
			more = true;
			break;
		}
		const orders = kept.map((other) => orderOf(target, other, reader));
		if (orders.some((order) => order === "<" || order === "=")) continue;
		kept = [...kept.filter((_, index) => orders[index] !== ">"), target];
	}
	if (kept.length === 0) return undefined;
	return `${kept.slice(0, 3).map(targetWords).join(" and ")}${more ? " and others" : ""}`;
}

/** Targets without an order that are held beside each other. */
const MOST_TARGETS = 16;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Orders of targets that were asked for; the same few are compared for every segment of a model. */
const known = new WeakMap<VersionReader, { readonly orders: Map<string, Map<string, Order>>; size: number }>();
/** Orders kept for one reader; a document may name thousands of targets. */
const MOST_ORDERS = 100_000;

function orderOf(a: string, b: string, reader: VersionReader): Order {
	const kept = known.get(reader) ?? { orders: new Map<string, Map<string, Order>>(), size: 0 };
	known.set(reader, kept);
	// Texts of documents are few and the same strings each time: two maps are quicker than one key of both.
	const held = kept.orders.get(a)?.get(b);
	if (held !== undefined) return held;
	if (kept.size >= MOST_ORDERS) {
		kept.orders.clear();
		kept.size = 0;
	}
	const order = findOrder(a, b, reader);
	const byOther = kept.orders.get(a) ?? new Map<string, Order>();
	kept.orders.set(a, byOther.set(b, order));
	kept.size += 1;
	return order;
}

function findOrder(a: string, b: string, reader: VersionReader): Order {
	if (DAY.test(a) && DAY.test(b)) return a < b ? "<" : a > b ? ">" : "=";
	if (DAY.test(b)) return readFirmware(a, reader).compareToDay(b).order;
	if (DAY.test(a)) return FLIPPED[readFirmware(b, reader).compareToDay(a).order];
	return readFirmware(a, reader).compareTo(b).order;
}

const FLIPPED: Readonly<Record<Order, Order>> = { "<": ">", ">": "<", "=": "=", "?": "?" };

/** A bound that is a day asks for any firmware built then or later. */
export function targetWords(target: string): string {
	return DAY.test(target) ? `a build of ${target} or later` : target;
}
