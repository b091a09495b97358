/** Every migration in order. New ones are added at the end; none is ever changed or taken away. */
import { foundation } from "./0001-foundation.ts";
import { waves } from "./0002-waves.ts";
import { devicePage } from "./0003-device-page.ts";
import { deviceProtocol } from "./0004-device-protocol.ts";
import { revisions } from "./0005-revisions.ts";
import { people } from "./0006-people.ts";
import { passkeys } from "./0007-passkeys.ts";
import { company } from "./0008-company.ts";
import { calls } from "./0009-calls.ts";
import { documentMarks } from "./0010-document-marks.ts";
import { alerts } from "./0011-alerts.ts";
import { fleetDays } from "./0012-fleet-days.ts";
import { drafts } from "./0013-drafts.ts";
import { subscribers } from "./0014-subscribers.ts";
import { responses } from "./0015-responses.ts";
import { statistics } from "./0016-statistics.ts";
import { counts } from "./0017-counts.ts";
import { sitePlaces } from "./0018-site-places.ts";
import { reports } from "./0019-reports.ts";
import { readers } from "./0020-readers.ts";
import { citations } from "./0021-citations.ts";
import { newsletters } from "./0022-newsletters.ts";
import type { Migration } from "./migration.ts";

/** The schema's history. */
export const migrations: readonly Migration[] = [
	foundation,
	waves,
	devicePage,
	deviceProtocol,
	revisions,
	people,
	passkeys,
	company,
	calls,
	documentMarks,
	alerts,
	fleetDays,
	drafts,
	subscribers,
	responses,
	statistics,
	counts,
	sitePlaces,
	reports,
	readers,
	citations,
	newsletters,
];
