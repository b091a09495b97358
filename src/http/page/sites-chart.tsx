/** Site by site: a bar each, drawn on the server, with the same numbers in words and in a table. */

import { count, number, VERDICT_WORDS } from "../../match/answer-words.ts";
import type { Assessment } from "../../match/verdict.ts";
import { Mark, STANDINGS, type Standing, TONE } from "../design/marks.tsx";
import { shown, Text } from "../design/shown.tsx";
import { within } from "./within.ts";

const MOST_BARS = 24;
const MOST_ROWS = 150;

/** Devices of one site, by their worst verdict. */
export interface SiteTally {
	/** `undefined` = no site stated. */
	readonly site: string | undefined;
	readonly total: number;
	readonly of: Readonly<Record<Standing, number>>;
}

/** Counts devices by site and worst verdict; the worst site first, then the larger, then by name. */
export function tallySites({ findings, unspoken }: Pick<Assessment, "findings" | "unspoken">): readonly SiteTally[] {
	const worst = new Map<string, { site: string | undefined; standing: Standing }>();
	for (const device of unspoken) worst.set(device.id, { site: device.site, standing: "no_statement" });
	for (const { device, verdict } of findings) {
		const known = worst.get(device.id);
		if (known === undefined || STANDINGS.indexOf(verdict) < STANDINGS.indexOf(known.standing)) {
			worst.set(device.id, { site: device.site, standing: verdict });
		}
	}
	const tallies = new Map<string | undefined, Record<Standing, number>>();
	for (const { site, standing } of worst.values()) {
		const tally = tallies.get(site) ?? { known_affected: 0, under_investigation: 0, fixed: 0, known_not_affected: 0, no_statement: 0 };
		tally[standing] += 1;
		tallies.set(site, tally);
	}
	return [...tallies]
		.map(([site, of]) => ({ site, of, total: STANDINGS.reduce((sum, standing) => sum + of[standing], 0) }))
		.sort(
			(a, b) =>
				b.of.known_affected - a.of.known_affected ||
				b.of.under_investigation - a.of.under_investigation ||
				b.total - a.total ||
				((a.site ?? "") < (b.site ?? "") ? -1 : 1),
		);
}

/** How a site is called where none is stated. */
export function siteName(site: string | undefined): string {
	return site === undefined ? "No site stated" : shown(site, 120);
}

/** The chart; nothing where there are no devices. */
export function SitesChart({ assessment }: { readonly assessment: Assessment }) {
	const tallies = tallySites(assessment);
	if (tallies.length === 0) return null;
	const widest = Math.max(...tallies.map((tally) => tally.total));
	const present = STANDINGS.filter((standing) => tallies.some((tally) => tally.of[standing] > 0));
	const bars = within(tallies, MOST_BARS, 60_000, (tally, at) => <Bar tally={tally} widest={widest} at={at} />);
	const counted = tallies.reduce((sum, tally) => sum + tally.total, 0);
	return (
		<section id="sites" aria-labelledby="sites-title">
			<h2 id="sites-title">Site by site</h2>
			<figure>
				<figcaption>
					<span class="soft">Devices by their worst verdict.</span>
					<ul class="legend">
						{present.map((standing) => (
							<li>
								<Swatch of={standing} />
								<Mark of={standing} />
								{VERDICT_WORDS[standing].word}
							</li>
						))}
					</ul>
				</figcaption>
				<ul class="bars">{bars.html}</ul>
				{bars.left > 0 && <p class="more">{`\u2026 and ${count(bars.left, "more site")}: in the table.`}</p>}
			</figure>
			<Table tallies={tallies} />
			{counted !== assessment.devices && (
				<p class="more">{`${number(counted)} of ${count(assessment.devices, "device")} are counted here: the others were filtered out.`}</p>
			)}
		</section>
	);
}

function inWords({ of }: SiteTally): string {
	return STANDINGS.filter((standing) => of[standing] > 0)
		.map((standing) => `${number(of[standing])} ${VERDICT_WORDS[standing].word}`)
		.join(", ");
}

const FILL: Readonly<Record<Standing, string>> = {
	known_affected: "",
	under_investigation: "url(#f-open)",
	fixed: "",
	known_not_affected: "url(#f-calm)",
	no_statement: "",
};

function Segment({ of, x, width }: { readonly of: Standing; readonly x: string; readonly width: string }) {
	const fill = FILL[of];
	return <rect class={`seg ${TONE[of]}`} x={x} y="1" width={width} height="20" {...(fill === "" ? {} : { fill })} />;
}

function Swatch({ of }: { readonly of: Standing }) {
	return (
		<svg class="swatch" width="22" height="22" aria-hidden="true" focusable="false">
			<Segment of={of} x="1" width="20" />
		</svg>
	);
}

function Bar({ tally, widest, at }: { readonly tally: SiteTally; readonly widest: number; readonly at: number }) {
	let from = 0;
	const segments = STANDINGS.filter((standing) => tally.of[standing] > 0).map((standing) => {
		const width = (tally.of[standing] / widest) * 100;
		const x = from;
		from += width;
		return <Segment of={standing} x={`${x.toFixed(2)}%`} width={`${width.toFixed(2)}%`} />;
	});
	return (
		<li>
			<span class="site">
				<bdi>{siteName(tally.site)}</bdi> <span class="soft">{count(tally.total, "device")}</span>
			</span>
			<svg class="bar" role="img" aria-labelledby={`bar-${at}-t bar-${at}-d`} width="100%" height="22">
				<title id={`bar-${at}-t`}>{siteName(tally.site)}</title>
				<desc id={`bar-${at}-d`}>{inWords(tally)}</desc>
				{segments}
			</svg>
			<span class="words" aria-hidden="true">
				{inWords(tally)}
			</span>
		</li>
	);
}

function Table({ tallies }: { readonly tallies: readonly SiteTally[] }) {
	const rows = within(tallies, MOST_ROWS, 40_000, (tally) => (
		<tr>
			<th scope="row">
				<Text of={siteName(tally.site)} most={120} />
			</th>
			{STANDINGS.map((standing) => (
				<td>{number(tally.of[standing])}</td>
			))}
			<td>{number(tally.total)}</td>
		</tr>
	));
	return (
		<details>
			<summary>The same as a table</summary>
			{/* What scrolls must be reachable by keyboard (WCAG 2.1.1). */}
			<section class="scroll" aria-label="Devices by site and verdict" tabindex={0}>
				<table>
					<thead>
						<tr>
							<th scope="col">Site</th>
							{STANDINGS.map((standing) => (
								<th scope="col">{VERDICT_WORDS[standing].word}</th>
							))}
							<th scope="col">all</th>
						</tr>
					</thead>
					<tbody>{rows.html}</tbody>
				</table>
			</section>
			{rows.left > 0 && <p class="more">{`\u2026 and ${count(rows.left, "more site")}: in the CSV.`}</p>}
		</details>
	);
}
