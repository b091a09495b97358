/** The script of the page of an import: follows its progress. Without it the page loads itself anew. */
import { createHash } from "node:crypto";

/** The whole script. */
export const PROGRESS_SCRIPT = `"use strict";
const box = document.querySelector("[data-events]");
if (box !== null && "EventSource" in window) {
	const bar = box.querySelector("progress");
	const source = new EventSource(box.dataset.events);
	source.addEventListener("job", (event) => {
		const job = JSON.parse(event.data);
		bar.value = job.read;
		if (job.state !== "reading" && job.state !== "keeping") {
			source.close();
			location.reload();
		}
	});
}
`;

/** Names the script's content, so that a browser keeps it until it changes. */
export const PROGRESS_SCRIPT_PATH = `/console/progress-${createHash("sha256").update(PROGRESS_SCRIPT).digest("hex").slice(0, 12)}.js`;
