/** "Do first": the actions as the engine ranked them. */
import type { Action, Assessment } from "../../match/verdict.ts";
import { count, dueWords, reachWords } from "./answer-words.ts";
import { VerdictWord } from "./marks.tsx";
import { DeviceIds, shown, Text } from "./shown.tsx";
import { within } from "./within.ts";

const MOST = 40;
const MOST_BYTES = 180_000;

/** The numbered list, with the devices of each action folded away. */
export function Actions({ assessment, more }: { readonly assessment: Assessment; readonly more: unknown }) {
	const actions = assessment.actions.filter((action) => action.kind !== "none");
	const { html, left } = within(actions, MOST, MOST_BYTES, (action) => <OneAction action={action} asOf={assessment.asOf} />);
	return (
		<section id="do-first" aria-labelledby="do-first-title">
			<h2 id="do-first-title">Do first</h2>
			{actions.length === 0 ? <p class="soft">There is nothing to do that we know of.</p> : <ol class="actions">{html}</ol>}
			{left > 0 && (
				<p class="more">
					{"\u2026 and "}
					{count(left, "more thing")} to do: {more}
				</p>
			)}
		</section>
	);
}

function OneAction({ action, asOf }: { readonly action: Action; readonly asOf: string }) {
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
			<Details action={action} />
		</li>
	);
}

function Details({ action: { deviceIds, cves, advisories } }: { readonly action: Action }) {
	return (
		<details>
			<summary>
				{count(deviceIds.length, "device")}
				{cves.length > 0 &&
					`, ${cves
						.slice(0, 3)
						.map((cve) => shown(cve, 30))
						.join(", ")}${cves.length > 3 ? ", \u2026" : ""}`}
			</summary>
			<DeviceIds of={deviceIds} />
			<p class="soft">
				By <List of={cves} /> {cves.length > 0 && advisories.length > 0 && "in "}
				<List of={advisories} />
			</p>
		</details>
	);
}

function List({ of }: { readonly of: readonly string[] }) {
	const left = of.length - 12;
	return (
		<>
			{of.slice(0, 12).map((text, at) => (
				<>
					{at > 0 && ", "}
					<Text of={text} most={60} />
				</>
			))}
			{left > 0 && ` \u2026 and ${count(left, "more", "more")}`}
		</>
	);
}
