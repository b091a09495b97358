/** Where a site is: stated by hand, for the map. */
import type { Problem } from "../core/problem.ts";
import { err, ok, type Result } from "../core/result.ts";

/** Degrees, north and east positive. */
export interface Coordinates {
	readonly latitude: number;
	readonly longitude: number;
}

/** A site with its place. */
export interface SitePlace extends Coordinates {
	readonly organisationId: string;
	/** The site's name, folded. */
	readonly site: string;
}

/** Keeps places; each change is recorded. */
export interface SitePlaceStore {
	/** Of all sites of these organisations that have one. */
	places(organisationIds: readonly string[]): Promise<readonly SitePlace[]>;
	/** States where a site is, or takes it back; `false` where the organisation has no site of that name. */
	setPlace(change: {
		readonly organisationId: string;
		readonly site: string;
		readonly place: Coordinates | undefined;
		readonly who: string;
		/** UTC milliseconds. */
		readonly at: number;
	}): Promise<boolean>;
}

const NUMBER = /^([+-]?\d{1,3}(?:[.,]\d{1,15})?)\u00b0?([NSEWO])?$/i;

/**
 * Reads two numbers as people copy them from a map.
 *
 * @param text Somebody typed it: `53.5511, 9.9937`, `53,5511 9,9937`, `53.5511° N, 9.9937° E`. O is the German east.
 * @returns Degrees, to six places (a hand's breadth), or `inventory/bad-place`.
 */
export function readCoordinates(text: string): Result<Coordinates, Problem> {
	const parts = partsOf(text);
	const [first, second] = parts.map((part) => NUMBER.exec(part));
	if (parts.length !== 2 || first == null || second == null) return bad("two numbers are expected");
	const sides = [first[2] ?? "N", second[2] ?? "E"].map((side) => side.toUpperCase());
	if (!/^[NS]$/.test(sides[0] ?? "") || !/^[EWO]$/.test(sides[1] ?? "")) return bad("the latitude comes first");
	const latitude = degrees(first[1] ?? "", sides[0] === "S");
	const longitude = degrees(second[1] ?? "", sides[1] === "W");
	if (Math.abs(latitude) > 90) return bad("the latitude lies between -90 and 90");
	if (Math.abs(longitude) > 180) return bad("the longitude lies between -180 and 180");
	return ok({ latitude, longitude });
}

/** A semicolon, a comma with a blank, or a blank stands between; a comma alone does where neither number has one. */
function partsOf(text: string): readonly string[] {
	const plain = text
		.trim()
		.slice(0, 80)
		.replace(/\s+/g, " ")
		.replace(/ (?=[\u00b0NSEWO])/gi, "");
	const apart = plain.split(/;\s*|,\s+|\s+/).filter((part) => part !== "");
	return apart.length === 1 ? plain.split(",") : apart;
}

function degrees(text: string, turned: boolean): number {
	const value = Math.round(Number(text.replace(",", ".")) * 1e6) / 1e6;
	return (turned ? -value : value) + 0;
}

function bad(message: string): Result<never, Problem> {
	return err({
		code: "inventory/bad-place",
		message: `that is no place on a map: ${message}`,
		at: "place",
		todo: "Write latitude and longitude, such as 53.5511, 9.9937.",
	});
}
