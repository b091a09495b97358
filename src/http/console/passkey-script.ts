/** The script that asks the browser for a passkey. Forms that need it are hidden until it runs; everything else works without. */
import { createHash } from "node:crypto";

/** The whole script; served as a file, so that none stands in a page. A form names what to do in `data-passkey`, and where to ask how in `data-options`. */
export const PASSKEY_SCRIPT = `"use strict";
const able = typeof PublicKeyCredential === "function" && typeof PublicKeyCredential.parseRequestOptionsFromJSON === "function";
for (const form of document.querySelectorAll("form[data-passkey]")) {
	if (!able) continue;
	form.hidden = false;
	const said = form.querySelector("[role=status]");
	form.addEventListener("submit", async (event) => {
		if (form.elements.response.value !== "") return;
		event.preventDefault();
		const button = form.querySelector("button");
		button.disabled = true;
		said.textContent = form.dataset.waiting;
		try {
			const asked = await fetch(form.dataset.options, {
				method: "POST",
				headers: { accept: "application/json" },
				body: new URLSearchParams([...new FormData(form)].filter(([name]) => name !== "response")),
			});
			const told = await asked.json();
			if (!asked.ok) throw new Error(told.detail);
			const given = form.dataset.passkey === "create"
				? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(told) })
				: await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(told) });
			form.elements.response.value = JSON.stringify(given.toJSON());
			form.requestSubmit();
		} catch (error) {
			said.textContent = error instanceof DOMException ? form.dataset.failed : error.message;
		} finally {
			button.disabled = false;
		}
	});
}
`;

/** Names the script's content, so that a browser keeps it until it changes. */
export const PASSKEY_SCRIPT_PATH = `/console/passkey-${createHash("sha256").update(PASSKEY_SCRIPT).digest("hex").slice(0, 12)}.js`;
