/** Counts by country on a map of the world: drawn on the server, nothing is fetched. Loaded only where a map is asked for: it brings the countries along. */
import { geoGraticule10, geoNaturalEarth1, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import atlas from "world-atlas/countries-110m.json" with { type: "json" };
import type { Say } from "../say.ts";
import { countryName, mapName } from "./country-names.ts";
import { ChartFigure } from "./figure.tsx";

/** A country with its count. */
export interface CountryCount {
	/** ISO 3166, two letters. */
	readonly country: string;
	readonly count: number;
}

/** The map; `id` keeps its names apart from those of other charts of the page. */
export interface CountryMapProps {
	readonly say: Say;
	readonly id: string;
	readonly title: string;
	readonly heads: readonly [country: string, count: string];
	readonly counts: readonly CountryCount[];
}

const [WIDTH, HEIGHT] = [760, 400];
const MOST_ROWS = 250;
/** Steps of colour. */
const STEPS = 4;

const topology = atlas as unknown as Parameters<typeof feature>[0];
const drawn = feature(topology, topology.objects["countries"] as Parameters<typeof feature>[1]);
const projection = geoNaturalEarth1().fitExtent(
	[
		[6, 6],
		[WIDTH - 6, HEIGHT - 6],
	],
	{ type: "Sphere" },
);
const path = geoPath(projection).digits(1);
const shapes = ("features" in drawn ? drawn.features : [drawn]).map((one) => ({
	name: String(one.properties?.["name"] ?? ""),
	shape: path(one) ?? "",
}));
const lines = path(geoGraticule10()) ?? "";

/** The darker, the more; the table beneath names every country, those too small for the map as well. */
export function CountryMap({ say, id, title, heads, counts }: CountryMapProps) {
	const sorted = [...counts].sort((a, b) => b.count - a.count);
	const most = Math.max(1, sorted[0]?.count ?? 1);
	// By the logarithm: a few countries bring most.
	const stepOf = (count: number) => Math.max(1, Math.min(STEPS, Math.ceil((STEPS * Math.log1p(count)) / Math.log1p(most))));
	const byName = new Map(
		sorted.flatMap(({ country, count }) => (mapName(country) === undefined ? [] : [[mapName(country), { country, count }]])),
	);
	const rows = sorted.slice(0, MOST_ROWS).map(({ country, count }) => [countryName(country, say.tag), count]);
	return (
		<ChartFigure say={say} title={title} table={{ heads: [...heads], rows, left: sorted.length - rows.length }}>
			<svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" role="img" aria-labelledby={`${id}-t ${id}-d`}>
				<title id={`${id}-t`}>{title}</title>
				<desc id={`${id}-d`}>
					{sorted
						.slice(0, 5)
						.map(({ country, count }) => `${countryName(country, say.tag)}: ${say.number(count)}`)
						.join("; ")}
				</desc>
				<rect class="sea" width={WIDTH} height={HEIGHT} rx="10" />
				<path d={lines} class="grid" fill="none" />
				{shapes.map(({ name, shape }) => {
					const held = byName.get(name);
					return held === undefined ? (
						<path class="country" d={shape} />
					) : (
						<path class={`country c${stepOf(held.count)}`} d={shape}>
							<title>{`${countryName(held.country, say.tag)}: ${say.number(held.count)}`}</title>
						</path>
					);
				})}
			</svg>
		</ChartFigure>
	);
}
