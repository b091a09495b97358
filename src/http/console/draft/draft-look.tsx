/** What stands between a draft and its release, and how it will look: the part of the editor that follows what is typed. */
import { raw } from "hono/html";
import type { Draft } from "../../../advisory/author/draft.ts";
import { type Drafting, findingsIn } from "../../../advisory/author/drafting.ts";
import { toCsaf } from "../../../advisory/author/to-csaf.ts";
import { readCredits } from "../../../advisory/csaf/credits.ts";
import { readCsaf } from "../../../advisory/csaf/read.ts";
import { renderAdvisory } from "../../../advisory/render/render-advisory.ts";
import type { RenderOptions } from "../../../advisory/render/render-options.ts";
import { writeForm } from "../../../advisory/render/write-form.ts";
import { writeHtmlBody } from "../../../advisory/render/write-html.ts";
import { Text } from "../../design/shown.tsx";

const MOST_FINDINGS = 100;

/** The part. */
export function DraftLook({ draft, drafting }: { readonly draft: Draft; readonly drafting: Pick<Drafting, "now" | "spelling"> }) {
	const findings = findingsIn(draft, drafting);
	const errors = findings.filter(({ level }) => level === "error").length;
	const preview = previewOf(draft, drafting.now());
	return (
		<>
			<p class="strong">
				{errors === 0
					? "Nothing stands between it and review."
					: `${errors} ${errors === 1 ? "error stands" : "errors stand"} between it and review.`}
			</p>
			<ul class="list card">
				{findings.slice(0, MOST_FINDINGS).map(({ rule, level, place, message }) => (
					<li>
						<div class="who">
							<strong>{level}</strong> <Text of={message} most={300} />
							<p class="hint">
								<Text of={`${rule} ${place}`} most={200} />
							</p>
						</div>
					</li>
				))}
			</ul>
			{findings.length > MOST_FINDINGS && <p>{`and ${findings.length - MOST_FINDINGS} more`}</p>}
			{preview.map(([name, text]) => (
				<details>
					<summary>{name}</summary>
					<pre class="told" tabindex={0}>
						{text}
					</pre>
				</details>
			))}
		</>
	);
}

/** Forms of a draft, each with its name. Deadlines are those of a hole that nobody attacks yet; they are set anew on release. */
function previewOf(draft: Draft, now: number): readonly (readonly [string, string])[] {
	const csaf = toCsaf(draft, { now, status: "draft" });
	const read = readCsaf(new TextEncoder().encode(csaf), draft.trackingId);
	if (!read.ok) return [["CSAF", csaf]];
	const forms = (["text", "360", "90"] as const).map((form) => {
		const written = writeForm(read.value, form, optionsOf(csaf, now));
		return [form === "text" ? "Mail" : `${form} characters`, written.ok ? written.value : written.error.message] as const;
	});
	return [...forms, ["CSAF", csaf]];
}

/** The page as it will look, without its frame. */
export function PreviewPage({ draft, now }: { readonly draft: Draft; readonly now: number }) {
	const csaf = toCsaf(draft, { now, status: "draft" });
	const read = readCsaf(new TextEncoder().encode(csaf), draft.trackingId);
	if (!read.ok) return <p>The draft states too little to be shown yet.</p>;
	return <article class="told">{raw(writeHtmlBody(renderAdvisory(read.value, optionsOf(csaf, now))))}</article>;
}

function optionsOf(csaf: string, now: number): RenderOptions {
	return {
		language: "en",
		asOf: new Date(now).toISOString().slice(0, 10),
		deadlines: undefined,
		attacks: [],
		credits: readCredits(new TextEncoder().encode(csaf)),
	};
}
