/** Every source on one hole side by side: whether they differ on any device first, then on which, then what each of them states. */
import { count, KIND_WORDS, number } from "../../match/answer-words.ts";
import { comparisonAdvice, comparisonHeadline, isContradiction, SOURCE_KINDS } from "../../match/comparison-words.ts";
import type { Difference, SourceComparison, StatedSource, StatedVerdict } from "../../match/source-comparison.ts";
import { type StatementRow, statementRows } from "../../match/statement-rows.ts";
import { VerdictWord } from "../design/marks.tsx";
import { DeviceIds, Text } from "../design/shown.tsx";
import { wholeDocument } from "./frame.tsx";
import { within } from "./within.ts";

const MOST_DIFFERENCES = 80;
const MOST_DIFFERENCE_BYTES = 200_000;
const MOST_SOURCES = 24;
const MOST_ROWS = 40;
const MOST_SOURCE_BYTES = 400_000;
const MOST_NAMES = 12;
const MOST_FIXES = 4;

/** How the page is asked for. */
export interface SourcesPageOptions {
	/** The fleet is made up. */
	readonly sample: boolean;
	/** `YYYY-MM-DD` */
	readonly asOf: string;
}

/** One HTML document without script. All texts are strangers': escaped and bounded; lists end, and say by how much. */
export function renderSourcesPage(comparison: SourceComparison, options: SourcesPageOptions): string {
	const title = `${options.sample ? "Sample data: " : ""}${comparison.cve}: ${comparisonHeadline(comparison)} \u2013 Seawall`;
	return wholeDocument({ title, selfContained: false, children: <Body comparison={comparison} options={options} /> });
}

function Body({ comparison, options }: { readonly comparison: SourceComparison; readonly options: SourcesPageOptions }) {
	const { cve, sources } = comparison;
	const contradictions = comparison.differences.filter(isContradiction);
	const partial = comparison.differences.filter((difference) => !isContradiction(difference));
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
					<p class="soft">as of {options.asOf}</p>
				</div>
				<nav aria-label="On this page">
					<ul>
						<li>
							<a href="/">Back to the answer</a>
						</li>
						{contradictions.length > 0 && (
							<li>
								<a href="#differ">Contradictions</a>
							</li>
						)}
						{partial.length > 0 && (
							<li>
								<a href="#some">Listed by some only</a>
							</li>
						)}
						<li>
							<a href="#stated">What each source states</a>
						</li>
					</ul>
				</nav>
			</header>
			<main id="answer" tabindex={-1}>
				<p class="over">
					<span class="nb">{cve}</span>
				</p>
				<h1>{comparisonHeadline(comparison)}</h1>
				{comparisonAdvice(comparison).map((sentence) => (
					<p class="beyond">{sentence}</p>
				))}
				<Differences id="differ" title="Devices on which they contradict each other" differences={contradictions} sources={sources} />
				<Differences id="some" title="Devices that only some of them list" differences={partial} sources={sources} />
				<Sources sources={sources} />
			</main>
			<footer>
				<p>
					The same in a terminal, with all that is left out here: <code>seawall advisory compare {cve} --format json</code>
				</p>
				<p class="soft">
					A CVE record or an NVD entry can raise a doubt. It never makes safe what an advisory calls affected, and a source that does not
					list a device says nothing of it.
				</p>
			</footer>
		</>
	);
}

interface DifferencesProps {
	readonly id: string;
	readonly title: string;
	readonly differences: readonly Difference[];
	readonly sources: readonly StatedSource[];
}

function Differences({ id, title, differences, sources }: DifferencesProps) {
	if (differences.length === 0) return null;
	const byId = new Map(sources.map((source) => [source.advisory, source]));
	const { html, left } = within(differences, MOST_DIFFERENCES, MOST_DIFFERENCE_BYTES, (difference) => (
		<OneDifference difference={difference} byId={byId} />
	));
	return (
		<section id={id} aria-labelledby={`${id}-title`}>
			<h2 id={`${id}-title`}>{title}</h2>
			<ul class="differences">{html}</ul>
			{left > 0 && <p class="more">{`\u2026 and ${count(left, "more kind")} of device: in the JSON of the command below.`}</p>}
		</section>
	);
}

function OneDifference({ difference, byId }: { readonly difference: Difference; readonly byId: ReadonlyMap<string, StatedSource> }) {
	const { device, deviceIds, verdicts, together } = difference;
	const name = [device.brand ?? device.maker, device.model].filter((text) => text !== undefined && text !== "").join(" ");
	const saying = verdicts.filter(({ speaks }) => speaks === "says");
	const silent = verdicts.filter(({ speaks }) => speaks !== "says");
	return (
		<li>
			<h3>
				<Text of={name === "" ? "Nothing stated" : name} most={120} />{" "}
				<span class="soft">
					firmware <Text of={device.firmware ?? "not stated"} most={80} />
				</span>
			</h3>
			{together !== null && (
				<p class="facts">
					<span>
						Together: <VerdictWord of={together.verdict} />
					</span>
					{together.kind !== undefined && <span class="fact">{KIND_WORDS[together.kind]}</span>}
					<span class="fact">{count(deviceIds.length, "device")}</span>
				</p>
			)}
			<ul class="sides">
				{saying.map((verdict) => (
					<OneSide verdict={verdict} source={byId.get(verdict.advisory)} />
				))}
			</ul>
			{silent.length > 0 && (
				<p class="soft">
					{"Says nothing of it: "}
					{silent.slice(0, 8).map(({ advisory }, at) => (
						<>
							{at > 0 && ", "}
							<Text of={advisory} most={60} />
						</>
					))}
					{silent.length > 8 && ` and ${number(silent.length - 8)} more`}
					{"."}
				</p>
			)}
			<details>
				<summary>{deviceIds.length === 1 ? "Which device" : `Which ${count(deviceIds.length, "device")}`}</summary>
				<DeviceIds of={deviceIds} />
			</details>
		</li>
	);
}

function OneSide({ verdict, source }: { readonly verdict: StatedVerdict; readonly source: StatedSource | undefined }) {
	const { advisory, kind, undated, upgradeTo, why } = verdict;
	return (
		<li>
			<p>
				<VerdictWord of={verdict.verdict} />
			</p>
			<p class="who">
				<Text of={advisory} most={60} />
				{source !== undefined && <span class="soft"> {SOURCE_KINDS[source.kind]}</span>}
			</p>
			{undated && <p>It states no version.</p>}
			{kind !== null && kind !== undefined && (
				<p>
					{KIND_WORDS[kind].charAt(0).toUpperCase()}
					{KIND_WORDS[kind].slice(1)}.
				</p>
			)}
			{upgradeTo !== null && verdict.verdict !== "fixed" && (
				<p>
					Fixed from <Text of={upgradeTo} most={80} />.
				</p>
			)}
			{why !== "" && (
				<p class="soft">
					Why: <Text of={why} most={240} />
				</p>
			)}
		</li>
	);
}

function Sources({ sources }: { readonly sources: readonly StatedSource[] }) {
	const { html, left } = within(sources, MOST_SOURCES, MOST_SOURCE_BYTES, (source) => <OneSource source={source} />);
	return (
		<section id="stated" aria-labelledby="stated-title">
			<h2 id="stated-title">What each source states</h2>
			<ul class="sources">{html}</ul>
			{left > 0 && <p class="more">{`\u2026 and ${count(left, "more source")}: in the JSON of the command below.`}</p>}
		</section>
	);
}

function OneSource({ source }: { readonly source: StatedSource }) {
	const rows = statementRows(source.products);
	const facts = [
		SOURCE_KINDS[source.kind],
		source.publisher,
		source.date.slice(0, 10),
		source.revision === "" ? "" : `revision ${source.revision}`,
	];
	return (
		<li>
			<h3>
				<Text of={source.advisory} most={80} />
			</h3>
			<p class="soft">
				<Text of={facts.filter((fact) => fact !== "" && !fact.startsWith(`revision ${source.date.slice(0, 10)}`)).join(", ")} most={160} />
			</p>
			{rows.length === 0 && <p>It names no product.</p>}
			<ul class="plain">
				{rows.slice(0, MOST_ROWS).map((row) => (
					<OneRow row={row} kind={source.kind} />
				))}
			</ul>
			{rows.length > MOST_ROWS && <p class="more">{`\u2026 and ${count(rows.length - MOST_ROWS, "more line")}.`}</p>}
			{source.unread > 0 && <p class="open">{count(source.unread, "place")} of it could not be read.</p>}
			{source.repairs > 0 && <p class="soft">{count(source.repairs, "place")} of it had to be mended on reading.</p>}
		</li>
	);
}

/** `from V5.2.0 up to V5.4.0` for the signs of a range, where we put them ourselves. */
function inWords(versions: string): string {
	return versions.replace(/(^|\band |, or )(>=|<=|<|>) /g, (_, before: string, sign: string) => `${before}${SIGNS[sign] ?? sign} `);
}

const SIGNS: Readonly<Record<string, string>> = { ">=": "from", "<=": "up to", "<": "before", ">": "after" };

interface OneRowProps {
	readonly row: StatementRow;
	readonly kind: StatedSource["kind"];
}

function OneRow({ row: { status, names, versions, fixes, part }, kind }: OneRowProps) {
	const left = names.length - MOST_NAMES;
	return (
		<li>
			<VerdictWord of={status} />{" "}
			<span>
				<Text of={names.slice(0, MOST_NAMES).join(", ")} most={600} />
				{left > 0 && ` and ${number(left)} more`}
			</span>
			<span class="versions">
				<Text of={inWords(versions)} most={200} />
				{fixes.length > 0 && (
					<>
						{"; fixed in "}
						<Text of={fixes.slice(0, MOST_FIXES).join(", ")} most={200} />
						{fixes.length > MOST_FIXES && ` and ${number(fixes.length - MOST_FIXES)} more`}
					</>
				)}
				{part !== "" && part !== kind && (
					<>
						{" (by "}
						<Text of={part} most={40} />)
					</>
				)}
			</span>
		</li>
	);
}
