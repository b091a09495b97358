import assert from "node:assert/strict";
import { test } from "node:test";
import { COLUMN_NAMES } from "./column-names.ts";
import { FIELDS } from "./field.ts";
import { findField } from "./find-field.ts";
import { isSecretName } from "./secret-name.ts";

/** What a heading is read as: a field, or `secret`, `ignored`, `unknown`. */
function read(name: string): string {
	const named = findField(name);
	return named.what === "field" ? named.field : named.what;
}

for (const [name, field] of [
	["Hersteller", "manufacturer"], // German
	["Modell", "model"],
	["IP-Adresse", "address"],
	["Standort", "site"],
	["Von extern erreichbar", "exposure"],
	["Softwarestand", "firmware"],
	["Build-Datum", "build"],
	["Seriennummer", "serial"],
	["Bezeichnung", "name"],
	["Marque", "brand"], // French
	["Modèle", "model"],
	["Version du micrologiciel", "firmware"],
	["Emplacement", "site"],
	["Numéro de série", "serial"],
	["Adresse MAC", "mac"],
	["Marca", "brand"], // Spanish, Italian
	["Fabricante", "manufacturer"],
	["Versión de firmware", "firmware"],
	["Dirección IP", "address"],
	["Número de serie", "serial"],
	["Ubicación", "site"],
	["Produttore", "manufacturer"],
	["Modello", "model"],
	["Versione firmware", "firmware"],
	["Indirizzo IP", "address"],
	["Sito", "site"],
	["品牌", "brand"], // Chinese
	["型号", "model"],
	["固件版本", "firmware"],
	["站点", "site"],
	["IP地址", "address"],
	["序列号", "serial"],
	["MAC Address", "mac"], // exports of programs
	["Device Serial Number", "serial"],
	["IPv4 Address", "address"],
	["HardwareAddress", "address"],
	["MacAddress", "mac"],
	["DriverDisplayName", "driver"],
	["firmwareReleasedDate", "build"],
	["oem_manufacturer", "oemManufacturer"],
	["OEM von", "oem"],
	["FIRMWARE (Stand Mai 2017)", "firmware"], // as people write them
	["  firm-ware  ", "firmware"],
	["Kamera IP-Adresse", "address"],
	["Firmware version of the camera", "firmware"],
	["摄像机固件版本", "firmware"],
	["Latest firmware", "ignored"], // not what is installed
	["Neueste Firmware verfügbar", "ignored"],
	["Firmware update due", "ignored"],
	["NVR IP", "ignored"],
	["IPv4 Gateway", "ignored"],
	["最新固件版本", "ignored"],
	["Subnet Mask", "ignored"],
	["Blorb", "unknown"],
	["", "unknown"],
] as const) {
	test(`heading ${name} is ${field}`, () => assert.equal(read(name), field));
}

for (const name of [
	"password",
	"Passwort",
	"PWD",
	"Kennwort",
	"mot de passe",
	"contraseña",
	"密码",
	"pass",
	"secret",
	"SNMP community",
	"PIN",
	"Camera PIN",
	"cameraPw",
	"userPass",
	"HardwarePassword",
	"Admin-Passwort",
	"API key",
	"Zugangsdaten",
	"Login",
	"Verification Code",
	"P a s s w o r d",
	"pass_word",
	"登录密码",
]) {
	test(`${name} names a secret`, () => assert.equal(read(name), "secret"));
}

test("no heading of ours is taken for a secret", () => {
	for (const field of FIELDS) for (const name of COLUMN_NAMES[field]) assert.ok(!isSecretName(name), name);
});

test("no heading stands under two fields", () => {
	for (const field of FIELDS) for (const name of COLUMN_NAMES[field]) assert.equal(read(name), field, name);
});
