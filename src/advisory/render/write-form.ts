/** Writes a document in one of its forms, and gives it out only when it carries the facts unchanged. */
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { Advisory } from "../document.ts";
import { checkForm, type FormName } from "./check-forms.ts";
import type { RenderedAdvisory } from "./parts.ts";
import { renderAdvisory } from "./render-advisory.ts";
import type { RenderOptions } from "./render-options.ts";
import type { RenderWords } from "./words.ts";
import { wordsIn } from "./words-in.ts";
import { writeHtml } from "./write-html.ts";
import { writeMarkdown } from "./write-markdown.ts";
import { writeShort } from "./write-short.ts";
import { writeText } from "./write-text.ts";

/** Renders and writes; fails where a short form cannot hold the facts (`render/does-not-fit`) or a form lost one (`render/facts-differ`). */
export function writeForm(advisory: Advisory, form: FormName, options: RenderOptions): Result<string, Problem> {
	const words = wordsIn(options.language);
	const document = renderAdvisory(advisory, options);
	const written = write(form, document, advisory, words);
	if (!written.ok) return written;
	const [problem] = checkForm(form, written.value, document, advisory, words);
	return problem === undefined ? written : err(problem);
}

function write(form: FormName, document: RenderedAdvisory, advisory: Advisory, words: RenderWords): Result<string, Problem> {
	switch (form) {
		case "html":
			return ok(writeHtml(document));
		case "text":
			return ok(writeText(document));
		case "markdown":
			return ok(writeMarkdown(document));
		case "360":
			return writeShort(document, advisory, words, 360);
		case "90":
			return writeShort(document, advisory, words, 90);
	}
}
