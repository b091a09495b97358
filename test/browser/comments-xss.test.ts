/** A corpus of attacks as comments, in a real browser: every one is shown as text, and nothing in a comment is an element that could act. */
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { catalogueAdvisories } from "../../src/store/disk/catalogue-folder.ts";
import { holdDocuments } from "../../src/store/held/hold-documents.ts";
import { openStore } from "../../src/store/open-store.ts";
import { look, WAYS } from "../support/browser.ts";
import { testNeeding } from "../support/needs.ts";
import { type ServedBrowser, serveForBrowser } from "../support/served-browser.ts";

const executablePath = process.env["SEAWALL_TEST_CHROMIUM"];
const browserTest = testNeeding("chromium", executablePath);

const PAGE = "/comments/advisory/SEAWALL-2017-0001";
const RUN = "window.hit=1";

/** Elements that act by themselves, each with the attributes that make them. */
const ELEMENTS = [
	`<script>${RUN}</script>`,
	`<ScRiPt src=data:text/javascript,${RUN}></sCrIpT>`,
	`<img src=x onerror=${RUN}>`,
	`<img/src=x/onerror=${RUN}>`,
	`<svg onload=${RUN}>`,
	`<svg><script>${RUN}</script></svg>`,
	`<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
	`<math><mi xlink:href="javascript:${RUN}">x</mi></math>`,
	`<body onload=${RUN}>`,
	`<iframe src="javascript:${RUN}"></iframe>`,
	`<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
	`<object data="javascript:${RUN}"></object>`,
	`<embed src="javascript:${RUN}">`,
	`<video><source onerror=${RUN}></video>`,
	`<audio src=x onerror=${RUN}>`,
	`<input autofocus onfocus=${RUN}>`,
	`<select autofocus onfocus=${RUN}>`,
	`<textarea autofocus onfocus=${RUN}>`,
	`<details open ontoggle=${RUN}>`,
	`<marquee onstart=${RUN}>`,
	`<style>*{background:url(javascript:${RUN})}</style>`,
	`<link rel=stylesheet href="javascript:${RUN}">`,
	`<meta http-equiv=refresh content="0;url=javascript:${RUN}">`,
	`<base href="https://evil.example/">`,
	`<form action="javascript:${RUN}"><button>x</button></form>`,
	`<template><script>${RUN}</script></template>`,
	`<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
	`<xmp><img src=x onerror=${RUN}></xmp>`,
	`<!--><img src=x onerror=${RUN}>-->`,
	`<![CDATA[><img src=x onerror=${RUN}>]]>`,
	`<?xml version="1.0"?><x onclick=${RUN}>`,
	`</div></li></ol><script>${RUN}</script>`,
	`"><script>${RUN}</script>`,
	`'><img src=x onerror=${RUN}>`,
	`<img src="x\` \`<script>${RUN}</script>">`,
	`<a href=javascript:${RUN} autofocus onfocus=${RUN}>x</a>`,
	`<div style="width:expression(${RUN})">`,
	`<isindex type=image src=1 onerror=${RUN}>`,
	`<table background="javascript:${RUN}">`,
	`<dialog open onclose=${RUN}>`,
];

/** Links that run, in every way in which Markdown links. */
const ADDRESSES = [
	`javascript:${RUN}`,
	`JaVaScRiPt:${RUN}`,
	` javascript:${RUN}`,
	`java\tscript:${RUN}`,
	`javascript&colon;${RUN}`,
	`&#106;avascript:${RUN}`,
	`&#x6A;avascript:${RUN}`,
	`javascript:%77indow.hit=1`,
	`vbscript:msgbox(1)`,
	`data:text/html,<script>${RUN}</script>`,
	`data:text/html;base64,PHNjcmlwdD53aW5kb3cuaGl0PTE8L3NjcmlwdD4=`,
	`blob:https://x/1`,
	`//evil.example/x`,
	`file:///etc/passwd`,
];
const LINKS = ADDRESSES.flatMap((address) => [`[x](${address})`, `![x](${address})`, `<${address}>`]);
const MORE = [
	`[x]: javascript:${RUN}\n\n[x]`,
	`[<img src=x onerror=${RUN}>](https://example.org)`,
	`[x](https://example.org "onmouseover=${RUN}")`,
	`\`<script>${RUN}</script>\``,
	"```\n</pre><script>window.hit=1</script>\n```",
	`{{figure}}<script>${RUN}</script>`,
	`a\u202e<script>${RUN}</script>\u2066`,
];
const CORPUS = [...ELEMENTS, ...LINKS, ...MORE];

let site: ServedBrowser;

before(async () => {
	if (executablePath === undefined || executablePath === "") return;
	const fill = async (data: string): Promise<void> => {
		const opened = await openStore({ dataFolder: data });
		assert.ok(opened.ok);
		const { problems } = await holdDocuments(opened.value, catalogueAdvisories(), []);
		assert.deepEqual(problems, []);
		const { comments } = opened.value.readers;
		const subject = { kind: "advisory", id: "SEAWALL-2017-0001" } as const;
		for (const [place, text] of CORPUS.entries()) {
			const head = { subject, parentId: undefined, personId: `p${place}`, author: text, affiliation: "end_user" as const };
			const added = await comments.add({ ...head, text, consents: true, isTrusted: true, at: Date.now() });
			assert.ok(typeof added === "object");
			await comments.decide({ id: added.id, decision: "publish", reason: "", who: "test", at: Date.now() });
		}
		await opened.value.close();
	};
	site = await serveForBrowser(executablePath, { fill, place: { publicSite: { operator: {} } } });
});

after(async () => {
	await site?.close();
});

browserTest("over sixty attacks: all are there as text, and none is an element, an attribute or an address that acts", async () => {
	assert.ok(CORPUS.length >= 60);
	// Without the policy too: what is written must be harmless by itself.
	const { page, alarms } = await site.watched({ locale: "en-GB", bypassCSP: true });
	let dialogs = 0;
	page.on("dialog", (dialog) => {
		dialogs += 1;
		void dialog.dismiss();
	});
	await page.goto(`${site.address}${PAGE}`);
	assert.equal(await page.locator(".comments article").count(), CORPUS.length);
	const acting = await page.evaluate<readonly string[]>(`[...document.querySelectorAll(".comments *")].filter((element) =>
		!/^(li|article|p|bdi|strong|em|s|a|code|pre|ul|ol|blockquote|hr|br|div|time|span)$/.test(element.localName) ||
		element.getAttributeNames().some((name) => name.startsWith("on") || name === "style" || name === "src" || name === "srcdoc") ||
		(element.localName === "a" && !/^(https?:|mailto:)/.test(element.href))).map((element) => element.outerHTML.slice(0, 200))`);
	assert.deepEqual(acting, []);
	assert.equal(await page.evaluate<unknown>("window.hit"), undefined);
	for (const link of await page.locator(".comment-text a").all()) assert.match((await link.getAttribute("rel")) ?? "", /nofollow ugc/);
	assert.deepEqual([dialogs, alarms, site.defects], [0, [], []]);
	await look(page, PAGE, WAYS.one);
});
