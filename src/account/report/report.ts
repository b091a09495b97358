/** A report as its author writes it, and as it stands once it is published. */

/** What a report is. `notice`: a warning in words of ours that is no advisory. */
export const REPORT_KINDS = ["news", "test", "tutorial", "statistics", "notice"] as const;

/** One of `REPORT_KINDS`. */
export type ReportKind = (typeof REPORT_KINDS)[number];

/** All that an author writes. */
export interface ReportContent {
	readonly kind: ReportKind;
	/** Of the text, BCP 47: `en`, `de`. */
	readonly language: string;
	readonly title: string;
	/** One or two sentences for lists; empty: the first words of the text. */
	readonly teaser: string;
	readonly authors: readonly string[];
	/** Who paid for the work; that nobody did is said as well. */
	readonly funding: string;
	/** Ties of the authors to those whom the report is about; that there are none is said as well. */
	readonly interests: string;
	/** Ids or names of makers and brands. */
	readonly vendors: readonly string[];
	readonly cves: readonly string[];
	readonly models: readonly string[];
	/** Made up, for a demonstration: marked wherever it is shown. */
	readonly synthetic: boolean;
	/** Markdown. */
	readonly body: string;
}

/** What a version is to the one before it. `correction`: something was wrong. `update`: something came. */
export type VersionKind = "first" | "update" | "correction";

/** A figure as it was looked up when a version was published; it never changes in it. */
export interface FrozenFigure {
	/** Where links find it: `figure-1`, or the name that the author gave. */
	readonly id: string;
	/** As it stands between the braces. */
	readonly query: string;
	/** What it says in words. */
	readonly label: string;
	/** The number; null where there is none to be shown (a small group). */
	readonly value: number | null;
	/** How the number is written: `12`, `34 %`, `fewer than 5`. */
	readonly text: string;
	/** Of how many it was taken: documents, devices. */
	readonly n: number;
	/** What `n` counts. */
	readonly of: string;
	/** `YYYY-MM-DD` */
	readonly asOf: string;
	/** Where the number comes from. */
	readonly source: string;
	/** A row of numbers, for a chart and its table; empty: the number alone. */
	readonly series: readonly { readonly name: string; readonly value: number }[];
}

/** A picture of a version. */
export interface ShownImage {
	readonly name: string;
	readonly sha256: string;
	readonly type: "image/png" | "image/jpeg" | "image/webp";
	readonly width: number;
	readonly height: number;
}

/** A published version: what is signed, and whose hash is its address. */
export interface ReportVersion {
	readonly slug: string;
	/** From 1. */
	readonly number: number;
	readonly kind: VersionKind;
	/** Why it differs from the one before; empty for the first. */
	readonly reason: string;
	/** Hash of the one before; empty for the first. */
	readonly previous: string;
	/** UTC milliseconds. */
	readonly publishedAt: number;
	readonly content: ReportContent;
	readonly figures: readonly FrozenFigure[];
	readonly images: readonly ShownImage[];
}

/** The schema that a version's text names. */
export const VERSION_SCHEMA = "seawall/report-version/1";

/** The text that is hashed and signed: JSON, members in the order of the types. */
export function versionText(version: ReportVersion): string {
	const { slug, number, kind, reason, previous, publishedAt, content, figures, images } = version;
	const head = { schema: VERSION_SCHEMA, slug, number, kind, reason, previous, publishedAt: new Date(publishedAt).toISOString() };
	return `${JSON.stringify({ ...head, content: ordered(content), figures: figures.map(orderedFigure), images: images.map(orderedImage) })}\n`;
}

function ordered(content: ReportContent): ReportContent {
	const { kind, language, title, teaser, authors, funding, interests, vendors, cves, models, synthetic, body } = content;
	return { kind, language, title, teaser, authors, funding, interests, vendors, cves, models, synthetic, body };
}

function orderedFigure({ id, query, label, value, text, n, of, asOf, source, series }: FrozenFigure): FrozenFigure {
	return { id, query, label, value, text, n, of, asOf, source, series };
}

function orderedImage({ name, sha256, type, width, height }: ShownImage): ShownImage {
	return { name, sha256, type, width, height };
}

/** The version that a text says; the text is ours, and was checked against its hash. */
export function versionOf(text: string): ReportVersion {
	const { publishedAt, ...rest } = JSON.parse(text) as Omit<ReportVersion, "publishedAt"> & { readonly publishedAt: string };
	return { ...rest, publishedAt: Date.parse(publishedAt) };
}

/** A report that nobody has written in. */
export function emptyReport(title: string): ReportContent {
	const lists = { authors: [], vendors: [], cves: [], models: [] };
	return { kind: "news", language: "en", title, teaser: "", funding: "", interests: "", synthetic: false, body: "", ...lists };
}
