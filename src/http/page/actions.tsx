/** "Do first": the actions as the engine ranked them. */

import { count, dueWords, reachWords } from "../../match/answer-words.ts";
import type { Action, Assessment } from "../../match/verdict.ts";
import { VerdictWord } from "../design/marks.tsx";
import { Cve, DeviceIds, shown, Text } from "../design/shown.tsx";
import { within } from "./within.ts";

/** As many as a tired reader takes in; the others are folded, so that the box below stays near. */
const AT_ONCE = 8;
const MOST = 40;
const MOST_BYTES = 180_000;

/** The numbered list, with the devices of each action folded away. */
export function Actions({
	assessment,
	more,
	sources,
}: {
	readonly assessment: Assessment;
	readonly more: unknown;
	readonly sources: boolean;
}) {
	const actions = assessment.actions.filter((action) => action.kind !== "none");
	const { html, left } = within(actions, MOST, MOST_BYTES, (action) => (
		<OneAction action={action} asOf={assessment.asOf} sources={sources} />
	));
	const later = actions.slice(AT_ONCE);
	return (
		<section id="do-first" aria-labelledby="do-first-title">
			<h2 id="do-first-title">Do first</h2>
			{actions.length === 0 ? (
				<p class="soft">There is nothing to do that we know of.</p>
			) : (
				<ol class="actions">{html.slice(0, AT_ONCE)}</ol>
			)}
			{later.length > 0 && (
				<details class="rest">
					<summary>
						{count(later.length, "more thing")} to do, on {count(new Set(later.flatMap((action) => action.deviceIds)).size, "device")}
					</summary>
					<ol class="actions" start={AT_ONCE + 1}>
						{html.slice(AT_ONCE)}
					</ol>
					{left > 0 && (
						<p class="more">
							{`\u2026 and ${count(left, "more thing")} to do: `}
							{more}
						</p>
					)}
				</details>
			)}
		</section>
	);
}

function OneAction({ action, asOf, sources }: { readonly action: Action; readonly asOf: string; readonly sources: boolean }) {
	const why = shown(action.why, 600);
	const reach = reachWords(action);
	const { due } = action.priority;
	const reasons = action.priority.reasons.slice(0, 8).filter((reason) => !why.includes(reason));
	return (
		<li>
			<h3>
				<Text of={action.what} most={400} />
			</h3>
			<p class="facts">
				<VerdictWord of={action.verdict} />
				{reach !== undefined && <span class="fact strong">{reach}</span>}
				{due !== undefined && (
					<span class={due < asOf ? "fact strong" : "fact"}>
						<Text of={dueWords(shown(due, 30), asOf)} />
					</span>
				)}
				{reasons.map((reason) => (
					<span class="fact">
						<Text of={reason} most={160} />
					</span>
				))}
			</p>
			{why !== "" && (
				<p>
					<Text of={why} most={600} />
				</p>
			)}
			<Details action={action} named={why} sources={sources} />
		</li>
	);
}

interface DetailsProps {
	readonly action: Action;
	readonly named: string;
	readonly sources: boolean;
}

function Details({ action: { deviceIds, cves, advisories }, named, sources }: DetailsProps) {
	const unnamed = cves.filter((cve) => !named.includes(cve)).map((cve) => shown(cve, 30));
	return (
		<details>
			<summary>
				{count(deviceIds.length, "device")}
				{unnamed.length > 0 && `, ${unnamed.slice(0, 3).join(", ")}${unnamed.length > 3 ? ", \u2026" : ""}`}
			</summary>
			<DeviceIds of={deviceIds} />
			<p class="soft">
				By <List of={cves} write={(cve) => <Cve of={cve} linked={sources} />} /> {cves.length > 0 && advisories.length > 0 && "in "}
				<List of={advisories} />
			</p>
		</details>
	);
}

function List({ of, write }: { readonly of: readonly string[]; readonly write?: (text: string) => unknown }) {
	const left = of.length - 12;
	return (
		<>
			{of.slice(0, 12).map((text, at) => (
				<>
					{at > 0 && ", "}
					{write === undefined ? <Text of={text} most={60} /> : write(text)}
				</>
			))}
			{left > 0 && ` \u2026 and ${count(left, "more", "more")}`}
		</>
	);
}
