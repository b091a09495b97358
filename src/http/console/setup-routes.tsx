/** How the program is set up, as far as whoever manages an organisation should know; it is changed where it is started. */
import { decide } from "../../people/access.ts";
import { Code, shown, Text } from "../design/shown.tsx";
import type { Desk, Visit } from "../program/desk.ts";
import { organisationRoute, type Route, type Within } from "../program/route.ts";
import { page } from "./frame.tsx";

/** Routes of the setup. */
export const SETUP_ROUTES: readonly Route[] = [
	organisationRoute("GET", "/console/organisations/:organisation/setup", "organisation:change", setupPage),
];

async function setupPage(desk: Desk, { c, formWord, say }: Visit, within: Within): Promise<Response> {
	const { known, organisation, tree } = within;
	const provider = await desk.gate.people.provider(organisation.id);
	const base = `/console/organisations/${organisation.id}`;
	const { mail } = desk.gate;
	// The server's own surroundings are for those who manage all that is above, not for each customer below.
	const top = tree.upwards(organisation.id).at(-1)?.id ?? "";
	const isTop = decide(known.asker, "organisation:change", top, tree).allow;
	const children = (
		<>
			<section class="card" aria-labelledby="ways">
				<h2 id="ways">{say.t("setup.ways")}</h2>
				<p>
					<a href={`${base}/company`}>{say.t("people.company")}</a>:{" "}
					{provider === undefined ? (
						say.t("setup.notSet")
					) : (
						<Text of={say.t("setup.providerFor", { issuer: provider.issuer, domains: provider.domains.join(", ") })} most={300} />
					)}
				</p>
				<p>
					{say.t("setup.links")}{" "}
					{mail === undefined ? (
						say.t("setup.linksOff")
					) : isTop ? (
						<Text of={say.t("setup.linksBy", { place: mail.place })} most={200} />
					) : (
						say.t("setup.on")
					)}
				</p>
				<p>{say.t("setup.own")}</p>
			</section>
			<section class="card" aria-labelledby="reach">
				<h2 id="reach">{say.t("setup.reach")}</h2>
				<p>
					{say.t("setup.address")} <Code of={desk.address()} most={200} />
				</p>
				<p>{say.t(desk.secure ? "setup.tls" : "setup.noTls")}</p>
				{isTop && (
					<p>
						{say.t("setup.proxies")}{" "}
						{desk.trustedProxies.length === 0 ? say.t("setup.noProxies") : <Text of={desk.trustedProxies.join(", ")} most={400} />}
					</p>
				)}
			</section>
			<p class="hint">{say.t("setup.where")}</p>
		</>
	);
	const title = say.t("setup.title", { name: shown(organisation.name, 100) });
	return page(c, { say, title, at: `${base}/setup`, person: known.person, within, formWord, children });
}
