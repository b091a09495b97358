/** Why a verdict is what it is: every step with the words it rests on, and what would decide an open one. */

import { count, EXPOSURE_WORDS, KIND_WORDS } from "../../match/answer-words.ts";
import type { Finding, Need, Reason } from "../../match/verdict.ts";
import { VerdictWord } from "../design/marks.tsx";
import { Code, Cve, Text } from "../design/shown.tsx";

const MOST_STEPS = 14;
const MOST_OUTCOMES = 8;

/** The inside of a finding's fold. */
export function Proof({ finding, sources }: { readonly finding: Finding; readonly sources: boolean }) {
	return (
		<div class="proof">
			{finding.title !== "" && (
				<p class="lead">
					<Text of={finding.title} />
				</p>
			)}
			<Facts finding={finding} />
			<Steps because={finding.because} />
			{finding.needs.slice(0, 4).map((need) => (
				<Missing need={need} />
			))}
			{finding.sources.length > 0 && (
				<>
					<h4>Other sources on this hole</h4>
					<ul class="plain">
						{finding.sources.slice(0, 8).map(({ advisory, verdict }) => (
							<li>
								<Text of={advisory} most={80} /> says <VerdictWord of={verdict} />
							</li>
						))}
						{finding.sources.length > 8 && <li>{`\u2026 and ${count(finding.sources.length - 8, "more", "more")}`}</li>}
					</ul>
				</>
			)}
			{sources && finding.cve !== undefined && (
				<p>
					Every source on <Cve of={finding.cve} linked={true} /> side by side.
				</p>
			)}
		</div>
	);
}

function Facts({ finding }: { readonly finding: Finding }) {
	const { device, kind, confidence, advisory, productIds, priority } = finding;
	const rows: readonly (readonly [string, string])[] = [
		["Device", [device.id, device.name].filter((text) => text !== undefined).join(", ")],
		["Brand and maker", [device.brand ?? "brand not stated", device.maker ?? "maker not known"].join(", built by ")],
		["Model", device.model ?? "not stated"],
		["Firmware", device.firmware ?? "not stated"],
		["Reach", EXPOSURE_WORDS[device.exposure]],
		["Verdict", `${finding.verdict}${kind === undefined ? "" : `, ${KIND_WORDS[kind]}`}; confidence ${confidence}`],
		["Document", [advisory, ...productIds.slice(0, 4)].filter((text) => text !== "").join(", ")],
		["Urgency", priority.reasons.slice(0, 8).join("; ")],
	];
	return (
		<dl>
			{rows
				.filter(([, value]) => value !== "")
				.map(([name, value]) => (
					<div>
						<dt>{name}</dt>
						<dd>
							<Text of={value} />
						</dd>
					</div>
				))}
		</dl>
	);
}

function Steps({ because }: { readonly because: readonly Reason[] }) {
	if (because.length === 0) return null;
	const left = because.length - MOST_STEPS;
	return (
		<>
			<h4>Because</h4>
			<ol class="steps">
				{because.slice(0, MOST_STEPS).map(({ outcome, quote, document, pointer, rule }) => (
					<li>
						<Text of={outcome} />
						{quote !== "" && (
							<>
								{" "}
								<q>
									<Text of={quote} most={240} />
								</q>
							</>
						)}
						<span class="where">
							<Code of={document} most={80} /> {pointer !== "" && <Code of={pointer} most={160} />} <span>rule</span>{" "}
							<Code of={rule} most={60} />
						</span>
					</li>
				))}
				{left > 0 && <li>{`\u2026 and ${count(left, "more step")}: in the JSON.`}</li>}
			</ol>
		</>
	);
}

function Missing({ need }: { readonly need: Need }) {
	return (
		<>
			<h4>
				What would decide it: <Text of={need.question} most={200} />
			</h4>
			<ul class="plain">
				{need.outcomes.slice(0, MOST_OUTCOMES).map(({ when, verdict }) => (
					<li>
						<Text of={when} most={160} />
						{": "}
						<VerdictWord of={verdict} />
					</li>
				))}
				{need.outcomes.length > MOST_OUTCOMES && <li>{`\u2026 and ${count(need.outcomes.length - MOST_OUTCOMES, "more", "more")}`}</li>}
			</ul>
		</>
	);
}
