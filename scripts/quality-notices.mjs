// How well notices are scored, for `npm run quality`: on both halves of test/quality/notices, texts that this project wrote itself.
// Of the half held out only sums are printed: who tunes the scorer must not learn its cases.

/** Prints the table. @param print - Takes a title and rows, the first their head. */
export async function noticeTables(print) {
	const { f1, noticeQuality } = await import("../test/support/notice-quality.ts");
	const { furtherQuality } = await import("../test/support/further-quality.ts");
	const { noticeSplit } = await import("../test/support/notices.ts");
	const { tuning, heldOut } = noticeSplit();
	const halves = [noticeQuality(heldOut), noticeQuality(tuning)];
	const score = (counts) => `${f1(counts).toFixed(3)}  (${counts.found} right, ${counts.false} false, ${counts.missed} missed)`;
	const rank = ({ spearman, tau }) => `${spearman.toFixed(3)}  (tau-b ${tau.toFixed(3)})`;
	print("Notices, on texts we wrote: F1, and rank correlation (Spearman) with a reader's judgement", [
		["", `held out (${halves[0].notices})`, `tuned on (${halves[1].notices})`],
		["elements", ...halves.map(({ elements }) => score(elements))],
		["elements with their state", ...halves.map(({ states }) => score(states))],
		["sentences read as labelled", ...halves.map(({ sentences }) => score(sentences))],
		["spun sentences", ...halves.map(({ spin }) => score(spin))],
		["spun sentences with their class", ...halves.map(({ classes }) => score(classes))],
		...["prominence", "clarity", "spin"].map((key) => [`rank: ${key}`, ...halves.map(({ ranks }) => rank(ranks[key]))]),
	]);
	const further = furtherQuality();
	print("Further notices, in shapes that the set above has not: F1", [
		["", "first answer (rules of 2026-11-24)", "today"],
		["elements", "0.825  (78 right, 4 false, 29 missed)", score(further.elements)],
		["spun sentences", "0.944  (17 right, 1 false, 1 missed)", score(further.spin)],
	]);
}
