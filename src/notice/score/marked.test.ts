import assert from "node:assert/strict";
import { test } from "node:test";
import { markedSentences } from "./marked.ts";
import { scoreNotice } from "./score-notice.ts";

const HTML = `<html><body><h1>Security update for B\u00f6rn cameras</h1><p>Attackers stop the recording of the B\u00f6rn HC-200. Please <b>install</b> firmware 5.4.5 &amp; restart.</p><script>alert(1)</script></body></html>`;

test("sentences carry what was found in them, with names as the file has them and the bytes of the file", () => {
	const bytes = new TextEncoder().encode(HTML);
	const sentences = markedSentences(scoreNotice(bytes, ["B\u00f6rn"]));
	const text = sentences.map(({ runs }) => runs.map((run) => run.text).join(""));
	assert.deepEqual(text, [
		"Security update for B\u00f6rn cameras",
		"Attackers stop the recording of the B\u00f6rn HC-200.",
		"Please install firmware 5.4.5 & restart.",
	]);
	const action = sentences.flatMap(({ runs }) => runs).filter(({ metrics }) => metrics.includes("C1.action"));
	assert.match(action.map((run) => run.text).join(""), /install/);
	for (const { start, end, runs } of sentences) {
		const raw = new TextDecoder()
			.decode(bytes.subarray(start, end))
			.replace(/<[^>]*>/g, "")
			.replace("&amp;", "&");
		assert.equal(raw, runs.map((run) => run.text).join(""));
	}
});
