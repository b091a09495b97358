import assert from "node:assert/strict";
import { test } from "node:test";
import { parseAddresses } from "./address.ts";
import { readDriver } from "./driver-name.ts";
import { readExposure } from "./exposure-word.ts";
import { joinFirmware } from "./firmware-text.ts";
import { readKind } from "./kind-word.ts";
import { looksLikeMac, parseMac } from "./mac.ts";
import { readOemMap } from "./oem-map.ts";
import { parsePorts } from "./ports.ts";
import { isPublicAddress } from "./public-address.ts";
import { isPlaceholderSerial, modelInSerial } from "./serial-text.ts";

for (const [text, mac] of [
	["44:19:B6:00:00:31", "44:19:b6:00:00:31"],
	["3C-EF-8C-00-00-32", "3c:ef:8c:00:00:32"],
	["4419b6000033", "44:19:b6:00:00:33"],
	["4419.b600.0033", "44:19:b6:00:00:33"],
	["44 19 b6 00 00 33", "44:19:b6:00:00:33"],
	["00:00:00:00:00:00", undefined],
	["ff-ff-ff-ff-ff-ff", undefined],
	["44:19-B6:00:00:31", undefined],
	["4,41900E+11", undefined],
	["no", undefined],
] as const) {
	test(`MAC ${text}`, () => assert.equal(parseMac(text), mac));
}

test("twelve decimal digits are a MAC only under a heading that says so", () => {
	assert.equal(looksLikeMac("001122334455"), false);
	assert.equal(parseMac("001122334455"), "00:11:22:33:44:55");
});

for (const [text, addresses, ports] of [
	["192.0.2.31", ["192.0.2.31"], []],
	["010.000.000.005", ["10.0.0.5"], []],
	["10.0.0.5/24", ["10.0.0.5"], []],
	["10.0.0.5:8000", ["10.0.0.5"], [8000]],
	["http://192.0.2.22:8080/", ["192.0.2.22"], [8080]],
	["rtsp://cam-1.example.org:554/live", ["cam-1.example.org"], [554]],
	["10.0.0.5, 10.0.0.6", ["10.0.0.5", "10.0.0.6"], []],
	["FE80::1%eth0", ["fe80::1"], []],
	["[2001:db8::5]:80", ["2001:db8::5"], [80]],
	["::ffff:10.0.0.1", ["::ffff:10.0.0.1"], []],
	["256.1.1.1", [], []],
	["0.0.0.0", [], []],
	["DHCP", [], []],
	["1:2:3", [], []],
] as const) {
	test(`address ${text}`, () => {
		const found = parseAddresses(text);
		assert.deepEqual([found.addresses, found.ports], [addresses, ports]);
		assert.equal(found.unread, addresses.length === 0);
	});
}

for (const [address, open] of [
	["8.8.8.8", true],
	["172.15.0.1", true],
	["172.16.0.1", false], // RFC 1918
	["10.1.2.3", false],
	["192.168.1.64", false],
	["100.64.0.1", false], // RFC 6598
	["100.128.0.1", true],
	["169.254.1.1", false], // RFC 3927
	["192.0.2.31", false], // RFC 5737
	["198.51.100.7", false],
	["203.0.113.9", false],
	["127.0.0.1", false],
	["224.0.0.1", false],
	["255.255.255.255", false],
	["2a00:1450::5", true],
	["2001:db8::1", false], // RFC 3849
	["fd00::1", false], // RFC 4193
	["fe80::1", false],
	["::1", false],
	["::ffff:8.8.8.8", true],
	["::ffff:10.0.0.1", false],
	["cam.example.org", false],
] as const) {
	test(`${address} is ${open ? "" : "not "}public`, () => assert.equal(isPublicAddress(address), open));
}

for (const [words, exposure] of [
	["yes internet ja JA oui sí si sì 是 1 true public extern öffentlich", "internet"],
	["no nein Non 0 false flase intern LAN 否 内网", "internal"],
	["isoliert air-gapped isolated 隔离", "isolated"],
	["vielleicht teilweise 7", "unread"],
] as const) {
	for (const word of words.split(" ")) test(`exposure ${word} is ${exposure}`, () => assert.equal(readExposure(word), exposure));
}

for (const [text, exposure] of [
	["ja, Port 8000", "internet"],
	["8000, 554", "internet"],
	["nein (nur VPN)", "internal"],
	["nein, aber Port 8000 weitergeleitet", "unread"],
	["intern, but forwarded", "unread"],
	["extern nicht erreichbar", "unread"],
	[undefined, "silent"],
] as const) {
	test(`exposure ${text}`, () => assert.equal(readExposure(text), exposure));
}

for (const [text, kind] of [
	["IP Camera", "camera"],
	["IPCamera", "camera"],
	["Netzwerkkamera", "camera"],
	["DVR", "recorder"],
	["16-Kanal NVR", "recorder"],
	["网络摄像机", "camera"],
	["Türstation", "access"],
	["Video Encoder", "encoder"],
	["Switch", "other"],
	["NVR5216-16P", undefined],
	["DS-2CD2142FWD-I", undefined],
	["M1065-LW", undefined],
] as const) {
	test(`kind ${text}`, () => assert.equal(readKind(text), kind));
}

for (const [version, build, text, conflict] of [
	["V5.4.0", "160530", "V5.4.0 build 160530", false],
	["V5.4.0", "build 160530", "V5.4.0 build 160530", false],
	["V5.4.0 build 160530", "160530", "V5.4.0 build 160530", false],
	["V5.3.0build150814", "2015-08-14", "V5.3.0build150814", false],
	["V5.4.0 build 160530", "170124", "V5.4.0 build 160530", true],
	["2.420.0000.10.R", "20.10.2016", "2.420.0000.10.R build 2016-10-20", false],
	["4.001.0000005.1.r.210709", "2021-07-09", "4.001.0000005.1.r.210709", false],
	["V5.4.0", "sp", "V5.4.0", false],
	["V5.4.0", undefined, "V5.4.0", false],
	[undefined, "160530", "build 160530", false],
	[undefined, undefined, undefined, false],
] as const) {
	test(`firmware ${version} and build ${build}`, () => assert.deepEqual(joinFirmware(version, build), { text, conflict }));
}

test("serial numbers", () => {
	assert.equal(modelInSerial("DS-2CD2142FWD-I20160601CCWR000000002"), "DS-2CD2142FWD-I");
	assert.equal(modelInSerial("DS-K1T671M-L20230531V030230ENAA0000001"), "DS-K1T671M-L");
	assert.equal(modelInSerial("DS-2CD2142FWD-I20161301CCWR000000002"), undefined, "no month 13");
	assert.equal(modelInSerial("6C0000000000001"), undefined);
	for (const filler of ["00000000", "123456", "0", "XXXXXXXXXXXXXXX", "default"]) assert.ok(isPlaceholderSerial(filler), filler);
	for (const real of ["6C0000000000001", "DS-2CD2142FWD-I20160601CCWR000000002", "ACCC8E000002", "1290"])
		assert.ok(!isPlaceholderSerial(real), real);
});

test("driver names", () => {
	assert.deepEqual(readDriver("AXIS M1065-LW Network Camera"), { brand: "AXIS", model: "M1065-LW" });
	assert.deepEqual(readDriver("Hikvision 1 channel"), { brand: "Hikvision", model: undefined });
	assert.deepEqual(readDriver("ONVIF Conformant Device"), { brand: undefined, model: undefined });
	assert.deepEqual(readDriver("Universal 1 channel"), { brand: undefined, model: undefined });
});

test("OEM statements", () => {
	assert.deepEqual(readOemMap("Hikvision", "DS-2CD2142FWD-I", undefined).oemMap, { manufacturer: "Hikvision", model: "DS-2CD2142FWD-I" });
	assert.deepEqual(readOemMap(undefined, undefined, "Hikvision DS-2CD2142FWD-I").oemMap, {
		manufacturer: "Hikvision",
		model: "DS-2CD2142FWD-I",
	});
	assert.equal(readOemMap(undefined, undefined, "Hangzhou Hikvision").maker, "Hangzhou Hikvision");
	assert.equal(readOemMap(undefined, "DS-2CD2142FWD-I", undefined).incomplete, true);
});

test("ports", () => {
	assert.deepEqual(parsePorts("80, 554/tcp; 8000"), [80, 554, 8000]);
	assert.deepEqual(parsePorts("0 70000 1.2.3.4"), []);
});
