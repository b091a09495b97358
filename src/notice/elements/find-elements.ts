/** All fourteen elements of a notice. */
import type { Matter } from "../matter.ts";
import { findCve, findExploited, findImpact, findSeverity } from "./danger.ts";
import { findAction, findDeadline, findHow, findWorkaround } from "./deeds.ts";
import { best, ELEMENT_WEIGHTS, type ElementId, type Extractor, type FoundElement } from "./element.ts";
import { findContact, findSource } from "./people.ts";
import { findAffected, findRelabels } from "./products.ts";
import { findFixed, findVersions } from "./versions.ts";

const EXTRACTORS: Readonly<Record<ElementId, Extractor>> = {
	source: findSource,
	affected: findAffected,
	versions: findVersions,
	fixed_version: findFixed,
	action: findAction,
	how: findHow,
	deadline: findDeadline,
	severity: findSeverity,
	exploited: findExploited,
	impact: findImpact,
	workaround: findWorkaround,
	cve: findCve,
	contact: findContact,
	relabels: findRelabels,
};

/** Looks for each. */
export function findElements(matter: Matter): readonly FoundElement[] {
	return (Object.keys(ELEMENT_WEIGHTS) as readonly ElementId[]).map((element) => best(element, EXTRACTORS[element](matter)));
}
