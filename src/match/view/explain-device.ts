/** One device that somebody asks about: what every document held says of it, with the proof. Nothing is kept of the question. */

import { newestOf } from "../assess.ts";
import { isWorse } from "../combine.ts";
import { explain } from "../explain.ts";
import type { HoleJudgement } from "../hole.ts";
import { judgeAll } from "../hole.ts";
import { type AskedDevice, identify } from "../identity.ts";
import type { Matcher } from "../matcher.ts";
import { planOf } from "../plan.ts";
import { subjectOf } from "../subject.ts";
import type { ActionKind, Judgement } from "../verdict.ts";
import type { DeviceVerdict } from "./answers.ts";

/** A question; without a document, about all that are held. */
export interface AskedQuestion {
	readonly device: AskedDevice;
	readonly advisory?: string | undefined;
	readonly cve?: string | undefined;
}

/** The answer. `holes` is empty where one document was asked about: `judgement` then says what it means. */
export interface Explanation {
	/** The device as it was understood. */
	readonly device: {
		readonly brand: string | undefined;
		readonly maker: string | undefined;
		readonly model: string | undefined;
		readonly firmware: string | undefined;
		readonly signals: readonly string[];
	};
	readonly verdict: DeviceVerdict;
	/** The worst first; each with its proof and what is missing. */
	readonly holes: readonly HoleJudgement[];
	readonly judgement: Judgement | undefined;
	readonly step: { readonly kind: ActionKind; readonly upgradeTo: string | undefined } | undefined;
	/** What was looked through. */
	readonly documents: number;
	readonly newestDocument: string | undefined;
	readonly catalogue: { readonly version: string; readonly date: string };
}

const ORDER: Readonly<Record<DeviceVerdict, number>> = {
	known_affected: 0,
	under_investigation: 1,
	no_statement: 2,
	fixed: 3,
	known_not_affected: 4,
};

/** The same about all documents that are held: that has an answer always. */
export function explainFully(device: AskedDevice, matcher: Matcher): Explanation {
	const answer = explainDevice({ device }, matcher);
	if (answer === undefined) throw new Error("a question about no one document has no answer");
	return answer;
}

/** Answers; `undefined` where no document has the id that is asked about. */
export function explainDevice({ device, advisory, cve }: AskedQuestion, matcher: Matcher): Explanation | undefined {
	const { signals, ...identity } = identify(device, matcher.catalogue);
	const looked = {
		device: {
			brand: identity.brand,
			maker: identity.maker,
			model: identity.model,
			firmware: identity.firmware,
			signals: signals?.split(" ") ?? [],
		},
		documents: matcher.library.advisories.length,
		newestDocument: newestOf(matcher.library),
		catalogue: { version: matcher.catalogue.version, date: matcher.catalogue.date },
	};
	if (advisory !== undefined) {
		const judged = explain(device, { advisory, cve }, matcher);
		if (!judged.ok) return undefined;
		return { ...looked, verdict: judged.value.verdict, holes: [], judgement: judged.value, step: undefined };
	}
	const subject = subjectOf(identify(device, matcher.catalogue), matcher);
	const holes = [...judgeAll(subject, { cve: cve?.toUpperCase() })].sort(byHarm);
	const plan = planOf(subject, holes);
	return {
		...looked,
		verdict: holes[0]?.verdict ?? "no_statement",
		holes,
		judgement: undefined,
		step: plan === undefined ? undefined : { kind: plan.kind, upgradeTo: plan.upgradeTo },
	};
}

function byHarm(a: HoleJudgement, b: HoleJudgement): number {
	if (isWorse(a.verdict, b.verdict)) return -1;
	return ORDER[a.verdict] - ORDER[b.verdict] || (b.baseScore ?? 10) - (a.baseScore ?? 10) || (a.hole < b.hole ? -1 : 1);
}
