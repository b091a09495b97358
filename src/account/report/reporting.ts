/** Work on reports, the same for the command line, the console and the API: begin, save, look up, publish. */
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { fold } from "../../core/text.ts";
import { citationsIn } from "../citation/citation.ts";
import { inlinesOf } from "../markdown/plain.ts";
import type { Block } from "../markdown/tree.ts";
import { checkReport, reportTree, teaserOf } from "./check-report.ts";
import { readFigureQuery } from "./figure-query.ts";
import type { KeptReport, LookUp, ReportStore, ReportTag, Signer } from "./ports.ts";
import { readContent } from "./read-content.ts";
import { type FrozenFigure, type ReportContent, type ReportVersion, versionOf, versionText } from "./report.ts";
import { slugFor } from "./slug.ts";

/** What the work is done with. */
export interface Reporting {
	readonly reports: ReportStore;
	readonly lookUp: LookUp;
	/** Without it versions are kept unsigned, and say so. */
	readonly signer: Signer | undefined;
	/** SHA-256 in lower-case hex. */
	hash(text: string): string;
	/** UTC milliseconds. */
	now(): number;
	/** Names of firms, which change nothing that is measured. */
	readonly names: readonly string[];
	/** Ids of makers and brands that a name stands for; itself where nobody knows it. */
	vendorsOf(name: string): readonly string[];
}

/** The content that is being written. */
export function contentOf(kept: Pick<KeptReport, "draft">): Result<ReportContent, Problem> {
	let value: unknown;
	try {
		value = JSON.parse(kept.draft);
	} catch {
		value = undefined;
	}
	return readContent(value);
}

/** Begins a report. */
export function begin(content: ReportContent, of: { readonly organisationId: string; readonly who: string }, { reports, now }: Reporting) {
	return reports.create({ ...of, slug: slugFor(content.title), draft: JSON.stringify(content), at: now() });
}

/** Saves on top of the revision that was read; `report/changed-meanwhile` where another was saved since. */
export async function save(
	kept: KeptReport,
	content: ReportContent,
	who: string,
	{ reports, now }: Reporting,
): Promise<Result<KeptReport, Problem>> {
	const saved = await reports.save({ id: kept.id, base: kept.revision, draft: JSON.stringify(content), who, at: now() });
	return saved === undefined ? err(changed(kept.slug)) : ok(saved);
}

/** All that stands between a report and its publication. */
export async function findingsIn(kept: KeptReport, content: ReportContent, { reports, names }: Reporting): Promise<readonly Problem[]> {
	const images = new Set((await reports.images(kept.id)).map(({ name }) => name));
	return checkReport(content, { images, names });
}

/** The figures of a text as they are now, in order. One that is asked twice is looked up once. */
export async function figuresOf(
	blocks: readonly Block[],
	language: string,
	lookUp: LookUp,
): Promise<Result<readonly FrozenFigure[], Problem>> {
	const found: FrozenFigure[] = [];
	const known = new Map<string, Awaited<ReturnType<LookUp>>>();
	for (const inline of inlinesOf(blocks)) {
		if (inline.kind !== "figure") continue;
		const query = readFigureQuery(inline.query);
		if (!query.ok) return query;
		const { kind, vendor, year, name } = query.value;
		const key = JSON.stringify([kind, vendor, year]);
		const figure = known.get(key) ?? (await lookUp(query.value, language));
		known.set(key, figure);
		if (!figure.ok) return figure;
		found.push({ id: name ?? `figure-${found.length + 1}`, query: query.value.text, ...figure.value });
	}
	return ok(found);
}

/** How a version is published. */
export interface PublishCall {
	readonly who: string;
	/** What it is to the version before; the first one is the first. */
	readonly kind: "update" | "correction";
	/** Why; needed from the second version on. */
	readonly reason: string;
}

/** Publishes what is written: looks its figures up, freezes them, signs the whole. Problems: those of `checkReport`, `report/no-reason`, `report/no-change`. */
export async function publish(kept: KeptReport, call: PublishCall, reporting: Reporting): Promise<Result<KeptReport, Problem>> {
	const { reports, hash, signer, lookUp } = reporting;
	const content = contentOf(kept);
	if (!content.ok) return content;
	const [finding] = await findingsIn(kept, content.value, reporting);
	if (finding !== undefined) return err(finding);
	const tree = reportTree(content.value);
	if (!tree.ok) return tree;
	const before = kept.published === 0 ? undefined : await reports.version(kept.id, kept.published);
	const reason = before === undefined ? "" : call.reason.trim().slice(0, 2000);
	if (before !== undefined && reason === "")
		return err({
			code: "report/no-reason",
			message: "a change of what is published needs a reason",
			at: "reason",
			todo: "Say what changed, and why.",
		});
	const figures = await figuresOf(tree.value, content.value.language, lookUp);
	if (!figures.ok) return figures;
	const used = new Set([...inlinesOf(tree.value)].flatMap((inline) => (inline.kind === "image" ? [inline.name] : [])));
	const images = (await reports.images(kept.id)).filter(({ name }) => used.has(name));
	const said = before === undefined ? undefined : versionOf(before.text);
	if (said !== undefined && isSame(said, { content: content.value, figures: figures.value, images }))
		return err({ code: "report/no-change", message: "nothing differs from what is published", at: kept.slug, todo: "Edit it first." });
	const at = reporting.now();
	const kind = before === undefined ? "first" : call.kind;
	const number = kept.published + 1;
	const previous = before?.hash ?? "";
	const head = { slug: kept.slug, number, kind, reason, previous, publishedAt: at } as const;
	const text = versionText({ ...head, content: content.value, figures: figures.value, images });
	const { language, title, authors, synthetic } = content.value;
	const published = await reports.publish({
		id: kept.id,
		base: kept.revision,
		version: {
			number,
			hash: hash(text),
			kind,
			reason,
			text,
			signature: signer?.sign(text) ?? "",
			keyId: signer?.keyId ?? "",
			publishedAt: at,
			who: call.who,
		},
		listed: { kind: content.value.kind, language, title, authors, synthetic, teaser: teaserOf(content.value, tree.value) },
		tags: tagsOf(content.value, reporting),
		citations: citationsIn(tree.value).filter(({ kind: of, id }) => of !== "report" || id !== kept.slug),
		sameFigures: sameFigures(said?.figures ?? [], figures.value),
		who: call.who,
		at,
	});
	return published === undefined ? err(changed(kept.slug)) : ok(published);
}

type Said = Pick<ReportVersion, "content" | "figures" | "images">;

/** Equal whatever day it is: a figure that says the same of more documents is no change. */
function isSame(before: ReportVersion, after: Said): boolean {
	const said = ({ content, figures, images }: Said) =>
		versionText({ ...before, content, images, figures: figures.map((figure) => ({ ...figure, n: 0, asOf: "", source: "" })) });
	return said(before) === said(after);
}

function sameFigures(before: readonly FrozenFigure[], after: readonly FrozenFigure[]): readonly string[] {
	const said = ({ id, query, text, series }: FrozenFigure) => JSON.stringify([id, query, text, series]);
	const now = new Set(after.map(said));
	return before.filter((figure) => now.has(said(figure))).map(({ id }) => id);
}

/** What a report is filed under. */
function tagsOf({ authors, vendors, cves, models }: ReportContent, { vendorsOf }: Reporting): readonly ReportTag[] {
	const of = (kind: ReportTag["kind"], values: readonly string[]) => [...new Set(values)].map((value): ReportTag => ({ kind, value }));
	return [
		...of("author", authors.map(fold)),
		...of("vendor", vendors.flatMap(vendorsOf)),
		...of("cve", cves),
		...of("model", models.map(fold)),
	];
}

function changed(at: string): Problem {
	return {
		code: "report/changed-meanwhile",
		message: "somebody else changed the report meanwhile",
		at,
		todo: "Read it again, and make your change on top of it.",
	};
}
