/** The forms `vex` (CSAF) and `openvex` of an assessment. */
import { catalogueWords, staleWords } from "../match/answer-words.ts";
import type { Assessment, Finding } from "../match/verdict.ts";
import { collectVex, NO_PUBLISHER, type VexHead } from "../match/vex/collect.ts";
import { toCsafVex } from "../match/vex/csaf-vex.ts";
import { toOpenVex } from "../match/vex/open-vex.ts";
import { CallError } from "./ports.ts";

/** Who publishes, as the call says. */
export interface PublisherCall {
	readonly publisherName?: string | undefined;
	readonly publisherNamespace?: string | undefined;
}

/** Ends the command where the publisher cannot stand in a document. */
export function checkPublisher({ publisherName, publisherNamespace }: PublisherCall): void {
	const wrong = (at: string, message: string, todo: string) => new CallError({ code: "cli/bad-publisher", message, at, todo });
	if (publisherName !== undefined && publisherName.trim() === "")
		throw wrong("--publisher-name", "the name is empty", "Give the name of your organisation.");
	const uri = publisherNamespace;
	if (uri !== undefined && !(/^https?:\/\/[!#-;=?-[\]_a-z~]+$/i.test(uri) && URL.canParse(uri)))
		throw wrong("--publisher-namespace", `"${uri}" is no web address`, "Give one that is yours, such as https://www.example.com.");
}

/** The document. Ends the command where there is no statement: both formats ask for one, and an empty file would look like "all is well". */
export function renderVex(form: "vex" | "openvex", answer: VexAnswer): string {
	const { assessment, publisher } = answer;
	const book = collectVex(answer.findings);
	if (book.holes.length === 0)
		throw new CallError({
			code: "cli/nothing-to-state",
			message: `no document that was read speaks of any of the ${assessment.devices} devices, so there is no statement to make`,
			at: `--format ${form}`,
			todo: "Read more documents with --advisories, or widen --cve, --advisory, --site or --only.",
		});
	const head: VexHead = {
		asOf: assessment.asOf,
		publisherName: publisher.publisherName?.trim() ?? NO_PUBLISHER.name,
		publisherNamespace: publisher.publisherNamespace ?? NO_PUBLISHER.namespace,
		toolVersion: answer.toolVersion,
		devices: assessment.devices,
		catalogue: [staleWords(assessment), `${catalogueWords(assessment)}.`].filter((words) => words !== undefined).join(" "),
		noStatement: assessment.summary.no_statement,
	};
	return form === "vex" ? toCsafVex(book, head) : toOpenVex(book, head);
}

/** What a VEX document is made from. */
export interface VexAnswer {
	readonly assessment: Assessment;
	/** All, whatever their verdict. */
	readonly findings: Iterable<Finding>;
	readonly publisher: PublisherCall;
	readonly toolVersion: string;
}
