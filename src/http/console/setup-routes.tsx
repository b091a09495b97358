/** How the program is set up, as far as whoever manages an organisation should know; it is changed where it is started. */
import { decide } from "../../people/access.ts";
import { Code, Text } from "../design/shown.tsx";
import type { Desk, Visit } from "../program/desk.ts";
import { organisationRoute, type Route, type Within } from "../program/route.ts";
import { page } from "./frame.tsx";

/** Routes of the setup. */
export const SETUP_ROUTES: readonly Route[] = [
	organisationRoute("GET", "/console/organisations/:organisation/setup", "organisation:change", setupPage),
];

async function setupPage(desk: Desk, { c, formWord }: Visit, { known, organisation, tree }: Within): Promise<Response> {
	const provider = await desk.gate.people.provider(organisation.id);
	const base = `/console/organisations/${organisation.id}`;
	const { mail } = desk.gate;
	// The server's own surroundings are for those who manage all that is above, not for each customer below.
	const top = tree.upwards(organisation.id).at(-1)?.id ?? "";
	const isTop = decide(known.asker, "organisation:change", top, tree).allow;
	const children = (
		<>
			<section class="card" aria-labelledby="ways">
				<h2 id="ways">Ways in</h2>
				<p>
					<a href={`${base}/company`}>Company sign-in</a>:{" "}
					{provider === undefined ? "not set up" : <Text of={`${provider.issuer}, for ${provider.domains.join(", ")}`} most={300} />}
				</p>
				<p>
					Links by mail for readers:{" "}
					{mail === undefined ? "off, as no mail server is named (--mail)" : isTop ? <Text of={`on, by ${mail.place}`} most={200} /> : "on"}
				</p>
				<p>Passwords, authenticators and passkeys: on, for everybody on the page of their account.</p>
			</section>
			<section class="card" aria-labelledby="reach">
				<h2 id="reach">How it is reached</h2>
				<p>
					Address: <Code of={desk.address()} most={200} />
				</p>
				<p>
					{desk.secure
						? "Over TLS: cookies are for TLS alone, and browsers are told to stay with it for a year (HSTS)."
						: "Without TLS: for this machine alone. Before others reach it, put a proxy with TLS before it and name it with --public-url."}
				</p>
				{isTop && (
					<p>
						Trusted proxies:{" "}
						{desk.trustedProxies.length === 0 ? (
							"none, so addresses are those of the connections"
						) : (
							<Text of={desk.trustedProxies.join(", ")} most={400} />
						)}
					</p>
				)}
			</section>
			<p class="hint">These are set where the program is started: seawall serve --help.</p>
		</>
	);
	return page(c, { title: `Setup of ${organisation.name}`, person: known.person, organisation, formWord, children });
}
