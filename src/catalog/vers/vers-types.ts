/** Every type whose versions can be put in order here, by id. All others parse, and their ranges contain what nobody can say. */
import { firmwareSchemes } from "../firmware/schemes.ts";
import { datetime } from "./datetime.ts";
import { firmwareType } from "./firmware-type.ts";
import { intdot } from "./intdot.ts";
import { lexicographic } from "./lexicographic.ts";
import { npm, semver } from "./semver.ts";
import type { VersType } from "./vers-type.ts";

/**
 * `generic` is among those of the firmware schemes: the specification reserves the name and leaves the comparison open, so only what
 * every candidate agrees on is answered, dotted numbers.
 */
export const versTypes: ReadonlyMap<string, VersType> = new Map(
	[semver, intdot, datetime, lexicographic, npm, ...[...firmwareSchemes.values()].map(firmwareType)].map((type) => [type.id, type]),
);

/** True for `all` and `none`, which take `*` and nothing else. */
export function takesOnlyStar(id: string): boolean {
	return id === "all" || id === "none";
}
