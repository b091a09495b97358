/** Every route of those who work with a fleet. */
import type { Route } from "../program/route.ts";
import { ADVISORY_ROUTES } from "./advisory/advisory-routes.tsx";
import { DESIGN_ROUTES } from "./design-routes.tsx";
import { FLEET_ROUTES } from "./fleet/fleet-routes.tsx";
import { IMPORT_ROUTES } from "./import/import-routes.tsx";
import { LANGUAGE_ROUTES } from "./language-routes.ts";
import { OVERVIEW_ROUTES } from "./overview/overview-routes.tsx";
import { SETTINGS_ROUTES } from "./settings-routes.tsx";
import { SITE_ROUTES } from "./site/site-routes.tsx";
import { WAVE_ROUTES } from "./wave/wave-routes.tsx";

/** In the order of their places. */
export const CONSOLE_ROUTES: readonly Route[] = [
	...OVERVIEW_ROUTES,
	...FLEET_ROUTES,
	...SITE_ROUTES,
	...ADVISORY_ROUTES,
	...WAVE_ROUTES,
	...IMPORT_ROUTES,
	...SETTINGS_ROUTES,
	...LANGUAGE_ROUTES,
	...DESIGN_ROUTES,
];
