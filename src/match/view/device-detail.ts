/** All about one device: what it is, on what evidence, what was found, and what changed. */
import type { KeptDevice, Observation } from "../../inventory/ports.ts";
import { wordsOfQuestion } from "../question.ts";
import type { DeviceDetail, Moment, StatedValue, ValueChange } from "./answers.ts";
import { deviceRow } from "./device-rows.ts";
import { findingRow } from "./finding-rows.ts";
import type { FleetView } from "./view.ts";

/** Statements that are shown. */
const MOST_STATED = 500;

/** Joins what a view knows with what the store keeps. `observations`: newest first. */
export function deviceDetail(
	view: FleetView,
	row: number,
	kept: KeptDevice,
	observations: readonly Observation[],
): Omit<DeviceDetail, keyof Moment> {
	const { judged } = view;
	const { mac, serial, protocol, addresses, openPorts, oemMap, place } = kept.device;
	const answer = judged.judgedAt(row);
	const order = answer.holes.map((_, index) => index).sort((a, b) => judged.rankAt(row, a) - judged.rankAt(row, b));
	return {
		device: deviceRow(view, row),
		facts: { mac, serial, protocol, addresses, openPorts, oemMap, firstSeenAt: kept.firstSeenAt, source: place.source, line: place.line },
		evidence: observations.slice(0, MOST_STATED).map(toStated),
		history: changesIn(observations),
		findings: order.map((hole) => {
			const { owner: _, givenId: __, ...finding } = findingRow(view, row, hole);
			return finding;
		}),
		questions: answer.questions.map((key) => {
			const { what, hint } = wordsOfQuestion(key, 1, new Set(key.whom === undefined ? [] : [key.whom]));
			return { fact: key.fact, what, hint, decides: key.decides };
		}),
	};
}

function toStated({ field, value, time, source, line, method, confidence }: Observation): StatedValue {
	return { field, value, at: time, source, line, method, confidence };
}

/** Fields that have one value at a time; what else is stated is a list, or where it stands. */
const SINGLE = new Set(["site", "name", "brand", "maker", "model", "firmware", "kind", "mac", "serial", "exposure", "protocol"]);

/** What each statement changed, newest first. */
function changesIn(observations: readonly Observation[]): readonly ValueChange[] {
	const last = new Map<string, string>();
	const changes: ValueChange[] = [];
	for (const { field, value, time, source } of observations.toReversed()) {
		const before = last.get(field);
		if (!SINGLE.has(field) || before === value) continue;
		last.set(field, value);
		changes.push({ field, from: before, to: value, at: time, source });
	}
	return changes.toReversed().slice(0, MOST_STATED);
}
