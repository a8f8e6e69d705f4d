# nix-build -E 'with import <nixpkgs> {}; callPackage ./package.nix {}'
{ lib, stdenvNoCC, fetchurl, installShellFiles }:

let
  systems = {
    x86_64-linux = { name = "linux_amd64"; sha256 = "@SHA256_linux_amd64@"; };
    aarch64-linux = { name = "linux_arm64"; sha256 = "@SHA256_linux_arm64@"; };
    x86_64-darwin = { name = "darwin_amd64"; sha256 = "@SHA256_darwin_amd64@"; };
    aarch64-darwin = { name = "darwin_arm64"; sha256 = "@SHA256_darwin_arm64@"; };
  };
  system = systems.${stdenvNoCC.hostPlatform.system};
in
stdenvNoCC.mkDerivation rec {
  pname = "allies";
  version = "@VERSION@";
  src = fetchurl {
    url = "@HOME@/releases/download/@TAG@/allies_${version}_${system.name}.tar.gz";
    inherit (system) sha256;
  };
  nativeBuildInputs = [ installShellFiles ];

  installPhase = ''
    install -Dm755 allies $out/bin/allies
    installManPage man/*.1
    installShellCompletion --cmd allies --bash completions/allies.bash \
      --fish completions/allies.fish --zsh completions/allies.zsh
  '';

  meta = {
    description = "A plain-text ledger of the people you work with";
    homepage = "@HOME@";
    license = lib.licenses.mit;
    platforms = builtins.attrNames systems;
    mainProgram = "allies";
  };
}
