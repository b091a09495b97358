/** Tests 6.2.23 to 6.2.26 of CSAF 2.1: how weaknesses are used. */
import { text } from "../json.ts";
import { releaseIndex, releaseOn, type Weakness, weaknessIn, weaknessReleases } from "../registry/weaknesses.ts";
import { type CsafView, itemsOf, type Located } from "./csaf-view.ts";
import { type Rule, rule } from "./rule.ts";
import { newestRevision } from "./versions.ts";

function eachWeakness(wrong: (weakness: Weakness) => string | undefined): Rule["check"] {
	return (view, report) => {
		for (const { node, place } of cwesOf(view)) {
			const [id, version] = [text(node, "id") ?? "", text(node, "version") ?? ""];
			const release = releaseIndex(version);
			const weakness = release === undefined ? undefined : weaknessIn(id, release);
			const why = weakness === undefined ? undefined : wrong(weakness);
			if (why !== undefined) report(place.pointer("id"), `${id} ${why} in CWE ${version}`);
		}
	};
}

function cwesOf({ vulnerabilities }: CsafView): readonly Located[] {
	return vulnerabilities.flatMap((vulnerability) => itemsOf(vulnerability, "cwes"));
}

/** Test 6.2.23. */
export const deprecatedCwe = rule(
	"6.2.23",
	"Usage of Deprecated CWE",
	"A weakness that was given up has another in its place.",
	eachWeakness(({ isDeprecated }) => (isDeprecated ? "is deprecated" : undefined)),
);

/** Test 6.2.24: the newest release on the day of the last revision. */
export const oldCweVersion = rule(
	"6.2.24",
	"Usage of Non-Latest CWE Version",
	"Names and numbers of weaknesses change from release to release.",
	(view, report) => {
		const newest = newestRevision(view);
		if (newest === undefined) return;
		const latest = weaknessReleases[releaseOn(new Date(newest * 1000).toISOString().slice(0, 10)) ?? -1];
		const isLast = latest === weaknessReleases.at(-1);
		for (const { node, place } of cwesOf(view)) {
			const version = text(node, "version");
			if (version === undefined || latest === undefined || releaseIndex(version) === releaseIndex(latest.version)) continue;
			// A release that is newer than our list may well have been the latest one.
			if (isLast && releaseIndex(version) === undefined) continue;
			report(place.pointer("version"), `CWE ${version.slice(0, 20)} is used, and ${latest.version} was the latest at the last revision`);
		}
	},
);

/** Test 6.2.25. */
export const cweNotAllowed = rule(
	"6.2.25",
	"Usage of CWE Not Allowed for Vulnerability Mapping",
	"A weakness that is too general tells nobody what to mend.",
	eachWeakness(({ use }) => (use === "discouraged" || use === "prohibited" ? `is ${use} for vulnerabilities` : undefined)),
);

/** Test 6.2.26. */
export const cweWithReview = rule(
	"6.2.26",
	"Usage of CWE Allowed with Review for Vulnerability Mapping",
	"A more exact weakness may fit better.",
	eachWeakness(({ use }) => (use === "allowed with review" ? "is allowed after a review only" : undefined)),
);
