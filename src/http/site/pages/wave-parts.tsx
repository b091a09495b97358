/** A wave in words. Its texts were written by operators and CERTs. */
import type { Catalogue } from "../../../catalog/catalogue.ts";
import type { Wave } from "../../../detect/wave.ts";
import type { Say } from "../../design/say.ts";
import { Text } from "../../design/shown.tsx";
import { waveTitle as titleOf, waveSpan } from "../../wave/wave-view.ts";

/** What it attacks. */
export function waveTitle(say: Say, wave: Wave, catalogue: Catalogue): string {
	return titleOf(say, wave, (id) => catalogue.vendor(id)?.name ?? id);
}

export { waveSpan };

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
				<a href={wavePath(wave)}>{waveTitle(say, wave, catalogue)}</a>{" "}
				{wave.synthetic && <span class="badge open">{say.t("wave.synthetic")}</span>}
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
