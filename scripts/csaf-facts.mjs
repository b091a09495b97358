// Writes data/csaf/ anew: CWE names by release, language subtags, licence identifiers. `node scripts/csaf-facts.mjs FOLDER`, where FOLDER
// is a node_modules that holds the packages named in data/csaf/README.md. Only facts are taken over: identifiers, names, days, states.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const packages = resolve(process.argv[2] ?? "bench/node_modules");
const json = (...path) => JSON.parse(readFileSync(join(packages, ...path), "utf8"));
const write = (name, head, lists) => {
	const lines = Object.entries(lists).map(([key, value]) => {
		if (Array.isArray(value)) return `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
		const rows = Object.entries(value).map(([id, row]) => `${JSON.stringify(id)}: ${JSON.stringify(row)}`);
		return `${JSON.stringify(key)}: {\n${rows.join(",\n")}\n}`;
	});
	writeFileSync(
		join(root, "data", "csaf", name),
		`{\n${[...Object.entries(head).map(([k, v]) => `${JSON.stringify(k)}: ${JSON.stringify(v)}`), ...lines].join(",\n")}\n}\n`,
	);
};

const folder = join(packages, "@secvisogram", "csaf-validator-lib", "lib", "cwec");
const parts = (version) => version.split(".").map(Number);
const names = readdirSync(folder)
	.filter((name) => name.endsWith(".js"))
	.map((name) => name.slice(0, -3));
const versions = names.sort((a, b) => {
	const [left, right] = [parts(a), parts(b)];
	return left[0] - right[0] || left[1] - right[1] || (left[2] ?? 0) - (right[2] ?? 0);
});
/** `d` deprecated, then how it may be used: `a` allowed, `r` with review, `n` discouraged, `p` prohibited, nothing before CWE 4.12. */
const USES = { Allowed: "a", "Allowed-with-Review": "r", Discouraged: "n", Prohibited: "p" };
const releases = [];
const weaknesses = {};
for (const [at, version] of versions.entries()) {
	const { date, weaknesses: all } = (await import(pathToFileURL(join(folder, `${version}.js`)).href)).default;
	releases.push([version, date]);
	const seen = new Set();
	for (const { id, name, status, usage } of all) {
		const key = id.slice(4);
		seen.add(key);
		const state = `${status === "Deprecated" || /^deprecated/i.test(name) ? "d" : ""}${USES[usage] ?? ""}`;
		weaknesses[key] ??= [];
		const last = weaknesses[key].at(-1);
		if (last === undefined || last[1] !== name || (last[2] ?? "") !== state)
			weaknesses[key].push(state === "" ? [at, name] : [at, name, state]);
	}
	for (const [key, rows] of Object.entries(weaknesses)) if (!seen.has(key) && rows.at(-1)[1] !== null) rows.push([at, null]);
}
write("weaknesses.json", { source: "CWE List 1.0 to 4.17, The MITRE Corporation" }, { releases, weaknesses });

const tags = json("language-subtag-registry", "data", "json", "registry.json");
const date = json("language-subtag-registry", "data", "json", "meta.json")["File-Date"];
const ofType = (type) =>
	tags.filter((tag) => tag.Type === type && !/private use/i.test(tag.Description.join())).map((tag) => tag.Subtag.toLowerCase());
const preferred = Object.fromEntries(
	tags
		.filter((tag) => tag["Preferred-Value"] !== undefined && tag.Type === "language")
		.map((tag) => [tag.Subtag.toLowerCase(), tag["Preferred-Value"]]),
);
write(
	"language-subtags.json",
	{ source: `IANA Language Subtag Registry, ${date}` },
	{
		language: [ofType("language").join(" ")],
		extlang: [ofType("extlang").join(" ")],
		script: [ofType("script").join(" ")],
		region: [ofType("region").join(" ")],
		variant: [ofType("variant").join(" ")],
		grandfathered: [
			tags
				.filter((tag) => tag.Type === "grandfathered")
				.map((tag) => tag.Tag.toLowerCase())
				.join(" "),
		],
		preferred,
	},
);

write(
	"licences.json",
	{ source: "SPDX License List, as of spdx-license-ids 3.0.24" },
	{
		licences: [json("spdx-license-ids", "index.json").join(" ")],
		deprecated: [json("spdx-license-ids", "deprecated.json").join(" ")],
		exceptions: [json("spdx-exceptions", "index.json").join(" ")],
		deprecatedExceptions: [json("spdx-exceptions", "deprecated.json").join(" ")],
	},
);
