/** Waves on record: those that run first, with what they reach here. */
import { isInForce, isRunning, type Wave } from "../../../detect/wave.ts";
import type { WaveReach } from "../../../match/view/answers.ts";
import { EmptyState } from "../../design/parts/notice.tsx";
import { DataTable } from "../../design/parts/table.tsx";
import type { PlainKey, Say } from "../../design/say.ts";
import { Text } from "../../design/shown.tsx";
import { waveSpan, waveTitle } from "../../wave/wave-view.ts";

/** What is shown. */
export interface WavesProps {
	readonly say: Say;
	readonly waves: readonly Wave[];
	/** What those that run reach of the fleet, by id. */
	readonly reached: ReadonlyMap<string, WaveReach>;
	/** `YYYY-MM-DD` */
	readonly asOf: string;
	readonly base: string;
	makerName(id: string): string;
}

const MOST = 200;

/** The page under its heading. */
export function WavesPage(props: WavesProps) {
	const { say, waves, asOf } = props;
	if (waves.length === 0) {
		return (
			<EmptyState title={say.t("wave.none")}>
				<p>{say.t("wave.noneWhy")}</p>
			</EmptyState>
		);
	}
	const running = waves.filter((wave) => isRunning(wave, asOf));
	const set = waves.filter((wave) => !isInForce(wave));
	const over = waves.filter((wave) => !running.includes(wave) && !set.includes(wave));
	return (
		<>
			<Part {...props} title={say.t("wave.running")} of={running} />
			<Part {...props} title={say.t("wave.overs")} of={over} />
			<Part {...props} title={say.t("wave.set")} of={set} />
		</>
	);
}

function Part({ say, of, title, reached, base, makerName }: WavesProps & { readonly of: readonly Wave[]; readonly title: string }) {
	if (of.length === 0) return null;
	return (
		<section>
			<h2>{title}</h2>
			<DataTable
				say={say}
				caption={`${say.t("wave.list")}: ${title}`}
				rows={of.slice(0, MOST)}
				columns={[
					{
						key: "what",
						head: say.t("wave.what"),
						names: true,
						kind: "wide",
						cell: (wave) => (
							<>
								<a href={`${base}/waves/${encodeURIComponent(wave.id)}`}>
									<Text of={waveTitle(say, wave, makerName)} most={200} />
								</a>
								{wave.synthetic && <span class="badge open">{say.t("wave.synthetic")}</span>}
							</>
						),
					},
					{ key: "category", head: say.t("wave.state"), cell: (wave) => `${wave.category ?? ""} ${say.t(stateKey(wave))}`.trim() },
					{ key: "when", head: say.t("wave.when"), cell: (wave) => waveSpan(say, wave) },
					{
						key: "sources",
						head: say.t("wave.sources"),
						kind: "number",
						cell: ({ sources }) => (sources === undefined ? "\u2013" : say.number(sources)),
					},
					{ key: "reached", head: say.t("wave.reached"), kind: "number", cell: ({ id }) => reachWords(say, reached.get(id)) },
				]}
			/>
			{of.length > MOST && <p class="more">{say.t("wave.more", { n: of.length - MOST })}</p>}
		</section>
	);
}

function reachWords(say: Say, reach: WaveReach | undefined): string {
	if (reach === undefined) return "\u2013";
	return say.number(reach.known_affected + reach.under_investigation + reach.no_statement);
}

/** How it stands, in a word. */
export function stateKey({ dismissed, mergedInto, endedAt, measured }: Wave): PlainKey {
	if (dismissed !== undefined) return "wave.state.dismissed";
	if (mergedInto !== undefined) return "wave.state.part";
	if (endedAt !== undefined) return "wave.state.over";
	return measured === undefined ? "wave.state.running" : STATES[measured.state];
}

const STATES = {
	emerging: "wave.state.emerging",
	growing: "wave.state.growing",
	plateau: "wave.state.plateau",
	fading: "wave.state.fading",
	over: "wave.state.over",
} as const;
