/** The answer about one device: the verdict and what to do first, then what is missing, then why. */
import type { Catalogue } from "../../../catalog/catalogue.ts";
import type { HoleJudgement } from "../../../match/hole.ts";
import { wordsOfQuestion } from "../../../match/question.ts";
import type { Need } from "../../../match/verdict.ts";
import { EngineText } from "../../design/engine/engine-words.tsx";
import { VerdictBadge } from "../../design/marks.tsx";
import type { MessageKey } from "../../design/messages/en.ts";
import { ProofStory } from "../../design/parts/proof-story.tsx";
import type { Say } from "../../design/say.ts";
import { shown, Text } from "../../design/shown.tsx";
import { type Around, sitePage } from "../frame.tsx";
import { dueWords } from "../listed-words.ts";
import type { CheckAnswer } from "../ports.ts";
import type { Snapshot } from "../snapshot.ts";
import { type AskedOf, CheckForm } from "./check-form.tsx";

const MOST_HOLES = 12;
const MOST_QUESTIONS = 4;
const MOST_OUTCOMES = 6;

/** What the page is made of. */
export interface CheckPageProps extends Around {
	readonly asked: AskedOf;
	/** `undefined`: nothing was asked yet. */
	readonly answer: CheckAnswer | undefined;
	readonly snapshot: Snapshot;
	readonly catalogue: Catalogue;
}

const VERDICTS = {
	known_affected: "site.check.known_affected",
	under_investigation: "site.check.under_investigation",
	fixed: "site.check.fixed",
	known_not_affected: "site.check.known_not_affected",
	no_statement: "site.check.no_statement",
} as const satisfies Readonly<Record<CheckAnswer["verdict"], MessageKey>>;

/** `/check` */
export function checkPage(props: CheckPageProps): string {
	const { say, answer, asked } = props;
	return sitePage({
		...props,
		// What somebody asked stands neither in the head nor in any address of the page.
		path: "/check",
		title: say.t("site.check.title"),
		description: say.t("site.check.lead"),
		isHidden: answer !== undefined,
		children: (
			<>
				<h1>{say.t("site.check.title")}</h1>
				{answer === undefined ? <p class="lead">{say.t("site.check.lead")}</p> : <Answer {...props} answer={answer} />}
				<section class="box check-box" aria-labelledby="ask-title">
					<h2 id="ask-title">{answer === undefined ? say.t("site.check.ask") : say.t("site.check.again")}</h2>
					<CheckForm say={say} asked={asked} />
				</section>
				{answer !== undefined && <Holes {...props} answer={answer} />}
			</>
		),
	});
}

type AnswerProps = CheckPageProps & { readonly answer: CheckAnswer };

function Answer(props: AnswerProps) {
	const { say, answer, asked } = props;
	const { verdict, holes } = answer;
	const named = [asked.brand, asked.model, asked.firmware].filter((part) => part !== "").join(", ");
	const isNamed = holes.some(({ hole }) => hole !== "") || verdict === "no_statement";
	return (
		<section class={`answer ${verdict}`} aria-labelledby="answer-title">
			<p class="over">
				{say.t("site.check.you")} <Text of={named} most={400} />
			</p>
			<h2 id="answer-title">
				<VerdictBadge of={verdict} say={say} /> {say.t(VERDICTS[verdict])}
			</h2>
			<p class="do-first">{stepWords(say, answer)}</p>
			{!isNamed && <p>{say.t("site.check.unidentified")}</p>}
			<DueNote {...props} />
			<Questions say={say} answer={answer} />
			<p class="soft">
				{verdict === "no_statement"
					? say.t("site.check.noStatementText", { n: answer.documents, date: say.date(answer.newestDocument ?? "") })
					: say.t("site.check.caveat")}
			</p>
		</section>
	);
}

/** What to do. Of what is not listed as affected nothing is to be done, and nothing better is said of it. */
function stepWords(say: Say, { step, verdict }: CheckAnswer): string | undefined {
	switch (step?.kind) {
		case "upgrade":
			return step.upgradeTo === undefined
				? say.t("site.check.step.upgradeAny")
				: say.t("site.check.step.upgrade", { version: shown(step.upgradeTo, 80) });
		case "replace":
			return say.t("site.check.step.replace");
		case "isolate":
			return say.t("site.check.step.isolate");
		case "ask_vendor":
			return say.t("site.check.step.ask");
		default:
			return verdict === "under_investigation" || verdict === "known_affected" ? say.t("site.check.step.findOut") : undefined;
	}
}

function DueNote({ say, answer, snapshot }: AnswerProps) {
	const affected = new Set(answer.holes.flatMap(({ verdict, cve }) => (verdict === "known_affected" && cve !== undefined ? [cve] : [])));
	const entry = snapshot.entries.find(
		({ holes, due }) => due !== undefined && holes.some(({ cve }) => cve !== undefined && affected.has(cve)),
	);
	if (entry?.due === undefined) return null;
	return (
		<p>
			{say.t("exposure.internet")}: <strong>{dueWords(say, entry.due.internet, snapshot.asOf)}</strong>
		</p>
	);
}

function Questions({ say, answer }: { readonly say: Say; readonly answer: CheckAnswer }) {
	const needs = new Map<string, Need>();
	for (const need of answer.holes.flatMap((hole) => hole.needs)) if (!needs.has(need.question)) needs.set(need.question, need);
	if (needs.size === 0) return null;
	const makers = [answer.device.maker, answer.device.brand].filter((name) => name !== undefined);
	return (
		<div class="questions">
			<h3>{say.t("site.check.questions")}</h3>
			<p>{say.t("site.check.questionsText")}</p>
			<ul class="plain">
				{[...needs.values()].slice(0, MOST_QUESTIONS).map((need) => (
					<li>
						<strong>
							<EngineText say={say} of={need.question} most={200} />
						</strong>
						<span class="hint">
							{" "}
							<EngineText say={say} of={wordsOfQuestion({ fact: need.fact, about: "" }, 1, new Set(makers)).hint} most={400} />
						</span>
						<ul class="dashes">
							{need.outcomes.slice(0, MOST_OUTCOMES).map(({ when, verdict }) => (
								<li>
									<EngineText say={say} of={plainVersions(when)} most={160} />
									{": "}
									<VerdictBadge of={verdict} say={say} />
								</li>
							))}
						</ul>
					</li>
				))}
			</ul>
		</div>
	);
}

/** A range in the notation for programs, as it is read. What is quoted from a document stays as it stands there. */
function plainVersions(text: string): string {
	return text.replace(/vers:[a-z0-9-]{1,40}\/([^\s:]{1,300})/g, (whole, range: string) => {
		try {
			return decodeURIComponent(range).replaceAll("|", ", ");
		} catch {
			return whole;
		}
	});
}

function Holes({ say, answer, snapshot }: AnswerProps) {
	const { holes } = answer;
	if (holes.length === 0) return null;
	const left = holes.length - MOST_HOLES;
	return (
		<section id="why" aria-labelledby="why-title">
			<h2 id="why-title">{say.t("site.check.all")}</h2>
			{holes.slice(0, MOST_HOLES).map((hole, at) => (
				<OneHole say={say} hole={hole} snapshot={snapshot} isFirst={at === 0} />
			))}
			{left > 0 && <p class="more">{say.t("site.check.moreHoles", { n: left })}</p>}
		</section>
	);
}

interface OneHoleProps {
	readonly say: Say;
	readonly hole: HoleJudgement;
	readonly snapshot: Snapshot;
	readonly isFirst: boolean;
}

function OneHole({ say, hole, snapshot, isFirst }: OneHoleProps) {
	const warnings = snapshot.byId.get(hole.advisory.toLowerCase()) ?? [];
	return (
		<details class="fold" open={isFirst}>
			<summary>
				<VerdictBadge of={hole.verdict} say={say} />
				<strong>
					<Text of={hole.cve ?? hole.advisory} most={80} />
				</strong>
				<span lang="en">
					<Text of={hole.title} most={200} />
				</span>
			</summary>
			{warnings.map(({ slug, title, language }) => (
				<p>
					{say.t("site.cve.warning")}:{" "}
					<a href={`/advisories/${slug}`} lang={language}>
						<Text of={title} most={200} />
					</a>
				</p>
			))}
			<h3>{say.t("site.check.why")}</h3>
			<ProofStory say={say} of={hole} />
		</details>
	);
}
