/** A wave on record in one line of the terminal. Its texts are strangers'. */
import { visible } from "../core/problem.ts";
import type { Wave } from "../detect/wave.ts";

/** The line. */
export function waveLine(wave: Wave): string {
	const sources = wave.evidence.map((one) => one.source).join("; ");
	const marks = [
		wave.synthetic ? "synthetic" : undefined,
		wave.category,
		`since ${wave.startedAt}, ${stateWords(wave)}`,
		aboutWords(wave),
		`(${sources})`,
	].filter((mark) => mark !== undefined);
	return visible(`${wave.id}  ${marks.join("  ")}`, 400);
}

/** Whether it runs, and if not, why. */
export function stateWords({ dismissed, mergedInto, endedAt }: Wave): string {
	if (dismissed !== undefined) return `dismissed: ${dismissed}`;
	if (mergedInto !== undefined) return `a part of ${mergedInto}`;
	return endedAt === undefined ? "running" : `ended ${endedAt}`;
}

/** Its name, and what it is about. */
export function aboutWords({ name, key: { maker, cve, signature, port } }: Wave): string {
	const about = [maker, cve, signature, port === undefined ? undefined : `port ${port}`].filter((text) => text !== undefined).join(", ");
	return name === undefined ? about : `“${name}”: ${about}`;
}
