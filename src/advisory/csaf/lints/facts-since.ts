/** What was right when a document was released and is not any more, and what only the letter of the schema lets pass. */
import { text } from "../json.ts";
import { namesOf, weaknessIn, weaknessReleases } from "../registry/weaknesses.ts";
import { releasesInForce, weaknessOf } from "../rules/6.1.11-cwe.ts";
import { type Rule, rule } from "../rules/rule.ts";
import { isCpe } from "../schema/patterns.ts";

/** The name that a weakness had on the day of release, where it has another one now (CSAF 2.0, which names no release of CWE). */
const renamedSince = rule(
	"seawall/cwe-renamed-since",
	"CWE renamed since the release",
	"The document was right when it was released; who looks the weakness up today finds it under another name.",
	(view, report) => {
		if (view.version !== "2.0") return;
		const last = weaknessReleases.length - 1;
		const { from, to } = releasesInForce(view);
		for (const vulnerability of view.vulnerabilities) {
			const item = weaknessOf(vulnerability);
			const [id, name] = [text(item?.node, "id") ?? "", text(item?.node, "name")?.trim()];
			const now = weaknessIn(id, last);
			if (item === undefined || now === undefined || now.name === name) continue;
			const was = [from, to].find((release) => weaknessIn(id, release)?.name === name);
			if (was === undefined) continue;
			const since = namesOf(id).find((one) => one.name === now.name)?.since;
			report(
				item.place.pointer("name"),
				`"${name ?? ""}" was right when released (CWE ${weaknessReleases[was]?.version ?? ""}); ${id} was renamed to "${now.name}" in CWE ${since?.version ?? ""} of ${since?.date ?? ""}`,
			);
		}
	},
);

/** CSAF 2.0 does not anchor its pattern for CPE, a known issue of the standard. */
const unanchoredCpe = rule(
	"seawall/cpe-with-remainder",
	"CPE with something before or behind it",
	"The pattern of CSAF 2.0 lets it pass, and no program that reads CPE does.",
	(view, report) => {
		if (view.version !== "2.0") return;
		for (const { helper, place } of view.products) {
			const cpe = text(helper, "cpe");
			if (cpe !== undefined && !isCpe(cpe))
				report(place.pointer("product_identification_helper", "cpe"), `"${cpe.slice(0, 120)}" is more than a CPE`);
		}
	},
);

/** Notes: they run in every profile and never make a document invalid. */
export const factsSince: readonly Rule[] = [renamedSince, unanchoredCpe];
