/** The one box above all others: the missing fact that decides most, with a list to copy and a CSV to fill in. */

import { count, questionWords } from "../../match/answer-words.ts";
import { mainQuestion } from "../../match/question.ts";
import type { Assessment, FindingDevice, Question } from "../../match/verdict.ts";
import { DeviceIds, shown, Text } from "../design/shown.tsx";
import type { AnswerPageOptions } from "./options.ts";
import { within } from "./within.ts";

/** A longer CSV would make the file too heavy to mail. */
const MOST_CSV_BYTES = 150_000;
const MOST_LIST_BYTES = 60_000;
const MOST_OTHERS = 30;

/** The box; nothing where no question is open. */
export function QuestionBox({ assessment, options }: { readonly assessment: Assessment; readonly options: AnswerPageOptions }) {
	const first = mainQuestion(assessment.questions);
	if (first === undefined) return null;
	return (
		<section id="missing" class="box" aria-labelledby="missing-title">
			<p class="kicker">What we do not know</p>
			<h2 id="missing-title">
				<Text of={questionWords({ what: shown(first.what), decides: first.decides })} most={400} />
			</h2>
			{first.hint !== "" && (
				<p>
					Where to look: <Text of={first.hint} />
				</p>
			)}
			<CopyList question={first} devices={devicesById(assessment)} />
			<div class="ways">
				<CsvLink options={options} />
				{options.importPath !== undefined && <UploadForm path={options.importPath} token={options.formToken ?? ""} />}
			</div>
		</section>
	);
}

/** The other questions, shortest form. */
export function OtherQuestions({ questions }: { readonly questions: readonly Question[] }) {
	const main = mainQuestion(questions);
	const others = questions.filter((question) => question !== main);
	if (others.length === 0) return null;
	const { html, left } = within(others, MOST_OTHERS, 60_000, ({ what, decides, hint, deviceIds }) => (
		<li>
			<Text of={questionWords({ what: shown(what), decides })} most={400} />
			{hint !== "" && (
				<span class="soft">
					<br />
					<Text of={hint} />
				</span>
			)}
			<details>
				<summary>Which devices</summary>
				<DeviceIds of={deviceIds} />
			</details>
		</li>
	));
	return (
		<section id="other-questions" aria-labelledby="other-questions-title">
			<h2 id="other-questions-title">Other missing facts</h2>
			<ul class="plain">{html}</ul>
			{left > 0 && <p class="more">{`\u2026 and ${count(left, "more question")}: in the JSON.`}</p>}
		</section>
	);
}

function devicesById({ findings, unspoken }: Assessment): ReadonlyMap<string, FindingDevice> {
	return new Map([...unspoken, ...findings.map((finding) => finding.device)].map((device) => [device.id, device]));
}

/** A line a device. What a spreadsheet would take for a formula gets an apostrophe. */
function line(id: string, device: FindingDevice | undefined): string {
	const parts = [id, device?.name, device?.brand, device?.model, device?.firmware, device?.site];
	const text = parts
		.filter((part) => part !== undefined && part !== "")
		.map((part) => shown(part, 80))
		.join(" \u00b7 ");
	return /^[=+\-@]/.test(text) ? `'${text}` : text;
}

function CopyList({ question, devices }: { readonly question: Question; readonly devices: ReadonlyMap<string, FindingDevice> }) {
	const lines: string[] = [];
	let bytes = 0;
	for (const id of question.deviceIds) {
		const text = line(id, devices.get(id));
		bytes += Buffer.byteLength(text) + 6;
		if (bytes > MOST_LIST_BYTES) break;
		lines.push(text);
	}
	const left = question.deviceIds.length - lines.length;
	return (
		<div class="copy">
			<label for="device-list">{left > 0 ? `The first ${count(lines.length, "device")}, to copy` : "The list, to copy"}</label>
			<textarea id="device-list" readonly={true} rows={Math.min(8, Math.max(2, lines.length))} wrap="off" spellcheck={false}>
				{lines.join("\n")}
			</textarea>
			<button type="button" class="quiet" data-copy="device-list" hidden={true}>
				Copy the list
			</button>
			{left > 0 && <p class="more">{`\u2026 and ${count(left, "more device")}: in the CSV to fill in.`}</p>}
		</div>
	);
}

function CsvLink({ options: { selfContained, questionsCsv } }: { readonly options: AnswerPageOptions }) {
	if (!selfContained) {
		return (
			<p>
				<a class="button" href="/questions.csv" download="questions.csv">
					Get the CSV to fill in
				</a>
			</p>
		);
	}
	if (questionsCsv === undefined || Buffer.byteLength(questionsCsv) > MOST_CSV_BYTES) {
		const why = questionsCsv === undefined ? "" : "The CSV to fill in is too long for this file. ";
		return (
			<p>
				<span>
					{why}
					<code>--questions-csv FILE</code> writes the CSV to fill in.
				</span>
			</p>
		);
	}
	return (
		<p>
			<a class="button" href={`data:text/csv;charset=utf-8,${encodeURIComponent(questionsCsv.toWellFormed())}`} download="questions.csv">
				Get the CSV to fill in
			</a>
			<span>Fill it, then assess it together with the inventory.</span>
		</p>
	);
}

function UploadForm({ path, token }: { readonly path: string; readonly token: string }) {
	return (
		<form method="post" action={path} enctype="multipart/form-data">
			<input type="hidden" name="token" value={token} />
			<label for="filled">Filled it? Read it back in</label>
			<div class="row">
				<input id="filled" type="file" name="file" accept=".csv,text/csv,.tsv,.txt,.json,.jsonl" required={true} />
				<button type="submit">Read it in</button>
			</div>
		</form>
	);
}
