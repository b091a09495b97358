/**
 * `defaultStatus` of a CVE record's product (CVE JSON 5.1): the state of every version that the list does not speak of.
 *
 * `affected` with `1.2 up to *: unaffected` means "affected before 1.2", and is said in no range of its own: it is worked out here.
 */
import type { StatusPlace } from "../document.ts";
import type { Alternative, Bound, Expression } from "../range/expression.ts";
import type { Stretch, VersionStatus } from "./version-entry.ts";

/** The stretches with what the default adds. `spoken`: other products of the entry state versions already. */
export function withDefault(
	stretches: readonly Stretch[],
	status: VersionStatus | undefined,
	pointer: string,
	/** Where the default stands. */
	place: StatusPlace,
	spoken: boolean,
): readonly Stretch[] {
	if (status === "affected") return [...stretches.filter((one) => one.status !== "affected"), restAffected(stretches, pointer, place)];
	if (stretches.length === 0) return spoken ? [] : [whole(status ?? "unknown", pointer, place)];
	// Said in so many words, what lies above the last affected is open; unsaid, rule 6 of docs/verdicts.md holds.
	return status === "unknown" ? [...stretches, ...openAbove(stretches, place)] : stretches;
}

function whole(status: VersionStatus, pointer: string, place: StatusPlace): Stretch {
	const undated = status !== "affected";
	return { status, expression: { kind: "all" }, shown: undated ? "" : "all versions", undated, pointer, place, changes: [] };
}

/** Everything but what the list takes out at its two ends; what it takes out in the middle stays a stretch of its own beside it. */
function restAffected(stretches: readonly Stretch[], pointer: string, place: StatusPlace): Stretch {
	const out = stretches.filter((one) => one.status !== "affected").flatMap(({ expression }) => intervalOf(expression) ?? []);
	const upper = turned(out.find((one) => one.upper === undefined)?.lower);
	const lower = turned(out.find((one) => one.lower === undefined)?.upper);
	if (lower === undefined && upper === undefined) return whole("affected", pointer, place);
	const interval: Alternative = { kind: "interval", ...(lower === undefined ? {} : { lower }), ...(upper === undefined ? {} : { upper }) };
	const text = [shownOf(">", lower), shownOf("<", upper)].filter((part) => part !== "").join(" ");
	const changes = [{ rule: "default-affected", before: "defaultStatus: affected", after: text }];
	return {
		status: "affected",
		expression: { kind: "ranges", alternatives: [interval] },
		shown: text,
		undated: false,
		pointer,
		place,
		changes,
	};
}

type Interval = Extract<Alternative, { readonly kind: "interval" }>;

/** The interval of an expression that is nothing else. */
function intervalOf(expression: Expression): Interval | undefined {
	const [only, ...more] = expression.kind === "ranges" ? expression.alternatives : [];
	return only?.kind === "interval" && more.length === 0 ? only : undefined;
}

function shownOf(sign: string, bound: Bound | undefined): string {
	return bound === undefined ? "" : `${sign}${bound.inclusive ? "=" : ""} ${bound.text}`;
}

/** The same place seen from the other side. */
function turned<T extends Bound | undefined>(bound: T): T {
	return bound === undefined ? bound : { ...bound, inclusive: !bound.inclusive };
}

/** Above every inclusive end of an affected stretch. An exclusive end names the first version that is not affected. */
function openAbove(stretches: readonly Stretch[], place: StatusPlace): readonly Stretch[] {
	return stretches.flatMap((one) => {
		const last = one.expression.kind === "ranges" ? one.expression.alternatives.at(-1) : undefined;
		if (one.status !== "affected" || last?.kind !== "interval" || last.upper?.inclusive !== true) return [];
		const lower = turned(last.upper);
		const expression = { kind: "ranges" as const, alternatives: [{ kind: "interval" as const, lower }] };
		return [{ ...one, status: "unknown" as const, expression, shown: `> ${lower.text}`, place, changes: [] }];
	});
}
