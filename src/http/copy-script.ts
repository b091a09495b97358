/** The one script of our pages: shows a copy button where the browser can copy. Everything works without it. */
export const COPY_SCRIPT = `"use strict";
for (const button of document.querySelectorAll("button[data-copy]")) {
	const area = document.getElementById(button.dataset.copy);
	if (area === null || navigator.clipboard === undefined) continue;
	const label = button.textContent;
	button.hidden = false;
	button.setAttribute("aria-live", "polite");
	button.addEventListener("click", async () => {
		try {
			await navigator.clipboard.writeText(area.value);
			button.textContent = "Copied";
		} catch {
			area.select();
			button.textContent = "Press Ctrl+C to copy";
		}
		setTimeout(() => { button.textContent = label; }, 2500);
	});
}
`;
