/** The page about the design: each part as it is, with what it is for. What stands in the examples is made up. */
import type { Judgement } from "../../match/verdict.ts";
import { LineChart } from "./chart/line-chart.tsx";
import { SiteMap } from "./chart/site-map.tsx";
import { StandingBars } from "./chart/standing-bars.tsx";
import { EXPOSURE_KEYS, STANDINGS, VerdictBadge, VerdictWord } from "./marks.tsx";
import { Deltas } from "./parts/deltas.tsx";
import { FilterBar } from "./parts/filter-bar.tsx";
import { Choice, Field } from "./parts/form.tsx";
import { EmptyState, Notice, Remark } from "./parts/notice.tsx";
import { ProofStory } from "./parts/proof-story.tsx";
import { DataTable, Pager } from "./parts/table.tsx";
import { Tally } from "./parts/tally.tsx";
import { Due, Timeline, When } from "./parts/timeline.tsx";
import type { Say } from "./say.ts";
import { COLOURS, SPACES, TYPE } from "./tokens.ts";

const COUNTS = { known_affected: 110, under_investigation: 67, fixed: 32, known_not_affected: 2, no_statement: 52 } as const;

const PROOF: Pick<Judgement, "because" | "needs" | "verdict" | "confidence"> = {
	verdict: "under_investigation",
	confidence: "high",
	because: [
		{
			step: "vendor",
			rule: "vendor/alias",
			outcome: "the label says Example, a brand of Example Maker",
			document: "inventory",
			pointer: "",
			quote: "Example",
		},
		{
			step: "model",
			rule: "model/series-prefix",
			outcome: "EX-2142 is of the EX-2xxx series",
			document: "EXAMPLE-2026-0001",
			pointer: "/product_tree/branches/0",
			quote: "EX-2xxx series",
		},
		{
			step: "range",
			rule: "range/build-missing",
			outcome: "the version is the last affected one, and the build that decides is not stated",
			document: "EXAMPLE-2026-0001",
			pointer: "/product_tree/branches/0/branches/1",
			quote: "5.4.0 build 160530 or older",
		},
	],
	needs: [
		{
			fact: "firmware",
			question: "Read the firmware build",
			outcomes: [
				{ when: "build 160530 or older", verdict: "known_affected" },
				{ when: "a newer build", verdict: "fixed" },
			],
		},
	],
};

const ROWS = [
	{ id: "cam-01", site: "Depot North", n: 14, verdict: "known_affected" },
	{ id: "nvr-02", site: "Car Park West", n: 4, verdict: "under_investigation" },
	{ id: "cam-03", site: "Town Hall", n: 0, verdict: "no_statement" },
] as const;

/** Everything. */
export function DesignPage({ say }: { readonly say: Say }) {
	return (
		<>
			<p class="lead">{say.t("design.lead")}</p>
			<Tokens say={say} />
			<Words say={say} />
			<Forms say={say} />
			<Lists say={say} />
			<Part name={say.t("design.proof")}>
				<ProofStory say={say} of={PROOF} />
			</Part>
			<Charts say={say} />
		</>
	);
}

function Part({ name, children }: { readonly name: string; readonly children?: unknown }) {
	return (
		<section>
			<h2>{name}</h2>
			{children}
		</section>
	);
}

function Tokens({ say }: { readonly say: Say }) {
	return (
		<>
			<Part name={say.t("design.colours")}>
				<ul class="swatches">
					{COLOURS.map(({ name, light, dark }) => (
						<li>
							<svg viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden="true">
								<rect width="50" height="40" fill={light} />
								<rect x="50" width="50" height="40" fill={dark} />
							</svg>
							<span class="strong">{name}</span>
							<br />
							<code class="fine">{`${light} ${dark}`}</code>
						</li>
					))}
				</ul>
			</Part>
			<Part name={say.t("design.type")}>
				<ul class="plain">
					{Object.entries(TYPE).map(([name, size]) => (
						<li>
							<svg width="100%" height="44" role="img" aria-label={name}>
								<text x="0" y="32" font-size={size.startsWith("clamp") ? "2rem" : size} fill="currentColor">
									{`${name}: 1 940`}
								</text>
							</svg>
							<code>{size}</code>
						</li>
					))}
				</ul>
			</Part>
			<Part name={say.t("design.space")}>
				<ul class="plain">
					{Object.entries(SPACES).map(([name, rem]) => (
						<li class="row">
							<code>{name}</code>
							<svg width={`${rem}rem`} height="1rem" aria-hidden="true">
								<rect class="good" width="100%" height="100%" />
							</svg>
							<span class="soft">{`${rem} rem`}</span>
						</li>
					))}
				</ul>
			</Part>
		</>
	);
}

function Words({ say }: { readonly say: Say }) {
	return (
		<Part name={say.t("design.words")}>
			<p class="row">
				{STANDINGS.map((standing) => (
					<VerdictWord of={standing} say={say} />
				))}
			</p>
			<p class="row">
				{STANDINGS.map((standing) => (
					<VerdictBadge of={standing} say={say} />
				))}
				<span class="badge">{say.t(EXPOSURE_KEYS.internet)}</span>
			</p>
			<p class="facts">
				<Due say={say} due="2026-03-01" asOf="2026-03-08" />
				<Due say={say} due="2026-03-08" asOf="2026-03-08" />
				<Due say={say} due="2026-04-01" asOf="2026-03-08" />
				<When say={say} at={Date.UTC(2026, 2, 8, 12, 30)} />
			</p>
			<Tally say={say} label={say.t("design.words")} of={COUNTS} href={() => "#main"} />
		</Part>
	);
}

function Forms({ say }: { readonly say: Say }) {
	const sample = say.t("design.sample");
	const problem = { code: "http/bad-form", message: sample, at: "", todo: sample } as const;
	return (
		<Part name={say.t("design.forms")}>
			<div class="columns">
				<form class="card" method="get" action="/console/design">
					<Field name="a" label={sample} hint={sample} optional />
					<Field name="b" label={`${sample} 2`} value="?" fault={sample} optional />
					<Choice name="d" label={`${sample} 3`} options={[{ value: "1", name: sample }]} />
					<p class="row">
						<button type="submit">{sample}</button>
						<button type="submit" class="quiet">
							{sample}
						</button>
						<button type="submit" class="grave slim">
							{sample}
						</button>
					</p>
				</form>
				<div>
					<Notice say={say} done={sample} />
					<Notice say={say} problem={problem} />
					<Remark tone="wary">
						<p>{sample}</p>
					</Remark>
					<EmptyState title={sample}>
						<p>{sample}</p>
					</EmptyState>
				</div>
			</div>
		</Part>
	);
}

function Lists({ say }: { readonly say: Say }) {
	const sample = say.t("design.sample");
	const sites = ROWS.map(({ site }) => ({ value: site, name: site, n: 3 }));
	return (
		<Part name={say.t("design.lists")}>
			<FilterBar
				say={say}
				label={sample}
				action="/console/design"
				filters={[
					{ name: "q", label: sample, value: "EX-2142", grows: true },
					{ name: "site", label: `${sample} 2`, value: undefined, options: sites },
				]}
				without={() => "/console/design"}
			/>
			<DataTable
				say={say}
				caption={say.t("design.lists")}
				rows={ROWS}
				sorting={{ key: "site", down: false }}
				sortHref={({ key }) => `/console/design?sort=${key}`}
				columns={[
					{ key: "id", head: sample, names: true, cell: ({ id }) => <code>{id}</code> },
					{ key: "site", head: `${sample} 2`, sorts: true, cell: ({ site }) => site },
					{ key: "verdict", head: `${sample} 3`, cell: ({ verdict }) => <VerdictWord of={verdict} say={say} /> },
					{ key: "n", head: `${sample} 4`, sorts: true, kind: "number", cell: ({ n }) => say.number(n) },
				]}
			/>
			<Pager say={say} from={1} shown={3} total={1940} first="/console/design" next="/console/design" />
			<Deltas
				say={say}
				none={sample}
				of={[
					{ n: 12, what: sample, href: "/console/design", tone: "worse" },
					{ n: 3, what: sample, more: sample },
				]}
			/>
			<Timeline
				say={say}
				moments={[
					{ at: "2026-03-08", what: sample, more: <p>{sample}</p> },
					{ at: Date.UTC(2026, 2, 1, 9), what: sample },
				]}
			/>
		</Part>
	);
}

function Charts({ say }: { readonly say: Say }) {
	const sample = say.t("design.sample");
	const none = { known_affected: 0, under_investigation: 0, fixed: 0, known_not_affected: 0, no_statement: 0 };
	const spots = [
		{ name: "Hamburg", latitude: 53.55, longitude: 9.99, devices: 120, worst: "known_affected" },
		{ name: "Lyon", latitude: 45.76, longitude: 4.84, devices: 40, worst: "fixed" },
		{ name: "Porto", latitude: 41.15, longitude: -8.61, devices: 12, worst: "under_investigation" },
	] as const;
	return (
		<Part name={say.t("design.charts")}>
			<StandingBars
				say={say}
				id="bars"
				title={sample}
				by={sample}
				bars={[
					{ name: "Depot North", of: COUNTS },
					{ name: "Car Park West", of: { ...none, known_affected: 4, fixed: 40 } },
					{ name: "Town Hall", of: { ...none, no_statement: 52, known_not_affected: 20 } },
				]}
			/>
			<LineChart
				say={say}
				id="line"
				title={sample}
				what={sample}
				time={sample}
				tone="risk"
				points={[120, 118, 131, 96, 60, 110].map((value, at) => ({ at: Date.UTC(2026, at, 1), value }))}
			/>
			<SiteMap say={say} title={sample} heads={[sample, sample, sample]} spots={spots} />
		</Part>
	);
}
