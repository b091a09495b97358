/** What a wave means for an organisation's devices: who is reached, what to do first, and of whom nobody can tell. */
import type { ReachLine, WaveReachReport } from "../../../match/wave-reach.ts";
import { EXPOSURE_KEYS, VerdictWord } from "../../design/marks.tsx";
import { Remark } from "../../design/parts/notice.tsx";
import { DataTable } from "../../design/parts/table.tsx";
import type { Say } from "../../design/say.ts";
import { shown, Text } from "../../design/shown.tsx";
import { listAddress } from "../fleet/device-query.ts";
import type { WavePageProps } from "./wave-page-props.ts";

const MOST_LINES = 40;

/** The part of the page; nothing where the wave does not count. */
export function Reach({ say, reach, wave, base, makerName }: Pick<WavePageProps, "say" | "reach" | "wave" | "base" | "makerName">) {
	if (reach === undefined) return null;
	const [maker] = reach.makers;
	return (
		<section aria-labelledby="wave-reach">
			<h2 id="wave-reach">{say.t("wave.reach")}</h2>
			{wave.synthetic && <p class="strong">{say.t("wave.reachSynthetic")}</p>}
			{reach.devices === 0 ? (
				<Remark>
					<p class="strong">{say.t("wave.reachNone")}</p>
					<p>{say.t("wave.reachNoneWhy")}</p>
				</Remark>
			) : (
				<>
					{!reach.isAimed && <p>{say.t("wave.reachAny")}</p>}
					<p class={reach.exposed > 0 ? "risk strong" : "strong"}>
						{say.t("wave.reachLead", { n: reach.devices, exposed: reach.exposed, unknown: reach.unknownExposure })}
					</p>
					<h3>{say.t("wave.reachDo")}</h3>
					<Lines say={say} reach={reach} />
					{maker !== undefined && (
						<p>
							<a class="button" href={listAddress(`${base}/fleet`, { maker })}>
								{say.t("wave.showFleet", { maker: shown(makerName(maker), 80) })}
							</a>
						</p>
					)}
				</>
			)}
			<Nameless say={say} nameless={reach.nameless} base={base} />
		</section>
	);
}

function Lines({ say, reach }: { readonly say: Say; readonly reach: WaveReachReport }) {
	const lines = reach.lines.slice(0, MOST_LINES);
	const left = reach.lines.length - lines.length + reach.left;
	return (
		<>
			<DataTable
				say={say}
				caption={say.t("wave.reachDo")}
				rows={lines}
				columns={[
					{
						key: "what",
						head: say.t("wave.devices"),
						names: true,
						kind: "wide",
						cell: ({ brand, model }) => <Text of={[brand, model].filter((part) => part !== undefined).join(" ")} most={120} />,
					},
					{ key: "n", head: say.t("wave.devices"), kind: "number", cell: ({ devices }) => say.number(devices) },
					{
						key: "exposed",
						head: say.t("wave.exposedHead"),
						kind: "number",
						cell: ({ exposed }) => (exposed > 0 ? <strong class="risk">{say.number(exposed)}</strong> : "0"),
					},
					{ key: "verdict", head: say.t("wave.verdict"), cell: ({ verdict }) => <VerdictWord of={verdict} say={say} /> },
					{ key: "do", head: say.t("wave.do"), kind: "wide", cell: (line) => stepWords(say, line) },
					{ key: "holes", head: say.t("wave.holes"), kind: "wide", cell: ({ holes }) => <Text of={holes.join(", ")} most={300} /> },
				]}
			/>
			{left > 0 && <p class="more">{say.t("wave.more", { n: left })}</p>}
		</>
	);
}

function stepWords(say: Say, { step, verdict }: ReachLine): string {
	if (verdict === "no_statement") return say.t("wave.do.unspoken");
	if (step.kind === "upgrade" && step.upgradeTo !== undefined) return say.t("wave.do.upgrade", { to: shown(step.upgradeTo, 120) });
	return say.t(STEPS[step.kind]);
}

const STEPS = {
	upgrade: "wave.do.ask",
	replace: "wave.do.replace",
	isolate: "wave.do.isolate",
	ask_vendor: "wave.do.ask",
	find_out: "wave.do.findOut",
	none: "wave.do.none",
} as const;

function Nameless({ say, nameless, base }: { readonly say: Say; readonly nameless: WaveReachReport["nameless"]; readonly base: string }) {
	const { devices, exposed, first } = nameless;
	if (devices === 0) return null;
	return (
		<>
			<h3>{say.t("wave.nameless")}</h3>
			<p>{say.t("wave.namelessLead", { n: devices, exposed })}</p>
			<ul class="plain">
				{first.map(({ id, name, site, brand, model, exposure }) => (
					<li>
						<a href={`${base}/fleet/${encodeURIComponent(id)}`}>
							<Text of={name ?? ([brand, model].filter((part) => part !== undefined).join(" ") || id)} most={120} />
						</a>{" "}
						<span class="soft">
							{site !== undefined && <Text of={`${site}, `} most={80} />}
							{say.t(EXPOSURE_KEYS[exposure])}
						</span>
					</li>
				))}
			</ul>
			{devices > first.length && <p class="more">{say.t("wave.namelessMore", { n: devices - first.length })}</p>}
		</>
	);
}
