/** A wave in words. Its texts were written by operators and CERTs. */
import type { Catalogue } from "../../../catalog/catalogue.ts";
import type { Wave } from "../../../detect/wave.ts";
import type { Say } from "../../design/say.ts";
import { shown, Text } from "../../design/shown.tsx";

/** What it attacks. */
export function waveTitle(say: Say, { key }: Wave, catalogue: Catalogue): string {
	const maker = key.maker === undefined ? undefined : (catalogue.vendor(key.maker)?.name ?? key.maker);
	const port = key.port === undefined ? undefined : say.t("site.waves.port", { port: String(key.port) });
	const what = [maker, key.cve, port, key.signature].filter((part) => part !== undefined && part !== "");
	return say.t("site.waves.on", { what: shown(what.join(", "), 160) });
}

/** From when to when. */
export function waveSpan(say: Say, { startedAt, endedAt }: Wave): string {
	return endedAt === undefined
		? say.t("site.waves.since", { date: say.date(startedAt) })
		: say.t("site.waves.span", { from: say.date(startedAt), to: say.date(endedAt) });
}

/** Where its page is. */
export function wavePath({ id }: Wave): string {
	return `/waves/${encodeURIComponent(id)}`;
}

/** A wave that runs, in a box. */
export function WaveBox({ say, wave, catalogue }: { readonly say: Say; readonly wave: Wave; readonly catalogue: Catalogue }) {
	const [first] = wave.evidence;
	return (
		<div class="wave">
			<h3>
				<a href={wavePath(wave)}>{waveTitle(say, wave, catalogue)}</a>
			</h3>
			<p>
				<strong>{waveSpan(say, wave)}.</strong> {say.t("site.waves.do")}
			</p>
			{first !== undefined && (
				<p class="soft">
					<Text of={`${first.text} (${first.source})`} most={300} />
				</p>
			)}
		</div>
	);
}
