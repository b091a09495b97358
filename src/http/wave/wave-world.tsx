/** Where the sources of a wave are, as logs state it. */
import { CountryMap } from "../design/chart/country-map.tsx";
import type { MeasureProps } from "./wave-measure.tsx";

/** Map and table; nothing where no country is stated. */
export function WaveWorld({ say, wave, measure }: MeasureProps) {
	if (measure.byCountry.length === 0) return null;
	const title = `${say.t("wave.world")}${wave.synthetic ? ` (${say.t("wave.synthetic")})` : ""}`;
	return (
		<section aria-labelledby="wave-world">
			<h2 id="wave-world">{say.t("wave.world")}</h2>
			<p class="soft">{say.t("wave.worldLead")}</p>
			<CountryMap
				say={say}
				id="world"
				title={title}
				heads={[say.t("wave.country"), say.t("wave.sources")]}
				counts={measure.byCountry.map(({ country, sources }) => ({ country, count: sources }))}
			/>
		</section>
	);
}
