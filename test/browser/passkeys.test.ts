/** Passkeys in a real browser with a virtual authenticator: kept, used as the second factor and alone, renamed, removed. */
import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { CDPSession, Page } from "playwright-core";
import { axe } from "../support/browser.ts";
import { testNeeding } from "../support/needs.ts";
import { PASSWORD, type ServedBrowser, serveForBrowser, watch } from "../support/served-browser.ts";

const executablePath = process.env["SEAWALL_TEST_CHROMIUM"];
const browserTest = testNeeding("chromium", executablePath);

let served: ServedBrowser;
/** By a name: passkeys are not offered under a number. */
let address: string;

before(async () => {
	if (executablePath === undefined || executablePath === "") return;
	served = await serveForBrowser(executablePath);
	address = served.address.replace("127.0.0.1", "localhost");
});

after(async () => {
	await served?.close();
});

interface Device {
	readonly page: Page;
	readonly cdp: CDPSession;
	readonly authenticatorId: string;
	readonly alarms: readonly string[];
}

/** A browser whose machine has an authenticator that recognises its owner, or one that does not. */
async function device(isUserVerified: boolean): Promise<Device> {
	const page = await (await served.browser.newContext({ bypassCSP: false })).newPage();
	const alarms = watch(page, address, /status of 4(?:01|22)/);
	const cdp = await page.context().newCDPSession(page);
	await cdp.send("WebAuthn.enable");
	const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
		options: {
			protocol: "ctap2",
			transport: "internal",
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified,
			automaticPresenceSimulation: true,
		},
	});
	return { page, cdp, authenticatorId, alarms };
}

const arrives = (page: Page, name: string) => page.getByRole("heading", { level: 1, name, exact: true }).waitFor();

/** Signed in: the console leads on to the organisation. */
const isIn = (page: Page) => page.waitForURL(/\/console\/organisations\/\w+/);

async function signInByPassword(page: Page, email: string): Promise<void> {
	await page.goto(`${address}/console/sign-in`);
	await page.getByLabel("E-mail address").fill(email);
	await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
	await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

const signOut = async (page: Page) => {
	await page.getByRole("button", { name: /^Sign out/ }).click();
	await page.waitForURL(/done=out/);
};

async function addPasskey(page: Page, name: string): Promise<void> {
	await page.goto(`${address}/console/account`);
	await page.getByLabel("A name for it").fill(name);
	await page.locator("#passkey-password").fill(PASSWORD);
	await page.getByRole("button", { name: "Add a passkey" }).click();
}

browserTest("passkeys: added with a password, the second factor after it, alone in place of it, renamed, removed", async () => {
	const personId = await served.person("admin", "ada@example.org");
	const { page, alarms } = await device(true);
	await signInByPassword(page, "ada@example.org");
	await isIn(page);
	await page.goto(`${address}/console/account`);
	await page.getByLabel("A name for it").fill("Phone");
	await page.locator("#passkey-password").fill("wrong horse battery staple");
	await page.getByRole("button", { name: "Add a passkey" }).click();
	await page.getByText("that is not your password").waitFor();
	await addPasskey(page, "Phone");
	await arrives(page, "Your recovery codes");
	const recovery = (await page.locator("code.once").first().textContent()) ?? "";
	assert.equal((await served.held.people.passkeys(personId)).length, 1);

	await signOut(page);
	await signInByPassword(page, "ada@example.org");
	await arrives(page, "Second factor");
	assert.equal((await page.goto(`${address}/console`))?.status(), 401, "the password alone opens nothing now");
	await page.goto(`${address}/console/second-factor`);
	await page.getByRole("button", { name: "Use a passkey" }).click();
	await isIn(page);

	await signOut(page);
	await page.getByRole("button", { name: "Sign in with a passkey" }).click();
	await isIn(page);
	assert.ok((await served.held.people.passkeys(personId))[0]?.usedAt);

	await page.goto(`${address}/console/account`);
	await page.getByLabel("Name of Phone").fill("Old phone");
	await page.getByRole("button", { name: "Rename" }).click();
	await page.getByText("has its new name").waitFor();
	assert.equal(await page.getByText("Old phone", { exact: true }).count(), 1);
	// The authenticator is asked not to keep two for one account.
	await addPasskey(page, "Twice");
	await page.getByText("gave no passkey").waitFor();

	await signOut(page);
	await signInByPassword(page, "ada@example.org");
	await arrives(page, "Second factor");
	await page.getByLabel("Code").fill(recovery);
	await page.getByRole("button", { name: "Go on" }).click();
	await isIn(page);
	await page.goto(`${address}/console/account`);
	await page.getByLabel(/^Your password, to remove/).fill(PASSWORD);
	await page.getByRole("button", { name: "Remove" }).click();
	await page.getByText("The passkey is removed").waitFor();
	await signOut(page);
	await page.getByRole("button", { name: "Sign in with a passkey" }).click();
	await page.getByRole("alert").getByText("does not open an account here").waitFor();
	await signInByPassword(page, "ada@example.org");
	await isIn(page);
	assert.deepEqual(alarms, []);
	assert.deepEqual(served.defects, []);
	await page.context().close();
});

browserTest("passkeys: a key that did not recognise its owner is a second factor and no more", async () => {
	await served.person("admin", "bob@example.org");
	const { page, cdp, authenticatorId } = await device(true);
	await signInByPassword(page, "bob@example.org");
	await isIn(page);
	await addPasskey(page, "Key on the ring");
	await arrives(page, "Your recovery codes");
	await signOut(page);
	await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
	await page.getByRole("button", { name: "Sign in with a passkey" }).click();
	await page.getByText("gave no passkey").waitFor();
	await signInByPassword(page, "bob@example.org");
	await arrives(page, "Second factor");
	await page.getByRole("button", { name: "Use a passkey" }).click();
	await isIn(page);
	await page.context().close();
});

browserTest("passkeys: what a browser signed does not count twice, nor in another browser", async () => {
	const personId = await served.person("admin", "eve@example.org");
	const { page } = await device(true);
	await signInByPassword(page, "eve@example.org");
	await isIn(page);
	await addPasskey(page, "Laptop");
	await arrives(page, "Your recovery codes");
	await signOut(page);
	const sent = page.waitForRequest((request) => request.url().endsWith("/console/sign-in/passkey") && request.method() === "POST");
	await page.getByRole("button", { name: "Sign in with a passkey" }).click();
	const body = new URLSearchParams((await sent).postData() ?? "");
	await isIn(page);
	const opened = (await served.held.people.sessions(personId, Date.now())).length;
	await signOut(page);
	const again = await page.evaluate<number>(`(async () => {
		const word = document.querySelector("input[name=word]").value;
		const body = new URLSearchParams({ word, response: ${JSON.stringify(body.get("response"))} });
		return (await fetch("/console/sign-in/passkey", { method: "POST", body })).status;
	})()`);
	assert.equal(again, 401);
	assert.equal((await served.held.people.sessions(personId, Date.now())).length, opened - 1);
	await page.context().close();
});

browserTest("passkeys: no serious violation of axe-core where they are offered, and none are offered under a number", async () => {
	await served.person("admin", "zoe@example.org");
	const page = await (await served.browser.newContext({ bypassCSP: true })).newPage();
	await signInByPassword(page, "zoe@example.org");
	await isIn(page);
	await page.goto(`${address}/console/account`);
	await page.getByRole("button", { name: "Add a passkey" }).waitFor();
	assert.deepEqual(await axe(page), []);
	await page.goto(`${served.address}/console/sign-in`);
	assert.equal(await page.getByRole("button", { name: "Sign in with a passkey" }).count(), 0);
	await page.context().close();
});
