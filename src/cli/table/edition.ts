/** An edition of the catalogue on a terminal: what goes is first, for whatever goes takes answers along; then what it means for the devices. */
import { visible } from "../../core/problem.ts";
import { count } from "../../match/answer-words.ts";
import type { EditionUpdate } from "../catalog-update.ts";
import type { Ports } from "../ports.ts";
import { clean } from "./cells.ts";
import { renderChanges } from "./changes.ts";
import { type Line, paint, span, wrap } from "./paint.ts";

const MOST_NAMED = 12;

/** Writes it for people. */
export function renderEdition(update: EditionUpdate, terminal: Ports["terminal"]): string {
	const width = terminal.columns ?? 80;
	if (update.isHeld)
		return `Catalogue ${update.after.version} of ${update.after.date} is in force already (${visible(update.from, 200)}).\n`;
	const { before, after, applied, signedBy, signedAt, isNewKey, content, documents, spellings, fleet, from } = update;
	const line = (text: string, tone: "risk" | "strong" | "plain" | "quiet" = "plain"): readonly Line[] =>
		wrap([span(clean(text, 2000), tone)], width);
	const going = [...content.map(({ kind, gone }) => ({ kind: kind as string, gone })), { kind: "documents", gone: documents.gone }];
	const coming = content.filter(({ added }) => added.length > 0).map(({ kind, added }) => `${added.length} ${kind}`);
	const lines: Line[] = [
		...line(
			`Catalogue ${after.version} of ${after.date} ${applied ? "is in force, in place of" : "would come in place of"} ${before.version} of ${before.date}.`,
			"strong",
		),
		...going
			.filter(({ gone }) => gone.length > 0)
			.flatMap(({ kind, gone }) => line(`GONE: ${gone.length} ${kind}: ${named(gone)}`, "risk")),
		...line(
			`Signed by ${signedBy} on ${signedAt.slice(0, 10)} (${visible(from, 200)})${isNewKey ? `; this key ${applied ? "is" : "would be"} trusted from now on` : ""}.`,
		),
		...line(
			`New: ${[...coming, `${count(documents.added.length, "document")}`].join(", ")}; ${count(documents.changed.length, "document")} changed.`,
		),
		...line(`${count(spellings, "spelling")} of affected devices asked about, none was answered as safe.`, "quiet"),
		[],
	];
	const of = (edition: typeof before) => `catalogue ${edition.version}`;
	const report = { schema: "seawall/changes/1", from: of(before), to: of(after), ...fleet, problems: [] } as const;
	const devices =
		fleet.devices === 0
			? "No devices are held here: name a list with --inventory to see what it means for them.\n"
			: renderChanges(report, { width, colour: terminal.colour });
	return `${paint(lines, terminal.colour)}${devices}${applied ? "" : "Nothing was changed: this was a trial.\n"}`;
}

function named(names: readonly string[]): string {
	const shown = names.slice(0, MOST_NAMED).map((name) => visible(name, 80));
	return `${shown.join("; ")}${names.length > shown.length ? ` and ${names.length - shown.length} more` : ""}`;
}
