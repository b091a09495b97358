/** Three fictional offices and a wave of attacks, with the shape that September 2017 had: one warns, one hides the matter, one is silent. */

const NEWSLETTER = `From: Hollin Europe <news@hollin.example>
To: partners@list.example
Subject: Security notice: attacks on older Hollin cameras, please update
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<table><tr><td style="font-size:24px"><b>Security notice: a wave of attacks on cameras with old firmware</b></td></tr>
<tr><td>Since last week attackers change the channel names of cameras that are reachable from the internet and stop the recording. Please install firmware 5.4.5 on every Hollin HC-200. You find it at hollin.example/firmware. Many of these cameras still have the password they came with, so please set a new one today.</td></tr>
<tr><td style="font-size:18px">New: a dome with four lenses</td></tr>
<tr><td>Order before November and get a free mount.</td></tr>
<tr><td style="font-size:10px">Hollin Europe, support@hollin.example. Unsubscribe</td></tr></table>
`;

const RELEASE = `<html><body><h1>Dunmar strengthens its leadership in trusted video</h1>
<p>Dunmar, a world-leading provider of video solutions, today announced a new cybersecurity programme that once again shows its commitment to customers.</p>
<p>"Our customers are at the heart of everything we do," said Vice President Ilse Roon. "We thank our partners for their trust."</p>
<p>Visit Dunmar at booth C7 and see the new Eclipse series with colour at night.</p>
<p>In this context Dunmar is aware of isolated reports of unusual behaviour of a very small number of older devices. They concern users who had failed to change their default passwords. Current products are not affected.</p>
<p>Dunmar holds more than two hundred patents and continues to shape the future of the industry.</p>
<p>Dunmar Communications, press@dunmar.example</p></body></html>
`;

/** The notices, by the names of their files. */
export const OFFICES_FILES = { "newsletter.eml": NEWSLETTER, "release.html": RELEASE } as const;

/** The event, as `account event add` takes it: with a brand that relabels, and has not answered. */
export const OFFICES_EVENT = {
	id: "autumn-wave",
	title: "Attacks on older cameras",
	kind: "wave",
	synthetic: true,
	disclosedAt: "2030-09-20",
	firstAttackAt: "2030-09-18",
	branches: [
		{ id: "Hollin Europe", sells: true },
		{ id: "Dunmar", kind: "maker", sells: true },
		{ id: "Hollin America", sells: true },
		{ id: "Vessel Cam", kind: "relabel", sells: true },
	],
	notices: [
		{ file: "newsletter.eml", branch: "Hollin Europe", publishedAt: "2030-09-21", channel: "newsletter" },
		{ file: "release.html", branch: "Dunmar", publishedAt: "2030-09-30", channel: "page" },
	],
};
