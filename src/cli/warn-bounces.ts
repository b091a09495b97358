/** `seawall warn bounces`: mails that came back. */
import { visible } from "../core/problem.ts";
import { orFail, type Ports } from "./ports.ts";
import { checkTableOrJson } from "./table-or-json.ts";

/** Takes them; what is no report, or is about no message of ours, is listed and changes nothing. */
export async function warnBounces(
	paths: readonly string[],
	{ data, format }: { readonly data: string; readonly format: string },
	ports: Ports,
): Promise<number> {
	checkTableOrJson(format);
	const bounces = orFail(await ports.warn.bounces(data, paths));
	const counts = { bounced: 0, delayed: 0, complained: 0, refused: 0 };
	for (const { kind } of bounces) counts[kind] += 1;
	if (format === "json") await ports.out(`${JSON.stringify({ schema: "seawall/bounces/1", counts, bounces }, undefined, 2)}\n`);
	else {
		for (const { file, kind, to, words } of bounces) await ports.out(`${visible(`${kind}: ${to ?? file}  ${words}`, 400)}\n`);
		await ports.out(
			`${counts.bounced} came back, ${counts.delayed} are tried further, ${counts.complained} complaints, ${counts.refused} refused\n`,
		);
	}
	return counts.refused > 0 ? 1 : 0;
}
