#!/bin/sh
# Makes allies.vsix of this folder, for "Install from VSIX…". It needs zip, and
# no network.
set -eu
cd "$(dirname "$0")"
here=$PWD
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
mkdir "$made/extension"
cp package.json extension.js client.js "$made/extension/"
cat >"$made/[Content_Types].xml" <<'XML'
<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension=".json" ContentType="application/json"/><Default Extension=".js" ContentType="application/javascript"/><Default Extension=".vsixmanifest" ContentType="text/xml"/></Types>
XML
cat >"$made/extension.vsixmanifest" <<'XML'
<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
<Metadata><Identity Language="en-US" Id="allies" Version="0.1.0" Publisher="allies"/><DisplayName>Allies</DisplayName><Description xml:space="preserve">A plain-text ledger of relationships</Description><Properties><Property Id="Microsoft.VisualStudio.Code.Engine" Value="^1.75.0"/></Properties></Metadata>
<Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
<Dependencies/>
<Assets><Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/></Assets>
</PackageManifest>
XML
target=${1:-$here/allies.vsix}
rm -f "$target"
(cd "$made" && zip -qr made.zip '[Content_Types].xml' extension.vsixmanifest extension) && cp "$made/made.zip" "$target"
echo "$target"
