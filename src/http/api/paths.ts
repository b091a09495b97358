/** Method and path of every operation below `/api/v1`: all that a client has to know of the server when it runs. */

export const PATHS = {
	overview: "GET /organisations/:organisation/overview",
	listDevices: "GET /organisations/:organisation/devices",
	deviceFacets: "GET /organisations/:organisation/devices/facets",
	exportDevices: "GET /organisations/:organisation/devices.csv",
	getDevice: "GET /organisations/:organisation/devices/:device",
	listFindings: "GET /organisations/:organisation/findings",
	listActions: "GET /organisations/:organisation/actions",
	listQuestions: "GET /organisations/:organisation/questions",
	listSites: "GET /organisations/:organisation/sites",
	listWaveReach: "GET /organisations/:organisation/waves",
	getAdvisoryReach: "GET /organisations/:organisation/advisories/:advisory",
	recordWave: "POST /organisations/:organisation/waves",
	endWave: "POST /organisations/:organisation/waves/:wave/end",
	listImports: "GET /organisations/:organisation/imports",
	listRejected: "GET /organisations/:organisation/imports/:import/rejected",
	upload: "POST /organisations/:organisation/uploads",
	previewImport: "GET /organisations/:organisation/uploads/:upload",
	beginImport: "POST /organisations/:organisation/imports",
	listJobs: "GET /organisations/:organisation/jobs",
	getJob: "GET /organisations/:organisation/jobs/:job",
	followJob: "GET /organisations/:organisation/jobs/:job/events",
	listAdvisories: "GET /advisories",
	getAdvisory: "GET /advisories/:advisory",
	listVendors: "GET /vendors",
	listWaves: "GET /waves",
	explain: "POST /explain",
	me: "GET /me",
	listOrganisations: "GET /organisations/:organisation/organisations",
	listPeople: "GET /organisations/:organisation/people",
	listTokens: "GET /tokens",
	makeToken: "POST /tokens",
	revokeToken: "DELETE /tokens/:token",
} as const satisfies Readonly<Record<string, string>>;

/** Names of operations. */
export type OperationId = keyof typeof PATHS;
