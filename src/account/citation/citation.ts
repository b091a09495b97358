/** What a report cites: links of its text to things that are kept here, each with how it stands to them and the passage that says so. */
import { plainInline } from "../markdown/plain.ts";
import type { Block, Inline } from "../markdown/tree.ts";

/** How a text stands to what it names. The words of a link's title say so: `[a](/reports/b "corrects")`; without them it cites. */
export const RELATIONS = ["cites", "corrects", "supersedes", "responds to"] as const;

/** One of `RELATIONS`. */
export type Relation = (typeof RELATIONS)[number];

/** What may be cited. */
export type CitedKind = "report" | "advisory" | "wave" | "response" | "cve";

/** A citation. */
export interface Citation {
	readonly kind: CitedKind;
	/** The last part of its address, or the number of the CVE. */
	readonly id: string;
	/** A figure or heading of it; empty: all of it. */
	readonly place: string;
	readonly relation: Relation;
	/** The paragraph, at most 300 characters. */
	readonly passage: string;
}

const MOST = 500;
const MOST_PASSAGE = 300;

const PLACES: Readonly<Record<string, CitedKind>> = {
	reports: "report",
	advisories: "advisory",
	waves: "wave",
	responses: "response",
};

/** All of them, each once for a relation; the first passage counts. */
export function citationsIn(blocks: readonly Block[]): readonly Citation[] {
	const found = new Map<string, Citation>();
	for (const line of linesIn(blocks)) {
		const passage = plainInline(line).replaceAll("\n", " ").slice(0, MOST_PASSAGE);
		for (const { kind, id, place, relation } of [...linksIn(line), ...cvesIn(passage)]) {
			const key = JSON.stringify([kind, id, place, relation]);
			if (!found.has(key) && found.size < MOST) found.set(key, { kind, id, place, relation, passage });
		}
	}
	return [...found.values()];
}

function* linesIn(blocks: readonly Block[]): Generator<readonly Inline[]> {
	for (const block of blocks) {
		if (block.kind === "paragraph" || block.kind === "heading") yield block.children;
		else if (block.kind === "list") for (const item of block.items) yield* linesIn(item);
		else if (block.kind === "quote" || block.kind === "members") yield* linesIn(block.children);
		else if (block.kind === "table") for (const row of [block.head, ...block.rows]) for (const cell of row) yield cell;
	}
}

type Cited = Omit<Citation, "passage">;

function linksIn(line: readonly Inline[]): readonly Cited[] {
	return line.flatMap((inline): readonly Cited[] => {
		if (inline.kind !== "link") return "children" in inline ? linksIn(inline.children) : [];
		const [, place = "", id = "", mark = ""] =
			/^\/([a-z]{1,20})\/([\w.~-]{1,120})(?:\/versions\/[0-9a-f]{64})?(?:#([\w-]{1,100}))?$/.exec(inline.href) ?? [];
		const kind = PLACES[place];
		if (kind === undefined) return [];
		return [{ kind, id, place: mark, relation: RELATIONS.find((one) => one === inline.title) ?? "cites" }];
	});
}

function cvesIn(passage: string): readonly Cited[] {
	return [...passage.matchAll(/\bCVE-\d{4}-\d{4,19}\b/g)].map(([id]) => ({ kind: "cve", id, place: "", relation: "cites" }));
}
