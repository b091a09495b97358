/** The form in which a report is written: everything works without a script. */
import { REPORT_KINDS, type ReportContent } from "../../../account/report/report.ts";
import { Choice, Field, Word } from "../../design/parts/form.tsx";
import type { Say } from "../../design/say.ts";
import { KIND_TEXTS } from "../../site/report/report-parts.tsx";

/** What the form is made of. */
export interface ReportEditorProps {
	readonly say: Say;
	readonly content: ReportContent;
	readonly revision: number;
	/** Where it is sent. */
	readonly path: string;
	readonly formWord: string;
}

/** The form. */
export function ReportEditor({ say, content, revision, path, formWord }: ReportEditorProps) {
	return (
		<form method="post" action={path} id="report" class="wide-form">
			<Word of={formWord} />
			<input type="hidden" name="base" value={String(revision)} />
			<Field name="title" label={say.t("report.edit.title")} value={content.title} />
			<Area
				name="body"
				label={say.t("report.edit.body")}
				hint={say.t("report.edit.bodyHint", { example: "{{cves vendor=axis as=holes}}" })}
				value={content.body}
				rows={24}
				isText
			/>
			<Area name="teaser" label={say.t("report.edit.teaser")} hint={say.t("report.edit.teaserHint")} value={content.teaser} rows={2} />
			<div class="grid">
				<div>
					<Choice
						name="kind"
						label={say.t("report.edit.kind")}
						value={content.kind}
						options={REPORT_KINDS.map((value) => ({ value, name: say.t(KIND_TEXTS[value]) }))}
					/>
				</div>
				<div>
					<Field name="language" label={say.t("report.edit.language")} hint={say.t("report.edit.languageHint")} value={content.language} />
				</div>
			</div>
			<Area
				name="authors"
				label={say.t("report.edit.authors")}
				hint={say.t("report.edit.list")}
				value={content.authors.join("\n")}
				rows={2}
			/>
			<Field name="funding" label={say.t("report.edit.funding")} hint={say.t("report.edit.fundingHint")} value={content.funding} optional />
			<Field
				name="interests"
				label={say.t("report.edit.interests")}
				hint={say.t("report.edit.interestsHint")}
				value={content.interests}
				optional
			/>
			<div class="grid">
				<div>
					<Area
						name="vendors"
						label={say.t("report.edit.vendors")}
						hint={say.t("report.edit.list")}
						value={content.vendors.join("\n")}
						rows={3}
					/>
				</div>
				<div>
					<Area name="cves" label={say.t("report.edit.cves")} hint={say.t("report.edit.list")} value={content.cves.join("\n")} rows={3} />
				</div>
				<div>
					<Area
						name="models"
						label={say.t("report.edit.models")}
						hint={say.t("report.edit.list")}
						value={content.models.join("\n")}
						rows={3}
					/>
				</div>
			</div>
			<label class="check">
				<input type="checkbox" name="synthetic" value="yes" {...(content.synthetic ? { checked: true } : {})} />
				{say.t("report.edit.synthetic")}
			</label>
			<p class="row">
				<button type="submit">{say.t("report.edit.save")}</button>
			</p>
		</form>
	);
}

interface AreaProps {
	readonly name: string;
	readonly label: string;
	readonly hint: string;
	readonly value: string;
	readonly rows: number;
	readonly isText?: boolean;
}

function Area({ name, label, hint, value, rows, isText = false }: AreaProps) {
	return (
		<>
			<label for={name}>{label}</label>
			<p class="hint" id={`${name}-hint`}>
				{hint}
			</p>
			{/* The first line break after the tag is dropped by browsers; a text may begin with one. */}
			<textarea id={name} name={name} rows={rows} aria-describedby={`${name}-hint`} {...(isText ? { class: "body" } : {})}>
				{`\n${value}`}
			</textarea>
		</>
	);
}
