/** Our own method on the development series: what it was chosen for still holds. */
import assert from "node:assert/strict";
import { seawall } from "../../src/detect/baseline/seawall/seawall.ts";
import { corpusFolder, corpusTest } from "../support/needs.ts";
import { scoreOutbreaks } from "../support/outbreak-score.ts";
import { outbreakSeries } from "../support/outbreak-series.ts";
import { hourlyCorpus, scoreHourly, weeklyCorpus } from "../support/wave-corpus.ts";

corpusTest("weeks: outbreaks found at the budget", (t) => {
	const score = scoreOutbreaks(weeklyCorpus(corpusFolder ?? ""), seawall, {});
	assert.ok(score.series === 840 && score.fpr <= 0.005 && score.pod >= 0.39 && score.f1 >= 0.43, JSON.stringify(score));
	t.diagnostic(`show: weeks: FPR ${score.fpr.toFixed(4)}, POD ${score.pod.toFixed(3)}, F1 ${score.f1.toFixed(3)}`);
});

corpusTest("weeks drawn anew: as on series that nothing was chosen on", (t) => {
	const score = scoreOutbreaks(outbreakSeries(4, 20_261_124), seawall, {});
	assert.ok(score.fpr <= 0.00625 && score.pod >= 0.34 && score.f1 >= 0.4, JSON.stringify(score));
	t.diagnostic(`show: weeks drawn anew: FPR ${score.fpr.toFixed(4)}, POD ${score.pod.toFixed(3)}, F1 ${score.f1.toFixed(3)}`);
});

corpusTest("hours: waves found, and nothing that looks like one taken for it", (t) => {
	const score = scoreHourly(hourlyCorpus(corpusFolder ?? ""), seawall);
	assert.ok(score.waves === 24 && score.found >= 23 && score.falseEpisodes <= 0.05 && score.mistaken === 0, JSON.stringify(score));
	assert.ok(score.labelled >= 0.95 * score.keys, JSON.stringify(score));
	t.diagnostic(`show: hours: ${JSON.stringify(score)}`);
});
