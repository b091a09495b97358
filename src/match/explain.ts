/** One device and one advisory: the question an owner asks when a warning lands on the desk. */
import { err, ok, type Result } from "../core/result.ts";
import { worst } from "./combine.ts";
import type { CompiledAdvisory, Library } from "./compile.ts";
import { type AskedDevice, identify } from "./identity.ts";
import type { Matcher } from "./matcher.ts";
import { subjectOf } from "./subject.ts";
import type { Judgement } from "./verdict.ts";
import { judgeWithSignals } from "./with-signals.ts";

/**
 * Judges a device against one advisory of the library; with `cve`, against that CVE alone. Where several publishers use one id,
 * the worst of their documents counts.
 */
export function explain(
	device: AskedDevice,
	question: { readonly advisory: string; readonly cve?: string | undefined },
	matcher: Matcher,
): Result<Judgement, { readonly code: "match/unknown-advisory"; readonly message: string }> {
	const { library } = matcher;
	const entries = library.byId.get(question.advisory) ?? findFolded(library, question.advisory);
	if (entries.length === 0)
		return err({
			code: "match/unknown-advisory",
			message: `no advisory ${question.advisory} among the ${library.advisories.length} that were read`,
		});
	const subject = subjectOf(identify(device, matcher.catalogue), matcher);
	return ok(worst(entries.map((entry) => judgeWithSignals(subject, entry, question.cve))));
}

function findFolded(library: Library, id: string): readonly CompiledAdvisory[] {
	const wanted = id.toLowerCase();
	return library.advisories.filter((entry) => entry.advisory.id.toLowerCase() === wanted);
}
