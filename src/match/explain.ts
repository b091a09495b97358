/** One device and one advisory: the question an owner asks when a warning lands on the desk. */
import { err, ok, type Result } from "../core/result.ts";
import type { Library } from "./compile.ts";
import { type Identity, identityOf } from "./identity.ts";
import { judge, subjectOf } from "./judge.ts";
import type { Matcher } from "./matcher.ts";
import type { Judgement } from "./verdict.ts";

/** Judges a device against one advisory of the library; with `cve`, against that CVE alone. */
export function explain(
	device: Partial<Identity>,
	question: { readonly advisory: string; readonly cve?: string | undefined },
	matcher: Matcher,
): Result<Judgement, { readonly code: "match/unknown-advisory"; readonly message: string }> {
	const { library } = matcher;
	const entry = library.byId.get(question.advisory) ?? findFolded(library, question.advisory);
	if (entry === undefined)
		return err({
			code: "match/unknown-advisory",
			message: `no advisory ${question.advisory} among the ${library.advisories.length} that were read`,
		});
	return ok(judge(subjectOf(identityOf(device), matcher), entry, question.cve));
}

function findFolded(library: Library, id: string) {
	const wanted = id.toLowerCase();
	return library.advisories.find((entry) => entry.advisory.id.toLowerCase() === wanted);
}
