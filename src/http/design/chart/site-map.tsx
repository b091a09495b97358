/** Sites on a map of the world: drawn on the server, nothing is fetched. Loaded only where a map is asked for: it brings the land along. */
import { geoGraticule10, geoNaturalEarth1, geoPath } from "d3-geo";
import { scaleSqrt } from "d3-scale";
import { feature } from "topojson-client";
import atlas from "world-atlas/land-110m.json" with { type: "json" };
import { STANDINGS, type Standing, TONE, VERDICT_KEYS } from "../marks.tsx";
import type { Say } from "../say.ts";
import { shown } from "../shown.tsx";
import { ChartFigure } from "./figure.tsx";
import { Legend } from "./standing-bars.tsx";

/** A site with its place. */
export interface SiteSpot {
	readonly name: string;
	/** Degrees, north and east positive. */
	readonly latitude: number;
	readonly longitude: number;
	readonly devices: number;
	/** The worst verdict there. */
	readonly worst: Standing;
}

/** The map. */
export interface SiteMapProps {
	readonly say: Say;
	readonly title: string;
	readonly heads: readonly [site: string, devices: string, worst: string];
	readonly spots: readonly SiteSpot[];
}

const [WIDTH, HEIGHT] = [960, 500];
const MOST = 500;

const topology = atlas as unknown as Parameters<typeof feature>[0];
const land = feature(topology, topology.objects["land"] as Parameters<typeof feature>[1]);

/** The world, as near as the sites allow, with a circle a site: its area is the number of devices, its shape the worst verdict. */
export function SiteMap({ say, title, heads, spots }: SiteMapProps) {
	const known = spots.filter(({ latitude, longitude }) => Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180);
	const drawn = known.slice(0, MOST);
	const projection = geoNaturalEarth1();
	const bounds = { type: "MultiPoint" as const, coordinates: drawn.map(({ latitude, longitude }) => [longitude, latitude]) };
	const margin = 70;
	projection.fitExtent(
		[
			[margin, margin],
			[WIDTH - margin, HEIGHT - margin],
		],
		drawn.length > 1 ? bounds : { type: "Sphere" },
	);
	// Nearer than this the coast of a world map is a few straight lines.
	if (projection.scale() > 2200) {
		const [center] = [projection.invert?.([WIDTH / 2, HEIGHT / 2])];
		projection.scale(2200);
		if (center !== undefined && center !== null) {
			const at = projection(center) ?? [WIDTH / 2, HEIGHT / 2];
			const [x, y] = projection.translate();
			projection.translate([x + WIDTH / 2 - at[0], y + HEIGHT / 2 - at[1]]);
		}
	}
	projection.clipExtent([
		[0, 0],
		[WIDTH, HEIGHT],
	]);
	const path = geoPath(projection).digits(1);
	const size = scaleSqrt([0, Math.max(1, ...drawn.map(({ devices }) => devices))], [4, 26]);
	const present = STANDINGS.filter((standing) => drawn.some(({ worst }) => worst === standing));
	const rows = known.map(({ name, devices, worst }) => [shown(name, 120), devices, say.t(VERDICT_KEYS[worst])]);
	return (
		<ChartFigure
			say={say}
			title={title}
			legend={<Legend say={say} of={present} />}
			table={{ heads: [...heads], rows: rows.slice(0, MOST), left: rows.length - MOST }}
		>
			<svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" role="img" aria-labelledby="map-t" font-size="13">
				<title id="map-t">{title}</title>
				<rect class="sea" width={WIDTH} height={HEIGHT} rx="10" />
				<path d={path(geoGraticule10()) ?? ""} class="grid" fill="none" />
				<path d={path(land) ?? ""} class="land" />
				{drawn.map((spot) => {
					const [x = 0, y = 0] = projection([spot.longitude, spot.latitude]) ?? [];
					return <Spot spot={spot} x={x} y={y} r={size(spot.devices)} named={drawn.length <= 12} />;
				})}
			</svg>
		</ChartFigure>
	);
}

function Spot({
	spot,
	x,
	y,
	r,
	named,
}: {
	readonly spot: SiteSpot;
	readonly x: number;
	readonly y: number;
	readonly r: number;
	readonly named: boolean;
}) {
	const side = r * 1.5;
	return (
		<g>
			<title>{shown(spot.name, 120)}</title>
			<circle class={`spot ${TONE[spot.worst]}`} cx={x.toFixed(1)} cy={y.toFixed(1)} r={r.toFixed(1)} />
			{r > 7 && (
				<use
					href={`#m-${TONE[spot.worst]}`}
					class="on-spot"
					x={(x - side / 2).toFixed(1)}
					y={(y - side / 2).toFixed(1)}
					width={side.toFixed(1)}
					height={side.toFixed(1)}
				/>
			)}
			{named && (
				<text x={(x + r + 5).toFixed(1)} y={(y + 4).toFixed(1)}>
					{shown(spot.name, 40)}
				</text>
			)}
		</g>
	);
}
