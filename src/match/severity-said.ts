/** What the documents on a hole say of its severity besides the score in force: scores that their own vectors deny, ratings in words. */
import type { Library } from "./compile.ts";
import type { HoleJudgement } from "./hole.ts";
import type { SeveritySaid } from "./priority.ts";

/** From worst to least. */
const RATINGS = ["critical", "high", "medium", "low", "none"];

/** Looks through what the sources of a hole have on it; each hole once, since a fleet asks for every device. */
export function createSeveritySaid(library: Library): (hole: HoleJudgement) => SeveritySaid {
	const held = new WeakMap<HoleJudgement, SeveritySaid>();
	return (hole) => {
		const found = held.get(hole) ?? lookUp(hole, library);
		held.set(hole, found);
		return found;
	};
}

function lookUp(hole: HoleJudgement, library: Library): SeveritySaid {
	const named = new Set(hole.sources.map((source) => source.advisory));
	const otherwise = new Map<string, SeveritySaid["otherwise"][number]>();
	const ratings = new Set<string>();
	for (const { advisory } of [...named].flatMap((id) => library.byId.get(id) ?? [])) {
		for (const { cve, title, scores, ratings: rated = [] } of advisory.vulnerabilities) {
			if (cve !== hole.cve || (cve === undefined && (title ?? advisory.title) !== hole.title)) continue;
			for (const { statedBaseScore: stated } of scores)
				if (stated !== undefined) otherwise.set(`${stated} ${advisory.id}`, { advisory: advisory.id, stated });
			for (const { rating } of rated) ratings.add(rating);
		}
	}
	return { otherwise: [...otherwise.values()], rating: RATINGS.find((rating) => ratings.has(rating)) };
}
