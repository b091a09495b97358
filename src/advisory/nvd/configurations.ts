/**
 * The configurations of an NVD entry: firmware (part `o`) that runs on hardware (part `h`), and what else must stand beside.
 *
 * A part that is not `vulnerable` is only what the vulnerable one runs on or with: it is never affected itself.
 */
import { asObject, type JsonObject, member, text } from "../csaf/json.ts";
import type { RepairLog } from "../csaf/repair-log.ts";
import type { Unparsed } from "../document.ts";
import { type Criterion, readCriterion } from "./criterion.ts";

/** A vulnerable criterion with what the configuration puts beside it. */
export interface Placed {
	readonly criterion: Criterion;
	/** What the configuration joins to it by AND; one object for all criteria of a node. */
	readonly beside: Beside;
}

/** What stands in the other nodes of a configuration. */
export interface Beside {
	readonly hardware: readonly Criterion[];
	/** Anything else: an operating system under an application. */
	readonly others: readonly Criterion[];
}

/** Most criteria of one record that are read: CVE-2021-36260 has about 700, the largest of all a few thousand. */
const MOST_CRITERIA = 20_000;

/** All vulnerable criteria in document order. What cannot be read goes to `unparsed`: then the list is not whole. */
export function readConfigurations(cve: JsonObject, pointer: string, log: RepairLog, unparsed: Unparsed[]): readonly Placed[] {
	const placed: Placed[] = [];
	let left = MOST_CRITERIA;
	log.array(cve, "configurations", pointer).forEach((value, at) => {
		const place = `${pointer}/configurations/${at}`;
		const configuration = log.object(value, place);
		const nodes = readNodes(configuration, place, log, unparsed, left);
		left -= nodes.flat().length;
		if (member(configuration, "negate") === true) unparsed.push(unread(place, "negate", "a configuration that is not negated"));
		else placed.push(...arrange(nodes, text(configuration, "operator")?.toUpperCase() === "AND"));
	});
	return placed;
}

function readNodes(
	configuration: JsonObject | undefined,
	place: string,
	log: RepairLog,
	unparsed: Unparsed[],
	left: number,
): readonly (readonly Criterion[])[] {
	let room = left;
	return log.array(configuration, "nodes", place).map((value, at) => {
		const pointer = `${place}/nodes/${at}`;
		const node = log.object(value, pointer);
		if (member(node, "negate") === true || member(node, "children") !== undefined) {
			unparsed.push(unread(pointer, "negate or children", "a node of NVD API 2.0 that is not negated"));
			return [];
		}
		return log.array(node, "cpeMatch", pointer).flatMap((match, index) => {
			const spot = `${pointer}/cpeMatch/${index}`;
			if (room-- <= 0) {
				if (room === -1) unparsed.push(unread(spot, "", `at most ${MOST_CRITERIA} criteria`));
				return [];
			}
			const object = asObject(match);
			const criterion = object === undefined ? undefined : readCriterion(object, spot);
			if (criterion !== undefined) return [criterion];
			unparsed.push(unread(spot, text(object, "criteria") ?? "", "a CPE 2.3 name"));
			return [];
		});
	});
}

function unread(pointer: string, said: string, expected: string): Unparsed {
	return { pointer, text: said.slice(0, 200), at: 0, expected };
}

/** Joined by AND, what stands in the other nodes stands beside; joined by OR, each node is by itself. */
function arrange(nodes: readonly (readonly Criterion[])[], and: boolean): readonly Placed[] {
	return nodes.flatMap((node, at) => {
		const others = and ? nodes.filter((_, index) => index !== at).flat() : [];
		const beside: Beside = {
			hardware: others.filter((other) => other.cpe.part === "h"),
			others: others.filter((other) => other.cpe.part !== "h" && !other.vulnerable),
		};
		return node.filter((criterion) => criterion.vulnerable).map((criterion) => ({ criterion, beside }));
	});
}
