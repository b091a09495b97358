// Lets the tests import .tsx: Node strips types by itself but leaves JSX, so those files go through esbuild as the build does.
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";

registerHooks({
	load(url, context, next) {
		if (!url.endsWith(".tsx")) return next(url, context);
		const file = fileURLToPath(url);
		const options = {
			loader: "tsx",
			jsx: "automatic",
			jsxImportSource: "hono/jsx",
			sourcefile: file,
			sourcemap: "inline",
			target: "node24",
		};
		return { format: "module", source: transformSync(readFileSync(file, "utf8"), options).code, shortCircuit: true };
	},
});
