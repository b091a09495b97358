/** What is wrong, hole by hole; then notes, references and thanks. All of it is the publisher's. */
import type { Say } from "../../design/say.ts";
import { Text } from "../../design/shown.tsx";
import type { AdvisoryView, HoleView } from "../advisory-view.ts";
import { WebLink } from "../web-link.tsx";
import { Prose } from "./prose.tsx";

const MOST_HOLES = 30;
const MOST_NOTES = 12;
const MOST_REFERENCES = 40;
const MOST_SCORES = 6;

/** The holes. */
export function HolesSection({ say, view }: { readonly say: Say; readonly view: AdvisoryView }) {
	const { holes } = view;
	if (holes.length === 0) return null;
	const left = holes.length - MOST_HOLES;
	return (
		<section id="what" aria-labelledby="what-title">
			<h2 id="what-title">{say.t("site.advisory.what")}</h2>
			{holes.slice(0, MOST_HOLES).map((hole) => (
				<OneHole say={say} hole={hole} language={view.language} />
			))}
			{left > 0 && <p class="more">{say.t("site.moreLeft", { n: left })}</p>}
		</section>
	);
}

function OneHole({ say, hole, language }: { readonly say: Say; readonly hole: HoleView; readonly language: string }) {
	const { vulnerability, attack, weaknesses, threats, name } = hole;
	const { cve, title, notes, scores } = vulnerability;
	const described = notes.filter(({ category }) => category === "description" || category === "summary");
	const attacks = threats.filter(({ category }) => category === "threat:exploit_status");
	return (
		<section class="hole">
			<h3>
				<Text of={name} most={160} />
				{cve !== undefined && title !== undefined && (
					<span class="soft" lang={language}>
						{" "}
						<Text of={title} most={200} />
					</span>
				)}
			</h3>
			{described.slice(0, 3).map((note) => (
				<Prose of={note.text} language={language} />
			))}
			<dl class="pairs">
				<div>
					<dt>{say.t("site.advisory.attacks")}</dt>
					<dd>
						{attack === undefined && attacks.length === 0 && say.t("site.advisory.noAttacks")}
						{attack !== undefined &&
							(attack.kevAdded === undefined ? say.t("site.attack.known") : say.t("site.attack.kev", { date: say.date(attack.kevAdded) }))}
						{attacks.slice(0, 6).map((note) => (
							<Prose of={note.text} language={language} />
						))}
					</dd>
				</div>
				<div>
					<dt>{say.t("site.advisory.score")}</dt>
					<dd>
						{scores.length === 0 && say.t("site.severity.none")}
						{scores.slice(0, MOST_SCORES).map(({ version, vector, baseScore, statedBaseScore }) => (
							<p>
								<strong>{baseScore.toFixed(1)}</strong> (CVSS <Text of={version} most={8} />){" "}
								{statedBaseScore !== undefined && `${say.t("site.advisory.scoreStated", { score: statedBaseScore.toFixed(1) })} `}
								<code class="fine">
									<Text of={vector} most={160} />
								</code>
							</p>
						))}
					</dd>
				</div>
				{weaknesses.length > 0 && (
					<div>
						<dt>{say.t("site.advisory.weakness")}</dt>
						<dd>
							{weaknesses.slice(0, 6).map(({ id, name: words }) => (
								<p>
									<a href={`https://cwe.mitre.org/data/definitions/${id.slice(4)}.html`} rel="noopener noreferrer">
										{id}
									</a>{" "}
									<span lang="en">
										<Text of={words} most={160} />
									</span>
								</p>
							))}
						</dd>
					</div>
				)}
			</dl>
			{cve !== undefined && /^CVE-\d{4}-\d{4,19}$/.test(cve) && (
				<p>
					<a href={`/cves/${cve}`}>{say.t("site.advisory.sources", { cve })}</a>
				</p>
			)}
		</section>
	);
}

/** Notes, references, thanks. */
export function RestSection({ say, view }: { readonly say: Say; readonly view: AdvisoryView }) {
	const { notes, advisory, thanks, language } = view;
	return (
		<>
			{notes.length > 0 && (
				<section id="notes" aria-labelledby="notes-title">
					<h2 id="notes-title">{say.t("site.advisory.notes")}</h2>
					{notes.slice(0, MOST_NOTES).map(({ title, text, category }) => (
						<details class="fold">
							<summary>
								<span lang={language}>
									<Text of={title === "" ? category : title} most={160} />
								</span>
							</summary>
							<Prose of={text} language={language} />
						</details>
					))}
					{notes.length > MOST_NOTES && <p class="more">{say.t("site.moreLeft", { n: notes.length - MOST_NOTES })}</p>}
				</section>
			)}
			{advisory.references.length > 0 && (
				<section id="references" aria-labelledby="references-title">
					<h2 id="references-title">{say.t("site.advisory.references")}</h2>
					<ul class="dashes">
						{advisory.references.slice(0, MOST_REFERENCES).map(({ url, summary }) => (
							<li>
								<WebLink say={say} url={url} name={summary} />
							</li>
						))}
					</ul>
					{advisory.references.length > MOST_REFERENCES && (
						<p class="more">{say.t("site.moreLeft", { n: advisory.references.length - MOST_REFERENCES })}</p>
					)}
				</section>
			)}
			{thanks.length > 0 && (
				<section id="thanks" aria-labelledby="thanks-title">
					<h2 id="thanks-title">{say.t("site.advisory.thanks")}</h2>
					<ul class="dashes">
						{thanks.slice(0, MOST_REFERENCES).map(({ names, organization, summary }) => (
							<li lang={language}>
								<Text of={[names.slice(0, 20).join(", "), organization, summary].filter((part) => part !== "").join("; ")} most={400} />
							</li>
						))}
					</ul>
				</section>
			)}
		</>
	);
}
