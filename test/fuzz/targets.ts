/** All targets, those that need the shipped catalogue included. */
import { libraryOf, shippedCatalogue } from "../support/library.ts";
import type { Target } from "./target.ts";
import { answerTargets } from "./targets/answers.ts";
import { bundleTargets } from "./targets/bundles.ts";
import { cellTargets } from "./targets/cells.ts";
import { documentTargets } from "./targets/documents.ts";
import { expressionTargets } from "./targets/expressions.ts";
import { firmwareTargets } from "./targets/firmware.ts";
import { importTargets } from "./targets/imports.ts";
import { listTargets } from "./targets/lists.ts";
import { logTargets } from "./targets/logs.ts";
import { mailTargets } from "./targets/mails.ts";
import { markdownTargets } from "./targets/markdown.ts";
import { modelTargets, nameTargets } from "./targets/model.ts";
import { noticeTargets } from "./targets/notices.ts";
import { proseTargets } from "./targets/prose.ts";
import { providerTargets } from "./targets/provider.ts";
import { scoreTargets } from "./targets/scores.ts";
import { seriesTargets } from "./targets/series.ts";
import { validationTargets } from "./targets/validation.ts";

/** Makes them; the catalogue is read once. */
export async function allTargets(): Promise<readonly Target[]> {
	const catalogue = await shippedCatalogue();
	const { advisories } = await libraryOf(catalogue);
	return [
		...firmwareTargets,
		...expressionTargets,
		...modelTargets,
		...nameTargets(catalogue),
		...proseTargets,
		...documentTargets,
		...validationTargets,
		...providerTargets,
		...bundleTargets,
		...noticeTargets,
		...scoreTargets,
		...cellTargets,
		...listTargets,
		...mailTargets,
		...logTargets,
		...markdownTargets,
		...seriesTargets,
		...importTargets(catalogue),
		...answerTargets(
			catalogue,
			advisories.map(({ advisory }) => advisory),
		),
	];
}
