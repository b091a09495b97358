/** What came when: documents on the holes that a wave is about, attacks on record, the wave itself. */
import { type Moment, Timeline } from "../design/parts/timeline.tsx";
import type { Say } from "../design/say.ts";
import { shown } from "../design/shown.tsx";

/** A document on what the wave attacks. Texts are its publisher's. */
export interface DatedWarning {
	readonly title: string;
	readonly publisher: string;
	/** ISO texts or UTC milliseconds. */
	readonly firstAt: string | number;
	readonly revisedAt: string | number;
	readonly href: string;
}

/** What is put in order. */
export interface HistoryProps {
	readonly say: Say;
	readonly wave: { readonly startedAt: string; readonly peakAt: string | undefined; readonly endedAt: string | undefined };
	readonly warnings: readonly DatedWarning[];
	/** Holes with the first day of known attacks. */
	readonly attacked: readonly { readonly cve: string; readonly since: string }[];
	/** Notices to customers, by whom. */
	readonly notices?: readonly { readonly who: string; readonly at: number }[] | undefined;
	/** UTC milliseconds at which it came on record. */
	readonly recordedAt: number | undefined;
}

const MOST = 40;

/** The newest first. */
export function WaveHistory(props: HistoryProps) {
	const { say } = props;
	const moments = momentsOf(props);
	return (
		<section aria-labelledby="wave-history">
			<h2 id="wave-history">{say.t("wave.history")}</h2>
			<Timeline say={say} moments={moments.slice(0, MOST)} />
			{moments.length > MOST && <p class="more">{say.t("wave.more", { n: moments.length - MOST })}</p>}
		</section>
	);
}

function momentsOf({ say, wave, warnings, attacked, notices = [], recordedAt }: HistoryProps): readonly Moment[] {
	const timeOf = (at: string | number) => (typeof at === "number" ? at : Date.parse(at));
	const dayOf = (at: string | number) => new Date(timeOf(at)).toISOString().slice(0, 10);
	const known = warnings.filter(({ firstAt, revisedAt }) => Number.isFinite(timeOf(firstAt)) && Number.isFinite(timeOf(revisedAt)));
	const first = known.reduce<DatedWarning | undefined>(
		(a, b) => (a === undefined || timeOf(b.firstAt) < timeOf(a.firstAt) ? b : a),
		undefined,
	);
	const link = (href: string, text: string) => <a href={href}>{text}</a>;
	const moments: Moment[] = [
		...known.map((one) => {
			const title = shown(one.title, 160);
			const words =
				one === first ? say.t("wave.at.disclosed", { title }) : say.t("wave.at.advisory", { publisher: shown(one.publisher, 80), title });
			return { at: dayOf(one.firstAt), what: link(one.href, words) };
		}),
		...known
			.filter((one) => dayOf(one.revisedAt) !== dayOf(one.firstAt))
			.map((one) => ({ at: dayOf(one.revisedAt), what: link(one.href, say.t("wave.at.revised", { title: shown(one.title, 160) })) })),
		...attacked.map(({ cve, since }) => ({ at: since, what: say.t("wave.at.attacked", { cve: shown(cve, 30) }) })),
		...notices.map(({ who, at }) => ({ at: dayOf(at), what: say.t("wave.at.notice", { who: shown(who, 80) }) })),
		{ at: wave.startedAt, what: say.t("wave.at.began") },
		...(wave.peakAt === undefined ? [] : [{ at: wave.peakAt, what: say.t("wave.at.peak") }]),
		...(wave.endedAt === undefined ? [] : [{ at: wave.endedAt, what: say.t("wave.at.ended") }]),
		...(recordedAt === undefined ? [] : [{ at: recordedAt, what: say.t("wave.at.recorded") }]),
	];
	return moments.sort((a, b) => timeOf(b.at) - timeOf(a.at));
}
