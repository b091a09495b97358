/** In which version of the CWE List a weakness is meant, where a document of 2.0 does not say it. */
import { releaseOn, weaknessIn, weaknessReleases } from "../csaf/registry/weaknesses.ts";

/** The newest release of the day in which the weakness has the name; else the newest of the day. */
export function listVersion(id: string, name: string, day: string): string {
	const newest = releaseOn(day === "" ? "9999" : day) ?? weaknessReleases.length - 1;
	for (let release = newest; release >= 0; release--)
		if (weaknessIn(id, release)?.name === name) return weaknessReleases[release]?.version ?? "4.0";
	return weaknessReleases[newest]?.version ?? "4.0";
}
