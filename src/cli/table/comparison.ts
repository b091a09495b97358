/** Sources side by side on a terminal. Strangers wrote the names and ranges: every text is cleaned. */
import { count, KIND_WORDS, number, VERDICT_WORDS } from "../../match/answer-words.ts";
import { SOURCE_KINDS } from "../../match/comparison-words.ts";
import type { Difference, SourceComparison, StatedProduct, StatedSource, StatedVerdict } from "../../match/source-comparison.ts";
import { statementRows } from "../../match/statement-rows.ts";
import type { Verdict } from "../../match/verdict.ts";
import { clean } from "./cells.ts";
import { dotted, type Line, paint, span, type Tone, wrap } from "./paint.ts";

/** Lines of one source, and identities, that are shown without `all`. */
const MOST_PRODUCTS = 12;
const MOST_DIFFERENCES = 40;

const TONES: Readonly<Record<Verdict, Tone>> = {
	known_affected: "risk",
	under_investigation: "open",
	fixed: "good",
	known_not_affected: "plain",
};

/** Writes a comparison for people; no line is wider than `width`. */
export function renderComparison(
	comparison: SourceComparison,
	options: { readonly width: number; readonly colour: boolean; readonly all: boolean },
): string {
	const width = Math.max(40, Math.trunc(options.width));
	const lines: Line[] = [
		...wrap([span(`${clean(comparison.cve, 40)}: ${count(comparison.sources.length, "source")}`, "strong")], width),
		...comparison.sources.flatMap((source) => [[], ...sourceLines(source, width, options.all)]),
		...deviceLines(comparison, width, options.all),
	];
	return paint(lines, options.colour);
}

function sourceLines(source: StatedSource, width: number, all: boolean): readonly Line[] {
	const facts = [SOURCE_KINDS[source.kind], clean(source.publisher, 60), source.date.slice(0, 10)].filter((text) => text !== "");
	const rows = productRows(source.products);
	const shown = all ? rows : rows.slice(0, MOST_PRODUCTS);
	const left = rows.length - shown.length;
	const rest: Line[] = [];
	if (rows.length === 0) rest.push(...wrap([span("names no product", "open")], width, [span("   ")]));
	if (left > 0) rest.push(...wrap([span(`\u2026 and ${count(left, "more line")}: --all shows them`, "quiet")], width, [span("   ")]));
	if (source.unread > 0)
		rest.push(...wrap([span(`${count(source.unread, "place")} of it could not be read`, "open")], width, [span("   ")]));
	return [
		...wrap([span(clean(source.advisory, 60), "strong"), ...dotted(facts.map((text) => span(text, "quiet")))], width),
		...shown.flatMap((row) => wrap([span(row.head, TONES[row.status]), span(row.text)], width, [span("   ")])),
		...rest,
	];
}

/** A row in one line: `▲ affected  DS-2CD2032-I, DS-2CD2312-I: no version stated`. */
function productRows(products: readonly StatedProduct[]): readonly { head: string; text: string; status: Verdict }[] {
	return statementRows(products).map(({ status, names, versions, fixes, part }) => {
		const shown = names.slice(0, 8).map((name) => clean(name, 120));
		const many = names.length > 8 ? `${shown.join(", ")} and ${names.length - 8} more` : shown.join(", ");
		const fixed = fixes.length === 0 ? "" : `; fixed in ${fixes.map((fix) => clean(fix, 60)).join(", ")}`;
		const tag = part === "" ? "" : ` [${clean(part, 40)}]`;
		return { head: VERDICT_WORDS[status].mark, text: `${many}: ${clean(versions, 160)}${fixed}${tag}`, status };
	});
}

function deviceLines(comparison: SourceComparison, width: number, all: boolean): readonly Line[] {
	const { devices, spokenOf, differing, differences } = comparison;
	if (devices === 0) return [];
	const head = `The sources differ on ${number(differing)} of ${count(devices, "device")}; some source speaks of ${number(spokenOf)}.`;
	const shown = all ? differences : differences.slice(0, MOST_DIFFERENCES);
	const left = differences.length - shown.length;
	return [
		[],
		...wrap([span(head, "strong")], width),
		...shown.flatMap((difference) => [[], ...differenceLines(difference, width)]),
		...(left === 0 ? [] : [[], ...wrap([span(`\u2026 and ${count(left, "more kind")} of device: --all shows them`, "quiet")], width)]),
	];
}

function differenceLines({ device, deviceIds, verdicts, together }: Difference, width: number): readonly Line[] {
	const name = [device.brand ?? device.maker, device.model, device.firmware].map((text) => clean(text, 80)).filter((text) => text !== "");
	const ids = deviceIds.slice(0, 5).map((id) => clean(id, 40));
	const more = deviceIds.length > ids.length ? ` and ${deviceIds.length - ids.length} more` : "";
	const joined = together === null ? undefined : VERDICT_WORDS[together.verdict];
	return [
		...wrap([span(name.join(" ") || "(nothing stated)", "strong"), span(`(${ids.join(", ")}${more})`, "quiet")], width, [span(" ")]),
		...verdicts.flatMap((verdict) => verdictLines(verdict, width)),
		...(joined === undefined || together === null
			? []
			: wrap([span(`${joined.mark} together: ${joined.word}${kindWords(together.kind)}`, TONES[together.verdict])], width, [span("   ")])),
	];
}

function verdictLines({ advisory, speaks, verdict, kind, undated, upgradeTo }: StatedVerdict, width: number): readonly Line[] {
	const id = clean(advisory, 60);
	if (speaks === "undecidable") return wrap([span(`\u25cb ${id}: names nothing to compare with`, "quiet")], width, [span("   ")]);
	if (speaks === "silent") return wrap([span(`\u25cb ${id}: does not list it`, "quiet")], width, [span("   ")]);
	const { mark, word } = VERDICT_WORDS[verdict];
	const dated = undated ? " (states no version)" : "";
	const fix = upgradeTo === null || verdict === "fixed" ? "" : ` \u2192 ${clean(upgradeTo, 80)}`;
	return wrap([span(mark, TONES[verdict]), span(`${id}: ${word}${kindWords(kind ?? undefined)}${dated}${fix}`)], width, [span("   ")]);
}

function kindWords(kind: Difference["verdicts"][number]["kind"] | undefined): string {
	return kind === undefined || kind === null ? "" : `, ${KIND_WORDS[kind]}`;
}
