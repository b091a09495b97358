/** What keeps a range from being canonical and valid (specification.md, "Normalized, canonical representation and validation"). */
import { arrange } from "./arrange.ts";
import { toConstraintText } from "./canonical.ts";
import type { Vers, VersConstraint, VersProblem } from "./vers.ts";
import { takesOnlyStar, versTypes } from "./vers-types.ts";

/** Every problem of a range that could be read, in the order of the text. Empty when it is canonical and of a known type. */
export function validateVers(vers: Vers): readonly VersProblem[] {
	return [...spellingOf(vers), ...contentOf(vers)].sort((a, b) => a.at - b.at);
}

function spellingOf(vers: Vers): readonly VersProblem[] {
	const problems: VersProblem[] = [];
	const head = vers.raw.slice(0, vers.constraints[0]?.at ?? 0);
	if (head !== head.toLowerCase()) {
		problems.push({ code: "vers/not-lower-case", severity: "error", at: 0, why: "scheme and type are written in lower case" });
	}
	for (const constraint of vers.constraints) {
		const { at, written } = constraint;
		if (written.startsWith("=")) {
			problems.push({ code: "vers/equals-sign", severity: "error", at, why: "a version alone means equality; it takes no = before it" });
		}
		if (written.replace(/^=/, "") !== toConstraintText(constraint)) {
			const why = `percent-encoding is used only where it must be, with upper-case digits: ${toConstraintText(constraint)}`;
			problems.push({ code: "vers/needless-encoding", severity: "error", at, why });
		}
	}
	return problems;
}

function contentOf(vers: Vers): readonly VersProblem[] {
	const isStar = vers.constraints[0]?.comparator === "*";
	if (takesOnlyStar(vers.type)) {
		const at = vers.constraints[0]?.at ?? 0;
		return isStar ? [] : [{ code: "vers/star-only", severity: "error", at, why: `vers:${vers.type}/* is the only form of this type` }];
	}
	const type = versTypes.get(vers.type);
	const { problems } = arrange(vers);
	if (type === undefined || !type.answersContainment) {
		const why = `Seawall answers nothing about ranges of the type ${vers.type}`;
		return [{ code: "vers/unknown-type", severity: "warning", at: 5, why }, ...problems];
	}
	return isStar ? problems : [...vers.constraints.flatMap((constraint) => versionProblems(constraint)), ...problems];

	function versionProblems({ at, version }: VersConstraint): readonly VersProblem[] {
		if (type?.isVersion(version) === false) {
			const why = `${version.slice(0, 200)} is no version of vers:${type.id}`;
			return [{ code: "vers/unreadable-version", severity: "error", at, why }];
		}
		const why = type?.flawOf(version);
		return why === undefined ? [] : [{ code: "vers/not-canonical-version", severity: "error", at, why }];
	}
}
