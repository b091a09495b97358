// Reporter for node:test: prints what failed and what did not run, then one line of JSON that scripts/test.mjs adds up.
import { relative } from "node:path";

/** Failures nest (a file fails because a test in it did): only the innermost one says something. */
function isOwn(data) {
	const error = data.details?.error;
	return data.details?.type !== "suite" && !(error?.failureType === "subtestsFailed");
}

function place(data) {
	return data.file === undefined ? "" : ` (${relative(process.cwd(), data.file)}:${data.line ?? 0})`;
}

export default async function* report(source) {
	let passed = 0;
	let failed = 0;
	const notRun = {};
	for await (const event of source) {
		const { type, data } = event;
		if (type === "test:pass" && typeof data.skip === "string" && data.skip.startsWith("NOT RUN ")) {
			const what = data.skip.slice("NOT RUN ".length);
			notRun[what] = (notRun[what] ?? 0) + 1;
		} else if (type === "test:pass" && data.details?.type !== "suite") passed += 1;
		else if (type === "test:fail" && isOwn(data)) {
			failed += 1;
			const cause = data.details?.error?.cause ?? data.details?.error;
			yield `\nnot ok - ${data.name}${place(data)}\n${String(cause?.stack ?? cause)}\n`;
		} else if (type === "test:diagnostic" && data.message.startsWith("show: ")) yield `${data.message.slice(6)}\n`;
		else if (type === "test:stdout" || type === "test:stderr") yield data.message;
	}
	yield `\n#result ${JSON.stringify({ passed, failed, notRun })}\n`;
}
