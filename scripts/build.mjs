// Bundles src/ into dist/: one entry, one chunk a command, so that `seawall --help` loads little. Runs on Node >= 24.
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, "dist");

/** Files that run as threads of their own need a name of their own in dist/: `<name>-thread.ts`. */
function threads(folder) {
	return readdirSync(folder, { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith("-thread.ts"))
		.map((entry) => ({ in: join(entry.parentPath, entry.name), out: entry.name.replace(/\.ts$/, "") }));
}

rmSync(out, { recursive: true, force: true });
await build({
	entryPoints: [
		{ in: join(root, "src", "main.ts"), out: "main" },
		{ in: join(root, "src", "http", "api", "client.ts"), out: "client" },
		...threads(join(root, "src")),
	],
	outdir: out,
	bundle: true,
	splitting: true,
	format: "esm",
	platform: "node",
	target: "node24",
	jsx: "automatic",
	jsxImportSource: "hono/jsx",
	// Not tsconfig.json: what it extends is a developers' package, which an installation lacks.
	tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
	sourcemap: "linked",
	external: ["pg-native", "dictionary-en", "openpgp", "pdfkit", "imapflow"],
	logLevel: "warning",
	banner: { js: 'import { createRequire as seawallRequire } from "node:module"; const require = seawallRequire(import.meta.url);' },
});
writeFileSync(join(out, ".built"), "");
