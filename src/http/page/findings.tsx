/** Every finding, by site, each with its proof folded away. */

import { count, dueWords, holdsAsOf, KIND_WORDS } from "../../match/answer-words.ts";
import type { Assessment, Finding } from "../../match/verdict.ts";
import { VerdictWord } from "../design/marks.tsx";
import { Code, shown, Text } from "../design/shown.tsx";
import { Proof } from "./proof.tsx";
import { siteName } from "./sites-chart.tsx";
import { within } from "./within.ts";

const MOST = 300;
const MOST_BYTES = 330_000;
const MOST_SETTLED = 80;
const MOST_SETTLED_BYTES = 80_000;

const isOpen = ({ verdict }: Finding) => verdict === "known_affected" || verdict === "under_investigation";

/** What is at risk or open, most urgent first within a site; then what is settled, folded away. */
export function Findings({
	assessment,
	more,
	sources,
}: {
	readonly assessment: Assessment;
	readonly more: unknown;
	readonly sources: boolean;
}) {
	const open = assessment.findings.filter(isOpen);
	const settled = assessment.findings.filter((finding) => !isOpen(finding));
	if (open.length + settled.length === 0) return null;
	return (
		<section id="findings" aria-labelledby="findings-title">
			<h2 id="findings-title">Every finding, with its proof</h2>
			<BySite findings={open} most={MOST} bytes={MOST_BYTES} answer={assessment} more={more} sources={sources} />
			{settled.length > 0 && (
				<details class="settled">
					<summary>{`Fixed and not affected: ${count(settled.length, "finding")}`}</summary>
					<BySite findings={settled} most={MOST_SETTLED} bytes={MOST_SETTLED_BYTES} answer={assessment} more={more} sources={sources} />
				</details>
			)}
		</section>
	);
}

interface BySiteProps {
	readonly findings: readonly Finding[];
	readonly most: number;
	readonly bytes: number;
	readonly answer: Pick<Assessment, "asOf" | "catalogue">;
	readonly more: unknown;
	readonly sources: boolean;
}

function BySite({ findings, most, bytes, answer, more, sources }: BySiteProps) {
	const { html, left } = within(findings, most, bytes, (finding) => <Row finding={finding} answer={answer} sources={sources} />);
	const all = Map.groupBy(findings, (finding) => finding.device.site);
	const groups = Map.groupBy([...html.entries()], ([at]) => findings[at]?.device.site);
	const silentSites = all.size - groups.size;
	return (
		<>
			{[...groups].map(([site, rows]) => {
				const behind = (all.get(site)?.length ?? 0) - rows.length;
				return (
					<>
						<h3 class="site-name">
							<bdi>{siteName(site)}</bdi> <span class="soft">{count(all.get(site)?.length ?? 0, "finding")}</span>
						</h3>
						<ul class="findings">{rows.map(([, row]) => row)}</ul>
						{behind > 0 && <p class="more">{`\u2026 and ${count(behind, "less urgent one", "less urgent ones")} here.`}</p>}
					</>
				);
			})}
			{left > 0 && (
				<p class="more">
					{`\u2026 and ${count(left, "more finding")}${silentSites > 0 ? `, some at ${count(silentSites, "site")} not shown here` : ""}: `}
					{more}
				</p>
			)}
		</>
	);
}

function Row({
	finding,
	answer,
	sources,
}: {
	readonly finding: Finding;
	readonly answer: BySiteProps["answer"];
	readonly sources: boolean;
}) {
	const holds = holdsAsOf(answer, finding.verdict);
	const { device, verdict, kind, cve, advisory, upgradeTo, priority } = finding;
	const hole = cve ?? advisory;
	return (
		<li>
			<details>
				<summary>
					<VerdictWord of={verdict} />
					{holds !== undefined && <span class="soft"> as of {holds}</span>}
					<span class="device">
						<Code of={device.id} most={60} />{" "}
						<Text of={[device.brand, device.model].filter((text) => text !== undefined).join(" ")} most={100} />
					</span>
					<span class="hole">
						<Text of={hole} most={60} />
					</span>
					<span class="next">
						{upgradeTo !== undefined && verdict !== "fixed" && (
							<>
								{"to "}
								<Text of={upgradeTo} most={60} />
								{". "}
							</>
						)}
						{kind !== undefined && <span>{KIND_WORDS[kind]}. </span>}
						{device.exposure === "internet" && isOpen(finding) && <strong>From the internet. </strong>}
						{priority.due !== undefined && <Text of={dueWords(shown(priority.due, 30), answer.asOf)} />}
					</span>
				</summary>
				<Proof finding={finding} sources={sources} />
			</details>
		</li>
	);
}
