/** Why a verdict is what it is, told as a story: each step in words, the words it rests on, and where they stand. */
import type { Judgement, Need, Reason } from "../../../match/verdict.ts";
import { EngineText } from "../engine/engine-words.tsx";
import { VERDICT_KEYS, VerdictWord } from "../marks.tsx";
import type { MessageKey } from "../messages/en.ts";
import type { Say } from "../say.ts";
import { Code, Text } from "../shown.tsx";

const MOST_STEPS = 40;
const MOST_OUTCOMES = 12;
const MOST_NEEDS = 6;

/** How sure a proof is, in words. */
export const CONFIDENCE_KEYS = {
	high: "confidence.high",
	medium: "confidence.medium",
	low: "confidence.low",
} as const satisfies Readonly<Record<Judgement["confidence"], MessageKey>>;

/** The steps, what follows from them, and what would decide what is open. */
export function ProofStory({
	say,
	of,
}: {
	readonly say: Say;
	readonly of: Pick<Judgement, "because" | "needs" | "verdict" | "confidence">;
}) {
	const left = of.because.length - MOST_STEPS;
	const hence = say.t("proof.thus", { verdict: say.t(VERDICT_KEYS[of.verdict]), confidence: say.t(CONFIDENCE_KEYS[of.confidence]) });
	return (
		<div class="proof">
			<ol class="story">
				{of.because.slice(0, MOST_STEPS).map((reason) => (
					<Step say={say} reason={reason} />
				))}
				{left > 0 && <li class="soft">{say.t("proof.moreSteps", { n: left })}</li>}
				<li class="end">{hence}</li>
			</ol>
			{of.needs.slice(0, MOST_NEEDS).map((need) => (
				<Missing say={say} need={need} />
			))}
		</div>
	);
}

function Step({ say, reason: { outcome, quote, document, pointer, rule } }: { readonly say: Say; readonly reason: Reason }) {
	return (
		<li>
			<EngineText say={say} of={outcome} most={400} />
			{quote !== "" && (
				<>
					{" "}
					<q>
						<Text of={quote} most={240} />
					</q>
				</>
			)}
			<span class="where">
				<Code of={document} most={80} /> {pointer !== "" && <Code of={pointer} most={160} />} <span>{say.t("proof.rule")}</span>{" "}
				<Code of={rule} most={60} />
			</span>
		</li>
	);
}

function Missing({ say, need }: { readonly say: Say; readonly need: Need }) {
	return (
		<>
			<h4>
				{say.t("proof.decides")} <EngineText say={say} of={need.question} most={200} />
			</h4>
			<ul class="plain">
				{need.outcomes.slice(0, MOST_OUTCOMES).map(({ when, verdict }) => (
					<li>
						<EngineText say={say} of={when} most={160} />
						{": "}
						<VerdictWord of={verdict} say={say} />
					</li>
				))}
			</ul>
		</>
	);
}
