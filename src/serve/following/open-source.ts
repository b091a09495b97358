/** How a source that is followed is reached: a folder of this machine, or a server with the host that was named. */
import type { ProviderWeb } from "../../advisory/provider/ports.ts";
import type { ProviderPorts, WebCall } from "../../cli/provider-ports.ts";
import type { Problem } from "../../core/problem.ts";
import { ok, type Result } from "../../core/result.ts";

/** Reached; `address` is what is asked. */
export interface OpenedSource {
	readonly address: string;
	readonly web: ProviderWeb;
	close(): void;
}

/** Opens it. Problems: those of the web. */
export async function openSource(
	source: string,
	call: Omit<WebCall, "trusted">,
	ports: Pick<ProviderPorts, "openFolder" | "openPlainFolder" | "openWeb">,
): Promise<Result<OpenedSource, Problem>> {
	if (!/^https?:\/\//i.test(source)) {
		const folder = await ports.openFolder(source);
		if (!folder.ok) return ok({ ...(await ports.openPlainFolder(source)), close: () => undefined });
		const { target, web } = folder.value;
		return ok({ address: target.kind === "domain" ? `${target.origin}/` : target.url, web, close: () => undefined });
	}
	const { hostname } = new URL(source);
	const web = await ports.openWeb({ ...call, trusted: [hostname, `csaf.data.security.${hostname.replace(/^www\./, "")}`] });
	return web.ok ? ok({ address: source, web: web.value, close: () => web.value.close() }) : web;
}
