/** The relabel graph on a terminal: a line of what is known, then its evidence, grade and source. */
import { count } from "../../match/answer-words.ts";
import type { RelabelGraph, RelabelLink } from "../../match/relabel-graph.ts";
import { clean } from "./cells.ts";
import { dotted, type Line, paint, span, wrap } from "./paint.ts";

/** Prefixes and the like that are shown without `all`. */
const MOST_VALUES = 6;

/** Writes the links for people; no line is wider than `width`. */
export function renderRelabels(
	{ vendors, links, catalogue }: RelabelGraph,
	options: { readonly width: number; readonly colour: boolean; readonly all: boolean },
): string {
	const width = Math.max(40, Math.trunc(options.width));
	const names = new Map(vendors.map(({ id, name }) => [id, clean(name, 60)]));
	const nameOf = (id: string) => names.get(id) ?? id;
	const head = `${count(links.length, "fact")} about ${count(vendors.length, "vendor")} (catalogue ${catalogue.version})`;
	const lines: Line[] = [...wrap([span(head, "strong")], width)];
	for (const link of links) {
		const facts = [link.evidence.replaceAll("_", " "), link.confidence, clean(`${link.source}, ${link.date}`, 300)];
		lines.push([], ...wrap([span(wordsOf(link, nameOf, options.all))], width));
		lines.push(...wrap(dotted(facts.map((text) => span(text, "quiet"))), width, [span("   ")]));
	}
	if (links.length === 0)
		lines.push(...wrap([span("Nothing links it with another vendor. That is no statement about who builds it.")], width));
	return paint(lines, options.colour);
}

function wordsOf(link: RelabelLink, nameOf: (id: string) => string, all: boolean): string {
	const maker = nameOf(link.maker);
	const about = [
		link.line === null ? "" : `; ${clean(link.line, 120)}`,
		link.from === null ? "" : `; from ${link.from}`,
		link.to === null ? "" : `; until ${link.to}`,
	].join("");
	if (link.evidence === "part_of") return `${nameOf(link.brand ?? "")} is part of ${maker}`;
	if (link.evidence === "model_name") return `${clean(link.model ?? "", 120)} is a name of ${maker}'s models${about}`;
	if (link.values.length > 0) {
		const shown = all ? link.values : link.values.slice(0, MOST_VALUES);
		const more = link.values.length - shown.length;
		const values = `${shown.map((value) => clean(value, 40)).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
		const label = link.brand === null ? "" : ` (label: ${nameOf(link.brand)})`;
		return `points to ${maker}${label}: ${clean(link.says ?? "", 300)}: ${values}${about}`;
	}
	const model = link.model === null ? "" : ` ${clean(link.model, 120)}`;
	const same = link.makerModel === null ? "" : ` as ${clean(link.makerModel, 120)}`;
	const note = link.says === null ? "" : ` (${clean(link.says, 200)})`;
	return `${nameOf(link.brand ?? "")}${model} is built by ${maker}${same}${about}${note}`;
}
