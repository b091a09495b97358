/**
 * What people and programs call their columns: English, German, French, Spanish, Italian, Chinese, and the exports of tools.
 *
 * Written as they stand in files; compared by `keyOf`. Within a field the earlier name wins where a file has both.
 * Collected from exports of SADP, Milestone, ISAPI, NetBox and from spreadsheets as integrators keep them (2026).
 */
import type { Field } from "./field.ts";

/** A list as it is written below: separated by bars, several a line. */
function names(list: string): readonly string[] {
	return list.trim().split(/\s*\|\s*|\s*\n\s*/);
}

/** Heading to field. */
export const COLUMN_NAMES: Readonly<Record<Field, readonly string[]>> = {
	id: names(`
		id | device id | device_id | asset id | asset tag | asset | asset number | inventory number | inventory id | uuid | guid
		Geräte-ID | Inventarnummer | Inventar-Nr. | Anlagennummer | Gerätenummer | Kennung | numéro d'inventaire | id appareil
		id équipement | número de inventario | id dispositivo | id del dispositivo | numero di inventario | 设备编号 | 资产编号 | 设备ID | 设备标识
	`),
	site: names(`
		site | site name | location | facility | building | branch | store | property | customer site | depot | plant | Standort
		Objekt | Liegenschaft | Filiale | Niederlassung | Gebäude | Werk | Einbauort | Montageort | Ort | emplacement | lieu
		bâtiment | localisation | agence | ubicación | sitio | lugar | sede | edificio | localización | emplazamiento | sito
		ubicazione | posizione | luogo | 站点 | 位置 | 地点 | 安装位置 | 安装地点 | 场所 | 区域
	`),
	name: names(`
		name | device name | camera name | hardware name | hostname | host name | host | machine name | nickname | channel name
		alias | camera | display name | label | title | device | description | Bezeichnung | Gerätename | Kameraname | Kamera | Gerät
		Benennung | Beschreibung | Titel | nom | nom de l'appareil | nom de la caméra | désignation | caméra | appareil | équipement
		nombre | nombre del dispositivo | cámara | denominación | nombre de la cámara | nome | nome dispositivo | nome telecamera
		telecamera | denominazione | 名称 | 设备名称 | 设备名 | 通道名称 | 摄像机名称 | 摄像头名称 | 主机名
	`),
	brand: names(`
		brand | brand name | label brand | make | Marke | Markenname | Fabrikat | marque | marca | marca comercial | 品牌 | 牌子 | 设备品牌
	`),
	manufacturer: names(`
		manufacturer | manufacturer name | vendor | vendor name | mfr | mfg | producer | Hersteller | Herstellername | Produzent
		Lieferant Hersteller | fabricant | constructeur | fabricante | produttore | costruttore | 厂商 | 厂家 | 制造商 | 生产厂家 | 设备厂商 | 供应商
	`),
	maker: names(`
		maker | actual maker | original manufacturer | tatsächlicher Hersteller | Originalhersteller | fabricant d'origine
		fabricante original | 原厂 | 代工厂
	`),
	oem: names(`
		oem | oem of | OEM von | OEM de | OEM di | relabel of | rebrand of | made by | gebaut von | baugleich mit | baugleich
		fabriqué par | fabricado por | prodotto da | 代工
	`),
	oemManufacturer: names(`
		oem_manufacturer | oem manufacturer | oem_map.manufacturer | oemMap.manufacturer | oem vendor | oem maker | oem brand
		OEM-Hersteller | fabricant OEM | fabricante OEM | produttore OEM
	`),
	oemModel: names(`
		oem_model | oem model | oem_map.model | oemMap.model | OEM-Modell | modèle OEM | modelo OEM | modello OEM | OEM型号
	`),
	model: names(`
		model | model name | model number | model no | model no. | modelnumber | device model | camera model | product model
		product | product name | product number | part number | part no | prodnbr | prodfullname | prodshortname | article number
		sku | Modell | Modellname | Modellbezeichnung | Modellnummer | Gerätemodell | Typenbezeichnung | Typbezeichnung
		Kameramodell | Produkt | Artikelnummer | Artikel | modèle | référence | référence produit | modelo | número de modelo
		modelo de cámara | modello | codice prodotto | numero di modello | 型号 | 设备型号 | 产品型号 | 规格型号 | 机型
	`),
	firmware: names(`
		firmware | firmware version | fw | fw version | firmwareversion | current firmware | current firmware version
		installed firmware | firmware installed | software version | software | sw version | sw | device version | main version
		version | os version | installed version | firmware rev | firmware revision | Firmware-Version | Firmwarestand
		Firmware Stand | Softwarestand | Softwareversion | Software-Stand | Versionsstand | aktuelle Firmware | FW-Stand
		Geräteversion | version du micrologiciel | micrologiciel | version firmware | version du firmware | version logicielle
		version du logiciel | versión de firmware | versión del firmware | versión de software | versión | versión actual
		versione firmware | versione del firmware | versione software | versione | 固件版本 | 固件 | 软件版本 | 版本 | 版本号 | 固件版本号 | 主控版本 | 系统版本
	`),
	build: names(`
		build | build number | build no | build date | builddate | build time | buildtime | firmware build | firmware released date
		firmwareReleasedDate | Build-Datum | Build-Nummer | Buildnummer | Build-Stand | date de build | numéro de build
		date de compilation | compilación | fecha de compilación | número de compilación | data di build | data build | numero build
		build日期 | 编译日期 | 编译时间 | 版本日期 | 构建日期 | 构建号
	`),
	kind: names(`
		kind | category | device class | deviceclass | device category | device kind | role | Kategorie | Gerätekategorie
		Geräteklasse | Geräteart | Art | catégorie | categoría | clase | categoria | 类别 | 设备类别 | 分类 | 设备分类
	`),
	type: names(`
		type | device type | devicetype | product type | hardware type | hardware | camera type | Typ | Gerätetyp | Kameratyp
		Produkttyp | type d'appareil | type de caméra | type de matériel | tipo | tipo de dispositivo | tipo de cámara
		tipo dispositivo | tipo di dispositivo | 类型 | 设备类型 | 产品类型
	`),
	driver: names(`
		driver display name | driverdisplayname | driver name | driver | device driver | Treiber | pilote | controlador
	`),
	protocol: names(`
		protocol | discovery protocol | discovered by | discovered_by | detected by | found by | proxy protocol | proxyprotocol
		connection protocol | device protocol | Protokoll | Erkannt über | Gefunden über | protocole | protocolo | protocollo | 协议 | 协议类型 | 接入协议
	`),
	mac: names(`
		mac | mac address | macaddress | mac_address | mac addr | ethernet address | physical address | connected mac address
		hwaddr | MAC-Adresse | physikalische Adresse | adresse mac | dirección mac | indirizzo mac | MAC地址 | 物理地址 | 网卡地址
	`),
	serial: names(`
		serial | serial number | serialnumber | serial no | serial no. | serialno | s/n | sn | device serial number | device serial
		devicesn | device sn | Seriennummer | Serien-Nr. | Serien-Nr | Seriennr. | SerNr | Serial-Nr. | numéro de série | n° de série
		no de série | número de serie | n.º de serie | nº de serie | numero di serie | matricola | seriale | 序列号 | 设备序列号 | 出厂编号 | SN码
	`),
	address: names(`
		ip | ip address | ipaddress | ip_address | ipv4 address | ipv4 | ipv4address | ipv6 address | ipv6 | ip addr | ip_str
		address | addresses | hardware address | primary ip | primary_ip | primary ip4 | fqdn | dns name | domain name | url | uri
		rtsp | rtsp url | stream | stream url | web address | host address | public ip | external ip | wan ip | IP-Adresse | IP Adr.
		IP-Adr | Adresse | Netzwerkadresse | öffentliche IP | Stream-URL | adresse ip | adresse réseau | ip publique | dirección ip
		dirección | ip pública | indirizzo ip | indirizzo | ip pubblico | IP地址 | 地址 | IPv4地址 | 公网IP | 网络地址
	`),
	ports: names(`
		ports | open ports | openports | open_ports | port | tcp ports | http port | httpport | https port | httpsport | rtsp port
		server port | sdk port | command port | commandport | service port | device port | offene Ports | HTTP-Port | Server-Port
		ports ouverts | port http | puertos | puertos abiertos | puerto | puerto http | porte | porte aperte | porta | porta http
		端口 | 开放端口 | HTTP端口 | 服务端口 | 端口号 | 设备端口
	`),
	exposure: names(`
		exposure | exposed | internet exposed | exposed to internet | exposed to the internet | internet facing | internet-facing
		internet | public | publicly reachable | reachable from internet | reachable from the internet | internet reachable
		external access | externally reachable | remote access | port forwarding | port forward | port forwarded | forwarded ports
		network exposure | Von extern erreichbar | extern erreichbar | von außen erreichbar | aus dem Internet erreichbar
		aus dem Internet | im Internet erreichbar | im Internet | Fernzugriff | Fernzugang | Erreichbarkeit | Exposition
		Portweiterleitung | Portfreigabe | öffentlich erreichbar | öffentlich | extern | accessible depuis internet
		accessible de l'extérieur | exposé | exposé à internet | exposition | accès externe | accès distant | accès à distance
		redirection de port | accesible desde internet | accesible desde el exterior | expuesto | expuesto a internet | exposición
		acceso remoto | acceso externo | redirección de puertos | raggiungibile da internet | accessibile da internet
		raggiungibile dall'esterno | esposto | esposto a internet | esposizione | accesso remoto | accesso esterno | 公网 | 外网 | 是否公网
		公网访问 | 外网访问 | 互联网可访问 | 可从外网访问 | 互联网暴露 | 暴露 | 端口映射
	`),
	isolated: names(`
		isolated | air-gapped | air gapped | airgapped | air gap | Isoliert | vom Netz getrennt | isolé | aislado | isolato | 隔离
		物理隔离
	`),
};

/** Headings that are known and of no use here; they are never guessed to be something else by their cells. */
export const IGNORED_NAMES: readonly string[] = names(`
		index | no | no. | nr | nr. | lfd. Nr. | lfd Nr | pos | pos. | row | line | # | n° | 序号 | 编号 | status | state | Zustand
		état | estado | stato | 状态 | 在线状态 | ipv4 gateway | ipv6 gateway | gateway | default gateway | standardgateway | passerelle
		puerta de enlace | 网关 | 网关地址 | subnet mask | subnetmask | netmask | mask | Subnetzmaske | Netzmaske | masque
		masque de sous-réseau | máscara | máscara de subred | maschera | maschera di sottorete | 子网掩码 | 掩码 | dns | dns server | ntp
		ntp server | vlan | 网段 | user | username | user name | Benutzer | Benutzername | utilisateur | nom d'utilisateur | usuario
		nombre de usuario | utente | nome utente | 用户名 | 用户 | notes | note | comment | comments | remarks | remark | Bemerkung
		Bemerkungen | Notiz | Notizen | Kommentar | Anmerkung | remarque | remarques | commentaire | notas | observaciones
		comentarios | osservazioni | commenti | 备注 | 说明 | driver number | drivernumber | hardwaredriverid | recording server name
		recordingservername | recording server id | recordingserverid | recorder | nvr | channel | channels | Kanal | Kanäle | 通道
		通道数 | hardware version | hardware revision | hw version | hardware-version | Hardwareversion | Hardwarestand
		version matérielle | versión de hardware | versione hardware | 硬件版本 | dsp version | dspversion | 编码版本 | web version
		plugin version | onvif version | schema | schema version | date | Datum | fecha | data | 日期 | install date
		installation date | Installationsdatum | Einbaudatum | last seen | last update | firmware date | Firmware-Datum
		Firmwaredatum | date du firmware | fecha de firmware | data firmware | warranty | Garantie | latest firmware | latest version
		target firmware | target version | recommended firmware | available firmware | Soll-Firmware | Soll-Version
		neueste Firmware | 最新固件 | 最新版本 | question | source | seawall question
	`);

/** Words that turn a heading away from the device itself: another device's address, a version that is not installed, a date. */
export const TURNING_WORDS: ReadonlySet<string> = new Set(
	names(`
		latest | newest | target | new | neu | neue | neuer | neueste | recommended | empfohlen | empfohlene | soll | ziel
		available | verfuegbar | verfuegbare | required | benoetigt | update | updates | upgrade | date | datum | fecha | next
		previous | old | alt | alte | vorher | last | letzte | letztes | fixed | minimum | min | eol | eos | end | support | warranty
		garantie | price | preis | gateway | mask | maske | subnet | subnetz | dns | ntp | server | nvr | dvr | recorder | rekorder
		switch | router | firewall | vms | proxy | nouvelle | nueva | nuova | derniere | ultima | cible | hardware | hw | dsp | web
		plugin | bootloader | battery | lens | objektiv | user | benutzer | password | contact | kontakt | email | mail | phone
		telefon | before | after | nach | vor | count | anzahl | status
	`),
);
