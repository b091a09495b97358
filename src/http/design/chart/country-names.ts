/** Countries by their two letters (ISO 3166) and as the map names them. */
import atlas from "world-atlas/countries-110m.json" with { type: "json" };

/** Names of the map that are not those of the language's own list. */
const OTHERWISE: Readonly<Record<string, string>> = {
	BA: "Bosnia and Herz.",
	CD: "Dem. Rep. Congo",
	CF: "Central African Rep.",
	CG: "Congo",
	CI: "Côte d'Ivoire",
	CZ: "Czechia",
	DO: "Dominican Rep.",
	EH: "W. Sahara",
	FK: "Falkland Is.",
	GQ: "Eq. Guinea",
	MK: "Macedonia",
	MM: "Myanmar",
	PS: "Palestine",
	SB: "Solomon Is.",
	SS: "S. Sudan",
	SZ: "eSwatini",
	TF: "Fr. S. Antarctic Lands",
	TR: "Turkey",
	TT: "Trinidad and Tobago",
	US: "United States of America",
};

const english = new Intl.DisplayNames("en", { type: "region" });
const onMap = new Set(atlas.objects.countries.geometries.map(({ properties }) => properties.name));

/** What the map calls a country; `undefined`: it is too small for it, or no country. */
export function mapName(country: string): string | undefined {
	if (!/^[A-Z]{2}$/.test(country)) return undefined;
	const name = OTHERWISE[country] ?? english.of(country);
	return name !== undefined && onMap.has(name) ? name : undefined;
}

/** What a language calls a country; its letters where it has no name for it. */
export function countryName(country: string, tag: string): string {
	if (!/^[A-Z]{2}$/.test(country)) return country;
	return new Intl.DisplayNames(tag, { type: "region" }).of(country) ?? country;
}
