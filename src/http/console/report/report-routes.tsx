/** Reports in the console: a list, the editor with what stands in the way and how it looks, publication. */

import { reportTree } from "../../../account/report/check-report.ts";
import type { KeptReport } from "../../../account/report/ports.ts";
import { emptyReport, type ReportContent } from "../../../account/report/report.ts";
import { begin, contentOf, figuresOf, findingsIn, publish, type Reporting, save } from "../../../account/report/reporting.ts";
import type { Problem } from "../../../core/problem.ts";
import { toLine } from "../../../core/problem.ts";
import { Choice, Field, Word } from "../../design/parts/form.tsx";
import { EmptyState, Notice } from "../../design/parts/notice.tsx";
import { When } from "../../design/parts/timeline.tsx";
import type { Say } from "../../design/say.ts";
import { Text } from "../../design/shown.tsx";
import { type Desk, formOf, type Visit } from "../../program/desk.ts";
import { organisationRoute, type Route, type Within } from "../../program/route.ts";
import { ReportText } from "../../site/report/report-text.tsx";
import { baseOf, organisationPage } from "../organisation-page.tsx";
import { ReportEditor } from "./report-editor.tsx";
import { contentFromForm } from "./report-form.ts";

const BASE = "/console/organisations/:organisation/reports";
const ONE = `${BASE}/:report`;

/** A form with a whole report; what is typed grows threefold on its way. */
const MOST_BYTES = 1024 * 1024;

type Handle = (desk: Desk, visit: Visit, within: Within, reporting: Reporting) => Promise<Response>;
type HandleOne = (desk: Desk, visit: Visit, within: Within, reporting: Reporting, kept: KeptReport) => Promise<Response>;

function withReports(handle: Handle) {
	return async (desk: Desk, visit: Visit, within: Within): Promise<Response> =>
		desk.reports === undefined ? desk.refuse(visit, 404) : handle(desk, visit, within, desk.reports);
}

/** A report of an organisation out of reach is none. */
function withReport(handle: HandleOne) {
	return withReports(async (desk, visit, within, reporting) => {
		const kept = await reporting.reports.find(visit.c.req.param("report") ?? "");
		return kept === undefined || !within.tree.within(within.organisation.id).some(({ id }) => id === kept.organisationId)
			? desk.refuse(visit, 404)
			: handle(desk, visit, within, reporting, kept);
	});
}

/** Routes of reports. */
export const REPORT_DESK_ROUTES: readonly Route[] = [
	organisationRoute(
		"GET",
		BASE,
		"report:edit",
		withReports((desk, visit, within, reporting) => listPage(desk, visit, within, reporting)),
	),
	organisationRoute("POST", BASE, "report:edit", withReports(beginOne)),
	organisationRoute(
		"GET",
		ONE,
		"report:edit",
		withReport((desk, visit, within, reporting, kept) => editorPage(desk, visit, within, { reporting, kept })),
	),
	{ ...organisationRoute("POST", ONE, "report:edit", withReport(saveOne)), bodyBytes: MOST_BYTES },
	organisationRoute("POST", `${ONE}/publish`, "report:edit", withReport(publishOne)),
];

async function listPage(_: Desk, visit: Visit, within: Within, { reports }: Reporting, problem?: Problem): Promise<Response> {
	const { say } = visit;
	const path = `${baseOf(within)}/reports`;
	const kept = await reports.kept(within.organisation.id);
	const children = (
		<>
			<Notice say={say} problem={problem} />
			{kept.length === 0 ? (
				<EmptyState title={say.t("report.edit.none")}>
					<p>{say.t("report.edit.noneText")}</p>
				</EmptyState>
			) : (
				<ul class="list card">
					{kept.map((report) => (
						<li>
							<div class="who">
								<a href={`${path}/${report.id}`}>
									<Text of={titleOf(report)} most={160} />
								</a>
								<p class="hint">
									{stateOf(say, report)}, {say.t("report.edit.revision", { n: report.revision })}, <When say={say} at={report.updatedAt} />
								</p>
							</div>
						</li>
					))}
				</ul>
			)}
			<h2>{say.t("report.edit.begin")}</h2>
			<form method="post" action={path}>
				<Word of={visit.formWord} />
				<Field name="title" label={say.t("report.edit.title")} />
				<button type="submit">{say.t("report.edit.go")}</button>
			</form>
		</>
	);
	return organisationPage(
		visit,
		within,
		{ say, title: say.t("place.reports"), place: "/reports", children },
		problem === undefined ? 200 : 422,
	);
}

function titleOf(kept: KeptReport): string {
	const content = contentOf(kept);
	return content.ok && content.value.title !== "" ? content.value.title : kept.slug;
}

function stateOf(say: Say, { published, isChanged }: KeptReport): string {
	if (published === 0) return say.t("report.edit.state.draft");
	return say.t(isChanged ? "report.edit.state.changed" : "report.edit.state.public", { n: published });
}

async function beginOne(desk: Desk, visit: Visit, within: Within, reporting: Reporting): Promise<Response> {
	const title = ((await formOf(visit.c)).get("title") ?? "").trim();
	const content = contentFromForm(new URLSearchParams({ title, language: visit.say.language }), emptyReport(""));
	if (!content.ok || content.value.title === "") {
		const problem: Problem = { code: "report/not-complete", message: "the report has no title", at: "title", todo: "Give it one." };
		return listPage(desk, visit, within, reporting, content.ok ? problem : content.error);
	}
	const { name, email } = within.known.person;
	const kept = await begin({ ...content.value, authors: [name] }, { organisationId: within.organisation.id, who: email }, reporting);
	return visit.c.redirect(`${baseOf(within)}/reports/${kept.id}`, 303);
}

interface Editing {
	readonly reporting: Reporting;
	readonly kept: KeptReport;
	readonly problem?: Problem | undefined;
	/** What was typed and is not kept. */
	readonly typed?: ReportContent | undefined;
}

async function editorPage(desk: Desk, visit: Visit, within: Within, { reporting, kept, problem, typed }: Editing): Promise<Response> {
	const { say } = visit;
	const held = contentOf(kept);
	if (!held.ok) return desk.refuse(visit, 404);
	const content = typed ?? held.value;
	const path = `${baseOf(within)}/reports/${kept.id}`;
	const findings = await findingsIn(kept, content, reporting);
	const tree = reportTree(content);
	const figures = tree.ok ? await figuresOf(tree.value, content.language, reporting.lookUp) : tree;
	const images = await reporting.reports.images(kept.id);
	const done = { saved: say.t("report.edit.saved"), published: say.t("report.edit.done") }[visit.c.req.query("done") ?? ""];
	const children = (
		<>
			<Notice say={say} problem={problem} done={done} />
			<p>
				{stateOf(say, kept)}, {say.t("report.edit.revision", { n: kept.revision })}.{" "}
				{kept.published > 0 && <a href={`/reports/${kept.slug}`}>{say.t("report.edit.see")}</a>}
			</p>
			<ReportEditor say={say} content={content} revision={kept.revision} path={path} formWord={visit.formWord} />
			<section aria-labelledby="open-title">
				<h2 id="open-title">{say.t("report.edit.open")}</h2>
				{findings.length === 0 ? (
					<p>{say.t("report.edit.nothingOpen")}</p>
				) : (
					<ul class="dashes">
						{findings.map((finding) => (
							<li>
								<Text of={toLine(finding).replace(/^error: /, "")} most={700} />
							</li>
						))}
					</ul>
				)}
			</section>
			<PublishForm say={say} kept={kept} path={`${path}/publish`} formWord={visit.formWord} />
			<section aria-labelledby="preview-title" class="card wide-form">
				<h2 id="preview-title">{say.t("report.edit.preview")}</h2>
				{figures.ok ? (
					<ReportText
						say={say}
						version={{ content, figures: figures.value, images }}
						imagePath={({ sha256 }) => `${path}/images/${sha256}`}
					/>
				) : (
					<p>{toLine(figures.error)}</p>
				)}
			</section>
		</>
	);
	const above = [{ path: "/reports", name: say.t("place.reports") }];
	return organisationPage(
		visit,
		within,
		{ say, title: titleOf(kept), place: "/reports", above, children },
		problem === undefined ? 200 : 422,
	);
}

function PublishForm({
	say,
	kept,
	path,
	formWord,
}: {
	readonly say: Say;
	readonly kept: KeptReport;
	readonly path: string;
	readonly formWord: string;
}) {
	return (
		<form method="post" action={path} class="card">
			<Word of={formWord} />
			<input type="hidden" name="base" value={String(kept.revision)} />
			{kept.published === 0 ? (
				<p>{say.t("report.edit.publishFirst")}</p>
			) : (
				<>
					<Choice
						name="kind"
						id="change-kind"
						label={say.t("report.edit.as")}
						options={[
							{ value: "update", name: say.t("report.edit.asUpdate") },
							{ value: "correction", name: say.t("report.edit.asCorrection") },
						]}
					/>
					<Field name="reason" label={say.t("report.edit.reason")} hint={say.t("report.edit.reasonHint")} />
				</>
			)}
			<button type="submit">{say.t("report.edit.publish")}</button>
		</form>
	);
}

function meanwhile(at: string): Problem {
	const message = "the report was changed since this page was made";
	return { code: "report/changed-meanwhile", message, at, todo: "Look at it again, and make your change on top." };
}

async function saveOne(desk: Desk, visit: Visit, within: Within, reporting: Reporting, kept: KeptReport): Promise<Response> {
	const fields = await formOf(visit.c);
	const held = contentOf(kept);
	const typed = held.ok ? contentFromForm(fields, held.value) : held;
	if (!typed.ok) return editorPage(desk, visit, within, { reporting, kept, problem: typed.error });
	const editing = { reporting, kept, typed: typed.value };
	if (fields.get("base") !== String(kept.revision)) return editorPage(desk, visit, within, { ...editing, problem: meanwhile(kept.slug) });
	const saved = await save(kept, typed.value, within.known.person.email, reporting);
	if (!saved.ok) return editorPage(desk, visit, within, { ...editing, problem: saved.error });
	return visit.c.redirect(`${baseOf(within)}/reports/${kept.id}?done=saved`, 303);
}

async function publishOne(desk: Desk, visit: Visit, within: Within, reporting: Reporting, kept: KeptReport): Promise<Response> {
	const fields = await formOf(visit.c);
	// Whoever publishes has seen this revision, and publishes no other.
	if (fields.get("base") !== String(kept.revision))
		return editorPage(desk, visit, within, { reporting, kept, problem: meanwhile(kept.slug) });
	const kind = fields.get("kind") === "correction" ? "correction" : "update";
	const done = await publish(kept, { who: within.known.person.email, kind, reason: fields.get("reason") ?? "" }, reporting);
	if (!done.ok) return editorPage(desk, visit, within, { reporting, kept, problem: done.error });
	return visit.c.redirect(`${baseOf(within)}/reports/${kept.id}?done=published`, 303);
}
