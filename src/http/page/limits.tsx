/** The limits of the answer: of what nothing is known, what nobody can decide yet, what could not be read. */

import { count, lookedThrough, undecidableWords } from "../../match/answer-words.ts";
import type { Assessment, FindingDevice } from "../../match/verdict.ts";
import { Code, shown, Text } from "../design/shown.tsx";
import { within } from "./within.ts";

/** Devices of which no document speaks. */
export function NothingKnown({ assessment, more }: { readonly assessment: Assessment; readonly more: unknown }) {
	const silent = assessment.summary.no_statement;
	if (silent === 0) return null;
	const { html, left } = within(assessment.unspoken, 60, 20_000, (device) => (
		<li>
			<Text of={called(device)} />
		</li>
	));
	return (
		<section id="nothing-known" aria-labelledby="nothing-known-title">
			<h2 id="nothing-known-title">Nothing known is not the same as safe</h2>
			<p>{`No document we hold speaks of ${count(silent, "device")}: ${lookedThrough(assessment)}.`}</p>
			{html.length > 0 && (
				<details>
					<summary>Which devices</summary>
					<ul class="plain">{html}</ul>
					{left > 0 && (
						<p class="more">
							{`\u2026 and ${count(left, "more device")}: `}
							{more}
						</p>
					)}
				</details>
			)}
		</section>
	);
}

function called({ id, name, brand, model, site }: FindingDevice): string {
	return [id, name, [brand, model].filter((text) => text !== undefined).join(" "), site]
		.filter((text) => text !== undefined && text !== "")
		.map((text) => shown(text, 80))
		.join(", ");
}

/** Holes that are attacked while no source says which devices have them. */
export function Undecidable({ undecidable }: Pick<Assessment, "undecidable">) {
	if (undecidable.length === 0) return null;
	const { html, left } = within(undecidable, 60, 35_000, ({ cve, title, maker, lookUp }) => (
		<li>
			<strong>
				<Text of={cve} most={60} />
			</strong>{" "}
			<Text of={maker} most={60} />
			{": "}
			<Text of={title} />
			<br />
			<span class="soft">
				<Text of={lookUp} most={700} />
			</span>
		</li>
	));
	return (
		<section id="undecidable" aria-labelledby="undecidable-title">
			<h2 id="undecidable-title">{undecidableWords(undecidable.length)}</h2>
			<p>They are known to be attacked, but no source states which devices and builds have them.</p>
			<ul class="plain">{html}</ul>
			{left > 0 && <p class="more">{`\u2026 and ${count(left, "more", "more")}: in the JSON.`}</p>}
		</section>
	);
}

/** Rows and files that were left out, each with its place, and what was odd about the others. */
export function Unread({ rejected, problems }: Pick<Assessment, "rejected" | "problems">) {
	if (rejected.length + problems.length === 0) return null;
	const rows = within(rejected, 80, 25_000, ({ source, line, code, reason }) => (
		<li>
			<Code of={`${shown(source, 120)}:${line}`} most={140} /> <Text of={reason} /> <Code of={code} />
		</li>
	));
	const files = within(problems, 40, 25_000, (problem) => (
		<li>
			<Text of={problem} most={500} />
		</li>
	));
	return (
		<section id="unread" aria-labelledby="unread-title">
			<h2 id="unread-title">What could not be read</h2>
			{rejected.length > 0 && (
				<details>
					<summary>{`${count(rejected.length, "row")} of the inventory`}</summary>
					<ul class="plain">{rows.html}</ul>
					{rows.left > 0 && <p class="more">{`\u2026 and ${count(rows.left, "more", "more")}: in the JSON.`}</p>}
				</details>
			)}
			{problems.length > 0 && (
				<details>
					<summary>{count(problems.length, "message about the files", "messages about the files")}</summary>
					<ul class="plain">{files.html}</ul>
					{files.left > 0 && <p class="more">{`\u2026 and ${count(files.left, "more", "more")}: in the JSON.`}</p>}
				</details>
			)}
		</section>
	);
}
