/** The script of the editor: findings and previews follow what is typed, and it saves by itself. Without it the buttons do both. */
import { createHash } from "node:crypto";

/** The whole script. */
export const DRAFT_SCRIPT = `"use strict";
const form = document.getElementById("draft");
const look = document.getElementById("look");
const saved = document.getElementById("saved");
if (form !== null && look !== null && saved !== null) {
	let count = 0;
	let running = false;
	const later = (ms, work) => {
		let timer;
		return () => { clearTimeout(timer); timer = setTimeout(work, ms); };
	};
	const send = (address) => fetch(address, {
		method: "POST",
		body: new URLSearchParams(new FormData(form)),
		headers: { accept: "application/json" },
	});
	const show = later(700, async () => {
		const mine = ++count;
		const answer = await send(form.dataset.look).catch(() => undefined);
		if (answer === undefined || !answer.ok || mine !== count) return;
		const open = [...look.querySelectorAll("details")].map((each) => each.open);
		look.innerHTML = await answer.text();
		look.querySelectorAll("details").forEach((each, at) => { each.open = open[at] === true; });
	});
	const save = later(4000, async () => {
		if (running) { save(); return; }
		running = true;
		const answer = await send(form.action + "/autosave").catch(() => undefined);
		running = false;
		const told = answer === undefined ? undefined : await answer.json().catch(() => undefined);
		if (told === undefined) { saved.textContent = "Not saved: the server does not answer."; return; }
		if (told.revision !== undefined) form.elements.base.value = told.revision;
		saved.textContent = told.text;
	});
	form.addEventListener("input", () => { saved.textContent = ""; show(); save(); });
}
`;

/** Names the script's content, so that a browser keeps it until it changes. */
export const DRAFT_SCRIPT_PATH = `/console/draft-${createHash("sha256").update(DRAFT_SCRIPT).digest("hex").slice(0, 12)}.js`;
