/** All about one device: who it is and who says so, what is wrong with it and why we say so, what is missing, what has changed. */

import type { Finding } from "../../../match/verdict.ts";
import type { DeviceDetail, StatedValue } from "../../../match/view/answers.ts";
import { EngineText } from "../../design/engine/engine-words.tsx";
import { VerdictBadge, VerdictWord } from "../../design/marks.tsx";
import type { MessageKey } from "../../design/messages/en.ts";
import { EmptyState } from "../../design/parts/notice.tsx";
import { ProofStory } from "../../design/parts/proof-story.tsx";
import { DataTable } from "../../design/parts/table.tsx";
import { Due, Timeline, When } from "../../design/parts/timeline.tsx";
import type { Say } from "../../design/say.ts";
import { Code, shown, Text } from "../../design/shown.tsx";
import { ModelName, questionTitle, Reach, siteWords, stepWords } from "./device-words.tsx";

/** What the page shows. */
export interface DevicePageProps {
	readonly say: Say;
	readonly detail: DeviceDetail;
	readonly base: string;
	/** A form to set its site, name and reach right. */
	readonly edit?: unknown;
}

const MOST_FINDINGS = 200;
const MOST_EVIDENCE = 100;

const FIELD_KEYS: Readonly<Record<string, MessageKey>> = {
	id: "field.id",
	site: "column.site",
	name: "field.name",
	brand: "field.brand",
	maker: "field.maker",
	model: "column.model",
	firmware: "column.firmware",
	kind: "field.kind",
	mac: "field.mac",
	serial: "field.serial",
	protocol: "field.protocol",
	addresses: "field.addresses",
	openPorts: "field.openPorts",
	exposure: "column.exposure",
};

function fieldName(say: Say, field: string): string {
	const key = FIELD_KEYS[field] as "column.site" | undefined;
	return key === undefined ? field : say.t(key);
}

/** The page under its heading. */
export function DevicePage({ say, detail, base, edit }: DevicePageProps) {
	const { device, findings, questions, history } = detail;
	const settled = findings.filter(({ verdict }) => verdict === "fixed" || verdict === "known_not_affected");
	const open = findings.filter((finding) => !settled.includes(finding));
	return (
		<>
			<p class="lead row">
				<VerdictBadge of={device.verdict} say={say} />
				<Reach say={say} of={device.exposure} />
				{device.due !== undefined && <Due say={say} due={device.due} asOf={detail.asOf} />}
			</p>
			{device.step !== undefined && (
				<div class={device.verdict === "known_affected" ? "notice bad" : "notice wary"}>
					<p class="strong">{stepWords(say, device.step)}</p>
					{device.reasons.length > 0 && (
						<p class="fine">
							<EngineText say={say} of={device.reasons.slice(0, 2).join("; ")} most={300} />
						</p>
					)}
				</div>
			)}
			<Facts say={say} detail={detail} />
			{questions.length > 0 && (
				<section>
					<h2>{say.t("device.missing")}</h2>
					<ul class="plain">
						{questions.map((question) => (
							<li>
								<span class="strong">{questionTitle(say, { ...question, devices: 1 })}</span>{" "}
								<span class="soft">{say.t("overview.decides", { n: question.decides })}</span>
								{question.hint !== "" && (
									<span class="where">
										<EngineText say={say} of={question.hint} most={200} />
									</span>
								)}
							</li>
						))}
					</ul>
				</section>
			)}
			<section aria-labelledby="findings">
				<h2 id="findings">{say.t("device.findings", { n: open.length })}</h2>
				{findings.length === 0 && (
					<EmptyState title={say.t("device.nothingKnown")}>
						<p>{say.t("device.nothingKnownWhy")}</p>
					</EmptyState>
				)}
				<Findings say={say} findings={open} base={base} asOf={detail.asOf} first={true} />
				{settled.length > 0 && (
					<details>
						<summary>{say.t("device.settled", { n: settled.length })}</summary>
						<Findings say={say} findings={settled} base={base} asOf={detail.asOf} first={false} />
					</details>
				)}
			</section>
			{edit}
			<Evidence say={say} evidence={detail.evidence} />
			<section>
				<h2>{say.t("device.history")}</h2>
				<Timeline
					say={say}
					moments={[
						...history
							.filter(({ from }) => from !== undefined)
							.slice(0, 100)
							.map(({ field, from, to, at, source }) => ({
								at,
								what: (
									<>
										{fieldName(say, field)}: {from !== undefined && <Text of={`${from} \u2192 `} most={200} />}
										<Text of={to} most={200} />
									</>
								),
								more: (
									<p class="fine soft">
										<Text of={source} most={120} />
									</p>
								),
							})),
						{
							at: detail.facts.firstSeenAt,
							what: say.t("device.firstSeen"),
							more: <p class="fine soft">{shown(detail.facts.source, 120)}</p>,
						},
					]}
				/>
			</section>
		</>
	);
}

function Facts({ say, detail: { device, facts } }: { readonly say: Say; readonly detail: DeviceDetail }) {
	const rows: readonly (readonly [string, unknown])[] = [
		[say.t("column.model"), <ModelName say={say} of={device} />],
		[say.t("field.maker"), device.maker],
		[say.t("column.firmware"), device.firmware === undefined ? say.t("device.unstated") : <Code of={device.firmware} />],
		[say.t("column.site"), siteWords(say, device.site)],
		[say.t("column.owner"), device.owner.name],
		[say.t("field.id"), <Code of={device.givenId} />],
		[say.t("field.serial"), facts.serial],
		[say.t("field.mac"), facts.mac],
		[say.t("field.addresses"), facts.addresses.join(", ")],
		[say.t("field.openPorts"), facts.openPorts.join(", ")],
		[say.t("field.protocol"), facts.protocol],
		[say.t("field.oemMap"), facts.oemMap && `${facts.oemMap.manufacturer} ${facts.oemMap.model}`],
		[say.t("field.lastSeen"), <When say={say} at={device.lastSeenAt} />],
	];
	return (
		<section aria-labelledby="identity">
			<h2 id="identity">{say.t("device.identity")}</h2>
			<dl class="pairs">
				{rows
					.filter(([, value]) => value !== undefined && value !== "")
					.map(([name, value]) => (
						<div>
							<dt>{name}</dt>
							<dd>{typeof value === "string" ? <Text of={value} /> : value}</dd>
						</div>
					))}
			</dl>
		</section>
	);
}

interface FindingsProps {
	readonly say: Say;
	readonly findings: readonly Finding[];
	readonly base: string;
	readonly asOf: string;
	/** The first one is open. */
	readonly first: boolean;
}

function Findings({ say, findings, base, asOf, first }: FindingsProps) {
	const left = findings.length - MOST_FINDINGS;
	return (
		<>
			{findings.slice(0, MOST_FINDINGS).map((finding, at) => (
				<details class="fold" open={first && at === 0}>
					<summary>
						<VerdictWord of={finding.verdict} say={say} />
						<strong>
							<Text of={finding.cve ?? finding.advisory} most={60} />
						</strong>
						<span lang="en">
							<Text of={finding.title} most={160} />
						</span>
						{finding.priority.due !== undefined && finding.verdict !== "fixed" && (
							<span class="fine">
								<Due say={say} due={finding.priority.due} asOf={asOf} />
							</span>
						)}
					</summary>
					<p class="facts">
						{finding.upgradeTo !== undefined && (
							<span class="strong">{say.t("step.upgradeTo", { version: shown(finding.upgradeTo, 60) })}</span>
						)}
						<a href={`${base}/advisories/${encodeURIComponent(finding.advisory)}`}>
							<Text of={finding.advisory} most={80} />
						</a>
						{finding.sources
							.filter(({ advisory }) => advisory !== finding.advisory)
							.slice(0, 8)
							.map(({ advisory, verdict }) => (
								<span>
									<Text of={advisory} most={80} />: <VerdictWord of={verdict} say={say} />
								</span>
							))}
					</p>
					<ProofStory say={say} of={finding} />
					<Urgency say={say} reasons={finding.priority.reasons} />
				</details>
			))}
			{left > 0 && <p class="more">{say.t("device.moreFindings", { n: left })}</p>}
		</>
	);
}

function Urgency({ say, reasons }: { readonly say: Say; readonly reasons: readonly string[] }) {
	if (reasons.length === 0) return null;
	return (
		<>
			<h4>{say.t("device.urgency")}</h4>
			<p class="facts">
				{reasons.slice(0, 12).map((reason) => (
					<EngineText say={say} of={reason} most={200} />
				))}
			</p>
		</>
	);
}

function Evidence({ say, evidence }: { readonly say: Say; readonly evidence: readonly StatedValue[] }) {
	const left = evidence.length - MOST_EVIDENCE;
	return (
		<section aria-labelledby="evidence">
			<h2 id="evidence">{say.t("device.evidence")}</h2>
			<p class="soft">{say.t("device.evidenceLead")}</p>
			<DataTable
				say={say}
				caption={say.t("device.evidence")}
				rows={evidence.slice(0, MOST_EVIDENCE)}
				columns={[
					{ key: "field", head: say.t("evidence.field"), names: true, cell: ({ field }) => fieldName(say, field) },
					{ key: "value", head: say.t("evidence.value"), kind: "some", cell: ({ value }) => <Code of={value} most={200} /> },
					{
						key: "source",
						head: say.t("evidence.source"),
						kind: "some",
						cell: ({ source, line }) => <Text of={`${source}, ${line}`} most={160} />,
					},
					{ key: "method", head: say.t("evidence.method"), cell: ({ method }) => <Text of={method} most={60} /> },
					{ key: "confidence", head: say.t("evidence.confidence"), kind: "number", cell: ({ confidence }) => say.number(confidence) },
					{ key: "at", head: say.t("evidence.at"), cell: ({ at }) => <When say={say} at={at} /> },
				]}
			/>
			{left > 0 && <p class="more">{say.t("device.moreEvidence", { n: left })}</p>}
		</section>
	);
}
