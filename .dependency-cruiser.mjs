// Who may import whom: the table of ARCHITECTURE.md as rules. test/house/imports.test.ts plants breaches and expects each to be found.
const domain = {
	core: [],
	catalog: [],
	people: [],
	advisory: ["catalog"],
	inventory: ["catalog"],
	notice: ["catalog"],
	detect: ["catalog", "inventory"],
	match: ["catalog", "advisory", "inventory", "detect"],
	warn: ["advisory", "inventory", "notice", "match", "detect"],
	fix: ["inventory", "match", "warn"],
	account: ["advisory", "notice", "detect", "warn", "fix"],
};
const adapters = ["store", "jobs", "delivery", "outbound", "discovery", "http", "cli"];
const folders = Object.keys(domain);
const npm = ["npm", "npm-dev", "npm-optional", "npm-no-pkg", "npm-unknown", "unknown", "undetermined"];

const domainRules = Object.entries(domain).map(([folder, may]) => ({
	name: `${folder}-imports`,
	comment: `src/${folder} may import ${["core", ...may].join(", ")}. Move the code, or turn the need into a port in src/${folder}/ports.ts.`,
	severity: "error",
	from: { path: `^src/${folder}/` },
	to: { path: "^src/", pathNot: `^src/(${[folder, "core", ...may].join("|")})/` },
}));

const adapterRules = adapters.map((folder) => ({
	name: `${folder}-stands-apart`,
	comment: `src/${folder} is an adapter: it may import domain folders, never another adapter. main.ts and serve/ join them.`,
	severity: "error",
	from: { path: `^src/${folder}/` },
	to: { path: `^src/(${adapters.filter((other) => other !== folder).join("|")}|serve/|main\\.ts)` },
}));

export default {
	forbidden: [
		...domainRules,
		...adapterRules,
		{
			name: "domain-is-pure",
			comment: "Domain folders use no Node built-ins: time, files, randomness and network come in as arguments or ports.",
			severity: "error",
			from: { path: `^src/(${folders.join("|")})/`, pathNot: "\\.test\\.tsx?$" },
			to: { dependencyTypes: ["core"] },
		},
		{
			name: "domain-packages",
			comment:
				"Domain folders use npm packages by allow-list only (notice: parse5, dale-chall; account: markdown-it). Put the package behind a port in an adapter.",
			severity: "error",
			from: {
				path: `^src/(${folders.filter((folder) => folder !== "notice" && folder !== "account").join("|")})/`,
				pathNot: "\\.test\\.tsx?$",
			},
			to: { dependencyTypes: npm },
		},
		{
			name: "notice-packages",
			comment: "src/notice uses parse5 and dale-chall, which are pure, and no other package.",
			severity: "error",
			from: { path: "^src/notice/", pathNot: "\\.test\\.tsx?$" },
			to: { pathNot: "node_modules/(parse5|dale-chall)/", dependencyTypes: npm },
		},
		{
			name: "account-packages",
			comment: "src/account uses markdown-it, which is pure, and no other package.",
			severity: "error",
			from: { path: "^src/account/", pathNot: "\\.test\\.tsx?$" },
			to: { pathNot: "node_modules/markdown-it/", dependencyTypes: npm },
		},
		{
			name: "no-cycle",
			comment: "Two files that import each other are one idea: join them, or move what both need.",
			severity: "error",
			from: { path: "^src/" },
			to: { circular: true },
		},
		{
			name: "no-test-in-code",
			comment: "Code must not import tests.",
			severity: "error",
			from: { path: "^src/", pathNot: "\\.test\\.tsx?$" },
			to: { path: "(^test/|\\.test\\.tsx?$)" },
		},
		{
			name: "resolvable",
			comment: "An import that cannot be resolved.",
			severity: "error",
			from: { path: "^(src|test)/" },
			to: { couldNotResolve: true },
		},
	],
	options: {
		doNotFollow: { path: "node_modules" },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: "tsconfig.json" },
		enhancedResolveOptions: {
			extensions: [".ts", ".tsx", ".mjs", ".js"],
			exportsFields: ["exports"],
			conditionNames: ["import", "node", "default"],
		},
	},
};
