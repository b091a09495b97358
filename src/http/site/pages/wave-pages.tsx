/** Waves on record: all of them, and each with its evidence and what to do. Sums alone, never a victim. */
import type { Catalogue } from "../../../catalog/catalogue.ts";
import { webAddress } from "../../../core/web-address.ts";
import { type PublicWave, publishWave } from "../../../detect/record/publish-wave.ts";
import { isRunning, touches, type Wave } from "../../../detect/wave.ts";
import { EmptyState } from "../../design/parts/notice.tsx";
import type { Say } from "../../design/say.ts";
import { shown, Text } from "../../design/shown.tsx";
import { WaveHistory } from "../../wave/wave-history.tsx";
import { WaveAims, WaveSeries, WaveSize } from "../../wave/wave-measure.tsx";
import { publicView } from "../../wave/wave-view.ts";
import { WaveWorld } from "../../wave/wave-world.tsx";
import { type Around, sitePage } from "../frame.tsx";
import type { Snapshot } from "../snapshot.ts";
import { FeedLinks } from "./feed-links.tsx";
import { WarningList } from "./warning-item.tsx";
import { WaveBox, wavePath, waveSpan, waveTitle } from "./wave-parts.tsx";

const MOST_OVER = 100;
const MOST_WARNINGS = 12;
const MOST_EVIDENCE = 30;

/** `/waves` */
export function wavesPage(props: Around & { readonly snapshot: Snapshot; readonly catalogue: Catalogue }): string {
	const { say, snapshot, catalogue } = props;
	const running = snapshot.waves.filter((wave) => isRunning(wave, snapshot.asOf));
	const over = snapshot.waves.filter((wave) => !running.includes(wave));
	return sitePage({
		...props,
		title: say.t("site.waves.title"),
		description: say.t("site.waves.lead"),
		feeds: [{ path: "/feeds/waves", title: say.t("site.feed.waves", { name: "Seawall" }) }],
		children: (
			<>
				<h1>{say.t("site.waves.title")}</h1>
				<p class="lead">{say.t("site.waves.lead")}</p>
				{snapshot.waves.length === 0 && (
					<EmptyState title={say.t("site.waves.none")}>
						<p>{say.t("site.waves.noneText")}</p>
						<p>
							<a href="/advisories?urgency=attacked">{say.t("site.home.attacked")}</a>
						</p>
					</EmptyState>
				)}
				{running.length > 0 && (
					<section>
						<h2>{say.t("site.waves.running")}</h2>
						{running.map((wave) => (
							<WaveBox say={say} wave={wave} catalogue={catalogue} />
						))}
					</section>
				)}
				{over.length > 0 && (
					<section>
						<h2>{say.t("site.waves.over")}</h2>
						<ul class="plain">
							{over.slice(0, MOST_OVER).map((wave) => (
								<li>
									<a href={wavePath(wave)}>{waveTitle(say, wave, catalogue)}</a> <span class="soft">{waveSpan(say, wave)}</span>
								</li>
							))}
						</ul>
					</section>
				)}
				<section>
					<h2>{say.t("site.follow")}</h2>
					<FeedLinks say={say} path="/feeds/waves" name={say.t("site.subscribe.waves")} />
				</section>
			</>
		),
	});
}

/** What the page of one wave is made of. */
export interface WavePageProps extends Around {
	readonly wave: Wave;
	readonly snapshot: Snapshot;
	readonly catalogue: Catalogue;
	/** Comments. */
	readonly below?: unknown;
}

/** `/waves/{id}` */
export function wavePage(props: WavePageProps): string {
	const { say, wave, catalogue } = props;
	return sitePage({
		...props,
		title: waveTitle(say, wave, catalogue),
		description: `${waveSpan(say, wave)}. ${say.t(isOver(props) ? "site.waves.doOver" : "site.waves.do")}`,
		kind: "article",
		children: <OneWave {...props} />,
	});
}

function isOver({ wave, snapshot }: Pick<WavePageProps, "wave" | "snapshot">): boolean {
	return !isRunning(wave, snapshot.asOf);
}

function OneWave(props: WavePageProps) {
	const { say, wave, snapshot, catalogue } = props;
	const warnings = snapshot.entries.filter((entry) => {
		const makers = entry.vendors.flatMap((id) => [...catalogue.withParents(id)]);
		return entry.holes.some(({ cve }) => touches(wave, { cve, makers }));
	});
	const facts = factsOf(say, publishWave(wave));
	const view = publicView(wave);
	const measured = view && { say, wave, makerName: (id: string) => catalogue.vendor(id)?.name ?? id, ...view };
	return (
		<>
			{wave.synthetic && <p class="notice wary strong">{say.t("wave.syntheticLong")}</p>}
			<p class="over">{say.t(isOver(props) ? "site.waves.over" : "site.waves.running")}</p>
			<h1>{waveTitle(say, wave, catalogue)}</h1>
			<p class="do-first">{say.t(isOver(props) ? "site.waves.doOver" : "site.waves.do")}</p>
			<p class="facts">
				<span class="strong">{waveSpan(say, wave)}</span>
				{facts.map((fact) => (
					<span>{fact}</span>
				))}
			</p>
			{measured !== undefined && <WaveSeries {...measured} />}
			<section>
				<h2>{say.t("site.waves.warnings")}</h2>
				{warnings.length === 0 && <p>{say.t("site.vendors.noWarnings")}</p>}
				<WarningList say={say} entries={warnings.slice(0, MOST_WARNINGS)} catalogue={catalogue} />
				{warnings.length > MOST_WARNINGS && <p class="more">{say.t("site.moreLeft", { n: warnings.length - MOST_WARNINGS })}</p>}
			</section>
			{measured !== undefined && (
				<>
					<WaveSize {...measured} />
					<WaveAims {...measured} />
					<WaveWorld {...measured} />
				</>
			)}
			<WaveHistory
				say={say}
				wave={wave}
				warnings={warnings.slice(0, MOST_WARNINGS).map((entry) => ({
					title: entry.title,
					publisher: entry.publisher,
					firstAt: entry.firstReleasedAt,
					revisedAt: entry.releasedAt,
					href: `/advisories/${entry.slug}`,
				}))}
				attacked={attackedOf(wave, warnings)}
				recordedAt={undefined}
			/>
			<section>
				<h2>{say.t("site.waves.evidence")}</h2>
				<ul class="plain">
					{wave.evidence.slice(0, MOST_EVIDENCE).map(({ text, source }) => {
						const href = webAddress(source);
						return (
							<li>
								<Text of={text} most={600} />{" "}
								{href === undefined ? (
									<span class="soft">
										(<Text of={source} most={200} />)
									</span>
								) : (
									<a href={href} rel="noopener noreferrer nofollow">
										<Text of={source} most={120} />
									</a>
								)}
							</li>
						);
					})}
				</ul>
				<p class="soft">
					{say.t("site.waves.recorded", { n: wave.revision })}
					{wave.statedBy !== undefined && `. ${say.t("site.waves.stated")}`}
				</p>
			</section>
		</>
	);
}

/** First days of known attacks, on the hole that the wave names. */
function attackedOf({ key }: Wave, warnings: Snapshot["entries"]) {
	const days = warnings.flatMap(({ attacks }) => attacks.flatMap(({ cve, kevAdded }) => (cve === key.cve ? (kevAdded ?? []) : []))).sort();
	return key.cve === undefined || days[0] === undefined ? [] : [{ cve: key.cve, since: days[0] }];
}

function factsOf(say: Say, { category, sources, targets, countries }: PublicWave): readonly string[] {
	return [
		category === undefined ? "" : say.t("site.waves.category", { category }),
		sources === undefined ? "" : say.t("site.waves.sources", { n: sources }),
		targets === undefined ? "" : say.t("site.waves.targets", { n: targets }),
		countries.length === 0 ? "" : say.t("site.waves.countries", { countries: shown(countries.slice(0, 60).join(", "), 300) }),
	].filter((fact) => fact !== "");
}
