/** Twelve months of made-up logs: lines of firewalls, and a table of reports with its headings. */
export function replay2017(plan: { readonly withAttacks: boolean }): {
	readonly firewall: readonly string[];
	readonly reports: readonly string[];
};
