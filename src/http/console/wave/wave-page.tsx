/** One wave: what it means for these devices first, then its course, how big it is, at whom it is aimed, its evidence and its record. */
import type { Wave, WaveStep } from "../../../detect/wave.ts";
import type { DocumentRow } from "../../../match/view/document-rows.ts";
import { Notice, Remark } from "../../design/parts/notice.tsx";
import { Timeline } from "../../design/parts/timeline.tsx";
import type { PlainKey, Say } from "../../design/say.ts";
import { Code, shown, Text } from "../../design/shown.tsx";
import { WaveHistory } from "../../wave/wave-history.tsx";
import { WaveAims, WaveSeries, WaveSize } from "../../wave/wave-measure.tsx";
import { exactView, publicView, waveSpan, waveTitle } from "../../wave/wave-view.ts";
import { WaveWorld } from "../../wave/wave-world.tsx";
import { WaveActions } from "./wave-actions.tsx";
import type { WavePageProps } from "./wave-page-props.ts";
import { Reach } from "./wave-reach.tsx";
import { stateKey } from "./waves-page.tsx";

const MOST = 30;

/** The page under its heading. */
export function WavePage(props: WavePageProps) {
	const { say, wave, isTop, makerName, documents, base, revisions } = props;
	const view = isTop ? exactView(wave) : publicView(wave);
	const measured = view && { say, wave, makerName, ...view };
	const [first] = revisions;
	return (
		<>
			<Notice say={say} problem={props.problem} done={props.done} />
			{wave.synthetic && (
				<Remark tone="wary">
					<p class="strong">{say.t("wave.syntheticLong")}</p>
				</Remark>
			)}
			<p class="facts">
				{wave.category !== undefined && <strong>{say.t("wave.category", { category: wave.category })}</strong>}
				<span>{say.t(stateKey(wave))}</span>
				<span>{waveSpan(say, wave)}</span>
				{wave.sources !== undefined && isTop && <span>{`${say.t("wave.sources")}: ${say.number(wave.sources)}`}</span>}
				{wave.dismissed !== undefined && <Text of={wave.dismissed} most={300} />}
			</p>
			<Kin {...props} />
			<Reach {...props} />
			{measured !== undefined && (
				<>
					<WaveSeries {...measured} />
					<WaveSize {...measured} />
					<WaveAims {...measured} />
					<WaveWorld {...measured} />
				</>
			)}
			<WaveHistory
				say={say}
				wave={wave}
				warnings={documents.slice(0, MOST).map((row) => ({
					title: row.title,
					publisher: row.publisher,
					firstAt: row.initialReleaseDate.slice(0, 10),
					revisedAt: row.currentReleaseDate.slice(0, 10),
					href: `${base}/advisories/${encodeURIComponent(row.id)}`,
				}))}
				attacked={attackedOf(wave, documents)}
				recordedAt={first?.step?.at}
			/>
			<Evidence say={say} wave={wave} isTop={isTop} />
			{props.mayChange && <WaveActions {...props} />}
			<Revisions say={say} revisions={revisions} />
		</>
	);
}

function attackedOf({ key: { cve } }: Wave, documents: readonly DocumentRow[]) {
	const since = documents
		.flatMap(({ attackedSince }) => attackedSince ?? [])
		.filter((day) => day !== "")
		.sort()[0];
	return cve === undefined || since === undefined ? [] : [{ cve, since }];
}

/** What it is a part of, and what is a part of it. */
function Kin({ say, wave, others, base, makerName }: WavePageProps) {
	const of = (ids: readonly string[]) => others.filter(({ id }) => ids.includes(id));
	const kin = [
		[say.t("wave.mergedInto"), of(wave.mergedInto === undefined ? [] : [wave.mergedInto])],
		[say.t("wave.mergedFrom"), of(wave.mergedFrom ?? [])],
		[say.t("wave.splitFrom"), of(wave.splitFrom === undefined ? [] : [wave.splitFrom])],
	] as const;
	return (
		<>
			{kin
				.filter(([, waves]) => waves.length > 0)
				.map(([words, waves]) => (
					<p>
						{`${words}: `}
						{waves.slice(0, MOST).map((one, at) => (
							<>
								{at > 0 && "; "}
								<a href={`${base}/waves/${encodeURIComponent(one.id)}`}>
									<Text of={`${waveTitle(say, one, makerName)}, ${waveSpan(say, one)}`} most={240} />
								</a>
							</>
						))}
					</p>
				))}
		</>
	);
}

function Evidence({ say, wave, isTop }: { readonly say: Say; readonly wave: Wave; readonly isTop: boolean }) {
	const samples = isTop ? (wave.samples ?? []) : [];
	return (
		<section aria-labelledby="wave-evidence">
			<h2 id="wave-evidence">{say.t("wave.evidence")}</h2>
			<ul class="plain">
				{wave.evidence.slice(0, MOST).map(({ text, source }) => (
					<li>
						<Text of={text} most={500} />{" "}
						<span class="soft">
							(<Text of={source} most={200} />)
						</span>
					</li>
				))}
			</ul>
			{samples.length > 0 && (
				<>
					<h3>{say.t("wave.samples")}</h3>
					<p class="soft fine">{say.t("wave.samplesLead")}</p>
					<ul class="plain">
						{samples.slice(0, MOST).map(({ text }) => (
							<li>
								<Code of={text.replace(/^line: /, "")} most={400} />
							</li>
						))}
					</ul>
				</>
			)}
			{isTop && wave.measured !== undefined && wave.measured.ruledOut.length > 0 && (
				<>
					<h3>{say.t("wave.ruledOut")}</h3>
					<ul lang="en">
						{wave.measured.ruledOut.slice(0, MOST).map(({ what, how }) => (
							<li>
								<Text of={`${what}: ${how}`} most={300} />
							</li>
						))}
					</ul>
				</>
			)}
		</section>
	);
}

const STEPS = {
	found: "wave.step.found",
	stated: "wave.step.stated",
	ended: "wave.step.ended",
	named: "wave.step.named",
	merged: "wave.step.merged",
	split: "wave.step.split",
	dismissed: "wave.step.dismissed",
	restored: "wave.step.restored",
} as const satisfies Readonly<Record<WaveStep["what"], PlainKey>>;

function Revisions({ say, revisions }: { readonly say: Say; readonly revisions: readonly Wave[] }) {
	const newest = [...revisions].reverse();
	return (
		<section aria-labelledby="wave-revisions">
			<h2 id="wave-revisions">{say.t("wave.revisions")}</h2>
			<Timeline
				say={say}
				moments={newest.slice(0, MOST).map(({ revision, step, startedAt, category, sources }) => ({
					at: step?.at ?? startedAt,
					what: say.t("wave.revision", { n: revision, what: say.t(step === undefined ? "wave.step.kept" : STEPS[step.what]) }),
					more: (
						<p class="soft fine">
							{[
								step === undefined ? "" : say.t("wave.by", { who: shown(step.who, 80) }),
								step?.reason === undefined ? "" : shown(step.reason, 300),
								category ?? "",
								sources === undefined ? "" : `${say.t("wave.sources")}: ${say.number(sources)}`,
							]
								.filter((part) => part !== "")
								.join(" \u00b7 ")}
						</p>
					),
				}))}
			/>
			{newest.length > MOST && <p class="more">{say.t("wave.more", { n: newest.length - MOST })}</p>}
		</section>
	);
}
