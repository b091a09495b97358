/** What changed between two versions, line by line, for readers. */
import type { ReportVersion } from "./report.ts";

/** A line that stayed, came or went. */
export interface ChangedLine {
	readonly change: "same" | "gone" | "new";
	readonly text: string;
}

/** Lines of one text that are compared; beyond it all of the rest counts as changed. */
const MOST_LINES = 1500;

/** Lines around a change that are shown. */
const AROUND = 1;

/** The changed lines of two versions with a line around each; their figures and heads are lines of their own. */
export function changedLines(before: ReportVersion, after: ReportVersion): readonly ChangedLine[] {
	const all = difference(linesOf(before), linesOf(after));
	return all.filter((_, at) => all.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ change }) => change !== "same"));
}

function linesOf({ content, figures }: ReportVersion): readonly string[] {
	const { title, teaser, authors, funding, interests, vendors, cves, models, body } = content;
	return [
		title,
		teaser,
		authors.join(", "),
		...body.split("\n"),
		...figures.map(({ label, text, n, of, asOf }) => `${label}: ${text} (${n} ${of}, ${asOf})`),
		funding,
		interests,
		[...vendors, ...cves, ...models].join(", "),
	].filter((line) => line.trim() !== "");
}

/** A longest common sequence of lines, after what both share at their ends is set aside. */
export function difference(a: readonly string[], b: readonly string[]): readonly ChangedLine[] {
	let head = 0;
	while (head < a.length && head < b.length && a[head] === b[head]) head++;
	let tail = 0;
	while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
	const same = (text: string): ChangedLine => ({ change: "same", text });
	const [left, right] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
	return [...a.slice(0, head).map(same), ...middle(left, right), ...a.slice(a.length - tail).map(same)];
}

function middle(a: readonly string[], b: readonly string[]): readonly ChangedLine[] {
	const gone = (text: string): ChangedLine => ({ change: "gone", text });
	const come = (text: string): ChangedLine => ({ change: "new", text });
	if (a.length > MOST_LINES || b.length > MOST_LINES) return [...a.map(gone), ...b.map(come)];
	const width = b.length + 1;
	const lengths = new Uint16Array((a.length + 1) * width);
	for (let i = a.length - 1; i >= 0; i--)
		for (let j = b.length - 1; j >= 0; j--)
			lengths[i * width + j] =
				a[i] === b[j]
					? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
					: Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
	const found: ChangedLine[] = [];
	let [i, j] = [0, 0];
	while (i < a.length && j < b.length) {
		const [left, right] = [a[i] ?? "", b[j] ?? ""];
		if (left === right) {
			found.push({ change: "same", text: left });
			i++;
			j++;
		} else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) {
			found.push(gone(left));
			i++;
		} else {
			found.push(come(right));
			j++;
		}
	}
	return [...found, ...a.slice(i).map(gone), ...b.slice(j).map(come)];
}
