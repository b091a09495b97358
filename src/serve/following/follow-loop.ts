/** Asks the sources that are followed when each is due, as long as the program is served. Without a source nothing is fetched. */
import { isDue, pollFollowed } from "../../advisory/provider/follow/followed-source.ts";
import type { Problem } from "../../core/problem.ts";
import type { Result } from "../../core/result.ts";
import { openFollowedSources, type ReceiveDocuments } from "../../store/followed/followed-sources.ts";
import { providerPorts } from "../provider/provider-ports.ts";
import { runEvery } from "../run-every.ts";
import { type OpenedSource, openSource } from "./open-source.ts";

const PERIOD_MS = 60_000;

/** What it needs. */
export interface FollowDesk {
	readonly dataFolder: string;
	/** Of this program, told to servers. */
	readonly version: string;
	readonly receive: ReceiveDocuments;
	readonly now: () => number;
	/** For tests: how a source is reached. */
	readonly open?: (address: string) => Promise<Result<OpenedSource, Problem>>;
}

/** Asks those that are due once; gives how many were asked. One that fails stops no other. */
export async function followOnce(
	{ dataFolder, version, receive, now, open }: FollowDesk,
	onDefect: (error: unknown) => void,
): Promise<number> {
	const sources = await openFollowedSources(dataFolder, receive);
	if (!sources.ok) return 0;
	const ports = providerPorts(version);
	let asked = 0;
	for (const source of sources.value.list().filter((one) => isDue(one, now()))) {
		const opened = await (
			open ?? ((address) => openSource(address, { allowPrivate: false, authorities: [], resolve: [], token: undefined }, ports))
		)(source.address);
		if (!opened.ok) continue;
		asked += 1;
		try {
			const { address, web } = opened.value;
			await pollFollowed(source, address, sources.value, { web, digest: ports.digest, pgp: await ports.openPgp(), now });
		} catch (error) {
			onDefect(error);
		} finally {
			opened.value.close();
		}
	}
	return asked;
}

/** Looks every minute until closed. */
export function runFollowing(desk: FollowDesk, onDefect: (error: unknown) => void): { close(): Promise<void> } {
	return runEvery(PERIOD_MS, async () => void (await followOnce(desk, onDefect)), onDefect, PERIOD_MS / 4);
}
