/** What the commands about events and captures work with; each part is loaded when a command asks for it. */
import { writeFile } from "node:fs/promises";
import type { ResponsePorts } from "../../cli/response-ports.ts";
import { err, ok } from "../../core/result.ts";

/** Makes them; `version` is this program's, which servers that are asked are told. */
export function responsePorts(version: string): ResponsePorts {
	return {
		open: async (folder) => (await import("./open-responses.ts")).openResponses(folder, version),
		async *files(paths) {
			yield* (await import("./capture-files.ts")).captureFiles(paths);
		},
		async fetch(url) {
			const { openProviderWeb } = await import("../../outbound/provider-web.ts");
			const { fetchPage } = await import("../../outbound/page-web.ts");
			const web = openProviderWeb({ trusted: [], agent: `seawall/${version}` });
			try {
				const page = await fetchPage(url, web);
				return page.ok ? ok({ ...page.value, at: Date.now() }) : page;
			} finally {
				web.close();
			}
		},
		async writeBytes(path, bytes) {
			try {
				return ok(await writeFile(path, bytes, { flag: "wx" }));
			} catch (error) {
				const why = error instanceof Error && "code" in error ? String(error.code) : String(error);
				return err({ code: "cli/cannot-write", message: `the file cannot be written (${why})`, at: path, todo: "Choose another place." });
			}
		},
		async score(bytes, names) {
			const { createScorer } = await import("./scorer.ts");
			const scorer = createScorer();
			try {
				return await scorer.score(bytes, names);
			} finally {
				await scorer.close();
			}
		},
	};
}
