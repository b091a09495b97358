// Writes data/sample/inventory.csv and data/sample/truth.jsonl from the table below: `node scripts/build-sample.mjs`.
//
// The fleet is invented; its models and builds are of the shapes that the catalogue's documents speak of. The truth of each row was
// reasoned by hand from those documents (data/catalog/facts), not taken from what the program says; a test compares the two, whole.
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const sites = ["Depot North", "Head Office", "Harbour Terminal", "Car Park West", "School Lindenallee", "Warehouse 7"];

const A = "known_affected";
const U = "under_investigation";
const F = "fixed";
const N = "known_not_affected";
const NONE = "no_statement";

const HIK2017 = ["CVE-2017-7921", "CVE-2017-7923"];
const DAHUA2017 = ["CVE-2017-7925", "CVE-2017-7927"];
const DAHUA2024 = ["CVE-2024-39944", "CVE-2024-39945", "CVE-2024-39946", "CVE-2024-39947", "CVE-2024-39948", "CVE-2024-39949", "CVE-2024-39950"];

/**
 * brand, model, firmware, kind, places: [site, how many, of which reachable from the internet], verdict, kind of the verdict where
 * it is open or "not affected", CVEs that affect it, why.
 */
export const rows = [
	["Hikvision", "DS-2CD2142FWD-I", "V5.4.0 build 160414", "camera", [[0, 14, 5], [3, 4, 4]], A, "", HIK2017, "a DS-2CD2xx2FWD between V5.3.1 build 150410 and V5.4.4 build 161125"],
	["Hikvision", "DS-2CD2142FWD-I", "V5.4.5 build 170124", "camera", [[1, 10, 0]], U, "stated_open", [], "CVE-2017-7921 is fixed in exactly this build, but CVE-2017-7923 was stated not to be mitigated"],
	["Hikvision", "DS-2CD2612F-I", "V5.2.3 build 141024", "camera", [[2, 4, 2]], A, "", HIK2017, "a DS-2CD2xx2F-I between V5.2.0 build 140721 and V5.4.0 build 160530"],
	["Hikvision", "DS-2CD2432F-IW", "", "camera", [[4, 9, 0]], U, "firmware_missing", [], "a DS-2CD2xx2F-I; the build decides and is not known"],
	["Hikvision", "DS-2CD2412F-IW", "V5.2.0 build 140720", "camera", [[5, 2, 0]], N, "below_range", [], "a DS-2CD2xx2F-I one build before the first that is listed"],
	["Hikvision", "DS-2CD4024FWD-A", "V5.2.8 build 141231", "camera", [[2, 3, 1]], A, "", HIK2017, "a DS-2CD4x2xFWD inside the range"],
	["Hikvision", "DS-2CD6332FWD-IV", "V5.1.0 build 140527", "camera", [[1, 2, 0]], A, "", HIK2017, "a DS-2CD63xx between V5.0.9 build 140305 and V5.3.5 build 160106"],
	["Hikvision", "DS-2DF8336IV-AEL", "V5.4.5 build 160928", "camera", [[2, 4, 4]], A, "", ["CVE-2017-7921", "CVE-2017-7923", "CVE-2021-36260"], "a DS-2DFx on the last affected build, and a DS-2DF8 built before 25 June 2021"],
	["Hikvision", "DS-2CD2147G2-SU", "V5.5.110 build 200914", "camera", [[0, 8, 2]], A, "", ["CVE-2021-36260"], "a DS-2CD2xx7G2 built before 25 June 2021"],
	["Hikvision", "DS-2CD2147G2-SU", "V5.5.800 build 210628", "camera", [[1, 12, 0], [5, 4, 0]], F, "", [], "a DS-2CD2xx7G2 built after 25 June 2021"],
	["Hikvision", "DS-2CD2347G2-LU", "V5.7.3", "camera", [[3, 3, 3]], U, "firmware_partial", [], "a DS-2CD2xx7G2; only the build date decides and it is not stated"],
	["Hikvision", "DS-7608NI-K1/8P", "V4.30.250 build 210115", "recorder", [[0, 2, 1], [5, 3, 0]], A, "", ["CVE-2021-36260"], "a DS-76xxNI-K1 between V4.30.210 build 201224 and V4.31.000 build 210511"],
	["Hikvision", "DS-K1T671MF", "V3.2.30 build 221222", "access", [[1, 6, 0]], A, "", ["CVE-2023-28810"], "a DS-K1T671XXX one day before the fixed build"],
	["Hikvision", "DS-KH8520-WTE1", "V2.2.8 build 230219", "access", [[1, 3, 0]], F, "", [], "a DS-KH85 on exactly the fixed build"],
	["Northern Video", "DS-2CD2142FWD-I", "V5.4.0 build 160414", "camera", [[3, 4, 2]], A, "", HIK2017, "the label is a relabel, the device reports the maker's own model"],
	["HiLook", "IPC-T221H", "V5.5.82 build 190909", "camera", [[4, 4, 0]], A, "", ["CVE-2021-36260"], "an IPC-xxxx of HiLook built before 25 June 2021"],
	["TRENDnet", "TV-IP312PI", "V5.2.5 build 141201", "camera", [[5, 2, 1]], U, "sources_disagree", [], "sold by Hikvision as DS-2CD2232-I5, which NVD lists and the advisory does not"],
	["LTS", "CMIP3142", "V5.3.0 build 150814", "camera", [[3, 5, 1]], U, "model_not_mapped", [], "LTS sells Hikvision's devices; which model this is, is not established"],
	["Annke", "C500", "", "camera", [[5, 4, 0]], U, "model_not_mapped", [], "Annke sells Hikvision's devices; which model this is, is not established"],
	["EZVIZ", "CS-C3W", "V5.2.1 build 180302", "camera", [[4, 6, 0]], U, "model_not_mapped", [], "a brand of Hikvision; which of the maker's models this is, is not established"],
	["Dahua", "IPC-HDW2300R-Z", "2.400.0000.7.R.20151123", "camera", [[0, 6, 2], [2, 3, 1]], A, "", DAHUA2017, "a DH-IPC-HDW2XXX, all versions"],
	["Dahua", "DHI-NVR1104", "3.200.0001.0", "recorder", [[3, 2, 2]], A, "", DAHUA2017, "a DH-NVR1XXX, all versions"],
	["Dahua", "IPC-HFW5442E-ZE", "2.800.0000000.13.R.200415", "camera", [[2, 7, 1]], A, "", ["CVE-2021-33044", "CVE-2021-33045"], "an IPC-HX5XXX built before June 2021 and before May 2020"],
	["Dahua", "IPC-HFW3441E-SA", "2.800.0000000.29.R.210630", "camera", [[1, 10, 0]], F, "", [], "an IPC-HX3XXX on exactly the build that the last source gives as fixed"],
	["Dahua", "IPC-HFW3441E-SA", "2.800.0000000.25.R.210610", "camera", [[5, 4, 1]], U, "sources_disagree", [], "built after the date of one source and before the build of the other"],
	["Dahua", "IPC-HFW3441E-SA", "", "camera", [[0, 3, 0]], U, "firmware_missing", [], "an IPC-HX3XXX; the build decides and is not known"],
	["Dahua", "NVR4216-16P-4KS2", "4.001.0000005.1.R.210713", "recorder", [[0, 2, 1], [1, 2, 0]], A, "", DAHUA2024, "an NVR4XXX built before 2024"],
	["Dahua", "NVR4216-16P-4KS2", "4.001.0000005.2.R.240315", "recorder", [[1, 3, 0]], F, "", [], "an NVR4XXX built after 2 February 2024, past the fix of 2021"],
	["Dahua", "DHI-HCVR7216A-S3", "3.210.0001.10, build: 2016-06-06", "recorder", [[2, 2, 2]], A, "", ["CVE-2017-6432"], "exactly the model and build that the record names"],
	["Loryta", "IPC-T5442TM-AS", "2.800.0000000.16.R.200807", "camera", [[4, 3, 0]], A, "", ["CVE-2021-33044"], "sold by Dahua as IPC-HDW5442TM-AS, an IPC-HX5XXX built before June 2021; past May 2020 and before the build of July 2021 for the other hole"],
	["Q-See", "QT9316", "3.200.QS00.0", "recorder", [[3, 2, 2]], U, "model_not_mapped", [], "some Q-See devices are Dahua's; which model this is, is not established"],
	["CP Plus", "CP-UNC-TA21L2C", "2.800.00AT009.0.R", "camera", [[4, 3, 0]], U, "model_not_mapped", [], "CP Plus sells Dahua's devices; which model this is, is not established"],
	["Amcrest", "IP2M-841", "V2.420.AC00.17.R.20190101", "camera", [[4, 6, 2]], A, "", ["CVE-2020-5735"], "below V2.420.AC00.18.R.20200217"],
	["Intelbras", "VIP 1230 B", "2.800.00IB00C.0.T", "camera", [[5, 5, 0]], U, "model_not_mapped", [], "Intelbras sells Dahua's devices; which model this is, is not established"],
	["Honeywell", "H4L2GR1", "2.420.HW01.32.20190610", "camera", [[1, 4, 0]], U, "model_not_mapped", [], "Honeywell had devices built by two makers; which model this is, is not established"],
	["TBK", "DVR4104", "", "recorder", [[3, 3, 3]], A, "", ["CVE-2018-9995", "CVE-2024-3721"], "every version is affected, so the missing build does not matter"],
	["D-Link", "DCS-2530L", "1.05.05", "camera", [[4, 4, 0]], A, "", ["CVE-2020-25078", "CVE-2020-25079"], "at the last affected version"],
	["D-Link", "DCS-930L", "2.10", "camera", [[4, 2, 0]], A, "", ["CVE-2016-11021"], "end of life, and below 2.12"],
	["GeoVision", "GV-VS12", "", "encoder", [[2, 2, 1]], A, "", ["CVE-2024-11120"], "end of life: every version"],
	["Edimax", "IC-7100", "1.02", "camera", [[5, 2, 1]], A, "", ["CVE-2025-1316"], "end of life: every version"],
	["PTZOptics", "PT30X-SDI", "6.3.20", "camera", [[1, 2, 0]], A, "", ["CVE-2024-8956", "CVE-2024-8957"], "below 6.3.40"],
	["NUUO", "NVRmini2", "3.8.0", "recorder", [[2, 1, 1]], A, "", ["CVE-2018-14933", "CVE-2022-23227"], "an NVRmini, end of life whatever the version, and up to 3.11"],
	["Reolink", "RLC-410W", "v3.0.0.136_20121102", "camera", [[4, 3, 0]], A, "", ["CVE-2021-40407"], "exactly the build that was examined"],
	["Reolink", "RLC-820A", "v3.1.0.956_22041503", "camera", [[4, 4, 0]], NONE, "", [], "no document held speaks of this model"],
	["Axis", "AXIS M3046-V", "9.80.3.1", "camera", [[1, 12, 0], [2, 8, 0]], NONE, "", [], "no document held speaks of this maker"],
	["Hanwha", "XNV-6080R", "1.41.12_20211020", "camera", [[2, 10, 0]], NONE, "", [], "no document held speaks of this maker"],
	["Uniview", "IPC322SB-DF28K-I0", "IPC_D1202-B0011P50D1907C04", "camera", [[5, 6, 0]], NONE, "", [], "no document held speaks of this maker"],
	["Bosch", "NBE-3502-AL", "7.80.0128", "camera", [[1, 5, 0]], NONE, "", [], "no document held speaks of this maker"],
	["Vivotek", "FD9187-HT-A", "FD9187-VVTK-0115a", "camera", [[2, 4, 0]], NONE, "", [], "no document held speaks of this maker"],
	["MOBOTIX", "M16", "MX-V5.2.6.22", "camera", [[0, 3, 0]], NONE, "", [], "no document held speaks of this maker"],
	["", "IP Camera", "", "camera", [[3, 2, 1], [5, 1, 0]], U, "maker_unknown", [], "a category, not a model, and no brand"],
	["SecuVue", "SV-2000", "1.0", "camera", [[3, 2, 0]], U, "maker_unknown", [], "a brand that nobody knows the maker of"],
	["", "", "", "", [[5, 2, 0]], U, "maker_unknown", [], "neither label nor model is known"],
];

/** The devices of the table, in order of site. */
export function devices() {
	const made = rows.flatMap(([brand, model, firmware, kind, places, verdict, verdictKind, affected, reason]) =>
		places.flatMap(([site, count, exposed]) =>
			Array.from({ length: count }, (_, index) => ({ site, brand, model, firmware, kind, exposed: index < exposed, verdict, verdictKind, affected, reason })),
		),
	);
	const counters = sites.map(() => 0);
	return made
		.map((device, order) => ({ ...device, order }))
		.sort((a, b) => a.site - b.site || a.order - b.order)
		.map((device) => {
			counters[device.site] += 1;
			const n = counters[device.site];
			const id = `${sites[device.site].split(" ").map((word) => word[0]).join("")}${device.site + 1}-${String(n).padStart(3, "0")}`;
			const address = device.exposed ? `203.0.113.${device.site * 40 + n}` : `10.${20 + device.site}.1.${n + 9}`;
			return { ...device, id, address, site: sites[device.site] };
		});
}

function cell(text) {
	return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function inventoryCsv() {
	const lines = devices().map((d) => [d.id, d.site, d.brand, d.model, d.firmware === "" ? "?" : d.firmware, d.kind, d.address, d.exposed ? "internet" : "internal"].map(cell).join(","));
	return `id,site,brand,model,firmware,type,ip,exposure\n${lines.join("\n")}\n`;
}

export function truthLines() {
	return `${devices()
		.map((d) => JSON.stringify({ id: d.id, verdict: d.verdict, ...(d.verdictKind === "" ? {} : { kind: d.verdictKind }), affected: d.affected, reason: d.reason }))
		.join("\n")}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), "data", "sample");
	writeFileSync(join(folder, "inventory.csv"), inventoryCsv());
	writeFileSync(join(folder, "truth.jsonl"), truthLines());
}
