/** Products named with their vendor, their kind or a series' title; products of no vendor. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type AdvisorySketch, advisory, catalogue, holesOf, identity, judged, told } from "../../test/support/match-fixture.ts";
import { bareName, isSeriesTitle, vendorNames } from "./product-name.ts";

const device = (brand: string, model: string) => identity({ brand, model, firmware: "V5.0.0" });
const rows: readonly (readonly [brand: string, model: string, product: AdvisorySketch["products"][number], verdict: string])[] = [
	["Acme", "CAM-100", { vendor: "Acme", name: "Acme CAM-100" }, "known_affected"],
	["Acme", "Acme CAM-100", { vendor: "Acme", name: "CAM-100" }, "known_affected"],
	["Acme Inc.", "CAM-100", { vendor: "Acme Inc.", name: "Acme CAM-100" }, "known_affected"],
	["Norden", "ND-CAM2142", { name: "Network Camera ND-CAM2142" }, "known_affected"],
	["Norden", "ND-CAM2142", { name: "Norden IP Camera ND-CAM2142" }, "known_affected"],
	["Norden", "IP Camera ND-CAM2142", { name: "ND-CAM2142" }, "known_affected"],
	// ICSA-23-010-01, ICSA-18-240-03: the code alone, without the words before it.
	["Norden", "ACR1000A-R-R2", { name: "Norden KVM ACR1000A-R-R2" }, "known_affected"],
	["Norden", "PM5560", { name: "PowerLogic PM5560" }, "known_affected"],
	["Norden", "PM5563", { name: "PowerLogic PM5560" }, "known_not_affected/not_listed"],
	// ICSA-23-348-13, ICSA-23-131-04, ICSA-22-195-05: some of the words before the code, and a digit of its own among them.
	["Norden", "SICAM Q100", { name: "POWER METER SICAM Q100" }, "known_affected"],
	["Norden", "CC716", { name: "SIMATIC Cloud Connect 7 CC716" }, "known_affected"],
	["Norden", "RUGGEDCOM RX1512", { name: "RUGGEDCOM ROX RX1512" }, "known_affected"],
	["Norden", "Salwico CS5000", { name: "CS5000 Fire Panel" }, "under_investigation/model_unclear"],
	["Norden", "ACC-AP", { name: "SiPass integrated ACC-AP" }, "known_affected"],
	// ICSA-25-148-03, ICSA-20-343-03, ICSA-26-022-04: words that say what it is.
	["Norden", "CS5000", { name: "CS5000 Fire Panel" }, "known_affected"],
	["Norden", "ICU", { name: "ICU tool" }, "known_affected"],
	["Norden", "ICU Tool", { name: "ICU" }, "known_affected"],
	// ICSA-22-109-01, ICSA-20-044-02: the first word of the name left out, where the others tell.
	["Norden", "ComNav", { name: "Hills ComNav" }, "known_affected"],
	["Norden", "HMIGTO5310", { name: "Magelis HMIGTO series" }, "known_affected"],
	["Norden", "Web Service", { name: "exacqVision Web Service" }, "under_investigation/model_unclear"],
	["Hills", "ComNav", { name: "Hills ComNav" }, "known_affected"],
	["Hills", "ComNav Pro", { name: "Hills ComNav" }, "under_investigation/maker_unknown"],
	// ICSA-25-175-05: singular and plural.
	["Norden", "iDSecure On-premise", { name: "iDSecure On-premises" }, "known_affected"],
	// ICSA-25-261-06: a series by a round number; in the wrong words, or with more digits, it is open or another.
	["Norden", "In-Sight 7802", { name: "In-Sight 7000 series" }, "known_affected"],
	["Norden", "In-Sight 3800", { name: "In-Sight 7000 series" }, "known_not_affected/not_listed"],
	["Norden", "CIVS-IPC-8020", { name: "Video Surveillance 8000 Series" }, "under_investigation/model_unclear"],
	["Norden", "In-Sight 78021", { name: "In-Sight 7000 series" }, "under_investigation/model_unclear"],
	// ICSA-25-324-02, ICSA-25-175-05: a firm that the catalogue does not know, in one word or two.
	["iCam 365", "P201", { vendor: "iCam365", name: "ROBOT PT Camera P201" }, "known_affected"],
	["ControlID", "P201", { vendor: "Control iD", name: "P201" }, "known_affected"],
	// ICSA-19-211-02, ICSA-24-046-04: words that elsewhere make a name a guess, where the document writes them too.
	["Prima Systems", "Prima FlexAir", { vendor: "Prima Systems", name: "Prima FlexAir" }, "known_affected"],
	["Norden", "prima ND-CAM2142", { name: "ND-CAM2142" }, "under_investigation/model_unclear"],
	["Norden", "SIMATIC CP 343-1 (6GK7343-1EX30-0XE0)", { name: "SIMATIC CP 343-1 (6GK7343-1EX30-0XE0)" }, "known_affected"],
	// ICSA-25-352-08: names that hold a kind word describe nothing.
	["Norden", "Norden Camera Station", { name: "Norden Camera Station" }, "known_affected"],
	["Norden", "Norden Device Manager", { name: "Norden Camera Station" }, "known_not_affected/not_listed"],
	["Norden", "ND-DOME7", { name: "Norden Camera Station" }, "known_not_affected/not_listed"],
	// ICSA-20-142-01: a system that has a name; a title that a code says nothing about.
	["Norden", "Victor Video Management System", { name: "Norden Victor Video Management System" }, "known_affected"],
	["Norden", "ND-DOME7", { name: "Doorbell Camera" }, "under_investigation/model_unclear"],
	// ICSA-21-257-01, ICSA-17-341-03: a firm with and without its legal form, and beside another.
	["Digi", "TS 16", { vendor: "Digi International, Inc.", name: "TS 16" }, "known_affected"],
	["Phoenix Contact", "PSI-MODEM", { vendor: "PHOENIX CONTACT, Innominate Security Technologies", name: "PSI-MODEM" }, "known_affected"],
	["Digital Systems", "TS 16", { vendor: "Network Systems", name: "TS 16" }, "under_investigation/maker_unknown"],
	["Norden", "OW-1", { vendor: "", name: "Norden OW-1" }, "known_affected"],
	["Norden", "ND-CAM2142", { vendor: "", name: "ND-CAM2142" }, "known_affected"],
	["Norden", "OW-1", { vendor: "", name: "OW-1" }, "under_investigation/maker_unknown"],
	["Acme", "CAM-100", { vendor: "", name: "Acme CAM-100" }, "known_affected"],
	["Norden", "ND-DOME7", { name: "E2 Camera Series" }, "under_investigation/model_unclear"],
	["Norden", "ND-DOME7", { name: "Performance Series" }, "under_investigation/model_unclear"],
];

test("what stands before a model does not keep a document from speaking of it", () => {
	for (const [brand, model, product, verdict] of rows) {
		const document = advisory({ products: [{ versions: "<=V5.4.0", ...product }] });
		const what = `${brand} ${model} beside ${product.vendor ?? "Norden"}: ${product.name}`;
		assert.equal(told(judged(device(brand, model), document)), verdict, what);
		if (!verdict.endsWith("not_listed"))
			assert.ok(holesOf(device(brand, model), [document]).map(told).includes(verdict), `${what}, among all`);
	}
});

test("a model that is another stays not listed", () => {
	for (const [brand, model, product] of [
		["Acme", "CAM-200", { vendor: "Acme", name: "Acme CAM-100" }],
		["Norden", "ND-DOME7", { name: "Network Camera ND-CAM2142" }],
		["Norden", "ND-DOME7", { name: "ND-TURM Series" }],
		["Norden", "ND-DOME7", { vendor: "", name: "Norden OW-1" }],
	] as const) {
		const document = advisory({ products: [product, { vendor: brand, name: "OTHER-1" }] });
		const { kind } = judged(device(brand, model), document);
		assert.ok(kind === "not_listed" || (brand === "Acme" && kind === "maker_unknown"), `${brand} ${model} beside ${product.name}: ${kind}`);
		assert.ok(!holesOf(device(brand, model), [document]).some((hole) => hole.advisory !== "" && hole.kind !== "maker_unknown"));
	}
});

test("vendor and kind words come off, never the model itself", () => {
	const names = vendorNames("Moxa Inc.", catalogue.findVendors("Norden"));
	for (const [text, bare] of [
		["Moxa AWK-3131A", "AWK-3131A"],
		["Norden AB Network Camera OW-1", "OW-1"],
		["Camera Station", "Camera Station"],
		["Moxa", "Moxa"],
		["DVR-4", "DVR-4"],
	] as const)
		assert.equal(bareName(text, names), bare);
	const list = `Moxa ${"AWK-3131A ".repeat(40)}`;
	assert.equal(bareName(list, names), list, "a text that is too long for a name is not cut to one");
});

test("titles of series", () => {
	for (const text of ["E2 Camera Series", "Performance Series NVRs", "Q-Series"]) assert.ok(isSeriesTitle(text), text);
	for (const text of ["DS-KH85 Series", "ND-CAM2xx2 Series", "HEN Series", "E2 Camera", "Series"]) assert.ok(!isSeriesTitle(text), text);
});

test("a remark in brackets that tells two listed products apart is the device's own", () => {
	// CISA ICSA-24-193-14: one relay on three processors, each with its own fix.
	const document = advisory({
		products: [
			{ name: "Relay 7SA82 (CP100)", versions: "*" },
			{ name: "Relay 7SA82 (CP150)", versions: "<V9.6.5" },
		],
	});
	const relay = (model: string, firmware: string) => told(judged(identity({ brand: "Norden", model, firmware }), document));
	assert.equal(relay("Relay 7SA82 (CP150)", "V9.6.5"), "fixed");
	assert.equal(relay("Relay 7SA82 (CP150)", "V9.6.4"), "known_affected");
	assert.equal(relay("Relay 7SA82 (CP100)", "V9.6.5"), "known_affected");
	assert.equal(relay("Relay 7SA82", "V9.6.5"), "known_affected", "which one it is the device does not state: the worst");
});

test("a description means a device that carries all of its telling words", () => {
	// CISA ICSA-25-162-10: NDI in the name of a camera makes it no fixed camera.
	const document = advisory({ products: [{ name: "VL Fixed Cameras and NDI Fixed Cameras", versions: "<=V7.2.94" }] });
	const seen = (model: string) => told(judged(identity({ brand: "Norden", model, firmware: "V7.0.0" }), document));
	assert.equal(seen("PT20X-NDI-GY"), "under_investigation/model_unclear");
	assert.equal(seen("NDI Fixed 20"), "known_affected");
});

test("a name that only shares words with a listed one is open where that document is asked about", () => {
	const document = advisory({ products: [{ name: "Pro Gen 4 Dome" }] });
	assert.equal(told(judged(device("Norden", "Gen 4"), document)), "under_investigation/model_unclear");
});
