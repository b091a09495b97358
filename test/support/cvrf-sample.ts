/** A document of CVRF 1.2 on made-up devices. */
export const CVRF = `<?xml version="1.0" encoding="UTF-8"?>
<cvrfdoc xmlns="http://docs.oasis-open.org/csaf/ns/csaf-cvrf/v1.2/cvrf" xmlns:prod="http://docs.oasis-open.org/csaf/ns/csaf-cvrf/v1.2/prod" xmlns:vuln="http://docs.oasis-open.org/csaf/ns/csaf-cvrf/v1.2/vuln">
  <DocumentTitle>Norden cameras: login can be passed by</DocumentTitle>
  <DocumentPublisher Type="Vendor"><IssuingAuthority>Norden AB</IssuingAuthority></DocumentPublisher>
  <DocumentTracking>
    <Identification><ID>NORDEN-SA-7</ID></Identification><Status>Final</Status><Version>1.0</Version>
    <RevisionHistory><Revision><Number>1.0</Number><Date>2016-05-04T00:00:00Z</Date><Description>First release</Description></Revision></RevisionHistory>
  </DocumentTracking>
  <DocumentNotes><Note Type="Summary" Title="Summary" Ordinal="1">Install the fixed firmware.</Note></DocumentNotes>
  <DocumentReferences><Reference><URL>https://norden.example/sa-7</URL><Description>Our page</Description></Reference></DocumentReferences>
  <prod:ProductTree>
    <prod:Branch Type="Vendor" Name="Norden"><prod:Branch Type="Product Name" Name="CAM2142">
      <prod:Branch Type="Product Version" Name="&lt;=V5.4.4 build 161125"><prod:FullProductName ProductID="P1">Norden CAM2142 up to V5.4.4</prod:FullProductName></prod:Branch>
      <prod:Branch Type="Product Version" Name="V5.4.5 build 170124"><prod:FullProductName ProductID="P2">Norden CAM2142 V5.4.5</prod:FullProductName></prod:Branch>
    </prod:Branch></prod:Branch>
  </prod:ProductTree>
  <vuln:Vulnerability Ordinal="1">
    <vuln:Title>Login can be passed by</vuln:Title>
    <vuln:Notes><vuln:Note Type="Description" Ordinal="1">A made-up session is taken for the administrator's.</vuln:Note></vuln:Notes>
    <vuln:CVE>CVE-2016-10001</vuln:CVE><vuln:CWE ID="CWE-287">Improper Authentication</vuln:CWE>
    <vuln:ProductStatuses>
      <vuln:Status Type="Known Affected"><vuln:ProductID>P1</vuln:ProductID></vuln:Status>
      <vuln:Status Type="Fixed"><vuln:ProductID>P2</vuln:ProductID></vuln:Status>
      <vuln:Status Type="Known Affected"><vuln:ProductID>P9</vuln:ProductID></vuln:Status>
    </vuln:ProductStatuses>
    <vuln:CVSSScoreSets><vuln:ScoreSetV3><vuln:BaseScoreV3>9.8</vuln:BaseScoreV3><vuln:VectorV3>CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H</vuln:VectorV3></vuln:ScoreSetV3></vuln:CVSSScoreSets>
    <vuln:Remediations><vuln:Remediation Type="Vendor Fix"><vuln:Description>Update to V5.4.5 build 170124.</vuln:Description><vuln:ProductID>P1</vuln:ProductID></vuln:Remediation></vuln:Remediations>
  </vuln:Vulnerability>
</cvrfdoc>
`;
