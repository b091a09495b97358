/** Lists of devices coming in: what is kept already, what a new file was understood to say, and a way to mend what was refused. */
import type { PageOf } from "../../../match/view/pages.ts";
import type { MessageKey } from "../../design/messages/en.ts";
import { Field, Word } from "../../design/parts/form.tsx";
import { EmptyState, Notice, Remark } from "../../design/parts/notice.tsx";
import { DataTable, Pager } from "../../design/parts/table.tsx";
import { When } from "../../design/parts/timeline.tsx";
import type { Say } from "../../design/say.ts";
import { Code, shown, Text } from "../../design/shown.tsx";
import type { ImportJob, ImportPreview, ReadColumn } from "../../import-port.ts";
import type { ImportRow } from "../../ports.ts";
import { ModelName, siteWords } from "../fleet/device-words.tsx";

/** What the list shows. */
export interface ImportsProps {
	readonly say: Say;
	readonly base: string;
	readonly list: PageOf<ImportRow>;
	readonly jobs: readonly ImportJob[];
	readonly mayChange: boolean;
	readonly formWord: string;
	readonly several: boolean;
	readonly done?: string | undefined;
}

/** The list under its heading. */
export function Imports({ say, base, list, jobs, mayChange, formWord, several, done }: ImportsProps) {
	const path = `${base}/imports`;
	const open = jobs.filter(({ state }) => state !== "done");
	return (
		<>
			<Notice say={say} done={done} />
			{mayChange && <Upload say={say} path={path} formWord={formWord} />}
			{open.length > 0 && (
				<section>
					<h2>{say.t("import.unfinished")}</h2>
					<ul class="plain">
						{open.map((job) => (
							<li class="row">
								<a href={`${path}/staged/${job.id}`}>
									<Text of={job.fileName} most={120} />
								</a>
								<span class="badge open">{say.t(STATE_KEYS[job.state])}</span>
								<span class="soft fine">{say.minute(job.startedAt)}</span>
							</li>
						))}
					</ul>
				</section>
			)}
			<section>
				<h2>{say.t("import.history")}</h2>
				{list.total === 0 ? (
					<EmptyState title={say.t("import.none")}>
						<p>{say.t("overview.emptyWhy")}</p>
					</EmptyState>
				) : (
					<DataTable
						say={say}
						caption={say.t("import.history")}
						rows={list.items}
						columns={[
							{
								key: "source",
								head: say.t("import.list"),
								names: true,
								kind: "some",
								cell: ({ source }) => <Text of={source} most={120} />,
							},
							...(several ? [{ key: "owner", head: say.t("column.owner"), cell: ({ owner }: ImportRow) => <Text of={owner.name} /> }] : []),
							{ key: "at", head: say.t("import.at"), cell: ({ startedAt }) => <When say={say} at={startedAt} /> },
							{ key: "who", head: say.t("import.who"), kind: "some", cell: ({ who }) => <Text of={who} most={120} /> },
							{ key: "method", head: say.t("evidence.method"), cell: ({ method }) => <Text of={method} most={40} /> },
							{
								key: "rows",
								head: say.t("import.rows"),
								kind: "number",
								cell: ({ end }) => (end === undefined ? "\u2013" : say.number(end.rows)),
							},
							{
								key: "devices",
								head: say.t("column.devices"),
								kind: "number",
								cell: ({ end }) => (end === undefined ? "\u2013" : say.number(end.devices)),
							},
							{
								key: "rejected",
								head: say.t("import.refused"),
								kind: "number",
								cell: (row) => <Refused say={say} path={path} row={row} />,
							},
							{ key: "counts", head: say.t("import.state"), cell: (row) => say.t(stateOf(row)) },
						]}
					/>
				)}
				<Pager
					say={say}
					from={list.from + 1}
					shown={list.items.length}
					total={list.total}
					first={list.from > 0 ? path : undefined}
					next={list.next === undefined ? undefined : `${path}?after=${encodeURIComponent(list.next)}`}
				/>
			</section>
		</>
	);
}

function stateOf({ end, counts, method }: ImportRow): "import.cut" | "import.byHand" | "import.counts" | "import.replaced" {
	if (end === undefined) return "import.cut";
	if (method === "person" || method === "answers") return "import.byHand";
	return counts ? "import.counts" : "import.replaced";
}

function Refused({ say, path, row }: { readonly say: Say; readonly path: string; readonly row: ImportRow }) {
	const n = row.end?.rejected ?? 0;
	return n === 0 ? "\u2013" : <a href={`${path}/${row.id}/rejected`}>{say.number(n)}</a>;
}

function Upload({ say, path, formWord }: { readonly say: Say; readonly path: string; readonly formWord: string }) {
	return (
		<form class="box" method="post" action={path} enctype="multipart/form-data">
			<Word of={formWord} />
			<label for="file">{say.t("import.choose")}</label>
			<p class="hint">{say.t("import.forms")}</p>
			<div class="row">
				<input id="file" type="file" name="file" accept=".csv,.tsv,.txt,.json,.jsonl,text/csv,application/json" required />
				<button type="submit">{say.t("import.look")}</button>
			</div>
		</form>
	);
}

const STATE_KEYS = {
	reading: "import.state.reading",
	ready: "import.state.ready",
	keeping: "import.state.keeping",
	done: "import.state.done",
	failed: "import.state.failed",
} as const satisfies Readonly<Record<ImportJob["state"], MessageKey>>;

/** What the page of a job shows. */
export interface JobProps {
	readonly say: Say;
	readonly base: string;
	readonly job: ImportJob;
	readonly formWord: string;
	/** Names of lists that are kept, newest first. */
	readonly lists: readonly string[];
}

/** A job under its heading. */
export function JobPage(props: JobProps) {
	const { say, job, base } = props;
	const isBusy = job.state === "reading" || job.state === "keeping";
	return (
		<>
			{isBusy && (
				<div class="progress" data-events={`${base}/imports/staged/${job.id}/events`}>
					<p role="status">{say.t(STATE_KEYS[job.state])}</p>
					<progress max={Math.max(1, job.bytes)} value={job.read} aria-label={say.t(STATE_KEYS[job.state])} />
				</div>
			)}
			{job.problem !== undefined && <Notice say={say} problem={job.problem} />}
			{job.state === "done" && job.kept !== undefined && <Kept say={say} base={base} kept={job.kept} />}
			{job.preview !== undefined && job.state !== "done" && !isBusy && <Ready {...props} preview={job.preview} />}
			{job.preview === undefined && job.state === "failed" && <Drop {...props} />}
		</>
	);
}

function Kept({ say, base, kept }: { readonly say: Say; readonly base: string; readonly kept: NonNullable<ImportJob["kept"]> }) {
	return (
		<>
			<Notice say={say} done={say.t("import.kept", { rows: kept.rows, n: kept.devices })} />
			{kept.refused > 0 && (
				<p>
					<a href={`${base}/imports/${kept.importId}/rejected`}>{say.t("import.refusedN", { n: kept.refused })}</a>
				</p>
			)}
			<p class="row">
				<a class="button" href={base}>
					{say.t("import.toOverview")}
				</a>
				<a class="button quiet" href={`${base}/fleet`}>
					{say.t("place.fleet")}
				</a>
			</p>
		</>
	);
}

interface ReadyProps extends JobProps {
	readonly preview: ImportPreview;
}

function Ready(props: ReadyProps) {
	const { say, job, base, formWord, preview, lists } = props;
	const path = `${base}/imports/staged/${job.id}`;
	return (
		<>
			<p class="lead">{say.t("import.understood", { n: preview.rows, bytes: Math.max(1, Math.round(job.bytes / 1024)) })}</p>
			{preview.mended > 0 && <p>{say.t("import.mended", { n: preview.mended })}</p>}
			{preview.problems.map((problem) => (
				<Notice say={say} problem={problem} />
			))}
			<div class="columns overview">
				<form class="card" method="post" action={`${path}/keep`}>
					<Word of={formWord} />
					<Field
						name="list"
						label={say.t("import.name")}
						hint={say.t("import.nameHint")}
						value={lists.find((name) => name === job.fileName) ?? job.fileName}
					/>
					{lists.length > 0 && (
						<p class="hint">
							{say.t("import.names")} <Text of={lists.slice(0, 8).join(", ")} most={400} />
						</p>
					)}
					<p class="row">
						<button type="submit" disabled={preview.rows === 0}>
							{say.t("import.keep", { n: preview.rows })}
						</button>
					</p>
				</form>
				<Drop {...props} />
			</div>
			{preview.columns.length > 0 && <Columns {...props} path={path} />}
			<FirstDevices say={say} preview={preview} />
			{preview.refused > 0 && <Mend {...props} path={path} />}
			{preview.warnings.length > 0 && (
				<section>
					<h2>{say.t("import.remarks", { n: preview.warned })}</h2>
					<ul class="plain" lang="en">
						{preview.warnings.map(({ line, message }) => (
							<li>
								<span class="soft">{say.t("import.line", { line })}</span> <Text of={message} most={300} />
							</li>
						))}
					</ul>
				</section>
			)}
		</>
	);
}

function Drop({ say, base, job, formWord }: JobProps) {
	return (
		<form class="card" method="post" action={`${base}/imports/staged/${job.id}/drop`}>
			<Word of={formWord} />
			<p>{say.t("import.dropWhy")}</p>
			<p>
				<button type="submit" class="quiet">
					{say.t("import.drop")}
				</button>
			</p>
		</form>
	);
}

const USE_KEYS = {
	field: "import.use.field",
	secret: "import.use.secret",
	ignored: "import.use.ignored",
	unknown: "import.use.unknown",
} as const satisfies Readonly<Record<ReadColumn["use"], MessageKey>>;

function Columns({ say, preview, job, formWord, path }: ReadyProps & { readonly path: string }) {
	return (
		<section aria-labelledby="columns">
			<h2 id="columns">{say.t("import.columns")}</h2>
			<ul class="chips">
				{preview.columns.slice(0, 80).map(({ heading, use, field }) => (
					<li>
						<span class={use === "unknown" ? "badge open" : ""}>
							<Text of={heading === "" ? "\u2013" : heading} most={60} /> {"\u2192"}{" "}
							{use === "field" ? <strong>{field}</strong> : <em>{say.t(USE_KEYS[use])}</em>}
						</span>
					</li>
				))}
			</ul>
			<details open={job.map !== undefined}>
				<summary>{say.t("import.mapOpen")}</summary>
				<form method="post" action={`${path}/again`}>
					<Word of={formWord} />
					<Field name="map" label={say.t("import.map")} hint={say.t("import.mapHint")} value={job.map ?? ""} optional />
					<p>
						<button type="submit" class="quiet">
							{say.t("import.again")}
						</button>
					</p>
				</form>
			</details>
		</section>
	);
}

function FirstDevices({ say, preview }: { readonly say: Say; readonly preview: ImportPreview }) {
	return (
		<section aria-labelledby="first">
			<h2 id="first">{say.t("import.first")}</h2>
			<DataTable
				say={say}
				caption={say.t("import.first")}
				rows={preview.devices}
				columns={[
					{ key: "id", head: say.t("field.id"), names: true, cell: ({ id }) => <Code of={id} most={60} /> },
					{ key: "name", head: say.t("field.name"), kind: "some", cell: ({ name }) => <Text of={name ?? "\u2013"} most={80} /> },
					{ key: "site", head: say.t("column.site"), kind: "some", cell: ({ site }) => <bdi>{siteWords(say, site)}</bdi> },
					{ key: "model", head: say.t("column.model"), kind: "some", cell: (device) => <ModelName say={say} of={device} /> },
					{
						key: "firmware",
						head: say.t("column.firmware"),
						kind: "some",
						cell: ({ firmware }) => <Code of={firmware ?? "\u2013"} most={80} />,
					},
					{
						key: "address",
						head: say.t("field.addresses"),
						kind: "some",
						cell: ({ addresses }) => <Text of={addresses.join(", ") || "\u2013"} most={80} />,
					},
				]}
			/>
		</section>
	);
}

/** Refused rows with their text in fields: what is changed is read again, the rest stays refused. */
function Mend({ say, preview, formWord, path }: ReadyProps & { readonly path: string }) {
	const mendable = preview.rejected.filter(({ text }) => text !== undefined);
	const left = preview.refused - preview.rejected.length;
	return (
		<section aria-labelledby="mend">
			<h2 id="mend">{say.t("import.refusedN", { n: preview.refused })}</h2>
			<p>{say.t(mendable.length > 0 ? "import.mendHow" : "import.mendNot")}</p>
			{preview.header !== undefined && (
				<p class="fine">
					<Code of={preview.header} most={1000} />
				</p>
			)}
			<form method="post" action={`${path}/again`}>
				<Word of={formWord} />
				<ol class="plain">
					{preview.rejected.map(({ line, reason, code, text }) => (
						<li>
							<label for={`line-${line}`}>
								{say.t("import.line", { line })}{" "}
								<span class="soft" lang="en">
									<Text of={reason} most={300} /> <Code of={code} most={60} />
								</span>
							</label>
							{text !== undefined && (
								<>
									<input type="hidden" name={`was-${line}`} value={text} />
									<textarea id={`line-${line}`} name={`line-${line}`} rows={2} spellcheck={false} maxlength={2000}>
										{text}
									</textarea>
								</>
							)}
						</li>
					))}
				</ol>
				{left > 0 && <p class="more">{say.t("chart.more", { n: left })}</p>}
				{mendable.length > 0 && (
					<p>
						<button type="submit">{say.t("import.mend")}</button>
					</p>
				)}
			</form>
		</section>
	);
}

/** Rows that a kept import refused. */
export function RefusedRows({
	say,
	rows,
	next,
}: {
	readonly say: Say;
	readonly rows: readonly { readonly line: number; readonly code: string; readonly reason: string }[];
	readonly next: string | undefined;
}) {
	return (
		<>
			<Remark>
				<p>{say.t("import.refusedWhy")}</p>
			</Remark>
			<DataTable
				say={say}
				caption={say.t("import.refused")}
				rows={rows}
				columns={[
					{ key: "line", head: say.t("import.lineHead"), names: true, kind: "number", cell: ({ line }) => say.number(line) },
					{ key: "reason", head: say.t("import.reason"), kind: "wide", cell: ({ reason }) => <span lang="en">{shown(reason, 400)}</span> },
					{ key: "code", head: say.t("import.code"), cell: ({ code }) => <Code of={code} most={80} /> },
				]}
			/>
			{next !== undefined && (
				<p>
					<a class="button quiet slim" href={next} rel="next">
						{say.t("table.next")}
					</a>
				</p>
			)}
		</>
	);
}
