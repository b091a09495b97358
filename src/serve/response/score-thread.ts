/** The thread that scores captures: a notice of many pages would hold up everybody else, and a PDF may be made to. */
import { parentPort } from "node:worker_threads";
import { type ScoredCapture, scoreCapture } from "../../account/response/scored.ts";
import { type PlainView, plainView } from "../../notice/view/plain-view.ts";
import { isPdf, readPdf } from "../../store/files/read-pdf.ts";
import type { FromScorer, ToScorer } from "./scorer.ts";

/** Scores bytes; those of a PDF by their text. */
async function scored(bytes: Uint8Array, names: readonly string[]): Promise<ScoredCapture> {
	if (!isPdf(bytes)) return scoreCapture(bytes, names);
	const read = await readPdf(bytes);
	const score = scoreCapture(new TextEncoder().encode(read?.text ?? ""), names);
	const notes = [
		...(read === undefined ? ["The PDF could not be read."] : ["Places count bytes of the text of the PDF."]),
		...(read?.isCut === true ? ["Only the first pages were read."] : []),
	];
	return { ...score, kind: "pdf", notes: [...score.notes, ...notes] };
}

/** A document to be looked at. */
async function viewed(bytes: Uint8Array): Promise<PlainView> {
	return plainView(bytes, isPdf(bytes) ? ((await readPdf(bytes))?.text ?? "") : undefined);
}

parentPort?.on("message", ({ id, bytes, names }: ToScorer) => {
	const answer = (said: FromScorer) => parentPort?.postMessage(said);
	const done =
		names === undefined
			? viewed(bytes).then((view): FromScorer => ({ id, view }))
			: scored(bytes, names).then((score): FromScorer => ({ id, score }));
	done.then(answer, (error: unknown) => answer({ id, defect: error instanceof Error ? (error.stack ?? error.message) : String(error) }));
});
