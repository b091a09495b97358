/** `seawall account report new|edit|publish|correct|list|show`: reports of a data directory. */
import type { KeptReport, KeptVersion } from "../account/report/ports.ts";
import { readContent } from "../account/report/read-content.ts";
import { emptyReport, type ReportContent, versionOf } from "../account/report/report.ts";
import { begin, contentOf, findingsIn, publish, type Reporting, save } from "../account/report/reporting.ts";
import { toLine, visible } from "../core/problem.ts";
import { CallError, orFail, type Ports } from "./ports.ts";
import type { HeldReports } from "./report-ports.ts";
import { checkTableOrJson } from "./table-or-json.ts";

/** Where the data is, and who does it. */
interface ByCall {
	readonly data: string;
	readonly by?: string;
}

/** Options of `new` and `edit`: a file, and members that are set over it. */
export interface WriteCall extends ByCall {
	readonly from?: string;
	readonly kind?: string;
	readonly language?: string;
	readonly title?: string;
	readonly teaser?: string;
	readonly author: readonly string[];
	readonly funding?: string;
	readonly interests?: string;
	readonly vendor: readonly string[];
	readonly cve: readonly string[];
	readonly model: readonly string[];
	readonly synthetic?: boolean;
}

/** Options of `publish` and `correct`. */
export interface PublishCall extends ByCall {
	readonly reason?: string;
}

/** Begins a report; prints the last part of its address. */
export async function newReport(call: WriteCall, ports: Ports): Promise<number> {
	return withReports(call.data, ports, async (held) => {
		const content = await written(emptyReport(""), call, ports);
		if (content.title === "") throw wrong("report/not-complete", "the report has no title", "--title", "Give it one.");
		const kept = await begin(content, { organisationId: await held.organisationId(), who: call.by ?? held.who }, held.reporting);
		return told(kept, content, held.reporting, ports);
	});
}

/** Changes a report. */
export async function editReport(slug: string, call: WriteCall, ports: Ports): Promise<number> {
	return withReports(call.data, ports, async (held) => {
		const kept = await named(slug, held);
		const content = await written(orFail(contentOf(kept)), call, ports);
		const saved = orFail(await save(kept, content, call.by ?? held.who, held.reporting));
		return told(saved, content, held.reporting, ports);
	});
}

/** Publishes what is written, as the first version, an update or a correction; prints its hash. */
export async function publishReport(slug: string, kind: "update" | "correction", call: PublishCall, ports: Ports): Promise<number> {
	return withReports(call.data, ports, async (held) => {
		const kept = await named(slug, held);
		if (kind === "correction" && kept.published === 0)
			throw wrong("report/no-change", "there is nothing to correct: it was never published", slug, "Use account report publish.");
		const done = orFail(await publish(kept, { who: call.by ?? held.who, kind, reason: call.reason ?? "" }, held.reporting));
		const listed = await held.reporting.reports.shown(done.slug);
		await ports.out(`${listed?.hash ?? ""}\n`);
		return 0;
	});
}

/** Lists all, drafts among them. */
export async function listReports(call: ByCall & { readonly format: string }, ports: Ports): Promise<number> {
	checkTableOrJson(call.format);
	return withReports(call.data, ports, async ({ reporting }) => {
		const reports = (await reporting.reports.kept()).map((kept) => {
			const content = contentOf(kept);
			const { title, kind, authors, synthetic } = content.ok ? content.value : emptyReport("");
			const state = kept.published === 0 ? "draft" : kept.isChanged ? "changed" : "published";
			return {
				slug: kept.slug,
				title,
				kind,
				authors,
				synthetic,
				state,
				version: kept.published,
				changedAt: new Date(kept.updatedAt).toISOString(),
			};
		});
		if (call.format === "json") await ports.out(`${JSON.stringify({ schema: "seawall/reports/1", reports }, undefined, 2)}\n`);
		else
			for (const { slug, title, kind, state, version, synthetic } of reports)
				await ports.out(
					`${state.padEnd(9)} ${String(version).padStart(3)}  ${kind.padEnd(10)} ${slug}  ${synthetic ? "[made up] " : ""}${visible(title, 80)}\n`,
				);
		return 0;
	});
}

/** Shows a version, the public one when none is named, or what is being written. */
export async function showReport(
	slug: string,
	call: ByCall & { readonly format: string; readonly revision?: string; readonly draft?: boolean },
	ports: Ports,
): Promise<number> {
	if (!["json", "markdown"].includes(call.format))
		throw wrong("cli/unknown-format", `there is no form "${visible(call.format, 60)}"`, "--format", "Use one of json, markdown.");
	return withReports(call.data, ports, async (held) => {
		const { reports, signer, hash } = held.reporting;
		const kept = await named(slug, held);
		if (call.draft === true || kept.published === 0) {
			const content = orFail(contentOf(kept));
			await ports.out(
				call.format === "markdown" ? `${content.body}\n` : `${JSON.stringify({ schema: "seawall/report/1", ...content }, undefined, 2)}\n`,
			);
			return 0;
		}
		const version = await versionNamed(kept, call.revision, held);
		if (call.format === "markdown") {
			await ports.out(`${versionOf(version.text).content.body}\n`);
			return 0;
		}
		const isWhole = hash(version.text) === version.hash;
		const signature =
			version.signature === ""
				? "none"
				: signer?.keyId !== version.keyId
					? "another key"
					: signer.verify(version.text, version.signature)
						? "valid"
						: "invalid";
		const versions = (await reports.versions(kept.id)).map(({ number, hash: of, kind, reason, publishedAt }) => ({
			number,
			hash: of,
			kind,
			reason,
			publishedAt: new Date(publishedAt).toISOString(),
		}));
		const { schema: _, ...said } = JSON.parse(version.text) as Readonly<Record<string, unknown>>;
		await ports.out(
			`${JSON.stringify({ schema: "seawall/report-shown/1", hash: version.hash, signature, isWhole, ...said, versions }, undefined, 2)}\n`,
		);
		return isWhole && signature !== "invalid" ? 0 : 1;
	});
}

async function versionNamed(
	{ id, published, slug }: KeptReport,
	wanted: string | undefined,
	{ reporting }: HeldReports,
): Promise<KeptVersion> {
	const { reports } = reporting;
	const number = wanted === undefined ? published : /^[1-9]\d{0,5}$/.test(wanted) ? Number(wanted) : undefined;
	const found = number === undefined ? await reports.byHash(wanted ?? "") : await reports.version(id, number);
	if (found !== undefined && found.reportId === id) return found;
	throw wrong(
		"report/unknown",
		`the report has no version ${visible(wanted ?? "", 80)}`,
		slug,
		"See account report show without --revision.",
	);
}

async function withReports(data: string, ports: Ports, work: (held: HeldReports) => Promise<number>): Promise<number> {
	const held = orFail(await ports.reports.open(data, ports.environment));
	try {
		return await work(held);
	} finally {
		await held.close();
	}
}

async function named(slug: string, { reporting }: HeldReports): Promise<KeptReport> {
	const kept = await reporting.reports.named(slug);
	if (kept === undefined) throw wrong("report/unknown", "there is no such report", slug, "See account report list.");
	return kept;
}

/** The content of a file (JSON, or Markdown as its text), and what the options set over it. */
async function written(held: ReportContent, call: WriteCall, ports: Ports): Promise<ReportContent> {
	const text = call.from === undefined ? undefined : await ports.readWhole(call.from);
	const given = text === undefined ? {} : fileOf(text);
	const of = (list: readonly string[]) => (list.length === 0 ? undefined : list);
	const set = {
		kind: call.kind,
		language: call.language,
		title: call.title,
		teaser: call.teaser,
		funding: call.funding,
		interests: call.interests,
		authors: of(call.author),
		vendors: of(call.vendor),
		cves: of(call.cve),
		models: of(call.model),
		synthetic: call.synthetic,
	};
	const over = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));
	return orFail(readContent({ ...given, ...over }, held));
}

function fileOf(text: string): object {
	if (!text.trimStart().startsWith("{") || text.trimStart().startsWith("{{")) return { body: text };
	try {
		return JSON.parse(text) as object;
	} catch {
		return { body: text };
	}
}

/** Prints the address, and on the side what stands in the way of publication. */
async function told(kept: KeptReport, content: ReportContent, reporting: Reporting, ports: Ports): Promise<number> {
	await ports.out(`${kept.slug}\n`);
	for (const finding of await findingsIn(kept, content, reporting)) ports.say(toLine(finding).replace(/^error: /, "not yet: "));
	return 0;
}

function wrong(
	code: "report/unknown" | "report/no-change" | "report/not-complete" | "cli/unknown-format",
	message: string,
	at: string,
	todo: string,
): CallError {
	return new CallError({ code, message, at, todo });
}
