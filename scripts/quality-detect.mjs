// How well each method finds outbreaks and waves, for `npm run quality`: on series drawn anew, and on those of the corpus.
const OTHERS = [
	[
		"farringtonFlexible, nbPlugin .005",
		"farringtonFlexible",
		{ b: 5, w: 3, noPeriods: 10, pastWeeksNotIncluded: 26, pThresholdTrend: 1, thresholdMethod: "nbPlugin", alpha: 0.005 },
	],
	["farringtonFlexible, delta .05", "farringtonFlexible", {}],
	["earsC1", "earsC1", {}],
	["earsC2", "earsC2", {}],
	["earsC3", "earsC3", {}],
	["glrnb, c.ARL 5", "glrnb", { "c.ARL": 5, mu0: { S: 1, trend: true } }],
	["cusum, rossi, glm", "cusum", { m: "glm", trans: "rossi" }],
];

/** Budgets of our own method that are shown. */
const BUDGETS = [0.005, 0.02];

/** Prints the tables. @param print - Takes a title and rows, the first their head. */
export async function detectTables(corpus, print) {
	const { METHODS } = await import("../src/detect/baseline/methods.ts");
	const { outbreakSeries } = await import("../test/support/outbreak-series.ts");
	const { scoreOutbreaks } = await import("../test/support/outbreak-score.ts");
	const { hourlyCorpus, scoreHourly, weeklyCorpus } = await import("../test/support/wave-corpus.ts");
	const contestants = [...BUDGETS.map((fpr) => [`seawall, budget ${fpr}`, "seawall", { fpr }]), ...OTHERS];
	const head = ["", "FPR", "POD", "first week", "sensitivity", "specificity", "PPV", "F1", "delay"];
	const weekly = (title, series) =>
		print(`${title}: ${series.length} series, 49 weeks each`, [
			head,
			...contestants.map(([label, name, control]) => {
				const { fpr, pod, podFirst, sensitivity, specificity, ppv, f1, delay } = scoreOutbreaks(series, METHODS.get(name), control);
				return [label, fpr.toFixed(4), ...[pod, podFirst, sensitivity, specificity, ppv, f1, delay].map((value) => value.toFixed(3))];
			}),
		]);
	weekly("Outbreaks in weeks, drawn anew from a fixed seed", outbreakSeries(4, 20_261_124));
	if (corpus === "") {
		console.log("NOT RUN: corpus (development series of weeks and hours)");
		return;
	}
	weekly("Outbreaks in weeks, development series", weeklyCorpus(corpus));
	const hourly = hourlyCorpus(corpus);
	const eventsOnly = ({ breadth, ...series }) => series;
	print("Waves in hours, development series (an episode begins with two alarms in three hours)", [
		[
			"",
			"waves found",
			"false episodes per key and 30 days",
			"floods, outages, new sensors taken for a wave",
			"median delay in hours",
			"keys labelled right",
		],
		...[
			["seawall, sources", scoreHourly(hourly, METHODS.get("seawall"))],
			["seawall, events alone", scoreHourly(hourly, METHODS.get("seawall"), eventsOnly)],
			["earsC2, events alone", scoreHourly(hourly, METHODS.get("earsC2"), eventsOnly)],
		].map(([label, score]) => [
			label,
			`${score.found} of ${score.waves}`,
			score.falseEpisodes.toFixed(3),
			score.mistaken,
			score.delay,
			label === "seawall, sources" ? `${score.labelled} of ${score.keys}` : "",
		]),
	]);
}
