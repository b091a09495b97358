/** The answer as a page: the sentence first, then what to do, then the fact that decides most; the rest below. */

import { beyond, catalogueWords, count, headline, number, staleWords, VERDICT_WORDS } from "../../match/answer-words.ts";
import { listWords } from "../../match/attack-lists.ts";
import type { Assessment } from "../../match/verdict.ts";
import { Mark, STANDINGS, TONE } from "../design/marks.tsx";
import { Text } from "../design/shown.tsx";
import { Actions } from "./actions.tsx";
import { Findings } from "./findings.tsx";
import { wholeDocument } from "./frame.tsx";
import { NothingKnown, Undecidable, Unread } from "./limits.tsx";
import type { AnswerPageOptions, Notice } from "./options.ts";
import { OtherQuestions, QuestionBox } from "./questions.tsx";
import { SitesChart } from "./sites-chart.tsx";

/**
 * One HTML document that needs no script and fetches nothing. Under 1 MB for a fleet of any size: lists end, and say by how much.
 *
 * Everything in an assessment was written by strangers; it is escaped, bounded, and stripped of what hides or turns text around.
 */
export function renderAnswerPage(assessment: Assessment, options: AnswerPageOptions): string {
	const title = `${options.sample ? "Sample data: " : ""}${headline(assessment)} \u2013 Seawall`;
	return wholeDocument({
		title,
		selfContained: options.selfContained,
		script: options.selfContained ? undefined : "/answer.js",
		children: <Body assessment={assessment} options={options} />,
	});
}

interface Props {
	readonly assessment: Assessment;
	readonly options: AnswerPageOptions;
}

function Body({ assessment, options }: Props) {
	const more = <More options={options} />;
	const sources = options.sources === true && !options.selfContained;
	return (
		<>
			<header>
				{options.sample && (
					<p class="sample">
						<strong>Sample data.</strong> A made-up fleet, to show what an answer looks like.
					</p>
				)}
				<div class="top">
					<p class="brand">Seawall</p>
					<p class="soft">as of {assessment.asOf}</p>
				</div>
				<Contents assessment={assessment} />
			</header>
			<main id="answer" tabindex={-1}>
				{options.notice !== undefined && <NoticeBox notice={options.notice} />}
				{staleWords(assessment) !== undefined && <p class="beyond">{staleWords(assessment)}</p>}
				<h1>{headline(assessment)}</h1>
				{beyond(assessment).map((sentence) => (
					<p class="beyond">{sentence}</p>
				))}
				<Tally assessment={assessment} />
				<Actions assessment={assessment} more={more} sources={sources} />
				<QuestionBox assessment={assessment} options={options} />
				<OtherQuestions questions={assessment.questions} />
				<SitesChart assessment={assessment} />
				<Findings assessment={assessment} more={more} sources={sources} />
				<NothingKnown assessment={assessment} more={more} />
				<Undecidable undecidable={assessment.undecidable} />
				<Unread rejected={assessment.rejected} problems={assessment.problems} />
			</main>
			<Footer assessment={assessment} options={options} />
		</>
	);
}

/** Where to find what a list leaves out. */
function More({ options }: { readonly options: AnswerPageOptions }) {
	if (!options.selfContained && options.findingsCsv === true) {
		return (
			<>
				in the <a href="/findings.csv">CSV</a>.
			</>
		);
	}
	return options.selfContained ? (
		<>
			in the CSV (<code>--format csv</code>).
		</>
	) : (
		<>
			in the <a href="/assessment.json">JSON</a>.
		</>
	);
}

function Contents({ assessment }: { readonly assessment: Assessment }) {
	const { questions, findings, unspoken, undecidable, rejected, problems, summary } = assessment;
	const entries: readonly (readonly [id: string, name: string, there: boolean])[] = [
		["do-first", "Do first", true],
		["missing", "What is missing", questions.length > 0],
		["sites", "Sites", findings.length + unspoken.length > 0],
		["findings", "Findings", findings.length > 0],
		["nothing-known", "Nothing known", summary.no_statement > 0],
		["undecidable", "Undecided holes", undecidable.length > 0],
		["unread", "Not read", rejected.length + problems.length > 0],
	];
	return (
		<nav aria-label="On this page">
			<ul>
				{entries
					.filter(([, , there]) => there)
					.map(([id, name]) => (
						<li>
							<a href={`#${id}`}>{name}</a>
						</li>
					))}
			</ul>
		</nav>
	);
}

function NoticeBox({ notice }: { readonly notice: Notice }) {
	return (
		<div class={notice.good ? "notice" : "notice bad"} role="status">
			<p>
				<Text of={notice.text} most={600} />
			</p>
			{notice.warnings.length > 0 && (
				<details>
					<summary>{count(notice.warnings.length, "remark")} on the file</summary>
					<ul class="plain">
						{notice.warnings.slice(0, 50).map((warning) => (
							<li>
								<Text of={warning} />
							</li>
						))}
						{notice.warnings.length > 50 && <li>{`\u2026 and ${count(notice.warnings.length - 50, "more", "more")}`}</li>}
					</ul>
				</details>
			)}
		</div>
	);
}

function Tally({ assessment: { summary, devices } }: { readonly assessment: Assessment }) {
	if (devices === 0) return null;
	return (
		<ul class="tally" aria-label="Devices by their worst verdict">
			{STANDINGS.map((standing) => (
				<li class={summary[standing] === 0 ? "zero" : TONE[standing]}>
					<span class="n">{number(summary[standing])}</span>
					<span class="what">
						<Mark of={standing} />
						{VERDICT_WORDS[standing].word}
					</span>
				</li>
			))}
		</ul>
	);
}

function Footer({ assessment, options }: Props) {
	const { statements, advisories, distinctIdentities, asOf } = assessment;
	return (
		<footer>
			<p>
				<Text of={`${catalogueWords(assessment)}. ${listWords(assessment.lists)}`} /> As of {asOf}: {count(statements, "statement")} in{" "}
				{count(advisories, "document")}, {count(distinctIdentities, "distinct device identity", "distinct device identities")}.
			</p>
			{!options.selfContained && (
				<p>
					All of it: <a href="/assessment.json">JSON</a>
					{options.findingsCsv === true && (
						<>
							, <a href="/findings.csv">findings as CSV</a>
						</>
					)}
					.
				</p>
			)}
			<p class="soft">
				{"\u201cAt risk\u201d is CSAF\u2019s "}
				<code>known_affected</code>, {"\u201cnot decided\u201d "}
				<code>under_investigation</code>. A verdict holds for what the inventory states and the documents say, not for the device itself.
			</p>
			{options.sample && (
				<p>
					<strong>Sample data.</strong>
				</p>
			)}
		</footer>
	);
}
