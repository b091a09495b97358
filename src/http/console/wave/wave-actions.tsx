/** Forms by which an operator changes the record of a wave. Each names the revision that it was made for. */
import { isInForce, type Wave } from "../../../detect/wave.ts";
import { Field, Word } from "../../design/parts/form.tsx";
import type { Say } from "../../design/say.ts";
import { Text } from "../../design/shown.tsx";
import { waveSpan, waveTitle } from "../../wave/wave-view.ts";
import type { WavePageProps } from "./wave-page-props.ts";

/** Waves offered to be joined. */
const MOST_OFFERED = 20;

/** The forms. */
export function WaveActions({ say, wave, others, base, formWord, makerName }: WavePageProps) {
	const form = { say, wave, base, formWord };
	const offered = others.filter((one) => isInForce(one) && one.synthetic === wave.synthetic).slice(0, MOST_OFFERED);
	return (
		<section aria-labelledby="wave-act">
			<h2 id="wave-act">{say.t("wave.act")}</h2>
			<p class="soft">{say.t("wave.actLead")}</p>
			<div class="columns">
				<Action {...form} what="name" title={say.t("wave.act.name")}>
					<Field
						id="wave-name"
						name="name"
						label={say.t("wave.act.name")}
						hint={say.t("wave.act.nameHint")}
						value={wave.name ?? ""}
						optional
					/>
				</Action>
				{wave.dismissed === undefined ? (
					<Action {...form} what="dismiss" title={say.t("wave.act.dismiss")} isGrave>
						<Field id="wave-dismiss" name="reason" label={say.t("wave.act.reason")} />
					</Action>
				) : (
					<Action {...form} what="restore" title={say.t("wave.act.restore")}>
						<Field id="wave-restore" name="reason" label={say.t("wave.act.reason")} />
					</Action>
				)}
				{isInForce(wave) && wave.endedAt === undefined && (
					<Action {...form} what="end" title={say.t("wave.act.end")}>
						<Field id="wave-end" name="on" type="date" label={say.t("wave.act.on")} optional />
						<Field id="wave-end-source" name="source" label={say.t("wave.act.source")} optional />
					</Action>
				)}
				{isInForce(wave) && (
					<Action {...form} what="split" title={say.t("wave.act.split")}>
						<Field id="wave-split" name="on" type="date" label={say.t("wave.act.splitOn")} optional />
						<Field id="wave-split-port" name="port" label={say.t("wave.act.splitPort")} numeric optional />
						<Field id="wave-split-reason" name="reason" label={say.t("wave.act.reason")} />
					</Action>
				)}
				{isInForce(wave) && offered.length > 0 && (
					<Action {...form} what="merge" title={say.t("wave.act.merge")}>
						<fieldset>
							<legend>{say.t("wave.act.parts")}</legend>
							{offered.map((one) => (
								<label class="check">
									<input type="checkbox" name="part" value={one.id} />
									<span>
										<Text of={`${waveTitle(say, one, makerName)}, ${waveSpan(say, one)}`} most={200} />
									</span>
								</label>
							))}
						</fieldset>
						<Field id="wave-merge" name="reason" label={say.t("wave.act.reason")} />
					</Action>
				)}
			</div>
		</section>
	);
}

interface ActionProps {
	readonly say: Say;
	readonly wave: Wave;
	readonly base: string;
	readonly formWord: string;
	readonly what: string;
	readonly title: string;
	readonly isGrave?: boolean | undefined;
	readonly children?: unknown;
}

function Action({ wave, base, formWord, what, title, isGrave, children }: ActionProps) {
	return (
		<details class="card">
			<summary>{title}</summary>
			<form method="post" action={`${base}/waves/${encodeURIComponent(wave.id)}/${what}`}>
				<Word of={formWord} />
				<input type="hidden" name="after" value={String(wave.revision)} />
				{children}
				<p>
					<button type="submit" class={isGrave === true ? "grave slim" : "slim"}>
						{title}
					</button>
				</p>
			</form>
		</details>
	);
}
