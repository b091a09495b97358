/** A victim's report of one device, from the cells of a table or the members of an object. Written by anybody. */
import { nameNumber } from "../../sighting/address.ts";
import { timeOf } from "../../sighting/instant.ts";
import type { Sighting } from "../../sighting/sighting.ts";
import { NO_TIME, type Refusal } from "../line-reader.ts";

const MOST_TEXT = 500;

/** Fills a sighting. @param cell - The first of the named cells that says something. */
export function takeReport(cell: (...names: readonly string[]) => string, into: Sighting): Refusal | undefined {
	into.at = timeOf(cell("time", "date", "when", "seen", "reported_at", "datetime"));
	if (Number.isNaN(into.at)) return NO_TIME;
	const maker = cell("maker", "brand", "manufacturer", "vendor");
	into.device = `${maker} ${cell("device", "model", "product")}`.trim().slice(0, MOST_TEXT);
	into.symptoms = cell("symptoms", "symptom", "what", "description").slice(0, MOST_TEXT);
	into.organisation = cell("organisation", "organization", "company", "reporter", "site", "customer").slice(0, MOST_TEXT);
	into.country = cell("country", "country_code").slice(0, 2).toUpperCase();
	into.stage = "victim";
	// A victim is counted as a target: the device, by what tells it from others.
	const own = cell("serial", "device_id", "id", "address", "ip");
	into.target = nameNumber(`${into.organisation}\u0000${into.device}\u0000${own}`.toLowerCase());
	into.source = nameNumber(into.organisation.toLowerCase());
	return undefined;
}
