/** All firmware schemes by id. A vendor's entry in data/catalog names the ones to try, in order. */

import { acti } from "./acti.ts";
import { avigilon } from "./avigilon.ts";
import { avtech } from "./avtech.ts";
import { axisOs } from "./axis-os.ts";
import { bosch } from "./bosch.ts";
import { dLink } from "./d-link.ts";
import { dahua } from "./dahua.ts";
import { dotted } from "./dotted.ts";
import { emerge } from "./emerge.ts";
import { generic } from "./generic.ts";
import { geovision } from "./geovision.ts";
import { geutebruck } from "./geutebruck.ts";
import { hanwha } from "./hanwha.ts";
import { hikvision } from "./hikvision.ts";
import { honeywellHw } from "./honeywell-hw.ts";
import { illustra } from "./illustra.ts";
import { ipcamDate } from "./ipcam-date.ts";
import { lilin } from "./lilin.ts";
import { maxpro } from "./maxpro.ts";
import { milesight } from "./milesight.ts";
import { mobotix } from "./mobotix.ts";
import { nuuo } from "./nuuo.ts";
import { panasonic } from "./panasonic.ts";
import { ptzoptics } from "./ptzoptics.ts";
import { qnapQvr } from "./qnap-qvr.ts";
import { reolink } from "./reolink.ts";
import type { FirmwareScheme } from "./scheme.ts";
import { siveillance } from "./siveillance.ts";
import { systemk } from "./systemk.ts";
import { tpLinkVigi } from "./tp-link-vigi.ts";
import { tvt } from "./tvt.ts";
import { uniview } from "./uniview.ts";
import { vivotek } from "./vivotek.ts";
import { wyze } from "./wyze.ts";
import { xiongmai } from "./xiongmai.ts";
import { zavio } from "./zavio.ts";

const all: readonly FirmwareScheme[] = [
	hikvision,
	dahua,
	honeywellHw,
	axisOs,
	hanwha,
	uniview,
	vivotek,
	xiongmai,
	tvt,
	reolink,
	geovision,
	lilin,
	dLink,
	mobotix,
	bosch,
	avigilon,
	acti,
	avtech,
	panasonic,
	geutebruck,
	systemk,
	illustra,
	siveillance,
	maxpro,
	tpLinkVigi,
	milesight,
	ipcamDate,
	qnapQvr,
	ptzoptics,
	nuuo,
	emerge,
	wyze,
	zavio,
	dotted,
	generic,
];

/** Every scheme under its id. */
export const firmwareSchemes: ReadonlyMap<string, FirmwareScheme> = new Map(all.map((scheme) => [scheme.id, scheme]));

/** The scheme of an id as users and the catalogue write it; `undefined` when there is none. */
export function findScheme(id: string): FirmwareScheme | undefined {
	return firmwareSchemes.get(id);
}
